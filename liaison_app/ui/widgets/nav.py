"""The navigation at the left: every page with its count, and the officer at the foot."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.tokens import RADIUS, tokens_now
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.painting import smaller, weighted

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WIDTH = 216
_ITEM_HEIGHT = 35
_BAR = 3
_ICON = 17
_ICON_LEFT = 15
_ICON_GAP = 12
_COUNT_RIGHT = 12
_APART = 16
_MARGIN = 12
_EDGE = 1
_ANYTHING, _ANYTHING_KEY = "Find anything", "Ctrl+K"
_BESIDE_WORDS = 52
"""The room of the icon and of the edges of a button."""


class Nav(QFrame):
    """Pages above, the quieter ones below, the officer at the foot.

    Signals:
        page_wanted: the key of the page chosen.
        officer_pressed: the officer's name was pressed.
        anything_wanted: the palette that finds anything is to be opened.
    """

    page_wanted = Signal(str)
    anything_wanted = Signal()
    officer_pressed = Signal()

    def __init__(self, name: str, team: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Pages")
        self._items: dict[str, NavItem] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonToggled.connect(self._on_toggled)  # a screen reader does not click
        self._team = ElidedLabel(team, role="small")
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        self._officer = OfficerButton()
        self._officer.clicked.connect(self.officer_pressed)
        self._anything = secondary_button(_ANYTHING, "search")
        self._anything.setAccessibleName(f"{_ANYTHING} {_ANYTHING_KEY}")
        self._anything.clicked.connect(self.anything_wanted)
        self._lay_out(name)

    def add_item(self, key: str, text: str, icon: str, *, at_foot: bool = False) -> None:
        """Add a page above, or among the quieter ones at the foot."""
        item = NavItem(text, icon)
        self._items[key] = item
        self._group.addButton(item)
        (self._lower if at_foot else self._upper).addWidget(item)
        read_as_laid_out(self)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how much there is of a page's records; None shows nothing."""
        self._items[key].set_count(count)

    def select(self, key: str) -> None:
        """Mark a page as the one shown, with the focus on it, without asking for it."""
        blocked = self._group.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._items[key].setChecked(True)
        self._group.blockSignals(blocked)
        self._items[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_team(self, team: str) -> None:
        """Show the team below the name, as far as there is room."""
        self._team.setText(team)

    def set_officer(self, name: str, role: str = "") -> None:
        """Show who is at work."""
        self._officer.set_officer(name, role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the key of the palette where there is room for it."""
        super().resizeEvent(event)
        words = f"{_ANYTHING}   {_ANYTHING_KEY}"
        needed = self._anything.fontMetrics().horizontalAdvance(words)
        room = self.width() - 2 * _MARGIN - grown(_BESIDE_WORDS, self.font())
        self._anything.setText(words if needed <= room else _ANYTHING)

    def event(self, event: QEvent) -> bool:
        """Take the width that the widest page needs, whenever one needs another."""
        if event.type() == QEvent.Type.LayoutRequest:
            needed = max((item.sizeHint().width() for item in self._items.values()), default=0)
            self.setFixedWidth(max(_WIDTH, needed + 2 * _MARGIN + _EDGE))
        return super().event(event)

    def _on_toggled(self, chosen: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt's own
        for key, item in self._items.items():
            if checked and item is chosen:
                self.page_wanted.emit(key)

    def _lay_out(self, name: str) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(PlainLabel(name, role="strong"))
        names.addWidget(self._team)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(LogoTile())
        head.addLayout(names, 1)
        line = QFrame()
        line.setObjectName("navLine")
        line.setFixedHeight(1)
        for layout in (self._upper, self._lower):
            layout.setSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._anything)
        column.addLayout(self._upper)
        column.addStretch(1)
        column.addWidget(line)
        column.addLayout(self._lower)
        column.addWidget(self._officer)


class NavItem(QAbstractButton):
    """One page: its icon, name and count, and a bar where it is the one shown."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._icon, self._count = text, icon, ""
        self.setCheckable(True)
        self.setAutoExclusive(True)  # the group sees to it; this tells a screen reader
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """Show a count at the right, or none."""
        self._count = "" if count is None else f"{count:,}"
        self.setAccessibleName(f"{self._text}, {self._count}" if self._count else self._text)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows without opening every page on the way; open on Enter or Space."""
        group = self.group()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in _STEPS and group is not None:
            items = group.buttons()
            place = items.index(self) + _STEPS[Qt.Key(event.key())]
            items[min(max(place, 0), len(items) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Ask for other room when the letters become larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of one item, its name and its count apart."""
        name = QFontMetrics(weighted(self.font(), QFont.Weight.DemiBold))
        count = QFontMetrics(smaller(self.font())).horizontalAdvance(self._count)
        left = self._name_left()
        width = left + name.horizontalAdvance(self._text) + _APART + count + _COUNT_RIGHT
        return QSize(width, max(_ITEM_HEIGHT, self.font().pixelSize() + 18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the item."""
        tokens, painter = tokens_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.nav_selected if self.isChecked() else tokens.line))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.isChecked():
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(0, box.center().y() - 8, _BAR, 16), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        colour = tokens.accent if self.isChecked() else tokens.muted
        ratio = self.devicePixelRatioF()
        side = grown(_ICON, self.font())
        mark = pixmap(self._icon, colour=colour, pixels=side, ratio=ratio)
        painter.drawPixmap(_ICON_LEFT, round(box.center().y() - side / 2), mark)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        painter.setFont(weighted(self.font(), weight))
        painter.setPen(QColor(tokens.text))
        words = box.adjusted(self._name_left(), 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.setFont(smaller(self.font()))
        painter.setPen(QColor(tokens.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -_COUNT_RIGHT, 0), right, self._count)

    def _name_left(self) -> int:
        return _ICON_LEFT + grown(_ICON, self.font()) + _ICON_GAP


class OfficerButton(QPushButton):
    """Who is at work, at the foot of the navigation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setObjectName("officer")
        self._avatar = Avatar(pixels=32)
        self._name = PlainLabel(role="strong")
        self._role = PlainLabel(role="small")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._role)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        row.addLayout(names, 1)
        for child in (self._avatar, self._name, self._role):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_officer(self, name: str, role: str) -> None:
        """Show who is at work."""
        self._avatar.set_name(name)
        self._name.setText(name)
        self._role.setText(role)
        self._role.setVisible(bool(role))
        self.setAccessibleName(f"Officer {name}, {role}" if role else f"Officer {name}")


class LogoTile(QWidget):
    """The mark of the program: a handshake on a tile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the tile."""
        tokens, painter = tokens_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS + 1, RADIUS + 1)
        ratio = self.devicePixelRatioF()
        mark = pixmap("handshake", colour=tokens.on_accent, pixels=20, ratio=ratio)
        painter.drawPixmap(6, 6, mark)
