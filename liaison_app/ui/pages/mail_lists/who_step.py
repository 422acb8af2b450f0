"""The first step: who gets it and how at the left, which kind of file at the right."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.ui.pages.mail_lists.file_kinds import FileKinds
from liaison_app.ui.pages.mail_lists.rows_card import RowsCard
from liaison_app.ui.pages.mail_lists.whose import WhoseLetters

LEFT_WIDTH = 360


class WhoStep(QWidget):
    """Lays out the choices of the first step; each scrolls where the letters are large."""

    def __init__(self, *, whose: WhoseLetters, rows: RowsCard, kinds: FileKinds) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(LeftColumn(whose, rows))
        row.addWidget(_Right(kinds), 1)


class LeftColumn(QScrollArea):
    """Cards below each other, as wide as what is in them needs, with letters of any size."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__()
        self._inside = _column(*cards, left=20, right=8)
        _only_down(self)
        self.setFixedWidth(LEFT_WIDTH)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the width again whenever what is inside has changed."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            needed = self._inside.minimumSizeHint().width() + bar
            self.setFixedWidth(max(LEFT_WIDTH, needed))
        return super().eventFilter(watched, event)


class _Right(QScrollArea):
    """The kinds of file, beside each other where there is room."""

    def __init__(self, kinds: FileKinds) -> None:
        super().__init__()
        self._kinds = kinds
        _only_down(self)
        self.setMinimumWidth(LEFT_WIDTH // 2)
        self.setWidget(_column(kinds, left=8, right=20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the kinds out anew for this width."""
        super().resizeEvent(event)
        self._kinds.fit(self.viewport().width())


def _only_down(area: QScrollArea) -> None:
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _column(*cards: QWidget, left: int, right: int) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(left, 12, right, 12)
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return inside
