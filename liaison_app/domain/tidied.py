"""What came of tidying something typed: a value with notices, or a problem."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied(Generic[Value]):
    """A value fit to keep, or the sentence that says why there is none.

    Notices say what was changed on the way ("The leading zero was put back.").
    """

    value: Value | None
    notices: tuple[str, ...] = ()
    problem: str = ""
