"""The page of one record: all there is of it, in two columns."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.record_words import breakable
from liaison_app.ui.records.focus import FocusKept
from liaison_app.ui.records.head import Known, RecordHead
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.timeline_card import TimelineCard
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.buttons import menu_button, primary_button, secondary_button
from liaison_app.ui.widgets.message_line import MessageLine, MessageRoom

_AT_ONCE = 30
_MARGIN = 20
_ONE_COLUMN_BELOW = 720


class RecordView(QWidget, Generic[Known]):
    """Reads its record itself, and again whenever it is told that something changed.

    What it shows, each kind of record says itself.

    Signals:
        named: the record's name, once it is known or has another.
        lost: a LiaisonError that says why there is nothing to show.
        log_wanted: the keys of the organisations that a contact is to be logged with.
        record_wanted: the key of another record of this kind, to be opened in a tab as well.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
    """

    named = Signal(str)
    lost = Signal(object)
    log_wanted = Signal(object)
    record_wanted = Signal(int)
    history_wanted = Signal(object)

    def __init__(self, key: int, *, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__()
        self.key = key
        self.known: Known | None = None
        self.message = MessageLine()
        self._tasks = tasks
        self.timeline = TimelineCard(tasks=tasks, today=today, at_once=_AT_ONCE)
        self.timeline.step_wanted.connect(self.history_wanted)
        self._avatar = Avatar(pixels=46)
        self._title = PlainLabel(role="title")
        self._subtitle = PlainLabel(role="muted")
        self._log = primary_button("Log contact", "notebook-pen")
        self._names = QVBoxLayout()
        self._head = QHBoxLayout()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def reading(self) -> Callable[..., Known]:
        """Return what reads the record."""
        raise NotImplementedError

    def head_of(self, known: Known) -> RecordHead:
        """Return who the record is."""
        raise NotImplementedError

    def cards_of(self, known: Known) -> Iterable[QWidget]:
        """Make the cards that stand beside the timeline, what must be minded first."""
        raise NotImplementedError

    def edit(self) -> None:
        """Open the form of the record shown."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read the record again."""
        self._tasks.read(self.reading(), then=self.show_details, owner=self, or_else=self._lose)

    def show_details(self, known: Known) -> None:
        """Show what is known; the focus stays on the button of the same name."""
        focus, head = FocusKept(self), self.head_of(known)
        self.known = known
        self._avatar.set_name(head.name)
        self._title.setText(breakable(head.name))
        self._subtitle.setText(head.subtitle)
        self.setAccessibleName(head.name)
        self._log.setEnabled(bool(head.organisation_ids))
        self._right.removeWidget(self.timeline)  # kept: it has its own place and filter
        _fill(self._left, self.cards_of(known))
        _fill(self._right, (self.timeline,))
        self.timeline.show_record(head.history.record)
        focus.put_back()
        self.named.emit(head.name)

    def add_below_name(self, widget: QWidget) -> None:
        """Add a line below the name."""
        self._names.addWidget(widget)

    def add_buttons(self, menu: QMenu, *, menu_text: str, history_text: str) -> None:
        """Add the buttons at the top: what can be done here, and the way to its history."""
        self._log.clicked.connect(self._want_log)
        edit = secondary_button("Edit", "pencil")
        edit.clicked.connect(self.edit)
        history = secondary_button(history_text, "history")
        history.clicked.connect(self._show_history)
        for button in (self._log, edit, menu_button(menu_text, menu), history):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        read_as_laid_out(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other where there is no room for both."""
        super().resizeEvent(event)
        narrow = event.size().width() < grown(_ONE_COLUMN_BELOW, self.font())
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(below if narrow else beside)

    def _lose(self, error: LiaisonError) -> None:
        if self.known is None:
            self.lost.emit(error)
        else:
            self.message.problem(error)

    def _lay_out(self) -> None:
        self._names.setSpacing(2)
        for label in (self._title, self._subtitle):
            label.setWordWrap(True)
            self._names.addWidget(label)
        self._head.setSpacing(12)
        self._head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._names, 1)
        above = QVBoxLayout()
        above.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        above.setSpacing(8)
        above.addLayout(self._head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addWidget(MessageRoom(self.message, QMargins(_MARGIN, 0, _MARGIN, 12)))
        whole.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        for column in (self._left, self._right):
            column.setSpacing(12)
            column.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.setContentsMargins(_MARGIN, 4, _MARGIN, 20)
        for column in (self._left, self._right):
            room = QWidget()
            room.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._columns.addWidget(room, 1)
        body = QWidget()
        body.setObjectName("recordBody")
        body.setLayout(self._columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def _want_log(self) -> None:
        if self.known is not None:
            self.log_wanted.emit(self.head_of(self.known).organisation_ids)

    def _show_history(self) -> None:
        if self.known is not None:
            self.history_wanted.emit(self.head_of(self.known).history)


def _fill(column: QVBoxLayout, cards: Iterable[QWidget]) -> None:
    """Put these cards into a column in place of those that were there."""
    while column.count() > 1:
        item = column.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()
    for place, card in enumerate(cards):
        column.insertWidget(place, card)
        card.show()
