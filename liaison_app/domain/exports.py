"""What an export is made of beside its rows: one row for whom, addressed to whom, which columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liaison_app.domain.choices import Choice
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS

BATCH = 50
"""So many addresses go into one Bcc; Exchange stops at 500."""

MOST_IN_BATCH = 500


class RowPer(Choice):
    """Whom each row of an export stands for."""

    ORGANISATION = "organisation", "One for each organisation"
    ADDRESS = "address", "One for each postal address"
    PERSON = "person", "One for each person"
    ROLE = "role", "One for each post held"


class AddresseePolicy(Choice):
    """To whom at an organisation it is addressed; a stored salutation always wins."""

    NAMED = "named", "The named post-holder, else the post"
    POST = "post", "The post"
    ORGANISATION = "organisation", "The organisation"


class RowOrder(Choice):
    """The order in which the piles come out."""

    POSTCODE = "postcode", "By postcode, then name"
    OFFICER = "officer", "By officer, then postcode"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportColumn:
    """One column: the field that it shows, and the heading that stands over it."""

    field: str
    heading: str


STANDARD_COLUMNS: tuple[ExportColumn, ...] = tuple(
    ExportColumn(field=field, heading=field) for field in MAIL_LIST_FIELDS
)
"""Every standard field under its standard name, which saved letters lean on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """A sheet of labels; all measures are in hundredths of a millimetre.

    ``pitch_across`` and ``pitch_down`` are from the edge of one label to the same edge of the next.
    """

    name: str
    across: int
    down: int
    width: int
    height: int
    left: int
    top: int
    pitch_across: int
    pitch_down: int
    paper_width: int = 21_000
    paper_height: int = 29_700

    @property
    def labels(self) -> int:
        """How many labels the sheet has."""
        return self.across * self.down


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSettings:
    """What is chosen for one kind of file alone: a sheet of labels, the size of a Bcc batch.

    ``first_label`` is the position of the first label still on the sheet, from 1.
    """

    sheet: LabelSheet | None = None
    first_label: int = 1
    batch: int = BATCH
    subject: str = ""
    what_to_say: str = ""


def must_be_columns(columns: Sequence[ExportColumn], *, offered: Iterable[str]) -> None:
    """Refuse columns that cannot head a mail list: their names are Word's merge fields.

    Raises LiaisonError with the heading that is at fault.
    """
    if not columns:
        raise LiaisonError("The list has no column.", hint="Tick at least one.")
    known, seen = frozenset(offered), set[str]()
    for column in columns:
        heading = column.heading
        if column.field not in known:
            raise LiaisonError(f"There is no field {column.field} to put into a column.")
        if not _is_heading(heading):
            raise LiaisonError(
                f"“{heading}” cannot head a column.",
                hint="Use letters, digits and underscores, beginning with a letter: 40 at most.",
            )
        if heading.casefold() in seen:
            raise LiaisonError(
                f"Two columns are called {heading}.", hint="Give one of them another heading."
            )
        seen.add(heading.casefold())


_LONGEST_HEADING = 40


def _is_heading(text: str) -> bool:
    plain = text.replace("_", "")
    return (
        0 < len(text) <= _LONGEST_HEADING
        and text.isascii()
        and text[0].isalpha()
        and (not plain or plain.isalnum())
    )
