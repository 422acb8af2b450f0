"""Plan and write which ward each postcode is in, and give every organisation its ward."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select, update

from liaison_app.actions.import_plan import problem_row
from liaison_app.actions.import_settle import SettledRow
from liaison_app.domain.imports import FieldChange, FileRecord, PlannedRow, RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.files.registers import PostcodeRow
from liaison_app.store.bulk import insert_many, update_many
from liaison_app.store.tables import Organisation, Postcode

_LABELS = {"ward_code": "Ward", "district_code": "District"}
_COLUMNS = ("postcode", *_LABELS)
_SAY_EVERY = 5_000

Known = Mapping[str, tuple[int, Mapping[str, str]]]
"""Our postcodes, each with its key and the codes we have for it."""


def plan_postcodes(
    connection: Connection, *, rows: Sequence[PostcodeRow], progress: Progress
) -> tuple[PlannedRow, ...]:
    """Return what each row of a file of postcodes will do."""
    known = _known(connection)
    first_lines: dict[str, int] = {}
    planned = []
    for count, row in enumerate(rows):
        if count % _SAY_EVERY == 0:
            progress.report(count, len(rows))
        first = first_lines.setdefault(row.postcode, row.line) if row.is_usable else row.line
        planned.append(_planned(row, known, duplicate_of=first if first != row.line else 0))
    return tuple(planned)


def write_postcodes(connection: Connection, *, rows: Sequence[SettledRow]) -> Iterator[int]:
    """Write the postcodes, and give organisations their wards, yielding how many are written."""
    new = [
        tuple(one.record.values.get(column, "") for column in _COLUMNS)
        for one in rows
        if one.verdict is RowVerdict.NEW
    ]
    yield from insert_many(connection, Postcode, columns=_COLUMNS, rows=new)
    altered = [
        (*(one.record.values.get(column, "") for column in _LABELS), change.targets[0])
        for one in rows
        for change in one.taken[:1]
    ]
    update_many(connection, Postcode, columns=tuple(_LABELS), rows=altered)
    yield len(altered)
    _refresh_wards(connection)


def _planned(row: PostcodeRow, known: Known, *, duplicate_of: int) -> PlannedRow:
    if duplicate_of:
        row = PostcodeRow(line=row.line, postcode=row.postcode, duplicate_of=duplicate_of)
    if not row.is_usable:
        return problem_row(row, name=row.postcode, reference="")
    said = {"ward_code": row.ward_code, "district_code": row.district_code}
    theirs = {field: code for field, code in said.items() if code}
    key, ours = known.get(row.postcode, (0, {}))
    return PlannedRow(
        line=row.line,
        verdict=_verdict(key, ours, theirs),
        name=row.postcode,
        changes=_changes(key, ours, theirs),
        record=FileRecord(
            kind=None,
            reference="",
            values={"postcode": row.postcode, **ours, **theirs},
            ward_code=row.ward_code,
        ),
    )


def _verdict(key: int, ours: Mapping[str, str], theirs: Mapping[str, str]) -> RowVerdict:
    if not key:
        return RowVerdict.NEW
    return RowVerdict.NO_CHANGE if {**ours, **theirs} == ours else RowVerdict.UPDATE


def _changes(
    key: int, ours: Mapping[str, str], theirs: Mapping[str, str]
) -> tuple[FieldChange, ...]:
    if not key:
        return ()
    return tuple(
        FieldChange(
            field=field, label=_LABELS[field], ours=ours[field], theirs=code, targets=(key,)
        )
        for field, code in theirs.items()
        if code != ours[field]
    )


def _known(connection: Connection) -> Known:
    p = Postcode
    found = connection.execute(select(p.postcode, p.id, p.ward_code, p.district_code))
    return {
        postcode: (key, {"ward_code": ward, "district_code": district})
        for postcode, key, ward, district in found
    }


def _refresh_wards(connection: Connection) -> None:
    """Give every organisation the ward in which its postcode lies, where that is known."""
    o, p = Organisation, Postcode
    ward = select(p.ward_code).where(p.postcode == o.postcode).scalar_subquery()
    other = select(p.id).where(p.postcode == o.postcode, p.ward_code != o.ward_code).exists()
    connection.execute(update(o).where(other).values(ward_code=ward, version=o.version + 1))
