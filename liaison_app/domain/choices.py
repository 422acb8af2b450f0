"""A closed list of words: what is stored, and what is shown."""

from enum import Enum
from typing import Self


class Choice(Enum):
    """A member's value is what is stored; its label is what the officer reads.

    Declare members as ``SPOKE = "spoke", "Spoke to them"``.
    """

    label: str
    __hash__ = object.__hash__  # there is one of each: Enum's own takes five times as long

    def __new__(cls, value: str, label: str) -> Self:
        """Return a member known by its stored value."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def from_label(cls, label: str) -> Self | None:
        """Return the member with this label or stored value, in any case, or None."""
        wanted = label.strip().casefold()
        for member in cls:
            if wanted in {member.label.casefold(), str(member.value).casefold()}:
                return member
        return None
