"""One row of any table file: text cells, and what is wrong with them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liaison_app.domain.text import tidy_lines

_UNREADABLE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row under the headings, with as many cells as there are headings.

    `line` is the file's own line or row number. `problem` says why the row cannot be used at all;
    `flaws` are single cells that could not be read, by position. `missing` counts the cells that
    the row lacked at its end (Excel leaves trailing empty ones out).
    """

    line: int
    cells: tuple[str, ...]
    problem: str = ""
    flaws: tuple[tuple[int, str], ...] = ()
    missing: int = 0


def clean(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without unseen characters and needless white space."""
    together = "".join(cells)
    if together.isascii() and together.isprintable() and "  " not in together:
        return tuple([cell.strip() for cell in cells])
    return tuple([tidy_lines(cell) for cell in cells])


def has_unreadable(cells: Sequence[str]) -> bool:
    """Whether a byte of these cells has no meaning in the file's encoding."""
    together = "".join(cells)
    return not together.isascii() and _UNREADABLE.search(together) is not None


def fit(row: SheetRow, width: int) -> SheetRow:
    """Return the row with as many cells as there are headings, or with a problem."""
    cells = row.cells
    if len(cells) == width:
        return row
    if len(cells) < width:
        lacking = width - len(cells)
        return SheetRow(
            line=row.line,
            cells=cells + ("",) * lacking,
            problem=row.problem,
            flaws=row.flaws,
            missing=lacking,
        )
    problem = row.problem
    if any(cells[width:]):
        problem = problem or f"The row has {len(cells)} cells, but there are {width} headings."
    return SheetRow(line=row.line, cells=cells[:width], problem=problem, flaws=row.flaws)
