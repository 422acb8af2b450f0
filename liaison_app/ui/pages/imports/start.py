"""Before a file is chosen: what can be brought in, and what was."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.domain.when import clock_time, days_between, local
from liaison_app.queries.imports_done import ImportSeen
from liaison_app.ui.pages.imports.words import rows_words
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.buttons import link_button, primary_button
from liaison_app.ui.widgets.card import Card, IconLine

_KNOWN = (
    ("school", "School register", "The .csv file that Get Information about Schools publishes."),
    ("map-pin", "Postcodes and wards", "A Code-Point Open .csv file of your postcode area."),
    ("church", "Faith groups and networks", "Our own spreadsheet, filled in by you."),
)
_WIDEST = 880


class Start(QScrollArea):
    """Offers to choose a file, and lists what was brought in.

    Signals:
        file_wanted: a file is to be chosen.
        template_wanted: an empty spreadsheet is to be made.
    """

    file_wanted = Signal()
    template_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choose = primary_button("Choose a file…", "folder-open")
        self.choose.clicked.connect(self.file_wanted)
        self.template = link_button("Make an empty spreadsheet…")
        self.template.clicked.connect(self.template_wanted)
        self._done = Card("Brought in so far")
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(10)
        self._done.add(self._list)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self._chooser())
        column.addWidget(self._done)
        column.addStretch(1)
        narrow = QWidget()
        narrow.setMaximumWidth(_WIDEST)
        narrow.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(20, 4, 20, 20)
        row.addWidget(narrow, 1)
        row.addStretch(0)
        self.setWidget(inside)

    def show_done(self, imports: Sequence[ImportSeen], *, today: date) -> None:
        """List the imports, the newest first."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in imports:
            self._lines.addWidget(_line(one, today))
        if not imports:
            nothing = PlainLabel("Nothing yet. What you bring in is listed here.", role="muted")
            self._lines.addWidget(nothing)

    def _chooser(self) -> QWidget:
        card = Card()
        said = PlainLabel("Drop a file anywhere on this window, or choose one", role="heading")
        hint = PlainLabel(
            "Its kind is recognised by its headings. Nothing is changed before you have looked it "
            "over, and all of it can be undone.",
            role="muted",
        )
        for label in (said, hint):
            label.setWordWrap(True)
            card.add(label)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 8, 0, 8)
        line.addWidget(self.choose)
        line.addStretch(1)
        card.add(row)
        rule = QFrame()
        rule.setObjectName("navLine")
        rule.setFixedHeight(1)
        card.add(rule)
        card.add(self._known())
        return card

    def _known(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(24)
        for icon, name, about in _KNOWN:
            column = QVBoxLayout()
            column.setSpacing(4)
            line = IconLine(icon, name, about, role="accent")
            line.text.setProperty("role", "strong")
            column.addWidget(line)
            if name == _KNOWN[-1][1]:
                column.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
            column.addStretch(1)
            row.addLayout(column, 1)
        return box


def _line(one: ImportSeen, today: date) -> QWidget:
    counts = [
        f"{number:,} {what}"
        for number, what in (
            (one.rows_new, "new"),
            (one.rows_updated, "updated"),
            (one.rows_unchanged, "unchanged"),
        )
        if number
    ]
    ago = f"{days_between(one.applied_at, today=today)} at {local(one.applied_at):%H:%M}"
    by = f"{ago} by {one.officer}" if one.officer else ago
    told = f"{rows_words(one.rows_read)}: {', '.join(counts) or 'none of them taken'} · {by}"
    line = IconLine("file-text", f"{one.register} · {one.file_name}", told)
    set_tooltip(line, clock_time(one.applied_at))
    return line
