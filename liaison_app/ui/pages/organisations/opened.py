"""What is open of the list of organisations: one in the panel at the side, others whole in tabs."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from liaison_app.domain.errors import LiaisonError
from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.store.database import Database
from liaison_app.ui.page import Page
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from liaison_app.queries.organisation_details import OrganisationDetails
    from liaison_app.ui.pages.organisations.forms import Forms
    from liaison_app.ui.pages.organisations.panel import OrganisationPanel
    from liaison_app.ui.pages.organisations.record_hands import RecordHands
    from liaison_app.ui.pages.organisations.record_tabs import RecordTabs


class Opened(QObject):
    """Opens organisations beside the list or whole; nothing of it is made before it is needed.

    Signals:
        moved: another organisation is open now, or none.
        log_wanted: the key of the organisation that a contact is to be logged with.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
        refused: a LiaisonError that says why something was not opened or done.
    """

    moved = Signal()
    log_wanted = Signal(int)
    history_wanted = Signal(object)
    refused = Signal(object)

    def __init__(  # noqa: PLR0913 - the list, and what opens a record of it
        self,
        page: Page,
        table: RecordTable[OrganisationRow],
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        remembered: Remembered,
    ) -> None:
        super().__init__(page)
        self._page, self._table = page, table
        self._tasks, self._database, self._today = tasks, database, today
        self._remembered = remembered
        self._key: int | None = None
        table.opened.connect(self.open_whole)
        table.clicked.connect(self._open_clicked)
        table.current_changed.connect(self._follow)

    @property
    def beside(self) -> int | None:
        """The key of the organisation in the panel, or None where it is closed."""
        return self._key if self.panel_is_open else None

    @property
    def whole(self) -> int | None:
        """The key of the organisation whose tab is shown, or None while it is the list's."""
        shown = self.records.shown if "records" in vars(self) else None
        return None if shown is None else shown.key

    @property
    def panel_is_open(self) -> bool:
        """Whether an organisation is shown at the side."""
        return "panel" in vars(self) and not self.panel.isHidden()

    def open_beside(self, key: int) -> None:
        """Go to the organisation's row, and show it in the panel."""
        self._table.go_to(key)
        self.read(key)

    def open_whole(self, key: int) -> None:
        """Show the organisation in a tab of its own."""
        self.records.open(key)

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
        """Read an organisation, and show it in the panel."""
        from liaison_app.queries.organisation_details import details  # noqa: PLC0415 - not for the first list

        self._key = key
        reading = partial(details, key=key, today=self._today())
        self._tasks.read(reading, then=self._show, owner=self, or_else=self._lose)

    @cached_property
    def panel(self) -> "OrganisationPanel":
        """The panel of one organisation, made when one is first opened."""
        from liaison_app.ui.pages.organisations.panel import OrganisationPanel  # noqa: PLC0415 - likewise

        panel = OrganisationPanel(
            self._hands,
            width=self._remembered.settings.panel_width,
            remember_width=self._remembered.keep_panel_width,
        )
        panel.changes.refused.connect(self._refuse)
        panel.log_wanted.connect(self._log_shown)
        panel.record_wanted.connect(self.open_beside)
        panel.whole_wanted.connect(self.open_whole)
        panel.history_wanted.connect(self.history_wanted)
        panel.closed.connect(self._leave)
        self._page.add_panel(panel)
        return panel

    @cached_property
    def records(self) -> "RecordTabs":
        """The tabs of the organisations that are open whole, made when the first is opened."""
        from liaison_app.ui.pages.organisations.record_tabs import RecordTabs  # noqa: PLC0415 - likewise

        records = RecordTabs(self._page, self._hands)
        records.log_wanted.connect(self.log_wanted)
        records.history_wanted.connect(self.history_wanted)
        records.refused.connect(self._refuse)
        records.shown_changed.connect(self.moved)
        records.list_left_for.connect(self._return_to)
        return records

    @cached_property
    def forms(self) -> "Forms":
        """The forms of an organisation; what they save is shown where the officer is."""
        from liaison_app.ui.pages.organisations.forms import Forms  # noqa: PLC0415 - likewise

        officer = partial(getattr, self._database, "officer")
        forms = Forms(self._page, tasks=self._tasks, today=self._today, officer=officer)
        forms.saved.connect(self._show_saved)
        forms.refused.connect(self._refuse)
        return forms

    @cached_property
    def _hands(self) -> "RecordHands":
        from liaison_app.ui.pages.organisations.record_hands import RecordHands  # noqa: PLC0415 - likewise

        return RecordHands(
            forms=self.forms, tasks=self._tasks, database=self._database, today=self._today
        )

    def _open_clicked(self) -> None:
        key = self._table.current_key
        if key is not None and self._table.selected_count == 1:
            self.read(key)

    def _follow(self, key: int | None) -> None:
        if key is not None and key != self._key and self.panel_is_open:
            self.read(key)

    def _show(self, known: "OrganisationDetails") -> None:
        if known.id == self._key:
            self.panel.show_details(known)
            self.moved.emit()

    def _show_saved(self, key: int) -> None:
        """Show what was saved where the officer is: at the side of the list, or in a tab."""
        if self.whole is None:
            self.open_beside(key)
        else:
            self.open_whole(key)

    def _return_to(self, key: int) -> None:
        """Go on in the list at the row of the organisation that was closed, where it is there."""
        if self._table.current_key != key and self._table.records.row_of(key) is not None:
            self._table.go_to(key)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._key = None
        self.moved.emit()

    def _lose(self, error: LiaisonError) -> None:
        self.panel.close_panel()
        self._refuse(error)

    def _refuse(self, error: LiaisonError) -> None:
        """Say it where the officer looks: above the record that is open whole, or the list."""
        shown = self.records.shown if self.whole is not None else None
        if shown is not None:
            shown.message.problem(error)
        else:
            self.refused.emit(error)

    def _log_shown(self) -> None:
        if self.panel.known is not None:
            self.log_wanted.emit(self.panel.known.id)
