"""Opening the encrypted database file, so that nothing is lost and nobody gets in.

Every connection goes the same way: look at the file, give the key, see who wrote it, set what
SQLite must keep to, and ask whether it does. Nothing is written to a file that is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sqlcipher3 import dbapi2

from liaison_app.store.migrations import SCHEMA
from liaison_app.store.troubles import Damaged, Newer, Older, Refused, trouble_of

APPLICATION_ID = 0x4C69616E
PATIENCE = 5000

_ENGINE_AT_LEAST = (3, 51, 3)
_PLAIN_SQLITE = b"SQLite format 3\x00"
_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("cache_spill", "OFF", 0),
    ("cache_size", "-65536", -65536),  # KiB: with less, unspilt pages push out what is read again
    ("temp_store", "MEMORY", 2),
)
_RESTORE = "Restore the newest backup, or ask whoever looks after this computer."


class Cursor(Protocol):
    """What a statement found."""

    def fetchone(self) -> tuple[object, ...] | None:
        """Return the next row."""

    def fetchall(self) -> list[tuple[object, ...]]:
        """Return all rows that are left."""


class Raw(Protocol):
    """A connection of the driver's own, before SQLAlchemy has it."""

    in_transaction: bool

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Cursor:
        """Run one statement; each ``?`` in it stands for one parameter."""

    def interrupt(self) -> None:
        """Stop the statement that another thread runs on this connection."""

    def backup(self, target: "Raw", /) -> None:
        """Copy everything into another database."""

    def close(self) -> None:
        """Close the connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseFile:
    """Where a database is, the key that opens it, and the workspace it must belong to."""

    path: Path
    key: bytes = field(repr=False)
    install: UUID


def connect(file: DatabaseFile, *, patience: int = PATIENCE) -> Raw:
    """Open a database that is up to date; wait so many milliseconds for a lock."""
    raw = _connect(file, patience=patience, foreign_keys="ON")
    try:
        _check_up_to_date(raw, file.path)
    except BaseException:
        raw.close()
        raise
    return raw


def connect_any_schema(file: DatabaseFile) -> Raw:
    """Open a database of any schema known, to copy or migrate it, without foreign keys.

    With them, a migration that rebuilds a parent table would take its children with it.
    """
    return _connect(file, patience=PATIENCE, foreign_keys="OFF")


def create(file: DatabaseFile) -> None:
    """Make an encrypted database that is ours and still holds nothing; never over another file."""
    check_engine()
    file.path.touch(mode=0o600, exist_ok=False)
    raw = open_keyed(file.path, file.key)
    try:
        _set(raw, foreign_keys="OFF")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        raw.close()


def open_keyed(path: Path, key: bytes) -> Raw:
    """Open an existing file and give it the key, asking nothing else."""
    raw: Raw = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute("PRAGMA cipher_log_level = NONE")
    return raw


def value_of(raw: Raw, pragma: str) -> object:
    """Return the one value that a pragma answers."""
    row = raw.execute(f"PRAGMA {pragma}").fetchone()
    return None if row is None else row[0]


def damaged_pages(raw: Raw) -> tuple[str, ...]:
    """Return what is wrong with the pages of the file, each as SQLCipher says it."""
    return tuple(str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall())


def check_engine() -> None:
    """Refuse to work on an engine with known ways to damage a file."""
    found = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    if found < _ENGINE_AT_LEAST:
        raise Refused(
            f"The database engine {dbapi2.sqlite_version} is too old to keep data safely.",
            hint="Install Liaison again, so that it brings its own engine.",
        )


def _connect(file: DatabaseFile, *, patience: int, foreign_keys: str) -> Raw:
    check_engine()
    _look_at_file(file.path)
    raw: Raw | None = None
    try:
        raw = open_keyed(file.path, file.key)
        raw.execute(f"PRAGMA busy_timeout = {patience}")
        _check_readable(raw, file.path)
        _check_identity(raw, file)
        _set(raw, foreign_keys=foreign_keys)
    except BaseException as error:
        if raw is not None:
            raw.close()
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error
    return raw


def _look_at_file(path: Path) -> None:
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            start = opened.read(len(_PLAIN_SQLITE))
    except FileNotFoundError as error:
        raise Refused(
            f"{name} is not there.", hint="Check the folder, or restore a backup into it."
        ) from error
    except OSError as error:
        raise Refused(
            f"{name} cannot be read.",
            hint="Ask whoever looks after this computer to let you read it.",
        ) from error
    if size == 0:
        raise Refused(f"{name} is empty: nothing of the workspace is left in it.", hint=_RESTORE)
    if start == _PLAIN_SQLITE:
        raise Refused(
            f"{name} is not encrypted, so it is not a workspace of Liaison.",
            hint="Choose the folder of a workspace.",
        )


def _check_readable(raw: Raw, path: Path) -> None:
    if not value_of(raw, "cipher_version"):
        raise Refused(
            "The database engine cannot encrypt.",
            hint="Install Liaison again, so that it brings its own engine.",
        )
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if error.sqlite_errorname != "SQLITE_NOTADB":
            raise
        raise _wrong_key_or_damage(raw, path) from error


def _wrong_key_or_damage(raw: Raw, path: Path) -> Refused:
    """Tell a key that opens no page from a file of which some pages are damaged."""
    pages = max(1, path.stat().st_size // 4096)
    if len(damaged_pages(raw)) < pages:
        return Damaged(f"{path.name} is damaged.", hint=_RESTORE)
    return Refused(
        f"The key of this workspace does not open {path.name}.",
        hint="The file belongs to another workspace, or is damaged. Restore the newest backup.",
    )


def _check_identity(raw: Raw, file: DatabaseFile) -> None:
    name = file.path.name
    if value_of(raw, "application_id") != APPLICATION_ID:
        raise Refused(
            f"{name} was made by another program.", hint="Choose the folder of a workspace."
        )
    schema = value_of(raw, "user_version")
    if not isinstance(schema, int) or schema > SCHEMA:
        raise Newer(
            f"{name} was made by a newer version of Liaison (its schema is {schema}; "
            f"this version knows {SCHEMA}).",
            hint="Open it with the newer version. Nothing was changed.",
        )
    if schema == 0:
        return
    row = raw.execute("SELECT install FROM workspace").fetchone()
    if row is None or row[0] != str(file.install):
        raise Refused(
            f"{name} belongs to another workspace than the key file beside it.",
            hint="Put the two files back together, or restore a backup.",
        )


def _check_up_to_date(raw: Raw, path: Path) -> None:
    if value_of(raw, "user_version") != SCHEMA:
        raise Older(
            f"{path.name} was made by an older version of Liaison.",
            hint="Open its folder with Liaison, which brings it up to date.",
        )


def _set(raw: Raw, *, foreign_keys: str) -> None:
    expected = 1 if foreign_keys == "ON" else 0
    for pragma, value, answer in (*_PRAGMAS, ("foreign_keys", foreign_keys, expected)):
        raw.execute(f"PRAGMA {pragma} = {value}")
        if value_of(raw, pragma) != answer:
            raise Refused(
                f"The database engine refused a setting that keeps data safe ({pragma}).",
                hint="Close other programs that use the workspace, then open it again.",
            )
