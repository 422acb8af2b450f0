"""The values that one field of an organisation has had, as officers read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from liaison_app.queries.kept_labels import kept_label
from liaison_app.queries.kept_words import kept_words
from liaison_app.store.record_history import Kept, values_of
from liaison_app.store.tables import Organisation

_TABLE = "organisation"


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
    """A field's values, the one it has now first; ``version`` is the organisation's."""

    field: str
    label: str
    organisation_id: int
    organisation: str
    version: int
    values: tuple[ValueSeen, ...]


def field_seen(connection: Connection, *, organisation_id: int, field: str) -> FieldSeen | None:
    """Return what a field of an organisation has held, or None where the organisation is gone."""
    o = Organisation
    known = connection.execute(
        select(o.name, o.version).where(o.id == organisation_id)
    ).one_or_none()
    if known is None:
        return None
    values = values_of(connection, table=_TABLE, key=organisation_id, column=field)
    return FieldSeen(
        field=field,
        label=kept_label(_TABLE, field),
        organisation_id=organisation_id,
        organisation=known.name,
        version=known.version,
        values=tuple(
            ValueSeen(
                value=one.value,
                words=kept_words(connection, table=_TABLE, column=field, value=one.value),
                officer=one.officer,
                at=one.at,
                step=one.step,
                label=one.label,
            )
            for one in values
        ),
    )
