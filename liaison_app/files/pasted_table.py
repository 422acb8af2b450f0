"""A table that was pasted as text becomes a file, so that it is imported like any other."""

from contextlib import ExitStack
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.private_room import room_in
from liaison_app.safe_write import write_whole

NAME = "Pasted table.txt"
MOST_CHARACTERS = 50_000_000
_pasted = ExitStack()
"""Holds the room of what was pasted last, as a draft is held while it is written."""

_DELIMITERS = (",", ";")
_TWO = 2


def is_table(text: str) -> bool:
    """Tell whether text is rows below a heading, and not a word or a letter.

    Programs for tables copy them with tabs; otherwise the first lines must be divided alike.
    """
    first = [line for line in text[:100_000].splitlines() if line.strip()][:_TWO]
    if len(first) < _TWO:
        return False
    if all("\t" in line for line in first):
        return True
    return any(
        first[0].count(delimiter) == first[1].count(delimiter) > 0 for delimiter in _DELIMITERS
    )


def keep_pasted_table(text: str, *, private: Path) -> Path:
    """Write the text into the private folder, over what was pasted before, and return the file.

    Raise FileProblem where it is too much, or nothing can be written there.
    """
    if len(text) > MOST_CHARACTERS:
        raise FileProblem(
            "That is too much to be pasted.", hint="Save it as a file, and drop that here."
        )
    forget_pasted_table()
    try:
        room = _pasted.enter_context(room_in(private))
    except OSError as error:
        raise FileProblem(
            "What was copied could not be kept for the import.",
            hint="Save it as a file, and drop that here.",
        ) from error
    with write_whole(room / NAME, private=private) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")
    return room / NAME


def forget_pasted_table() -> None:
    """Take away what was pasted, since nothing of it is to lie about unlocked."""
    _pasted.close()
