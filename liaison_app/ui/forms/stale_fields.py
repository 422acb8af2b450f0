"""What somebody else changed while a form was open: as it was, theirs, and yours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.segmented import Segment, Segmented

_HEADINGS = ("", "As it was", "Theirs", "Yours", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleField:
    """One field that they changed; ``typed`` where it was changed here as well."""

    name: str
    label: str
    was: str
    theirs: str
    yours: str
    typed: bool


class StaleFields(QFrame):
    """A line for each field that they changed; what both changed is chosen here.

    Signals:
        chosen: the name of a field, and whether theirs is to be kept.
    """

    chosen = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("What somebody else changed")
        self.choices: dict[str, Segmented[bool]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for column in (1, 2, 3):
            self._grid.setColumnStretch(column, 1)
        self.hide()

    def show_fields(self, fields: Sequence[StaleField]) -> None:
        """Show these fields in place of those before; without any, nothing is shown."""
        while item := self._grid.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.choices.clear()
        for column, heading in enumerate(_HEADINGS):
            self._put(heading, 0, column, role="eyebrow")
        for line, field in enumerate(fields, start=1):
            self._add(line, field)
        self.setVisible(bool(fields))

    def _add(self, line: int, field: StaleField) -> None:
        self._put(field.label, line, 0, role="strong")
        self._put(field.was, line, 1, role="muted")
        self._put(field.theirs, line, 2)
        self._put(field.yours if field.typed else "Not changed", line, 3)
        if not field.typed:
            return
        segments = (
            Segment(value=False, text="Keep yours"),
            Segment(value=True, text="Take theirs"),
        )
        picked = Segmented(f"{field.label}: which to keep", segments, columns=1)
        picked.choose(False)  # noqa: FBT003 - the value of the choice
        picked.chosen.connect(partial(self.chosen.emit, field.name))
        self.choices[field.name] = picked
        self._grid.addWidget(picked, line, 4, Qt.AlignmentFlag.AlignTop)

    def _put(self, text: str, line: int, column: int, *, role: str = "") -> None:
        if not text:
            return
        label = PlainLabel(text.upper() if role == "eyebrow" else text, role=role)
        label.setWordWrap(True)
        self._grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
