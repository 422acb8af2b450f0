"""The window: pages at the left, one of them in the middle, what just happened at the foot."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.campaigns import Marking
from liaison_app.queries import at_start
from liaison_app.store import layout
from liaison_app.ui import incoming
from liaison_app.ui.aids import Aids
from liaison_app.ui.commands import meant_by, window_keys
from liaison_app.ui.desk import Desk
from liaison_app.ui.feedback import Feedback
from liaison_app.ui.focus_in_sight import FocusInSight
from liaison_app.ui.page import Page
from liaison_app.ui.pages import PAGES
from liaison_app.ui.places import Place, Places
from liaison_app.ui.reading_order import tab_on
from liaison_app.ui.side_buttons import SideButtons
from liaison_app.ui.taking_back import TakingBack
from liaison_app.ui.theme import Mode
from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.nav import Nav
from liaison_app.ui.widgets.status_bar import StatusBar
from liaison_app.ui.wishes import LOG_OUTREACH, LogOutreachWanted

if TYPE_CHECKING:
    from liaison_app.queries.frame import FrameSeen
    from liaison_app.ui.log_outreach_form import LogOutreachForm

_SMALLEST = (1024, 640)
_USUAL = (1366, 768)


class Window(QMainWindow):
    """The one window on a workspace; of a kind that a screen reader knows for a window.

    Signals:
        closed: the window is closed, and nothing of it is at work any more.
        seen: the window was painted for the first time.
    """

    closed = Signal()
    seen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._nav = Nav("Liaison")
        self._stack = QStackedWidget()
        self._status = StatusBar()
        self._feedback = Feedback(self)
        self._places = Places(desk.clock)
        self._taking_back = TakingBack(
            database=desk.database, tasks=desk.tasks, feedback=self._feedback, parent=self
        )
        self._side_buttons = SideButtons(self)
        FocusInSight(self)
        self._aids = Aids(self, self, desk.tasks)
        self._form: LogOutreachForm | None = None
        self._was_seen = False
        self._lay_out()
        self._connect()
        self._add_keys()
        self._restore_place()

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page, made at its first showing; an argument is what it is to show."""
        if key == LOG_OUTREACH:
            self.log_outreach(argument)
            return
        place = Place(page=key, argument=self._page(key).place)
        if argument is None:
            self._places.go(place)
        else:
            self._places.set_out(place)
        self._go_to(Place(page=key, argument=argument))

    def go_back(self) -> None:
        """Go to the place before this one; at the first, stay."""
        place = self._places.back()
        if place is not None:
            self._go_to(place)

    def go_forward(self) -> None:
        """Go on again to the place that was gone back from."""
        place = self._places.forward()
        if place is not None:
            self._go_to(place)

    @property
    def shown(self) -> str:
        """The key of the page shown."""
        here = self._places.here
        return here.page if here is not None else ""

    def can_call_page(self, name: str) -> bool:
        """Whether the page shown can do this."""
        return callable(getattr(self._stack.currentWidget(), name, None))

    def call_page(self, name: str) -> None:
        """Have the page shown do what a key asks, where it can."""
        act = getattr(self._stack.currentWidget(), name, None)
        if callable(act):
            act()

    def undo(self) -> None:
        """Take the last step back."""
        self._taking_back.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._taking_back.redo()

    def paste(self) -> None:
        """Begin to import the file or the table that was copied."""
        incoming.paste(self, self._feedback, private=layout.private(self._desk.folder))

    def note(self, sentence: str, *, hint: str) -> None:
        """Say at the foot why a key did nothing, and what to do instead."""
        self._feedback.note(sentence, hint=hint)

    def open_palette(self) -> None:
        """Open the list of all there is to go to and to do."""
        self._aids.open_palette(self._places.lately)

    def open_keys(self) -> None:
        """Open the list of keys."""
        self._aids.open_keys()

    def open_help(self) -> None:
        """Open the help for the page shown."""
        self._aids.open_help(self.shown)

    def switch_look(self) -> None:
        """Change from light to dark, or back, and keep it for this user."""
        mode = Mode.LIGHT if tokens_now().dark else Mode.DARK
        remembered, app = self._desk.remembered, QApplication.instance()
        remembered.change(replace(remembered.settings, appearance=str(mode.value)))
        if isinstance(app, QApplication):
            self._desk.theme.apply(app, mode, percent=remembered.settings.text_percent)

    def log_outreach(self, wanted: object = None) -> None:
        """Open the form for a contact."""
        begun = wanted if isinstance(wanted, LogOutreachWanted) else LogOutreachWanted()
        if self._form is None:
            from liaison_app.ui.log_outreach_form import LogOutreachForm  # noqa: PLC0415 - made when first asked for

            self._form = LogOutreachForm(
                tasks=self._desk.tasks,
                clock=self._desk.clock,
                officer_id=self._desk.officer_id,
                parent=self,
            )
        self._form.begin(begun)

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self) -> None:
        """Read the counts, the marking and the names that the frame shows."""
        self._desk.tasks.read(at_start.frame, then=self._show_frame, owner=self)

    def say_backup(self, words: str) -> None:
        """Show when the last backup was made."""
        self._status.set_backup(words)

    @property
    def feedback(self) -> Feedback:
        """What says sentences at the foot of the window."""
        return self._feedback

    def _lay_out(self) -> None:
        for page in PAGES:
            self._nav.add_item(page.key, page.title, page.icon, at_foot=page.at_foot)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._nav)
        middle.addWidget(self._stack, 1)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self._status)
        self.setCentralWidget(frame)

    def _connect(self) -> None:
        tasks = self._desk.tasks
        self._nav.page_wanted.connect(self.show_page)
        self._nav.officer_pressed.connect(partial(self.show_page, "settings"))
        self._nav.anything_wanted.connect(self.open_palette)
        self._feedback.listen_to(tasks)
        self._feedback.said.connect(self._status.say)
        self._status.undo_wanted.connect(self._taking_back.undo_step)
        self._status.cancel_wanted.connect(tasks.cancel)
        tasks.busy_changed.connect(self._status.set_busy)
        tasks.progressed.connect(self._status.show_advance)
        tasks.changed.connect(self._on_changed)
        self._side_buttons.back.connect(self.go_back)
        self._side_buttons.forward.connect(self.go_forward)

    def _add_keys(self) -> None:
        for key in window_keys():
            QShortcut(QKeySequence(key), self, partial(self._answer, key))

    def _answer(self, key: str) -> None:
        """Do what a key means on the page shown."""
        command = meant_by(key, page=self.shown)
        if command is not None:
            command.do(self)

    def _go_to(self, place: Place) -> None:
        page = self._page(place.page)
        self._nav.select(place.page)
        self._stack.setCurrentWidget(page)
        page.take_focus()
        if place.argument is not None:
            page.open_at(place.argument)
        self._aids.follow_to(place.page)

    def _arrive(self, key: str, argument: object) -> None:
        """Note where the page shown has come to; one behind it goes nowhere."""
        if self._stack.currentWidget() is self._pages.get(key):
            self._places.arrive(Place(page=key, argument=argument))

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = next(one for one in PAGES if one.key == key).build(self._desk)
            page.page_wanted.connect(self.show_page)
            page.place_changed.connect(partial(self._arrive, key))
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _on_changed(self, tables: frozenset[str]) -> None:
        for page in self._pages.values():
            page.on_changed(tables)
        self.refresh()

    def _show_frame(self, seen: "FrameSeen") -> None:
        self._nav.set_team(seen.team)
        self._nav.set_officer(self._desk.database.officer)
        for key, count in seen.counts.items():
            self._nav.set_count(key, count)
        self._status.set_marking(seen.marking.label)
        self.setWindowTitle(
            f"{seen.marking.label} - {seen.team or self._desk.folder.name} - Liaison"
        )

    def _restore_place(self) -> None:
        self.setWindowTitle(f"{Marking.OFFICIAL.label} - Liaison")
        self.resize(*_USUAL)
        self.restoreGeometry(QByteArray.fromHex(self._desk.remembered.settings.window.encode()))
        QTimer.singleShot(0, self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the buttons of the mouse, once there is a window on the screen."""
        super().showEvent(event)
        window = self.windowHandle()
        if window is not None:
            self._side_buttons.listen_to(window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with the focus on Enter too; Qt itself knows Space alone."""
        button = self.focusWidget()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(button, QAbstractButton) and not button.isCheckable():
            button.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Go on in the order in which the window is read out."""
        return tab_on(self, back=not next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when all was painted for the first time."""
        super().paintEvent(event)
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(0, self.seen.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the window."""
        if incoming.files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin to import the file that was dropped; of several, the first."""
        event.acceptProposedAction()
        incoming.begin_import(self, self._feedback, incoming.files_in(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was, and let go of everything."""
        place = bytes(self.saveGeometry().toHex().data()).decode()
        remembered = self._desk.remembered
        if place != remembered.settings.window:
            remembered.change(replace(remembered.settings, window=place))
        for page in self._pages.values():
            page.put_away()
        self._desk.tasks.close()
        incoming.forget_pasted()
        super().closeEvent(event)
        self.closed.emit()
