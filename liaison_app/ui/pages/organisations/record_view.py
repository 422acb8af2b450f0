"""The page of one organisation: all there is of it, in two columns."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.errors import LiaisonError
from liaison_app.queries.organisation_details import OrganisationDetails, details
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.fitting import grown
from liaison_app.ui.pages.organisations.panel import subtitle
from liaison_app.ui.pages.organisations.record_belongings import TagChips
from liaison_app.ui.pages.organisations.record_buttons import add_menu
from liaison_app.ui.pages.organisations.record_cards import RecordCards
from liaison_app.ui.pages.organisations.record_hands import RecordHands
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.record_words import breakable
from liaison_app.ui.timeline_card import TimelineCard
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.buttons import menu_button, primary_button, secondary_button
from liaison_app.ui.widgets.message_line import MessageLine, MessageRoom
from liaison_app.ui.wishes import HistoryShown

_AT_ONCE = 30
_MARGIN = 20
_ONE_COLUMN_BELOW = 720


class RecordView(QWidget):
    """Reads its organisation itself, and again whenever it is told that something changed.

    Signals:
        named: the organisation's name, once it is known or has another.
        lost: a LiaisonError that says why there is nothing to show.
        log_wanted: the key of the organisation that a contact is to be logged with.
        record_wanted: the key of another organisation, to be opened beside this one.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
    """

    named = Signal(str)
    lost = Signal(object)
    log_wanted = Signal(int)
    record_wanted = Signal(int)
    history_wanted = Signal(object)

    def __init__(self, key: int, hands: RecordHands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.known: OrganisationDetails | None = None
        self._hands, self._forms = hands, hands.forms
        self.message = MessageLine()
        changes = hands.changes(self)
        changes.refused.connect(self.message.problem)
        self._cards = RecordCards(
            forms=hands.forms,
            changes=changes,
            values=FieldValues(self, tasks=hands.tasks, restore=changes.restore),
            today=hands.today,
            open_record=self.record_wanted.emit,
        )
        self.timeline = TimelineCard(tasks=hands.tasks, today=hands.today, at_once=_AT_ONCE)
        self.timeline.step_wanted.connect(self.history_wanted)
        self._avatar = Avatar(pixels=46)
        self._title = PlainLabel(role="title")
        self._subtitle = PlainLabel(role="muted")
        self.tags = TagChips()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def reload(self) -> None:
        """Read the organisation again."""
        reading = partial(details, key=self.key, today=self._hands.today())
        self._hands.tasks.read(reading, then=self._show, owner=self, or_else=self._lose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other where there is no room for both."""
        super().resizeEvent(event)
        narrow = event.size().width() < grown(_ONE_COLUMN_BELOW, self.font())
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(below if narrow else beside)

    def _show(self, known: OrganisationDetails) -> None:
        self.known = known
        self._avatar.set_name(known.name)
        self._title.setText(breakable(known.name))
        self._subtitle.setText(subtitle(known))
        self.setAccessibleName(known.name)
        self.tags.show_tags(known)
        self._right.removeWidget(self.timeline)  # kept: it has its own place and filter
        cards = self._cards
        _fill(
            self._left,
            (
                *cards.to_mind(known, self),
                *cards.to_do(known),
                *cards.to_reach(known),
                *cards.belonging(known),
                cards.all_details(known),
            ),
        )
        _fill(self._right, (self.timeline,))
        self.timeline.show_record(known.id)
        self.named.emit(known.name)

    def _lose(self, error: LiaisonError) -> None:
        if self.known is None:
            self.lost.emit(error)
        else:
            self.message.problem(error)

    def _lay_out(self) -> None:
        for label in (self._title, self._subtitle):
            label.setWordWrap(True)
        names = QVBoxLayout()
        names.setSpacing(2)
        for part in (self._title, self._subtitle, self.tags):
            names.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        for button in self._buttons():
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        above = QVBoxLayout()
        above.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        above.setSpacing(8)
        above.addLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addWidget(MessageRoom(self.message, QMargins(_MARGIN, 0, _MARGIN, 12)))
        whole.addWidget(self._scrolled(), 1)

    def _buttons(self) -> Iterable[QWidget]:
        log = primary_button("Log contact", "notebook-pen")
        log.clicked.connect(self._log)
        edit = secondary_button("Edit", "pencil")
        edit.clicked.connect(self._edit)
        self.add_menu = add_menu(self._forms, lambda: self.known, self)
        history = secondary_button("All its history", "history")
        history.clicked.connect(self._show_history)
        return log, edit, menu_button("Add", self.add_menu), history

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

    def _log(self) -> None:
        self.log_wanted.emit(self.key)

    def _edit(self) -> None:
        if self.known is not None:
            self._forms.edit(self.known)

    def _show_history(self) -> None:
        if self.known is not None:
            shown = HistoryShown(organisation_id=self.key, name=self.known.name)
            self.history_wanted.emit(shown)


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
