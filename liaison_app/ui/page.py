"""What every page has: a head, a line for messages, a body, and perhaps a panel at the right."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from liaison_app.ui.widgets.message_line import MessageLine, MessageRoom
from liaison_app.ui.widgets.page_header import PageHeader
from liaison_app.ui.widgets.panel import Panel


class Page(QWidget):
    """A screen of the program; pages ask for one another by a signal.

    A page names in ``tables`` the tables it shows; it reads again when one of them has changed:
    at once where it is seen, else when it is next shown.

    Signals:
        page_wanted: the name of another page, and what it is to show (its ``open_at`` gets it).
        place_changed: where on the page the officer is now, as its own ``open_at`` understands it.
    """

    page_wanted = Signal(str, object)
    place_changed = Signal(object)
    tables: frozenset[str] = frozenset()
    place: object = None
    """Where on the page the officer is; None on a page that is one place only."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._stale = True
        self._at_the_side: Panel | None = None
        self.header = PageHeader(title)
        self.message = MessageLine()
        self._left = QWidget()
        self._column = QVBoxLayout(self._left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(MessageRoom(self.message, QMargins(20, 0, 20, 12)))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    @property
    def title(self) -> str:
        """The page's title, as its head and the navigation show it."""
        return self.header.title

    def add_bar(self, bar: QWidget) -> None:
        """Add tabs or a filter bar below what there is."""
        self._column.addWidget(bar)

    def add_body(self, body: QWidget) -> None:
        """Add the widget that takes the room that is left."""
        self._column.addWidget(body, 1)

    def add_panel(self, panel: Panel) -> None:
        """Add the record's panel at the right, closed until it is opened."""
        self._at_the_side = panel
        self._splitter.addWidget(panel)
        self._left.lower()  # read out before the panel
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        panel.hide()

    def reload(self) -> None:
        """Read again what the page shows; each page says how."""

    def open_at(self, argument: object) -> None:
        """Show what another page asked for; each page says what it understands."""

    def take_focus(self) -> None:
        """Take the keys when the page is gone to: in its search, where it has one."""
        search = getattr(self, "search", None)
        if callable(search):
            search()

    def put_away(self) -> None:
        """Keep how the page is left, before the window closes; each page says what of it."""

    def say_place(self, place: object) -> None:
        """Tell the window that the officer is here now, so that they find back."""
        self.place = place
        self.place_changed.emit(place)

    def on_changed(self, tables: frozenset[str]) -> None:
        """Read again if one of these tables is shown here: now, or when next seen."""
        if not tables & self.tables:
            return
        self._stale = True
        if self.isVisible():
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the panel on Esc, wherever on the page the focus is."""
        if (
            event.key() == Qt.Key.Key_Escape
            and self._at_the_side is not None
            and self._at_the_side.isVisible()
        ):
            self._at_the_side.close_panel()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed since the page was last seen."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self.reload()
