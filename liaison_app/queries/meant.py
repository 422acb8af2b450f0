"""What words find, or what was probably meant by them where they find nobody."""

from collections.abc import Callable, Sized
from typing import TypeVar

from sqlalchemy import Connection

from liaison_app.store import search

Found = TypeVar("Found", bound=Sized)


def found_or_meant(
    connection: Connection, *, words: str, finding: Callable[[str], Found]
) -> tuple[Found, str]:
    """Return what the words find; where that is nothing, what other words find, and those."""
    found = finding(words)
    if len(found) or not words.strip():
        return found, ""
    meant = search.meant(connection, words)
    if meant == words:
        return found, ""
    instead = finding(meant)
    return instead, meant if len(instead) else ""
