"""What happened before an import that bears on it: the same file, and changes since its plan."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Select, and_, func, or_, select

from liaison_app.domain.imports import ImportedBefore
from liaison_app.store.tables import (
    Change,
    ContactPoint,
    Import,
    Organisation,
    Person,
    Postcode,
    RegisterRow,
    Role,
    Ward,
)

_TABLES = tuple(
    record.__tablename__
    for record in (Organisation, RegisterRow, Person, Role, ContactPoint, Postcode, Ward)
)
_ALWAYS = (Postcode.__tablename__, Ward.__tablename__)


def imported_before(connection: Connection, *, sha256: str) -> ImportedBefore | None:
    """Return when this very file was last brought in, and by whom."""
    i = Import
    newest = (
        select(i.applied_at, i.officer).where(i.sha256 == sha256).order_by(i.id.desc()).limit(1)
    )
    row = connection.execute(newest).first()
    return None if row is None else ImportedBefore(at=row[0], officer=row[1])


def latest_change(connection: Connection) -> int:
    """Return the mark of the records' state: the newest change that the journal noted."""
    return connection.scalars(select(func.max(Change.id))).one() or 0


def changed_since(connection: Connection, *, mark: int, organisation_ids: Collection[int]) -> int:
    """Return how many records changed since the mark that bear on these organisations.

    A record that was added or taken away may be one that a row means, so it always counts.
    """
    about = set(organisation_ids)
    c = Change
    since = select(c.table_name, c.row).where(c.id > mark, c.table_name.in_(_TABLES))
    always = or_(
        c.operation == "delete",
        c.table_name.in_(_ALWAYS),
        and_(c.operation == "insert", c.table_name == Organisation.__tablename__),
    )
    counted = {(name, key) for name, key in connection.execute(since.where(always))}
    for table_name, rows in _owners():
        touched = since.where(c.table_name == table_name).with_only_columns(c.row)
        for key, owner in connection.execute(rows.where(rows.selected_columns[0].in_(touched))):
            if owner in about:
                counted.add((table_name, key))
    return len(counted)


def _owners() -> Iterable[tuple[str, Select[int, int | None]]]:
    """Return for each table the selection of its keys and whose organisations they are."""
    o, r, p, c = Organisation, RegisterRow, Person, ContactPoint
    holds = Role.organisation_id
    owner = func.coalesce(c.organisation_id, holds)
    return (
        (o.__tablename__, select(o.id, o.id)),
        (r.__tablename__, select(r.id, r.organisation_id)),
        (p.__tablename__, select(p.id, holds).join(Role, Role.person_id == p.id)),
        (Role.__tablename__, select(Role.id, holds)),
        (c.__tablename__, select(c.id, owner).outerjoin(Role, Role.id == c.role_id)),
    )
