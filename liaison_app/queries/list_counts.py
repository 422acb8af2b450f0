"""How many records a list has, whatever it is narrowed to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCounts:
    """How many a list has without its filters, and how many there are; words change neither."""

    of: int
    in_all: int
