"""The sheets of labels to choose from: the makers' own, and those the team has measured."""

from sqlalchemy import Connection, select

from liaison_app.domain.exports import LabelSheet
from liaison_app.domain.label_sheets import LABEL_SHEETS
from liaison_app.store.tables import LabelSheetKept


def label_sheets(connection: Connection) -> tuple[LabelSheet, ...]:
    """Return the makers' sheets, then the team's own by name."""
    s = LabelSheetKept
    found = connection.execute(
        select(
            s.name,
            s.across,
            s.down,
            s.width,
            s.height,
            s.left,
            s.top,
            s.pitch_across,
            s.pitch_down,
            s.paper_width,
            s.paper_height,
        ).order_by(s.name)
    )
    return (*LABEL_SHEETS, *(LabelSheet(**row._asdict()) for row in found))
