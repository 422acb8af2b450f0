"""What comes of reading and writing a workspace."""

from dataclasses import dataclass
from typing import Generic, TypeVar, final

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Generic[T_co]):
    """What a writing returned, the step that can be undone if there is one, and the tables."""

    value: T_co
    step: int | None
    changed: frozenset[str]


@final
class Busy:
    """The answer of a reading that would have had to wait: ask again in a moment."""
