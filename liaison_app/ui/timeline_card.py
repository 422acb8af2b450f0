"""Everything that happened to a record, as a card: the newest first, more on request."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.domain.records import RecordMeant
from liaison_app.domain.when import clock_time, days_between, local_day, short_day
from liaison_app.queries.record_timeline import (
    Happening,
    HappeningKind,
    Happenings,
    TimelineSeen,
    happenings,
    timeline,
)
from liaison_app.ui.meanings import CHANNEL_ICONS, relay_words
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.record_words import breakable, breakable_address, reads_on
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.tokens import Role
from liaison_app.ui.widgets.buttons import icon_button, link_button, name_button
from liaison_app.ui.widgets.card import Card, IconLine
from liaison_app.ui.widgets.tabs_bar import TabsBar

_ALL = "all"
_SENTENCES = 4
_TABS = "QTabBar::tab { margin-right: 8px; }"
_ICONS: Mapping[HappeningKind, str] = {
    HappeningKind.CONTACT: "message-circle",
    HappeningKind.RELAY: "megaphone",
    HappeningKind.PROMISE: "clock",
    HappeningKind.KEPT: "circle-check",
    HappeningKind.CHANGE: "pencil",
    HappeningKind.IMPORT: "upload",
    HappeningKind.LIST: "file-text",
}
_NOTHING: Mapping[Happenings | None, str] = {
    None: "Nothing has happened yet.",
    Happenings.CONTACTS: "No contact has been logged yet.",
    Happenings.CHANGES: "Nothing has been edited yet.",
    Happenings.IMPORTS: "No import has changed anything here yet.",
    Happenings.LISTS: "Not in any list yet.",
}


class TimelineCard(Card):
    """Reads its lines in the background, so that a long life keeps nobody waiting.

    Signals:
        step_wanted: the key of a step that the history is to show.
    """

    step_wanted = Signal(object)

    def __init__(self, *, tasks: Tasks, today: Callable[[], date], at_once: int) -> None:
        super().__init__("Timeline")
        self._tasks, self._today, self._at_once = tasks, today, at_once
        self._of: RecordMeant | None = None
        self._only: Happenings | None = None
        self._keys = array("q")
        self._shown = 0
        self.tabs = TabsBar("What the timeline shows", margin=0)
        self.tabs.set_tabs([(_ALL, "All"), *((str(one.value), one.label) for one in Happenings)])
        self.tabs.setStyleSheet(_TABS)  # so that all stand beside each other in a panel
        self.tabs.chosen.connect(self._choose)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.more = link_button("Show more")
        self.more.clicked.connect(self._read_more)
        self.more.hide()
        self.add(self.tabs)
        room = QWidget()
        room.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add(room)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.more)
        row.addStretch(1)
        self.add(foot)

    def show_record(self, record: RecordMeant) -> None:
        """Show what happened to this record; as much of it as was seen already."""
        if record != self._of:
            self._of, self._only, self._shown = record, None, 0
            self.tabs.select(_ALL)
        self._read()

    def _choose(self, key: str) -> None:
        self._only = Happenings.from_label(key)
        self._shown = 0
        self._read()

    def _read(self) -> None:
        if self._of is None:
            return
        shown = max(self._shown, self._at_once)
        reading = partial(timeline, of=self._of, only=self._only, shown=shown)
        self._tasks.read(reading, then=self._show, owner=self)

    def _read_more(self) -> None:
        if self._of is None:
            return
        keys = self._keys[self._shown : self._shown + self._at_once]
        reading = partial(happenings, of=self._of, keys=keys)
        self._tasks.read(reading, then=partial(self._add_more, keys), owner=self)

    def _show(self, seen: TimelineSeen) -> None:
        self._keys, self._shown = seen.keys, 0
        while item := self._lines.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if not seen.keys:
            nothing = PlainLabel(_NOTHING[self._only], role="muted")
            nothing.setWordWrap(True)
            self._lines.addWidget(nothing)
        self._add(seen.first, len(seen.first))

    def _add_more(self, keys: Sequence[int], told: Mapping[int, Happening]) -> None:
        self._add([told[key] for key in keys if key in told], len(keys))

    def _add(self, told: Sequence[Happening], count: int) -> None:
        for happening in told:
            line = _Line(happening, today=self._today())
            line.step_wanted.connect(self.step_wanted)
            self._lines.addWidget(line)
            line.show()
        self._shown += count
        left = len(self._keys) - self._shown
        name_button(self.more, f"Show {min(left, self._at_once):,} more of {left:,}")
        self.more.setVisible(left > 0)


class _Line(QWidget):
    """One event; a change leads to its step in the history.

    Signals:
        step_wanted: the key of the step.
    """

    step_wanted = Signal(object)

    def __init__(self, happening: Happening, *, today: date) -> None:
        super().__init__()
        self._step = happening.step
        words, second = happening_words(happening), _when_and_by_whom(happening)
        shown, below = breakable_address(words), breakable(second)
        line = IconLine(_icon(happening), shown, below, role=_role(happening))
        line.setAccessibleName(f"{words}, {second}")
        line.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        ago = days_between(happening.at, today=today)
        kind = happening.channel.label if happening.channel else happening.kind.label
        said = "\n".join(
            (f"{kind}, {clock_time(happening.at)}", ago, *happening.sentences[_SENTENCES:])
        )
        set_tooltip(line, said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(line, 1)
        if self._step is not None:
            show = icon_button("history", "Show this step in the history")
            show.setAccessibleName(f"Show this step in the history: {words}")
            show.clicked.connect(self._want_step)
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)

    def _want_step(self) -> None:
        if self._step is not None:
            self.step_wanted.emit(self._step)


def happening_words(happening: Happening) -> str:
    """Return what happened, a line for each thing; of many, the first and how many more."""
    if happening.relay is not None:
        note = happening.contact.note if happening.contact else ""
        return f"{relay_words(happening.relay)}. {note}" if note else relay_words(happening.relay)
    if happening.contact is not None:
        outcome, note = happening.contact.outcome.label, happening.contact.note
        return f"{outcome}. {note}" if note else outcome
    told = tuple(map(reads_on, happening.sentences[:_SENTENCES]))
    rest = len(happening.sentences) - len(told)
    more = (f"and {rest} more {'change' if rest == 1 else 'changes'}",) if rest else ()
    return "\n".join((*told, *more))


def _when_and_by_whom(happening: Happening) -> str:
    day = short_day(local_day(happening.at))
    return " · ".join(part for part in (day, happening.by, happening.about) if part)


def _icon(happening: Happening) -> str:
    if happening.channel is not None:
        return CHANNEL_ICONS[happening.channel]
    return _ICONS[happening.kind]


def _role(happening: Happening) -> Role:
    is_contact = happening.kind in {HappeningKind.CONTACT, HappeningKind.RELAY}
    return "accent" if is_contact else "muted"
