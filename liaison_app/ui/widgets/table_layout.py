"""How a table is arranged: which columns, how wide, in which order, sorted by what."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QTableView

from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import button_text
from liaison_app.ui.widgets.record_cells import Column, Row, SortedBy

_LEAST_SHARE = 0.75
"""Below this part of their widths words are cut too short; then the table scrolls sideways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlace:
    """One column as it is arranged; a width of 0 is left to the room there is."""

    name: str
    width: int
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """The columns from left to right, and the order of the rows."""

    columns: tuple[ColumnPlace, ...] = ()
    order: tuple[SortedBy, ...] = ()


def read_layout(
    table: QTableView, names: tuple[str, ...], order: tuple[SortedBy, ...], *, fitted: bool
) -> TableLayout:
    """Return how a table is arranged now; columns fitted to the room have no width of their own."""
    header = table.horizontalHeader()
    places = (header.logicalIndex(place) for place in range(len(names)))
    columns = tuple(
        ColumnPlace(
            name=names[column],
            width=header.sectionSize(column) if not (fitted or table.isColumnHidden(column)) else 0,
            shown=not table.isColumnHidden(column),
        )
        for column in places
    )
    return TableLayout(columns=columns, order=order)


def apply_layout(table: QTableView, names: tuple[str, ...], layout: TableLayout) -> None:
    """Arrange a table; columns it does not have are passed over."""
    header = table.horizontalHeader()
    known = [place for place in layout.columns if place.name in names]
    for visual, place in enumerate(known):
        column = names.index(place.name)
        header.moveSection(header.visualIndex(column), visual)
        table.setColumnHidden(column, not place.shown and column != 0)
        if place.width:
            header.resizeSection(column, place.width)


def fill_columns_menu(menu: QMenu, table: QTableView, headings: tuple[str, ...]) -> None:
    """Offer each column but the first to be shown or hidden."""
    for column, heading in enumerate(headings):
        if column:
            action = menu.addAction(button_text(heading))
            action.setCheckable(True)
            action.setChecked(not table.isColumnHidden(column))
            action.setData(column)


def shared_widths(columns: Mapping[int, Column[Row]], *, room: int, font: QFont) -> dict[int, int]:
    """Return how wide each of the columns shown is in this much room, by its place.

    Where there is too little of it each has the width it needs, for one must scroll then anyway.
    """
    widths = {place: grown(column.width, font) for place, column in columns.items()}
    spare = room - sum(widths.values())
    if spare < 0:
        return _narrowed(columns, widths, by=-spare)
    wishes = {place: column.share * column.width for place, column in columns.items()}
    whole = sum(wishes.values()) or 1
    return {place: int(width + spare * wishes[place] / whole) for place, width in widths.items()}


def _narrowed(
    columns: Mapping[int, Column[Row]], widths: dict[int, int], *, by: int
) -> dict[int, int]:
    left, narrow = by, dict(widths)
    for share in sorted({column.share for column in columns.values()} - {0}):
        those = [place for place, column in columns.items() if column.share == share]
        together = sum(widths[place] for place in those)
        less = min(left, int(together * (1 - _LEAST_SHARE)))
        narrow |= {place: int(widths[place] * (1 - less / together)) for place in those}
        left -= less
    return widths if left > 0 else narrow
