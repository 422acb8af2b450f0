"""Who was on a list that left: every row with its number, to be opened."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from liaison_app.domain.records import RecordKind
from liaison_app.queries.dispatches import WhoWasOnIt
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.record_cells import Cell, Column
from liaison_app.ui.widgets.record_table import RecordTable

_MOST_SEEN = 6


class OnItCard(Card):
    """Lists them; Enter or a double click opens one.

    Signals:
        open_wanted: the WhoWasOnIt to be opened.
    """

    open_wanted = Signal(object)

    def __init__(self, rows: Sequence[WhoWasOnIt]) -> None:
        super().__init__("Who was on it")
        self._rows: Mapping[int, WhoWasOnIt] = dict(enumerate(rows, start=1))
        self.table: RecordTable[WhoWasOnIt] = RecordTable("Who was on it", _COLUMNS, self._fetch)
        self.table.set_keys(array("q", self._rows))
        head, row = self.table.horizontalHeader(), self.table.verticalHeader()
        seen = min(len(rows), _MOST_SEEN) * row.defaultSectionSize()
        self.table.setFixedHeight(head.sizeHint().height() + seen)
        self.table.opened.connect(self._open)
        self.add(self.table)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, WhoWasOnIt]:
        return {key: self._rows[key] for key in keys if key in self._rows}

    def _open(self, key: int) -> None:
        row = self._rows[key]
        if row.key:
            self.open_wanted.emit(row)


def _place(row: WhoWasOnIt) -> Cell:
    return Cell(text=f"{row.place:,}", role="muted")


def _name(row: WhoWasOnIt) -> Cell:
    icon = "user" if row.kind is RecordKind.PERSON else ""
    return Cell(text=row.name, second=row.detail, icon=icon, hover=row.name)


_COLUMNS: tuple[Column[WhoWasOnIt], ...] = (
    Column(name="place", heading="No.", cell=_place, width=48, share=0, sortable=False),
    Column(name="name", heading="Name", cell=_name, width=150, share=2, sortable=False),
)
