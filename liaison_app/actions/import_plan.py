"""Plan what the rows of a school register, or of our own spreadsheet, will do to what we hold."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection

from liaison_app.actions.import_compare import Comparison, remembered
from liaison_app.actions.import_records import own_record, school_record
from liaison_app.domain.imports import (
    Candidate,
    FieldChange,
    FileRecord,
    ImportEvents,
    PlannedRow,
    RowVerdict,
)
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress
from liaison_app.files.registers import OWN_SPREADSHEET, SCHOOLS, OwnRow, RegisterRow, SchoolRow
from liaison_app.queries.import_held import Held, held_organisations
from liaison_app.queries.import_matches import Match, Matcher
from liaison_app.queries.import_wards import Wards, wards_for

SCHOOL_KINDS = (Kind.SCHOOL,)
OTHER_KINDS = tuple(kind for kind in Kind if kind is not Kind.SCHOOL)
_SAY_EVERY = 500
_Row = TypeVar("_Row", bound=RegisterRow)
_MEND = "Mend the row in the file and import it again; the other rows are not held up."
_TWICE = "Only the first of them is brought in."


def plan_schools(
    connection: Connection, *, rows: Sequence[SchoolRow], progress: Progress, today: date
) -> tuple[PlannedRow, ...]:
    """Return what each row of the school register will do."""
    held = held_organisations(connection, kinds=SCHOOL_KINDS, source=SCHOOLS.key, today=today)
    read = {row.line: school_record(row) for row in _usable(rows, progress)}
    untaken = {row.line: row.status_name for row in rows if row.is_usable and not row.taken}
    planner = _Planner(connection, source=SCHOOLS.key, held=held, read=read, untaken=untaken)
    return tuple(planner.planned(row, name=row.name, reference=row.urn) for row in rows)


def plan_own(
    connection: Connection, *, rows: Sequence[OwnRow], progress: Progress, today: date
) -> tuple[PlannedRow, ...]:
    """Return what each row of our own spreadsheet will do."""
    held = held_organisations(
        connection, kinds=OTHER_KINDS, source=OWN_SPREADSHEET.key, today=today
    )
    read = {row.line: own_record(row) for row in _usable(rows, progress)}
    planner = _Planner(connection, source=OWN_SPREADSHEET.key, held=held, read=read, untaken={})
    return tuple(planner.planned(row, name=row.name, reference="") for row in rows)


def events_of(rows: Iterable[PlannedRow]) -> ImportEvents:
    """Return how many records the file tells are new, closed, under a new head, renamed, moved."""
    rows = tuple(rows)
    told = [{change.field for change in row.changes if not change.conflict} for row in rows]
    return ImportEvents(
        new=sum(row.verdict is RowVerdict.NEW for row in rows),
        closed=sum(
            "standing" in fields and row.record is not None and _says_closed(row.record)
            for row, fields in zip(rows, told, strict=True)
        ),
        new_heads=sum("person" in fields for fields in told),
        renamed=sum("name" in fields for fields in told),
        moved=sum(bool(fields & {"postcode", "street"}) for fields in told),
    )


def matched_row(
    row: PlannedRow, *, record: FileRecord, held: Held, source: str, ward_code: str
) -> PlannedRow:
    """Return the row as it is once it is known which of our organisations it means.

    ``ward_code`` is the ward of our postcode; the ward of the file's is in the record.
    """
    changes = Comparison(held=held, record=record, source=source).changes
    changes += _derived(held, record, changes, ward_code, source)
    verdict = RowVerdict.UPDATE if changes else RowVerdict.NO_CHANGE
    conflicts = any(change.conflict for change in changes)
    said = remembered(held.said, record)
    return replace(
        row,
        verdict=RowVerdict.NEEDS_YOU if conflicts else verdict,
        problem="The team and the file have both changed this." if conflicts else "",
        hint="Ours is kept unless you take the file's value." if conflicts else "",
        changes=changes,
        organisation_id=held.id,
        record=record,
        remembered="" if said == held.said else said_as_text(said),
    )


def said_as_text(said: Mapping[str, str]) -> str:
    """Return what a source said as the text that is kept."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def problem_row(row: RegisterRow, *, name: str, reference: str) -> PlannedRow:
    """Return a row that cannot be used, with what stands in its way."""
    if row.problem:
        verdict, problem, hint = RowVerdict.PROBLEM, row.problem, _MEND
    elif row.duplicate_of:
        verdict, hint = RowVerdict.DUPLICATE, _TWICE
        problem = f"Line {row.duplicate_of} is the same one."
    else:
        verdict, problem, hint = RowVerdict.LEFT_OUT, row.left_out, ""
    return PlannedRow(
        line=row.line, verdict=verdict, name=name, reference=reference, problem=problem, hint=hint
    )


@dataclass(slots=True)
class _Planner:
    """Plans rows one after the other; an organisation is meant by one row at most."""

    connection: Connection
    source: str
    held: Sequence[Held]
    read: Mapping[int, tuple[FileRecord, tuple[str, ...]]]
    untaken: Mapping[int, str]
    matcher: Matcher = field(init=False)
    wards: Wards = field(init=False)
    meant: dict[int, int] = field(init=False, default_factory=dict)
    seen: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.matcher = Matcher(self.held)
        records = (record for record, _ in self.read.values())
        self.wards = wards_for(self.connection, records=records, held=self.held)

    def planned(self, row: RegisterRow, *, name: str, reference: str) -> PlannedRow:
        """Return what one row will do."""
        if not row.is_usable:
            return problem_row(row, name=name, reference=reference)
        record, notices = self.read[row.line]
        record = replace(record, ward_code=self.wards.of_record(record))
        first = self.seen.setdefault(record.reference, row.line)
        if first != row.line:
            again = replace(row, duplicate_of=first)
            return problem_row(again, name=name, reference=reference)
        plain = PlannedRow(
            line=row.line,
            verdict=RowVerdict.NEW,
            name=name,
            reference=reference,
            notices=notices,
            record=record,
            remembered=said_as_text(record.values),
        )
        return self._matched(plain, record)

    def _matched(self, plain: PlannedRow, record: FileRecord) -> PlannedRow:
        untaken = plain.line in self.untaken
        match = self.matcher.by_reference(record) if untaken else self.matcher.find(record)
        if match.held is None:
            return self._unmatched(plain, match)
        first = self.meant.setdefault(match.held.id, plain.line)
        if first != plain.line:
            why = f"Line {first} already means the record that this row fits."
            return _to_ask(plain, (match.held,), why)
        ward_code = self.wards.of_held(match.held, record)
        return matched_row(
            plain, record=record, held=match.held, source=self.source, ward_code=ward_code
        )

    def _unmatched(self, plain: PlannedRow, match: Match) -> PlannedRow:
        if match.to_ask:
            count = len(match.to_ask)
            why = f"It may be one of {count} records." if count > 1 else "It may be this record."
            return _to_ask(plain, match.to_ask, why)
        if plain.line in self.untaken:
            return replace(
                plain,
                verdict=RowVerdict.LEFT_OUT,
                problem=f"Its status is {self.untaken[plain.line] or 'not given'}.",
                hint="You can bring it in all the same.",
            )
        return plain


def _usable(rows: Iterable[_Row], progress: Progress) -> Iterator[_Row]:
    listed = [row for row in rows if row.is_usable]
    for count, row in enumerate(listed):
        if count % _SAY_EVERY == 0:
            progress.report(count, len(listed))
        yield row


def _to_ask(plain: PlannedRow, held: Sequence[Held], why: str) -> PlannedRow:
    candidates = tuple(
        Candidate(organisation_id=one.id, name=one.values["name"], postcode=one.values["postcode"])
        for one in held
    )
    return replace(
        plain,
        verdict=RowVerdict.NEEDS_YOU,
        problem=why,
        hint="Say which it is, or bring it in as a new record. Until then it is left out.",
        candidates=candidates,
    )


def _derived(
    held: Held,
    record: FileRecord,
    changes: Iterable[FieldChange],
    ward_code: str,
    source: str,
) -> tuple[FieldChange, ...]:
    """Return what follows from the other fields: the ward, and the reference of a typed school."""
    taken = {change.field for change in changes if not change.conflict}
    ward = record.ward_code if "postcode" in taken else ward_code
    derived = []
    if ward != held.ward_code:
        derived.append(
            FieldChange(field="ward_code", label="Ward", ours=held.ward_code, theirs=ward)
        )
    if source == SCHOOLS.key and held.reference != record.reference:
        derived.append(
            FieldChange(
                field="source_ref", label="URN", ours=held.reference, theirs=record.reference
            )
        )
    return tuple(derived)


def _says_closed(record: FileRecord) -> bool:
    return record.values.get("standing") == "closed"
