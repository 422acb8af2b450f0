"""Help for the page shown, in a window beside it; it follows from page to page while it is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.help_picture import HelpPicture
from liaison_app.ui.help_text import Block, help_for, more_help
from liaison_app.ui.keys import KeysWithin, keys_on_page
from liaison_app.ui.keys_window import foot_to_close, key_lines, scrolled
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.widgets.buttons import link_button

_SIZE = QSize(400, 600)
_MARGIN = 24
_FROM_EDGE = 16
_FROM_TOP = 62
_POINT = "•"
_ROLES = {"title": "title", "heading": "strong"}
_EVERYWHERE = (
    KeysWithin(name="Go to or do anything", keys=("Ctrl+K",)),
    KeysWithin(name="All keys", keys=("Ctrl+/",)),
)


class HelpWindow(QDialog):
    """Shows one page's help, and the keys that work on it.

    As a tool of the window it leaves the window's own keys at work.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle("Help - Liaison")
        self.page = self.topic = ""
        self._area: QScrollArea | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(foot_to_close(self))
        self._was_placed = False

    def open_for(self, page: str) -> None:
        """Show the help for this page; the same key again closes it."""
        if self.isActiveWindow():
            self.close()
            return
        self.show_page(page)
        if not self._was_placed:
            self._was_placed = True
            self._place()
        self.show()
        self.raise_()
        self.activateWindow()
        if self._area is not None:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: str) -> None:
        """Show another page's help, if it is another."""
        if page != self.page or self.topic:
            self.page, self.topic = page, ""
            self._put(self._body_of_page(page))

    def show_more(self, topic: str) -> None:
        """Show the help that the page's own leads to."""
        self.topic = topic
        self._put(self._body_of_topic(topic))

    def _put(self, body: QWidget) -> None:
        before, self._area = self._area, scrolled(body)
        self._area.setAccessibleName("Help")
        self._column.insertWidget(0, self._area, 1)
        read_as_laid_out(self)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            before.hide()
            before.deleteLater()

    def _body_of_page(self, page: str) -> QWidget:
        body = QWidget()
        column = _column_in(body)
        self._fill(column, help_for(page))
        _add(column, Block(form="heading", text="Keys"))
        column.addWidget(key_lines((*keys_on_page(page), *_EVERYWHERE)))
        column.addStretch(1)
        return body

    def _body_of_topic(self, topic: str) -> QWidget:
        body = QWidget()
        column = _column_in(body)
        title = next(block.text for block in help_for(self.page) if block.form == "title")
        back = link_button(f"Back to {title}")
        back.clicked.connect(partial(self.show_page, self.page))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill(column, more_help(topic))
        column.addStretch(1)
        return body

    def _fill(self, column: QVBoxLayout, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if block.form != "more":
                _add(column, block)
                continue
            way = link_button(block.text)
            way.clicked.connect(partial(self.show_more, block.leads))
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def _place(self) -> None:
        """Stand at first within the window's right edge, as far as there is a window."""
        parent = self.parentWidget()
        width, height = (grown(one, self.font()) for one in _SIZE.toTuple())
        if parent is None:
            self.resize(width, height)
            return
        self.resize(min(width, parent.width() // 2), min(height, parent.height() - 2 * _FROM_TOP))
        corner = QPoint(parent.width() - self.width() - _FROM_EDGE, _FROM_TOP)
        self.move(parent.mapToGlobal(corner))


def _column_in(body: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(body)
    column.setContentsMargins(_MARGIN, 20, _MARGIN, 20)
    column.setSpacing(8)
    return column


def _add(column: QVBoxLayout, block: Block) -> None:
    if block.form == "picture":
        column.addWidget(HelpPicture(block.leads, block.text))
        return
    label = PlainLabel(block.text, role=_ROLES.get(block.form, ""))
    label.setWordWrap(True)
    if block.form == "heading":
        label.setContentsMargins(0, 10, 0, 0)
    if block.form != "point":
        column.addWidget(label)
        return
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(PlainLabel(_POINT, role="muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    column.addLayout(row)
