"""The values that one field of an organisation or a person has had, as officers read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.queries.kept_labels import kept_label
from liaison_app.queries.kept_words import kept_words, name_of
from liaison_app.store.record_history import Kept, values_of
from liaison_app.store.tables import Organisation, Person, table_of

_TABLES = {
    RecordKind.ORGANISATION: table_of(Organisation),
    RecordKind.PERSON: table_of(Person),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSeen:
    """A value a field was given: as kept, in words, by whom, when and by which step."""

    value: Kept
    words: str
    officer: str = ""
    at: datetime | None = None
    step: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSeen:
    """A field's values, the one it has now first; ``name`` and ``version`` are the record's."""

    field: str
    label: str
    record: RecordMeant
    name: str
    version: int
    values: tuple[ValueSeen, ...]


def field_seen(connection: Connection, *, of: RecordMeant, field: str) -> FieldSeen | None:
    """Return what a field of a record has held, or None where the record is gone."""
    table = _TABLES[of.kind]
    known = connection.execute(select(table).where(table.c.id == of.key)).one_or_none()
    if known is None:
        return None
    values = values_of(connection, table=table.name, key=of.key, column=field)
    return FieldSeen(
        field=field,
        label=kept_label(table.name, field, kind=known._asdict().get("kind")),
        record=of,
        name=name_of(table.name, known._asdict()),
        version=known.version,
        values=tuple(
            ValueSeen(
                value=one.value,
                words=kept_words(connection, table=table.name, column=field, value=one.value),
                officer=one.officer,
                at=one.at,
                step=one.step,
                label=one.label,
            )
            for one in values
        ),
    )
