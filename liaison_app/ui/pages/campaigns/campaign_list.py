"""The list of campaigns: a card each, with where it stands and by when it should be done."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.due_times import Deadline, deadline_of
from liaison_app.domain.recipient_states import Progress
from liaison_app.domain.when import local_day, short_day
from liaison_app.queries.campaigns import CampaignRow
from liaison_app.ui.fitting import grown
from liaison_app.ui.meanings import URGENCY_TONES
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tokens import CARD_RADIUS, tokens_now
from liaison_app.ui.widgets.pill import Pill

_MARGIN = 20
_RIGHT = 260


class CampaignList(QScrollArea):
    """Campaigns below each other, the newest incident first.

    Signals:
        opened: the key of the campaign chosen.
    """

    opened = Signal(int)

    def __init__(self, *, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.cards: list[CampaignCard] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Campaigns")
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self.setWidget(body)

    @property
    def focused_id(self) -> int | None:
        """The key of the campaign whose card has the focus."""
        return next((card.campaign_id for card in self.cards if card.hasFocus()), None)

    def show_campaigns(self, rows: Sequence[CampaignRow]) -> None:
        """Show these campaigns; the card that had the focus has it again."""
        focused = self.focused_id
        self.cards = []
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, row in enumerate(rows):
            card = CampaignCard(row, today=self._today())
            card.clicked.connect(partial(self.opened.emit, row.id))
            self.cards.append(card)
            self._column.insertWidget(place, card)
            if row.id == focused:
                card.setFocus()


class CampaignCard(QAbstractButton):
    """One campaign; a click, Enter or Space opens it."""

    def __init__(self, row: CampaignRow, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.campaign_id = row.id
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        when = short_day(local_day(row.happened_at))
        answered = row.frozen_at is not None and not row.progress.not_reached
        due = deadline_of(row.deadline, today=today, settled=answered)
        stands = row.progress.sentence if row.frozen_at else "Draft, audience not frozen"
        self.setAccessibleName(f"{row.name}, {row.incident}, {when}. {stands}. {due.whole}")
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 14, 16, 14)
        across.setSpacing(24)
        across.addLayout(_left(row, when), 1)
        across.addWidget(_right(row, stands, due))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter as well as on Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the card, its ring while it has the focus."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), width))
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.bg))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)


def progress_bar(made: Progress) -> QProgressBar:
    """Return a thin bar of how many are reached; the words beside it say the same."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedHeight(6)
    bar.setRange(0, max(made.total, 1))
    bar.setValue(made.reached)
    bar.setAccessibleName(made.sentence)
    return bar


def _left(row: CampaignRow, when: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    name = PlainLabel(row.name, role="heading")
    name.setWordWrap(True)
    incident = PlainLabel(f"{row.incident} · {when}", role="muted")
    incident.setWordWrap(True)
    letters = PlainLabel("Letters: " + " · ".join(row.letters), role="small")
    letters.setWordWrap(True)
    for label in (name, incident, letters):
        column.addWidget(label)
    column.addStretch(1)
    return column


def _right(row: CampaignRow, stands: str, due: Deadline) -> QWidget:
    box = QWidget()
    box.setFixedWidth(grown(_RIGHT, box.font()))
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    pill = Pill(due.words, URGENCY_TONES[due.urgency])
    pill.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    if row.frozen_at and not row.progress.not_reached:
        pill.set_state("All answered", "ok")
    column.addWidget(pill, 0, Qt.AlignmentFlag.AlignRight)
    column.addWidget(PlainLabel(stands, role="strong"), 0, Qt.AlignmentFlag.AlignRight)
    if row.frozen_at:
        column.addWidget(progress_bar(row.progress))
    column.addStretch(1)
    return box
