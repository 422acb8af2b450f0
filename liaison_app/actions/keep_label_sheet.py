"""Keep a sheet of labels that an officer measured and named, for the whole team."""

from sqlalchemy import Connection, func, select

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import LabelSheet
from liaison_app.domain.label_sheets import LABEL_SHEETS, must_be_sheet
from liaison_app.domain.text import tidy
from liaison_app.store import saving
from liaison_app.store.tables import LabelSheetKept

_LONGEST_NAME = 40
_MEASURES = (
    "across",
    "down",
    "width",
    "height",
    "left",
    "top",
    "pitch_across",
    "pitch_down",
    "paper_width",
    "paper_height",
)


def keep_label_sheet(connection: Connection, *, sheet: LabelSheet) -> int:
    """Write a sheet of labels, over one of the same name if there is one, and return its key.

    Raises LiaisonError for a name that is missing, too long or a maker's own, and for measures
    that cannot be.
    """
    name = _checked(sheet.name)
    must_be_sheet(sheet)
    values = {"name": name, **{one: getattr(sheet, one) for one in _MEASURES}}
    s = LabelSheetKept
    there = connection.execute(
        select(s.id, s.version).where(func.lower(s.name) == name.lower())
    ).one_or_none()
    if there is None:
        return saving.insert(connection, LabelSheetKept, values)
    key: int = there.id
    saving.update(connection, LabelSheetKept, key=key, version=there.version, values=values)
    return key


def _checked(typed: str) -> str:
    name = tidy(typed)
    if not name:
        raise LiaisonError("Give the sheet a name.", hint="The number on its packet, for instance.")
    if len(name) > _LONGEST_NAME:
        raise LiaisonError(f"The name is longer than {_LONGEST_NAME} letters.", hint="Shorten it.")
    if name.casefold() in {one.name.casefold() for one in LABEL_SHEETS}:
        raise LiaisonError(
            f"{name} is the maker's own sheet.", hint="Choose another name for your measures."
        )
    return name
