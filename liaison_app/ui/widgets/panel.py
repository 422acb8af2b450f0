"""The record's panel at the right: who it is, what can be done, and its cards below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.flow import FlowLayout

_LEAST_WIDTH = 300
_WIDTH = 340
_MARGIN = 16
_SCROLL_BAR = 12


class Panel(QFrame):
    """Closed until ``open_for`` or ``open_about``; its width is told to whoever remembers it.

    Signals:
        closed: the officer closed it.
    """

    closed = Signal()

    def __init__(
        self,
        *,
        width: int = _WIDTH,
        remember_width: Callable[[int], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._width = max(width, _LEAST_WIDTH)
        self._remember_width = remember_width
        self._widen()
        self._avatar = Avatar(pixels=46)
        self._title = PlainLabel(role="heading")
        self._title.setWordWrap(True)
        self._subtitle = PlainLabel(role="muted")
        self._subtitle.setWordWrap(True)
        close = icon_button("x", "Close the panel")
        close.clicked.connect(self.close_panel)
        self._buttons = FlowLayout(gap=8, filled=True)
        self._bars = QVBoxLayout()
        self._cards = QVBoxLayout()
        self._lay_out(close)

    def open_for(self, name: str, subtitle: str = "") -> None:
        """Show the panel with this record's name; its cards are the page's to fill."""
        self._avatar.set_name(name)
        self._avatar.show()
        self._open(name, subtitle)

    def open_about(self, title: str, subtitle: str = "") -> None:
        """Show the panel without a circle, for what is nobody: a file, or several records."""
        self._avatar.hide()
        self._open(title, subtitle)

    def close_panel(self) -> None:
        """Hide the panel and say so."""
        self.hide()
        self.closed.emit()

    def add_button(self, button: QAbstractButton) -> None:
        """Add a button below the name; the main one comes first and is widest."""
        self._buttons.addWidget(button)

    def add_bar(self, bar: QWidget) -> None:
        """Add tabs or a line above the cards that scroll."""
        self._bars.addWidget(bar)

    def add_card(self, card: QWidget) -> None:
        """Add a card below the others, to be read out after them though it was made before."""
        self._cards.insertWidget(self._cards.count() - 1, card)
        card.raise_()

    def clear_cards(self) -> None:
        """Take all cards away."""
        while self._cards.count() > 1:
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def scroll_to_top(self) -> None:
        """Show the first card again, as for a record that was not shown before."""
        self._area.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        """Return the width the officer left it at."""
        return QSize(self._width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember the width the officer drags it to, not one that large text forces upon it."""
        super().resizeEvent(event)
        if _LEAST_WIDTH < self.minimumWidth() == self.width():
            return
        if self.isVisible() and event.oldSize().width() > 0 and self._width != self.width():
            self._width = self.width()
            if self._remember_width is not None:
                self._remember_width(self._width)

    def changeEvent(self, event: QEvent) -> None:
        """Widen with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _widen(self) -> None:
        """Grow less than the text does, for the list beside it needs room as well."""
        more = grown(_LEAST_WIDTH, self.font()) - _LEAST_WIDTH
        self.setMinimumWidth(_LEAST_WIDTH + more * 2 // 5)

    def _open(self, title: str, subtitle: str) -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)
        read_as_laid_out(self)
        self.show()

    def _lay_out(self, close: QAbstractButton) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        fixed = QVBoxLayout()
        fixed.setContentsMargins(_MARGIN, 14, _MARGIN, 8)
        fixed.setSpacing(12)
        fixed.addLayout(head)
        fixed.addLayout(self._buttons)
        fixed.addLayout(self._bars)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(fixed)
        whole.addWidget(self._scrolled_cards(), 1)

    def _scrolled_cards(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("panelBody")
        body.setLayout(self._cards)
        self._cards.setContentsMargins(_MARGIN, 4, _MARGIN, 16)
        self._cards.setSpacing(12)
        self._cards.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        area.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._area = area
        return area

    def _make_room(self, least: int, most: int) -> None:
        """Let the scroll bar stand in the margin, so that the cards keep their edge."""
        bar = _SCROLL_BAR if most > least else 0
        self._cards.setContentsMargins(_MARGIN, 4, _MARGIN - bar, 16)
