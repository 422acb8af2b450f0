"""The palette: one list of records, pages, commands and places lately visited, by keys alone.

It lies over the window. What is typed is answered at once as far as it needs no reading; records
follow from the background. Whoever types fast presses Enter before they are there: the first
match is then taken as soon as it is found.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.queries.palette import RecordsFound, records_matching, records_of
from liaison_app.ui.commands import Frame
from liaison_app.ui.fitting import grown
from liaison_app.ui.palette_entries import MATCHES, Entry, matches, no_match, to_begin_with
from liaison_app.ui.palette_list import PaletteList
from liaison_app.ui.places import Place
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.tokens import CARD_RADIUS, tokens_now
from liaison_app.ui.widgets.search_box import SearchBox
from liaison_app.ui.wishes import CampaignShown, OrganisationsShown, PeopleShown

_WIDTH = 680
_FROM_TOP = 84
_ASIDE = 40
_SHADOW = 12
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_PageUp: -MATCHES,
    Qt.Key.Key_PageDown: MATCHES,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STAYS = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
_NOTHING = RecordsFound()


class Palette(QWidget):
    """Lies over the window while it is open; a click beside it, Esc or another window closes it.

    Signals:
        chosen: what the officer chose to do.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, frame: Frame, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._frame, self._tasks = window, frame, tasks
        self._places: tuple[Place, ...] = ()
        self._records, self._found_for = _NOTHING, ""
        self._take_when_found = self._has_moved = False
        self._focus_before: QWidget | None = None
        self._behind: QPixmap | None = None
        self.search = SearchBox("Go to or do anything")
        self.search.setAccessibleName("Go to or do anything")
        self.search.typed.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.list = PaletteList()
        self.list.chosen.connect(self._take)
        self.list.stood_on.connect(self._say_where)
        self.card = QFrame()
        self._lay_out()
        window.installEventFilter(self)
        self.hide()

    def open_with(self, places: Sequence[Place]) -> None:
        """Open with nothing typed, and the places lately visited first."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
            if self._focus_before is not None:
                self._focus_before.clearFocus()
            self._see_behind(self._window.grab())
        self._places = tuple(places)
        self._records, self._found_for = _NOTHING, ""
        self.search.clear()
        self._begin()
        self.show()
        self._fit()
        self.raise_()
        self._window.activateWindow()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Close, with the focus where it was before."""
        self._shut()
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that choose, and follow the size of the window."""
        if watched is self.search:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._answer(Qt.Key(event.key()))
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self._shut_unless(event.reason())
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._see_behind(None)
            self._fit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click beside the list."""
        event.accept()
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint what lies behind fainter, and a shadow round the list."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = tokens_now().dark
        if self._behind is not None:
            painter.drawPixmap(0, 0, self._behind)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 110 if dark else 46))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 12 if dark else 5))
        box = QRectF(self.card.geometry())
        for out in range(1, _SHADOW):
            round_box = box.adjusted(-out, -out + 4, out, out + 4)
            painter.drawRoundedRect(round_box, CARD_RADIUS + out, CARD_RADIUS + out)

    def changeEvent(self, event: QEvent) -> None:
        """Forget what lay behind when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._see_behind(None)

    def _answer(self, key: Qt.Key) -> bool:
        """Return whether the key was meant for the list alone."""
        if key in _MOVES:
            self._has_moved = True
            self._take_when_found = False
            self.list.move_by(_MOVES[key])
        elif key in _ENTER:
            self._take_current()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def _on_typed(self, words: str) -> None:
        self._take_when_found = self._has_moved = False
        words = words.strip()
        if not words:
            self._begin()
            return
        find = partial(records_matching, words=words, most=MATCHES)
        self._tasks.read(find, then=partial(self._show_found, words), owner=self)
        self._show(matches(self._frame, words, self._records))

    def _begin(self) -> None:
        """Show where the officer was lately; their names are read as they are now."""
        self._found_for = ""
        arguments = [place.argument for place in self._places]
        find = partial(
            records_of,
            organisation_ids=[
                one.organisation_id
                for one in arguments
                if isinstance(one, OrganisationsShown) and one.organisation_id is not None
            ],
            person_ids=[
                one.person_id
                for one in arguments
                if isinstance(one, PeopleShown) and one.person_id is not None
            ],
            campaign_ids=[
                one.campaign_id
                for one in arguments
                if isinstance(one, CampaignShown) and one.campaign_id is not None
            ],
            list_ids=[
                one.narrowed.saved_list_id
                for one in arguments
                if isinstance(one, OrganisationsShown)
                and one.narrowed is not None
                and one.narrowed.saved_list_id is not None
            ],
        )
        self._tasks.read(find, then=partial(self._show_found, ""), owner=self)
        self._show(to_begin_with(self._frame, self._places, _NOTHING))

    def _show_found(self, words: str, records: RecordsFound) -> None:
        if words != self.search.text().strip():
            return
        self._records, self._found_for = records if words else _NOTHING, words
        if not words:
            entries = to_begin_with(self._frame, self._places, records)
        else:
            entries = matches(self._frame, words, records) or no_match(self._frame, words)
        self._show(entries)
        if self._take_when_found and self.list.current is not None:
            self._take(self.list.current)

    def _show(self, entries: Sequence[Entry]) -> None:
        self.list.show_entries(entries, stay_on=self.list.current if self._has_moved else None)
        if self.isVisible():
            self._fit()

    def _take_current(self) -> None:
        """Take the entry the officer is on; one that is not found yet, as soon as it is."""
        is_found = self._found_for == self.search.text().strip()
        if (is_found or self._has_moved) and self.list.current is not None:
            self._take(self.list.current)
        else:
            self._take_when_found = True

    def _take(self, entry: Entry) -> None:
        if entry.do is not None:
            self.close_palette()
            self.chosen.emit(entry.do)

    def _say_where(self, entry: Entry) -> None:
        """Tell a screen reader, which stays with the field, where in the list the officer is."""
        self.search.setAccessibleDescription(entry.sentence)

    def _shut(self) -> None:
        self._take_when_found = False
        self.hide()
        self._see_behind(None)

    def _shut_unless(self, reason: Qt.FocusReason) -> None:
        if reason not in _STAYS:
            self._shut()

    def _see_behind(self, picture: QPixmap | None) -> None:
        """Lie over a picture of the window, or over the window itself where that has changed.

        Over the window itself, every letter typed would have all of its page painted again.
        """
        self._behind = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, picture is not None)

    def _fit(self) -> None:
        """Lie over the whole window; the list is as high as its lines, where there is room."""
        window = self._window
        self.setGeometry(window.rect())
        width = min(grown(_WIDTH, self.font()), window.width() - 2 * _ASIDE)
        around = self.card.sizeHint().height() - self.list.minimumHeight()
        room = window.height() - _FROM_TOP - _ASIDE - around
        self.list.setFixedHeight(max(min(self.list.sizeHint().height(), room), 0))
        left = (window.width() - width) // 2
        self.card.setGeometry(left, _FROM_TOP, width, around + self.list.height())
        self.update()

    def _lay_out(self) -> None:
        self.card.setParent(self)
        self.card.setObjectName("card")
        self.list.setFixedHeight(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(PlainLabel("Up and Down choose, Enter opens, Esc closes", role="small"))
        foot.addStretch(1)
        foot.addWidget(PlainLabel("All keys: Ctrl+/", role="small"))
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self.search)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 12, 1, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.list)
        column.addLayout(foot)
