"""What was typed into a form and not saved."""

import json
from collections.abc import Mapping

from sqlalchemy import Connection, select

from liaison_app.domain.drafts import DraftPlace
from liaison_app.store.tables import Draft


def draft_of(connection: Connection, *, place: DraftPlace) -> Mapping[str, str]:
    """Return a form's texts by the names of its fields; none where nothing was left unsaved."""
    d = Draft
    wanted = select(d.texts).where(
        d.account == place.account, d.form == place.form, d.record == place.record
    )
    kept = connection.execute(wanted).scalar_one_or_none()
    return {} if kept is None else {str(name): str(text) for name, text in json.loads(kept).items()}
