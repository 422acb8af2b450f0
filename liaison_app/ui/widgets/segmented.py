"""A choice among a few, each by one key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QWidget

from liaison_app.ui.icons import set_icon
from liaison_app.ui.plain import button_text, set_tooltip
from liaison_app.ui.tokens import Role
from liaison_app.ui.widgets.flow import FlowLayout

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Generic[Value]):
    """One of the choices: what it stands for, its words, the key that chooses it, its icon."""

    value: Value
    text: str
    key: str = ""
    icon: str = ""


class Segmented(QFrame, Generic[Value]):
    """Buttons beside each other, one of which is chosen; a choice's key chooses it at once.

    A frame, though none is seen: a screen reader names the choices of a frame as a group.

    Signals:
        chosen: the value the officer chose.
        keyed: the value chosen by its key, after which one may go on to the next field.
    """

    chosen = Signal(object)
    keyed = Signal(object)

    def __init__(
        self,
        name: str,
        segments: Sequence[Segment[Value]],
        *,
        columns: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._segments = tuple(segments)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idToggled.connect(self._on_toggled)  # a screen reader does not click
        for place, segment in enumerate(self._segments):
            self._group.addButton(self._button(segment), place)
        self._lay_out(columns)

    @property
    def value(self) -> Value | None:
        """What is chosen, or None."""
        place = self._group.checkedId()
        return self._segments[place].value if place >= 0 else None

    def choose(self, value: Value | None) -> None:
        """Choose a value without saying so; None chooses nothing."""
        blocked = self._group.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._group.setExclusive(False)
        for place, segment in enumerate(self._segments):
            self._group.button(place).setChecked(segment.value == value)
        self._group.setExclusive(True)
        self._group.blockSignals(blocked)
        self._colour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the key of a choice."""
        wanted = event.text().casefold()
        for place, segment in enumerate(self._segments):
            if wanted and segment.key.casefold() == wanted:
                self._group.button(place).setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._group.button(place).click()
                self.keyed.emit(segment.value)
                return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the focus on what is chosen, else on the first."""
        place = max(self._group.checkedId(), 0)
        self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, columns: int) -> None:
        """Lay the buttons out in so many columns, or in lines as the room allows."""
        if not columns:
            flow = FlowLayout(self)
            for button in self._group.buttons():
                flow.addWidget(button)
            return
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, button in enumerate(self._group.buttons()):
            grid.addWidget(button, place // columns, place % columns)
        grid.setColumnStretch(columns, 1)

    def _button(self, segment: Segment[Value]) -> QPushButton:
        button = QPushButton(button_text(_with_key(segment)))
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # the group sees to it; this tells a screen reader
        button.setAutoDefault(False)
        button.setAccessibleName(segment.text)
        if segment.key:
            button.setAccessibleDescription(f"Key {segment.key.upper()}")
            set_tooltip(button, f"{segment.text}: press {segment.key.upper()}")
        if segment.icon:
            set_icon(button, segment.icon)
        return button

    def _on_toggled(self, place: int, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if checked:
            self._colour()
            self.chosen.emit(self._segments[place].value)

    def _colour(self) -> None:
        for place, segment in enumerate(self._segments):
            if segment.icon:
                button = self._group.button(place)
                role: Role = "accent" if button.isChecked() else "muted"
                set_icon(button, segment.icon, role=role)


def _with_key(segment: Segment[Value]) -> str:
    return f"{segment.text}  {segment.key.upper()}" if segment.key else segment.text
