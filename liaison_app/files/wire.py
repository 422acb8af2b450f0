"""What the child process that reads a file says to the program: lines of JSON.

JSON, never pickle: what a broken child sends can be wrong, but it cannot run.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from types import NoneType
from typing import TypeVar, get_type_hints

from liaison_app.files.registers import RegisterRow, Totals

Part = TypeVar("Part")

_MAY_BE: Mapping[object, tuple[type, ...]] = {
    str: (str,),
    int: (int,),
    bool: (bool,),
    int | None: (int, NoneType),
    date | None: (str, NoneType),
}


class Garbled(ValueError):  # noqa: N818 - named after what it is
    """What came is not what a reader of files says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One line of the child: whichever of these it has to say.

    `register` and `about` come first, `progress` is the line reached and about how many there are,
    and `end` comes last; a `problem` is a sentence and its hint.
    """

    register: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[Sequence[object]] = ()
    progress: tuple[int, int] | None = None
    end: Totals | None = None
    problem: tuple[str, str] | None = None


def to_line(message: Message) -> bytes:
    """Return a message as one line."""
    parts = {part.name: getattr(message, part.name) for part in fields(message)}
    said = {name: value for name, value in parts.items() if value}
    return json.dumps(said, default=_plain, separators=(",", ":")).encode() + b"\n"


def from_line(line: bytes) -> Message:
    """Return the message in a line."""
    try:
        said = _a(dict, json.loads(line))
        return Message(
            register=_a(str, said.get("register", "")),
            about=_about(said.get("about", {})),
            rows=_rows(said.get("rows", [])),
            progress=_progress(said["progress"]) if "progress" in said else None,
            end=_end(said["end"]) if "end" in said else None,
            problem=_problem(said["problem"]) if "problem" in said else None,
        )
    except (KeyError, RecursionError, TypeError, ValueError) as error:
        raise Garbled from error


def pack(rows: Sequence[RegisterRow]) -> list[list[object]]:
    """Return the values of rows of one kind, in the order of their fields."""
    names = [part.name for part in fields(rows[0])] if rows else []
    return [[getattr(row, name) for name in names] for row in rows]


def unpack(row_type: type[RegisterRow], rows: Sequence[Sequence[object]]) -> list[RegisterRow]:
    """Return the rows that were packed."""
    make: Callable[..., RegisterRow] = row_type
    hints = get_type_hints(row_type)
    kinds = [(part.name, hints[part.name]) for part in fields(row_type)]
    if any(len(values) != len(kinds) for values in rows):
        raise Garbled
    return [
        make(**{name: _value(kind, value) for (name, kind), value in zip(kinds, row, strict=True)})
        for row in rows
    ]


def _value(kind: object, value: object) -> object:
    if not isinstance(value, _MAY_BE[kind]):
        raise Garbled
    if kind == date | None and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Totals):
        return asdict(value)
    raise TypeError(type(value).__name__)


def _a(kind: type[Part], value: object) -> Part:
    if not isinstance(value, kind):
        raise Garbled
    return value


def _about(value: object) -> dict[str, str]:
    return {_a(str, name): _a(str, text) for name, text in _a(dict, value).items()}


def _rows(value: object) -> tuple[list[object], ...]:
    return tuple(_a(list, row) for row in _a(list, value))


def _progress(value: object) -> tuple[int, int]:
    at, of = _a(list, value)
    return _a(int, at), _a(int, of)


def _problem(value: object) -> tuple[str, str]:
    sentence, hint = _a(list, value)
    return _a(str, sentence), _a(str, hint)


def _end(value: object) -> Totals:
    counts = dict(_a(dict, value))
    reasons = tuple(
        (_a(str, why), _a(int, count)) for why, count in _a(list, counts.pop("reasons"))
    )
    return Totals(reasons=reasons, **{_a(str, name): _a(int, of) for name, of in counts.items()})
