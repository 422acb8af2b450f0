"""Values under their headings and a text below them, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel, text_role
from liaison_app.ui.record_words import breakable

_WIDTH, _AROUND, _INSIDE = 700, 20, 24
_EMPTY = "Empty"
_SELECTED = Qt.TextInteractionFlag.TextSelectableByMouse


class ValuesView(QScrollArea):
    """Shows a small table of two columns, and a text below it; it scrolls by its keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("walked", "true")  # shows that it has the focus
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._values: list[tuple[PlainLabel, PlainLabel]] = []
        self._body = PlainLabel()
        self._body.setWordWrap(True)
        self._body.setTextInteractionFlags(_SELECTED)
        self._card = QFrame()
        self._card.setObjectName("card")
        self._card.setMaximumWidth(grown(_WIDTH, self.font()))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._line = QFrame()
        self._line.setObjectName("navLine")
        self._line.setFixedHeight(1)
        self._lay_out()

    def show_values(self, values: Sequence[tuple[str, str]], body: str, *, name: str) -> None:
        """Show these values, each under its heading, and a text below them."""
        self.setAccessibleName(name)
        while len(self._values) < len(values):
            self._add_line()
        for place, (heading, value) in enumerate(self._values):
            is_there = place < len(values)
            heading.setVisible(is_there)
            value.setVisible(is_there)
            if is_there:
                _show(heading, value, *values[place])
        self._body.setText(breakable(body))
        self._body.setVisible(bool(body))
        self._line.setVisible(bool(body and values))
        self.verticalScrollBar().setValue(0)

    def _add_line(self) -> None:
        heading, value = PlainLabel(role="muted"), PlainLabel()
        place = len(self._values)
        for column, label in enumerate((heading, value)):
            label.setWordWrap(bool(column))
            self._grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)
        value.setTextInteractionFlags(_SELECTED)
        self._values.append((heading, value))
        self._body.raise_()  # a screen reader reads in the order in which they came

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(_INSIDE, _INSIDE, _INSIDE, _INSIDE)
        inside.setSpacing(16)
        inside.addLayout(self._grid)
        inside.addWidget(self._line)
        inside.addWidget(self._body)
        inside.addStretch(1)
        ground = QWidget()
        ground.setObjectName("panelBody")
        column = QVBoxLayout(ground)
        column.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        self.setWidget(ground)


def _show(heading: PlainLabel, value: PlainLabel, named: str, text: str) -> None:
    heading.setText(named)
    value.setText(breakable(text) or _EMPTY)
    text_role(value, "text" if text else "muted")
    value.setAccessibleName(f"{named}: {text or _EMPTY.lower()}")
