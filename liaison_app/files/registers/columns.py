"""Columns found by their headings, never by their position."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.text import fold, tidy
from liaison_app.files.sheet import Sheet, SheetRow

Headings = Mapping[str, tuple[str, ...]]
"""For each field the headings it may stand under, the usual one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where each field of a register stands in one file."""

    positions: Mapping[str, int]
    headings: Sequence[str]

    def text(self, row: SheetRow, field: str) -> str:
        """Return the field's cell as one line, or nothing where the file has no such column."""
        position = self.positions.get(field)
        if position is None:
            return ""
        cell = row.cells[position]
        return tidy(cell) if "\n" in cell else cell  # the sheet has tidied each line

    def flaw(self, row: SheetRow) -> str:
        """Return why a cell that is wanted could not be read, or nothing."""
        wanted = set(self.positions.values())
        for position, flaw in row.flaws:
            if position in wanted:
                return f"{self.headings[position]}: {flaw}"
        return ""


def find_columns(sheet: Sheet, known: Headings) -> Columns:
    """Return where the known headings stand; raise FileProblem where one stands twice."""
    places: dict[str, list[int]] = {}
    for position, heading in enumerate(sheet.headings):
        places.setdefault(fold(heading), []).append(position)
    positions = {}
    for field, headings in known.items():
        for heading in headings:
            found = places.get(fold(heading), [])
            if len(found) > 1:
                raise FileProblem(
                    f"The heading {heading} stands more than once in {sheet.file_name}.",
                    hint="Rename or take out the one that is not meant, then import it again.",
                )
            if found:
                positions[field] = found[0]
                break
    return Columns(positions=positions, headings=sheet.headings)


def missing_headings(sheet: Sheet, known: Headings, required: Iterable[str]) -> tuple[str, ...]:
    """Return the usual headings of required fields that the sheet has under no name."""
    present = {fold(heading) for heading in sheet.headings}
    return tuple(
        known[field][0]
        for field in required
        if not any(fold(heading) in present for heading in known[field])
    )


def count_known(sheet: Sheet, known: Headings) -> int:
    """Return how many of the known fields the sheet has a column for."""
    present = {fold(heading) for heading in sheet.headings}
    return sum(any(fold(heading) in present for heading in names) for names in known.values())
