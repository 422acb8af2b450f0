"""What is planned before a file is brought in, what the officer decides, and what came of it.

A plan changes nothing. Every row read has exactly one verdict, so the counts always add up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind


class RowVerdict(Choice):
    """What will become of a row."""

    NEW = "new", "New"
    UPDATE = "update", "Update"
    NO_CHANGE = "no_change", "No change"
    NEEDS_YOU = "needs_you", "Needs you"
    DUPLICATE = "duplicate", "Duplicate within the file"
    PROBLEM = "problem", "Problem"
    LEFT_OUT = "left_out", "Left out"


class Answer(Choice):
    """What an officer can decide about a row."""

    TAKE_THEIRS = "take_theirs", "Take the file's value"
    KEEP_OURS = "keep_ours", "Keep ours"
    CREATE = "create", "Bring in as a new record"
    LEAVE_OUT = "leave_out", "Leave out"
    MATCH = "match", "It is this one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The officer's answer for one row; ``organisation_id`` goes with *It is this one*."""

    answer: Answer
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that the file would change; in a conflict the team and the file both changed it.

    ``targets`` are the keys of the contact point, person or roles that the change works on;
    ``role_id`` is the role to which a new contact point belongs.
    """

    field: str
    label: str
    ours: str
    theirs: str
    last_said: str = ""
    conflict: bool = False
    targets: tuple[int, ...] = ()
    role_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContact:
    """A phone number or e-mail address in the file, as typed and in the forms that are kept."""

    field: str
    kind: ContactKind
    typed: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePerson:
    """The one person whom a row names, with the post and their own contact points."""

    name: PersonName
    post: str
    sort_key: str = ""
    contacts: tuple[FileContact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """What one usable row says, in the forms that are kept; fields left blank are not in it.

    ``values`` holds every field as text, contact points and person included: it is what is
    remembered as last said. ``ward_code`` is the ward of the file's postcode. A row of a file
    of postcodes is of no kind. The keys are those kept beside a name: working them out takes
    longer than writing the record.
    """

    kind: Kind | None
    reference: str
    values: Mapping[str, str]
    contacts: tuple[FileContact, ...] = ()
    person: FilePerson | None = None
    ward_code: str = ""
    name_key: str = ""
    sort_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record of ours that a row may mean."""

    organisation_id: int
    name: str
    postcode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One row of the file and what will become of it.

    A new record's values are in ``record``; ``changes`` holds the fields that differ from the
    record of ours that the row means. ``candidates`` are those to choose from where several fit.
    """

    line: int
    verdict: RowVerdict
    name: str = ""
    reference: str = ""
    changes: tuple[FieldChange, ...] = ()
    problem: str = ""
    hint: str = ""
    notices: tuple[str, ...] = ()
    organisation_id: int | None = None
    candidates: tuple[Candidate, ...] = ()
    record: FileRecord | None = field(default=None, repr=False)
    remembered: str = field(default="", repr=False)

    @property
    def conflicts(self) -> tuple[FieldChange, ...]:
        """The fields that the team and the file both changed."""
        return tuple(change for change in self.changes if change.conflict)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the officer can decide about this row; the first is what happens otherwise."""
        match self.verdict:
            case RowVerdict.NEEDS_YOU if self.conflicts:
                return (Answer.KEEP_OURS, Answer.TAKE_THEIRS, Answer.LEAVE_OUT)
            case RowVerdict.NEEDS_YOU:
                return (Answer.LEAVE_OUT, Answer.MATCH, Answer.CREATE)
            case RowVerdict.NEW:
                return (Answer.CREATE, Answer.LEAVE_OUT)
            case RowVerdict.UPDATE:
                return (Answer.TAKE_THEIRS, Answer.KEEP_OURS, Answer.LEAVE_OUT)
            case RowVerdict.LEFT_OUT if self.record is not None:
                return (Answer.LEAVE_OUT, Answer.CREATE)
            case _:
                return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedBefore:
    """When the very same file was brought in, and by whom."""

    at: datetime
    officer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEvents:
    """What the file tells of the schools or groups that we hold; conflicts are not counted."""

    new: int = 0
    closed: int = 0
    new_heads: int = 0
    renamed: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What bringing in a file will do; it holds as long as the records it is about stand still.

    ``register`` is the kind of file as officers call it, ``source`` its key. ``rows`` leaves out
    rows that the reader already left out, which ``left_out_because`` counts by reason.
    ``as_of`` marks the state of the records against which the file was compared.
    """

    file_name: str
    sha256: str
    register: str
    source: str
    rows: tuple[PlannedRow, ...] = field(repr=False)
    counts: Mapping[RowVerdict, int]
    rows_read: int
    imported_before: ImportedBefore | None = None
    events: ImportEvents = ImportEvents()
    left_out_because: tuple[tuple[str, int], ...] = ()
    as_of: int = 0

    def __post_init__(self) -> None:
        """Every row read is accounted for."""
        if self.rows_read != sum(self.counts.values()):
            raise AssertionError("Some rows of the file are not accounted for.")

    @property
    def changes_anything(self) -> bool:
        """Whether applying it would write to any record."""
        return any(
            self.counts.get(verdict, 0)
            for verdict in (RowVerdict.NEW, RowVerdict.UPDATE, RowVerdict.NEEDS_YOU)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDone:
    """What bringing in a file did: counts that add up to the rows read, and the records."""

    import_id: int
    counts: Mapping[RowVerdict, int]
    rows_read: int
    organisation_ids: tuple[int, ...] = field(default=(), repr=False)
