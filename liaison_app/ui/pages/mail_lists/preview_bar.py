"""The line above a preview: which row and page it is, how large, and where else to go."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.pages.mail_lists.previewed import Side
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import icon_button, menu_button
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.segmented import Segment, Segmented
from liaison_app.ui.widgets.sheet_view import Zoom

_MOST = 400


class PreviewBar(QWidget):
    """Shows only what is of use for what is previewed.

    Signals:
        step_wanted: how many rows to go on; back is less than 0.
        open_wanted: the organisation is to be opened.
        page_wanted: the number of the page to show, the first being 0.
        side_chosen: the Side to show.
        zoom_chosen: the Zoom to show it in.
        copy_wanted: the text is to be copied.
    """

    step_wanted = Signal(int)
    open_wanted = Signal()
    page_wanted = Signal(int)
    side_chosen = Signal(object)
    zoom_chosen = Signal(object)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page = 0
        self.jumps = QMenu(self)
        self._previous = icon_button("chevron-left", "Previous")
        self._next = icon_button("chevron-right", "Next")
        self._row = PlainLabel(role="muted")
        self._name = ElidedLink()
        self._back = icon_button("chevron-left", "Page before")
        self._counted = PlainLabel(role="muted")
        self._on = icon_button("chevron-right", "Next page")
        self._pages = _Beside(self._back, self._counted, self._on)
        self._sides = Segmented(
            "What is shown", [Segment(value=one, text=one.label) for one in Side]
        )
        self._zooms = Segmented("Size", [Segment(value=one, text=one.label) for one in Zoom])
        self._sides.choose(Side.LETTER)
        self._zooms.choose(Zoom.WIDTH)
        self._copy = icon_button("copy", "Copy the text")
        self._jump = menu_button("Jump to", self.jumps)
        self._lay_out()
        self._connect()

    @property
    def side(self) -> Side:
        """The side chosen, of those that are offered."""
        return self._sides.value or Side.LETTER

    def offer_sides(self, sides: Sequence[Side]) -> None:
        """Offer these sides to be looked at; where there are none, there is no choice."""
        self._sides.setVisible(bool(sides))

    def allow_jumps(self) -> None:
        """Let the menu be opened where there is something in it."""
        self._jump.setEnabled(not self.jumps.isEmpty())

    def show_row(self, place: int, count: int, *, name: str) -> None:
        """Show which of so many rows is shown, the first being 0, and whose it is."""
        self._row.setText(f"{place + 1:,} of {count:,}")
        self._name.set_words(name)

    def show_page(self, page: int, count: int) -> None:
        """Show which of so many pages is shown, the first being 0."""
        self._page = page
        self._counted.setText(f"Page {page + 1:,} of {count:,}")
        self._pages.setVisible(count > 1)
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < count - 1)
        self._zooms.show()

    def show_no_page(self) -> None:
        """Show that it is no page, and has no size."""
        self._pages.hide()
        self._zooms.hide()

    def _turn(self, by: int) -> None:
        self.page_wanted.emit(self._page + by)

    def _connect(self) -> None:
        self._previous.clicked.connect(partial(self.step_wanted.emit, -1))
        self._next.clicked.connect(partial(self.step_wanted.emit, 1))
        self._name.clicked.connect(self.open_wanted)
        self._back.clicked.connect(partial(self._turn, -1))
        self._on.clicked.connect(partial(self._turn, 1))
        self._sides.chosen.connect(self.side_chosen)
        self._zooms.chosen.connect(self.zoom_chosen)
        self._copy.clicked.connect(self.copy_wanted)

    def _lay_out(self) -> None:
        line = FlowLayout(self, gap=12, filled=True)
        line.addWidget(_Modest(self._previous, self._next, self._row, self._name))
        for part in (self._pages, self._sides, self._zooms, _Beside(self._copy, self._jump)):
            line.addWidget(part)


class _Beside(QWidget):
    """Parts beside each other, from the left."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)


class _Modest(_Beside):
    """Asks for no more room than most names need: a long one does not move the tools beside it."""

    def sizeHint(self) -> QSize:
        """Return the room that is asked for; there may be more."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), grown(_MOST, self.font())), hint.height())
