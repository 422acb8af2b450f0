"""The two copies of a workspace's key file, each of which opens it where the other is lost.

A copy is written over only with one that has just opened the workspace. Mending any sooner once
destroyed the only good copy, when a key file of another workspace had been put beside it.
"""

from contextlib import suppress
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.safe_write import write_whole
from liaison_app.store.key_slots import KeyFile, from_json, to_json

_FIRST = "keys.json"
_SECOND = "keys.copy.json"


def read_keys(folder: Path) -> KeyFile:
    """Return the first whole copy; raise FileProblem where none is, or where they disagree."""
    texts = [_text(folder / name) for name in (_FIRST, _SECOND)]
    whole = [keys for keys in map(_whole, texts) if keys is not None]
    if not whole:
        raise _no_keys(folder, any_text=any(texts))
    if len({keys.install for keys in whole}) > 1:
        raise FileProblem(
            f"The two key files of “{folder.name}” belong to different workspaces.",
            hint=f"Move the one of {_FIRST} and {_SECOND} that was put there by mistake "
            "to another folder, then open the workspace again.",
        )
    return whole[0]


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Write both copies, one after the other, each whole or not at all."""
    for name in (_FIRST, _SECOND):
        with write_whole(folder / name, private=folder / "private") as temporary:
            temporary.touch(mode=0o600)  # from its first moment on, for its owner alone
            temporary.write_text(to_json(keys), encoding="utf-8")


def mend_keys(folder: Path, keys: KeyFile) -> None:
    """Make both copies what has just opened the workspace, as far as they can be written."""
    if any(_whole(_text(folder / name)) != keys for name in (_FIRST, _SECOND)):
        with suppress(FileProblem):  # the workspace is open; the next start tries again
            write_keys(folder, keys)


def _whole(text: str) -> KeyFile | None:
    try:
        return from_json(text)
    except ValueError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _is_kept_from_us(path: Path) -> bool:
    try:
        path.open("rb").close()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _no_keys(folder: Path, *, any_text: bool) -> FileProblem:
    if any(_is_kept_from_us(folder / name) for name in (_FIRST, _SECOND)):
        return FileProblem(
            f"The key file of “{folder.name}” cannot be read.",
            hint="Ask whoever looks after this computer to let you read it.",
        )
    state = "damaged" if any_text else "missing"
    return FileProblem(
        f"The key file of “{folder.name}” is {state}.",
        hint=f"Copy {_FIRST} from the newest folder in its backups, then open it again.",
    )
