"""The ground of every table: its types, its key, its UUID and its version.

Tables are STRICT, so SQLite refuses a text in an integer column; that allows few column types, and
our own are written over TEXT and INTEGER. Keys are never used twice (AUTOINCREMENT).
"""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Dialect, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

from liaison_app.domain.choices import Choice

if TYPE_CHECKING:
    from sqlalchemy.orm import DeclarativeBase, Mapped, aliased, mapped_column
else:
    from liaison_app.store.tables.declared import DeclarativeBase, Mapped, aliased, mapped_column

ChoiceT = TypeVar("ChoiceT", bound=Choice)

STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC as text that sorts by time; a naive one is refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text that is kept."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone cannot be kept.")
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the moment that was kept."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A date, kept as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text that is kept."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the date that was kept."""
        return None if value is None else date.fromisoformat(value)


class YesNo(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001 - SQLAlchemy's signature
        """Return the number that is kept."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return what was kept."""
        return None if value is None else bool(value)


class Uuid(TypeDecorator[UUID]):
    """A UUID, kept as text, since SQLite's JSON functions refuse blobs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text that is kept."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the UUID that was kept."""
        return None if value is None else UUID(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """Several words in their order, kept one a line."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text that is kept."""
        return None if value is None else "\n".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the words that were kept."""
        return None if value is None else tuple(value.split("\n")) if value else ()


class Chosen(TypeDecorator[ChoiceT], Generic[ChoiceT]):
    """One of a closed list of words, kept by its stored value."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[ChoiceT]) -> None:
        super().__init__()
        self.choices = choices
        self._by_value = {choice.value: choice for choice in choices}

    def process_bind_param(self, value: ChoiceT | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text that is kept."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> ChoiceT | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the choice that was kept."""
        return None if value is None else self._by_value[value]


class Tables(DeclarativeBase):
    """Every table of a workspace; the classes are read as typed tables and never as objects."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this name from the class
        int: Integer(),
        str: Text(),
        datetime: UtcTime(),
        date: Day(),
        bool: YesNo(),
        UUID: Uuid(),
        tuple[str, ...]: Words(),
    }


class Record:
    """What every record has: a key, a UUID known on other machines, and a version.

    The version is raised by every save, so that two officers cannot overwrite each other unseen.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID] = mapped_column(default=uuid4, unique=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


def table_of(record: type[Tables]) -> Table:
    """Return the table behind a declarative class."""
    table = record.__table__
    assert isinstance(table, Table)  # noqa: S101 - every class here is declared on one table
    return table


def journalled_tables() -> tuple[Table, ...]:
    """Return the tables whose every change is kept as part of a step, in order of their names."""
    return tuple(
        table
        for table in sorted(Tables.metadata.tables.values(), key=lambda table: table.name)
        if not table.info.get("outside_journal")
    )


def text() -> Mapped[str]:
    """Return a text column that is empty until something is typed."""
    return mapped_column(default="", server_default="")


__all__ = [
    "STRICT",
    "Chosen",
    "Day",
    "Index",
    "Mapped",
    "Record",
    "Tables",
    "UtcTime",
    "Uuid",
    "Words",
    "YesNo",
    "aliased",
    "journalled_tables",
    "mapped_column",
    "table_of",
    "text",
]
