"""What is open of a list of records: one in the panel at the side, others whole in tabs."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.page import Page
from liaison_app.ui.records.head import Known
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from liaison_app.ui.records.record_panel import RecordPanel
    from liaison_app.ui.records.record_tabs import RecordTabs
    from liaison_app.ui.records.record_view import RecordView

Row = TypeVar("Row")


class Opened(QObject, Generic[Known, Row]):
    """Opens records beside the list or whole; nothing of it is made before it is needed.

    What a record is read and shown with, each kind of record says itself.

    Signals:
        moved: another record is open now, or none.
        log_wanted: the keys of the organisations that a contact is to be logged with.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
        refused: a LiaisonError that says why something was not opened or done.
    """

    moved = Signal()
    log_wanted = Signal(object)
    history_wanted = Signal(object)
    refused = Signal(object)

    def __init__(self, page: Page, table: RecordTable[Row], *, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._table, self._tasks = page, table, tasks
        self._key: int | None = None
        table.opened.connect(self.open_whole)
        table.clicked.connect(self._open_clicked)
        table.current_changed.connect(self._follow)

    def reading(self, key: int) -> Callable[..., Known]:
        """Return what reads a record."""
        raise NotImplementedError

    def make_panel(self) -> "RecordPanel[Known]":
        """Make the panel of one record."""
        raise NotImplementedError

    def make_view(self, key: int) -> "RecordView[Known]":
        """Make what shows a record whole."""
        raise NotImplementedError

    @property
    def beside(self) -> int | None:
        """The key of the record in the panel, or None where it is closed."""
        return self._key if self.panel_is_open else None

    @property
    def whole(self) -> int | None:
        """The key of the record whose tab is shown, or None while it is the list's."""
        shown = self.records.shown if "records" in vars(self) else None
        return None if shown is None else shown.key

    @property
    def panel_is_open(self) -> bool:
        """Whether a record is shown at the side."""
        return "panel" in vars(self) and not self.panel.isHidden()

    def open_beside(self, key: int) -> None:
        """Go to the record's row, and show it in the panel."""
        self._table.go_to(key)
        self.read(key)

    def open_whole(self, key: int) -> None:
        """Show the record in a tab of its own."""
        self.records.open(key)

    def open_where_the_officer_is(self, key: int) -> None:
        """Show what was saved at the side of the list, or in a tab where one is shown."""
        if self.whole is None:
            self.open_beside(key)
        else:
            self.open_whole(key)

    def close_beside(self) -> None:
        """Show none in the panel; one that is still being read does not open."""
        if self.panel_is_open:
            self.panel.close_panel()
        else:
            self._leave()

    def show_list(self) -> None:
        """Go back to the list; the tabs stay."""
        if "records" in vars(self):
            self.records.show_list()

    def reload(self) -> None:
        """Read again what is open."""
        if self.beside is not None:
            self.read(self.beside)
        if "records" in vars(self):
            self.records.reload()

    def read(self, key: int) -> None:
        """Read a record, and show it in the panel."""
        self._key = key
        self._tasks.read(self.reading(key), then=self._show, owner=self, or_else=self._lose)

    @cached_property
    def panel(self) -> "RecordPanel[Known]":
        """The panel of one record, made when one is first opened."""
        panel = self.make_panel()
        panel.log_wanted.connect(self.log_wanted)
        panel.whole_wanted.connect(self.open_whole)
        panel.history_wanted.connect(self.history_wanted)
        panel.closed.connect(self._leave)
        self._page.add_panel(panel)
        return panel

    @cached_property
    def records(self) -> "RecordTabs[Known]":
        """The tabs of the records that are open whole, made when the first is opened."""
        from liaison_app.ui.records.record_tabs import RecordTabs  # noqa: PLC0415 - not for the first list

        called = self._page.title.lower()
        records: RecordTabs[Known] = RecordTabs(self._page, called, self.make_view)
        records.log_wanted.connect(self.log_wanted)
        records.history_wanted.connect(self.history_wanted)
        records.refused.connect(self.refuse)
        records.shown_changed.connect(self.moved)
        records.list_left_for.connect(self._return_to)
        return records

    def refuse(self, error: LiaisonError) -> None:
        """Say it where the officer looks: above the record that is open whole, or the list."""
        shown = self.records.shown if self.whole is not None else None
        if shown is not None:
            shown.message.problem(error)
        else:
            self.refused.emit(error)

    def _open_clicked(self) -> None:
        key = self._table.current_key
        if key is not None and self._table.selected_count == 1:
            self.read(key)

    def _follow(self, key: int | None) -> None:
        if key is not None and key != self._key and self.panel_is_open:
            self.read(key)

    def _show(self, known: Known) -> None:
        if known.id == self._key:
            self.panel.show_details(known)
            self.moved.emit()

    def _return_to(self, key: int) -> None:
        """Go on in the list at the row of the record that was closed, where it is there."""
        if self._table.current_key != key and self._table.records.row_of(key) is not None:
            self._table.go_to(key)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._key = None
        self.moved.emit()

    def _lose(self, error: LiaisonError) -> None:
        self.panel.close_panel()
        self.refuse(error)
