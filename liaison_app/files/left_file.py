"""A file that left: whether it is still the one that was saved, and deleting exactly that."""

import shutil
from pathlib import Path

from liaison_app.domain.choices import Choice
from liaison_app.domain.errors import FileInUse, FileProblem
from liaison_app.files.formats.written_file import fingerprint


class FileNow(Choice):
    """What is there now of a file that left."""

    SAME = "same", "The file is there, and is exactly the one that was saved."
    CHANGED = "changed", "There is a file of this name, but it is not the one that was saved."
    MISSING = "missing", "The file is not there any more."
    UNREADABLE = "unreadable", "The file is there, but cannot be read."


def file_now(path: Path, *, sha256: str) -> FileNow:
    """Return what is there now, by the hash that the register holds."""
    try:
        if not path.exists():
            return FileNow.MISSING
        return FileNow.SAME if fingerprint(path) == sha256 else FileNow.CHANGED
    except OSError:
        return FileNow.UNREADABLE


def delete_left_file(path: Path, *, sha256: str) -> None:
    """Delete the file that was saved, and no other that took its name.

    Raises FileProblem where it is not that file, or where it cannot be deleted.
    """
    now = file_now(path, sha256=sha256)
    if now is not FileNow.SAME or path.is_symlink():
        raise FileProblem(f"{path.name} was not deleted. {now.label}", hint=_WHAT_THEN[now])
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except PermissionError as error:
        raise FileInUse(
            f"{path.name} was not deleted: it is open in another program, or write-protected.",
            hint="Close it, then try again.",
        ) from error
    except OSError as error:
        raise FileProblem(
            f"{path.name} was not deleted: its folder does not allow it.",
            hint="Delete it yourself, then press “I deleted it”.",
        ) from error


_WHAT_THEN = {
    FileNow.SAME: "It is a link to another place: delete it yourself, then press “I deleted it”.",
    FileNow.CHANGED: "Look at it, delete it yourself if it holds the same people, and press "
    "“I deleted it”.",
    FileNow.MISSING: "If you deleted it, press “I deleted it”; if it was moved, delete it there.",
    FileNow.UNREADABLE: "Close it where it is open, then try again.",
}
