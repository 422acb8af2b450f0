"""What words find, or what was probably meant by them where they find nobody."""

from collections.abc import Callable, Sized
from typing import TypeVar

from sqlalchemy import Connection

from liaison_app.store import search

Found = TypeVar("Found", bound=Sized)


def found_or_meant(
    connection: Connection,
    *,
    words: str,
    finding: Callable[[str], Found],
    meaning: Callable[[Connection, str], str] = search.meant,
) -> tuple[Found, str]:
    """Return what the words find; where that is nothing, what other words find, and those.

    ``meaning`` tells the other words: those of organisations, or of people.
    """
    found = finding(words)
    if len(found) or not words.strip():
        return found, ""
    meant = meaning(connection, words)
    if meant == words:
        return found, ""
    instead = finding(meant)
    return instead, meant if len(instead) else ""
