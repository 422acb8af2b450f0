"""A copy of a database as it stood at one moment, believed only once it was read again."""

import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from liaison_app.store.sqlite import (
    DatabaseFile,
    Raw,
    connect_any_schema,
    damaged_pages,
    open_keyed,
)
from liaison_app.store.troubles import Damaged, trouble_of
from liaison_app.store.verification import TABLES


def copy_database(file: DatabaseFile, copy: Path) -> dict[str, int]:
    """Copy a database of any schema under the same key; return how many rows each table has."""
    source = connect_any_schema(file)
    try:
        source.execute("BEGIN")
        counts = _counts(source)
        copy.touch(mode=0o600, exist_ok=False)
        target = open_keyed(copy, file.key)
        try:
            source.backup(target)
        finally:
            target.close()
        source.execute("COMMIT")
    except dbapi2.DatabaseError as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error
    finally:
        source.close()
    return counts


def verify_copy(copy: DatabaseFile, *, counts: dict[str, int]) -> None:
    """Raise Damaged unless a copy opens with the key, is whole, and has so many rows."""
    raw = connect_any_schema(copy)
    try:
        pages = damaged_pages(raw)
        records = raw.execute("PRAGMA quick_check").fetchall()
        links = raw.execute("PRAGMA foreign_key_check").fetchall()
        found = _counts(raw)
    except dbapi2.DatabaseError as error:
        raise _unsound(copy.path) from error
    finally:
        raw.close()
    if pages or links or records != [("ok",)] or found != counts:
        raise _unsound(copy.path)


def copy_privately(source: Path, copy: Path) -> None:
    """Copy a file so that from its first moment on its owner alone may read the copy."""
    copy.touch(mode=0o600, exist_ok=False)
    shutil.copyfile(source, copy)


def _counts(raw: Raw) -> dict[str, int]:
    counts = {}
    for (name,) in raw.execute(TABLES).fetchall():
        row = raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - a name from the schema
        counts[str(name)] = int(str(row[0])) if row else 0
    return counts


def _unsound(path: Path) -> Damaged:
    return Damaged(
        f"{path.name} or its copy is damaged, so no backup was made of it.",
        hint="Older backups were kept. Restore the newest of them.",
    )
