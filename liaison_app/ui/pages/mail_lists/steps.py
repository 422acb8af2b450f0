"""The steps of making a list, in a line: each can be gone to at any time."""

from collections.abc import Mapping
from enum import Enum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from liaison_app.ui.plain import button_text
from liaison_app.ui.widgets.flow import FlowLayout


class Step(Enum):
    """The four parts of making a list, in their order."""

    WHO = "Who and how"
    CHECK = "Check"
    COLUMNS = "Columns"
    PREVIEW = "Preview"


class StepsBar(QFrame):
    """The steps, numbered; what is to be known of one stands behind its name.

    Signals:
        chosen: the Step the officer went to.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self.setAccessibleName("Steps")
        self._notes: Mapping[Step, str] = {}
        self._group = QButtonGroup(self)
        self._buttons: dict[Step, QPushButton] = {}
        left = QWidget()
        flow = FlowLayout(left, gap=8)
        for step in Step:
            self._buttons[step] = button = QPushButton()
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button)
            button.clicked.connect(partial(self._choose, step))
            flow.addWidget(button)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 9, 20, 9)
        self._row.setSpacing(8)
        self._row.addWidget(left, 1)
        self._buttons[Step.WHO].setChecked(True)
        self.note({})

    @property
    def step(self) -> Step:
        """The step shown."""
        return next(step for step, button in self._buttons.items() if button.isChecked())

    @property
    def next(self) -> Step | None:
        """The step after the one shown that is of use now, or None after the last."""
        steps = [step for step, button in self._buttons.items() if button.isEnabled()]
        behind = steps[steps.index(self.step) + 1 :] if self.step in steps else steps
        return behind[0] if behind else None

    def add_tool(self, widget: QWidget) -> None:
        """Add a choice at the right."""
        self._row.addWidget(widget)

    def go_to(self, step: Step) -> None:
        """Show that this is the step gone to, without saying so."""
        self._buttons[step].setChecked(True)

    def note(self, notes: Mapping[Step, str]) -> None:
        """Say something of some steps, such as how many were left out."""
        for place, (step, button) in enumerate(self._buttons.items(), start=1):
            note = notes.get(step, "")
            words = f"{step.value}: {note}" if note else step.value
            button.setText(button_text(f"{place}   {words}"))
            button.setAccessibleName(f"{place} {words}")

    def offer(self, step: Step, *, offered: bool) -> None:
        """Let a step be gone to or not: not every kind of file has columns."""
        self._buttons[step].setEnabled(offered)

    def _choose(self, step: Step) -> None:
        self.chosen.emit(step)
