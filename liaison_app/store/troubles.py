"""What SQLite says when something is wrong, in a sentence that the officer can act on.

Codes are turned into sentences here and nowhere else. A broken constraint has no sentence: it is a
bug of ours, and is left to rise.
"""

from uuid import UUID

from sqlcipher3 import dbapi2

from liaison_app.domain.errors import LiaisonError


class StoreTrouble(LiaisonError):  # noqa: N818 - named after what the officer sees
    """The workspace cannot be read or written just now."""


class Occupied(StoreTrouble):
    """Somebody else is saving; it can be tried again."""


class DiskFull(StoreTrouble):
    """The disk takes no more."""


class Refused(StoreTrouble):
    """A file that is not opened, and why."""


class Damaged(Refused):
    """A workspace whose file is damaged."""


class Newer(Refused):
    """A workspace made by a newer Liaison."""


class Older(Refused):
    """A workspace made by an older Liaison, to be brought up to date first."""


class NotSaved(StoreTrouble):
    """A change that was not kept."""


class SavedAllTheSame(StoreTrouble):
    """A change that was kept although the disk reported an error; its operation tells which."""

    def __init__(self, sentence: str, *, hint: str = "", operation: UUID) -> None:
        super().__init__(sentence, hint=hint)
        self.operation = operation


class NotKnown(StoreTrouble):
    """A change of which it cannot be told whether it was kept."""


_ROOM_WAS_MADE = (
    "Liaison has now given up the room it keeps for this: try again, then make room on the disk."
)
_RESTORE = "Do not work on. Restore the newest backup, or ask whoever looks after this computer."
_SENTENCES: tuple[tuple[str, type[StoreTrouble], str, str], ...] = (
    (
        "SQLITE_BUSY",
        Occupied,
        "The workspace is being saved by another window or program.",
        "Try again in a moment.",
    ),
    (
        "SQLITE_LOCKED",
        Occupied,
        "The workspace is being saved by another window or program.",
        "Try again in a moment.",
    ),
    ("SQLITE_FULL", DiskFull, "The disk is full.", "Make room on it, then try again."),
    (
        "SQLITE_READONLY_DBMOVED",
        StoreTrouble,
        "The workspace's file was moved or replaced while it was open.",
        "Put it back, then close Liaison and open it again.",
    ),
    (
        "SQLITE_READONLY",
        StoreTrouble,
        "The workspace's file or its folder is read-only.",
        "Ask whoever looks after this computer to let you write in that folder.",
    ),
    (
        "SQLITE_CANTOPEN",
        StoreTrouble,
        "The workspace's folder cannot be read or written.",
        "Check that the folder is still there and that you may write in it.",
    ),
    (
        "SQLITE_IOERR",
        StoreTrouble,
        "The disk reported an error.",
        "Check the disk and its free space, then close Liaison and open it again.",
    ),
    ("SQLITE_CORRUPT", Damaged, "The workspace's file is damaged.", _RESTORE),
    ("SQLITE_NOTADB", Damaged, "The workspace's file is damaged.", _RESTORE),
)


# The driver's copying of a whole file gives no code, only SQLite's words for it.
_CODES = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}


def code_of(error: BaseException) -> str:
    """Return SQLite's name for what went wrong, empty where the error is not SQLite's."""
    original = getattr(error, "orig", None) or error
    name = getattr(original, "sqlite_errorname", None)
    if name or not isinstance(original, dbapi2.DatabaseError):
        return str(name or "")
    return _CODES.get(str(original), "")


def is_busy(error: BaseException) -> bool:
    """Tell whether the file was only locked by another connection."""
    return isinstance(trouble_of(error), Occupied)


def trouble_of(error: BaseException) -> StoreTrouble | None:
    """Return the sentence for an error of SQLite's, or None where it is a bug of ours."""
    code = code_of(error)
    for start, kind, sentence, hint in _SENTENCES:
        if code.startswith(start):
            return kind(sentence, hint=hint)
    return None


def not_saved(trouble: StoreTrouble, *, room_was_made: bool = False) -> NotSaved:
    """Return a trouble with the truth about the change it stopped."""
    hint = _ROOM_WAS_MADE if room_was_made else trouble.hint
    return NotSaved(f"Your change was not saved: {_within(trouble)}", hint=hint)


def saved_all_the_same(trouble: StoreTrouble, *, operation: UUID) -> SavedAllTheSame:
    """Return a trouble with the truth about the change it did not stop."""
    sentence = f"Your change was saved, although there was a problem: {_within(trouble)}"
    return SavedAllTheSame(sentence, hint=trouble.hint, operation=operation)


def not_known(trouble: StoreTrouble) -> NotKnown:
    """Return a trouble with the truth where the truth cannot be found out."""
    return NotKnown(
        f"It cannot be told whether your change was saved: {_within(trouble)}",
        hint="Close Liaison, open it again and look in History before you repeat it.",
    )


def _within(trouble: StoreTrouble) -> str:
    """Return a sentence as it stands after a colon; a file keeps its name as it is."""
    sentence = trouble.sentence
    return sentence[0].lower() + sentence[1:] if sentence.startswith("The ") else sentence
