"""Before a file is chosen: what can be brought in, and what was."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.domain.when import clock_time, days_between
from liaison_app.queries.imports_done import ImportSeen
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.card import Card

_KNOWN = (
    ("school", "School register", "The file that Get Information about Schools publishes (.csv)."),
    ("map-pin", "Postcodes and wards", "A Code-Point Open file of your postcode area (.csv)."),
    (
        "church",
        "Faith groups and networks",
        "Our own spreadsheet, filled in. Make an empty one with the button above.",
    ),
)


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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._done = Card("Brought in so far")
        self._list = QWidget()
        QVBoxLayout(self._list).setContentsMargins(0, 0, 0, 0)
        self._done.add(self._list)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addWidget(self._choose())
        column.addWidget(self._done)
        column.addStretch(1)
        self.setWidget(inside)

    def show_done(self, imports: Sequence[ImportSeen], *, today: date) -> None:
        """List the imports, the newest first."""
        layout = self._list.layout()
        assert layout is not None  # noqa: S101 - made above
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in imports:
            layout.addWidget(_line(one, today))
        if not imports:
            nothing = PlainLabel("Nothing yet. What you bring in is listed here.", role="muted")
            layout.addWidget(nothing)

    def _choose(self) -> Card:
        card = Card("Bring records in")
        said = PlainLabel(
            "Drop a file anywhere on the window, or choose one. Its kind is recognised, and "
            "nothing is changed before you have looked it over."
        )
        said.setWordWrap(True)
        card.add(said)
        choose, template = (
            primary_button("Choose a file …", "folder-open"),
            secondary_button("Make an empty spreadsheet …", "file-spreadsheet"),
        )
        choose.clicked.connect(self.file_wanted)
        template.clicked.connect(self.template_wanted)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 8, 0, 8)
        line.addWidget(choose)
        line.addWidget(template)
        line.addStretch(1)
        card.add(row)
        for icon, name, about in _KNOWN:
            card.add_line(icon, name, about)
        return card


def _line(one: ImportSeen, today: date) -> QWidget:
    row = QWidget()
    line = QVBoxLayout(row)
    line.setContentsMargins(0, 4, 0, 4)
    line.setSpacing(2)
    line.addWidget(PlainLabel(f"{one.register}: {one.file_name}", role="strong"))
    counts = (
        f"{one.rows_read:,} rows: {one.rows_new:,} new, {one.rows_updated:,} updated, "
        f"{one.rows_unchanged:,} unchanged"
    )
    ago = days_between(one.applied_at, today=today)
    by = f", {one.officer}" if one.officer else ""
    when = PlainLabel(f"{counts} · {ago}{by}", role="small")
    when.setToolTip(clock_time(one.applied_at))
    line.addWidget(when)
    return row
