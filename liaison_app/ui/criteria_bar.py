"""The bar of filters above a list: a chip for everything asked for, and how many are chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import CriteriaNames, CriteriaPart, criteria_parts
from liaison_app.domain.text import as_repeated
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import (
    icon_button,
    link_button,
    name_button,
    quiet_button,
    secondary_button,
)
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.pill import FilterChip

if TYPE_CHECKING:
    from liaison_app.ui.criteria_popover import CriteriaPopover


class CriteriaBar(QFrame):
    """Shows criteria as chips, and says whenever the officer has changed them.

    The words of the search and the tab that is shown need no chip.

    Signals:
        changed: the Criteria as they are wanted now.
        all_wanted: all that was found is to be chosen.
        log_wanted: the form for a contact with all that are selected.
        columns_wanted: the button below which the columns are to be offered.
    """

    changed = Signal(object)
    all_wanted = Signal()
    log_wanted = Signal()
    columns_wanted = Signal(object)

    def __init__(
        self,
        *,
        tasks: Tasks,
        today: Callable[[], date],
        tip: str = "Show only some: by ward, tag, last contact and more",
    ) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self._tasks, self._today = tasks, today
        self.criteria, self._plain = Criteria(), Criteria()
        self._beside: list[QWidget] = []
        self._names = CriteriaNames()
        self.button = secondary_button("Filter", "list-filter")
        self.button.clicked.connect(self.open_popover)
        set_tooltip(self.button, tip)
        self.clear_link = link_button("Clear")
        self.clear_link.clicked.connect(self._clear)
        self.found = PlainLabel(role="small")
        self.chosen = PlainLabel(role="small")
        self.choose_all = link_button("")
        self.choose_all.clicked.connect(self.all_wanted)
        self._log = quiet_button("Log contact", "notebook-pen")
        self._log.clicked.connect(self.log_wanted)
        columns = icon_button("columns-3", "Choose columns")
        columns.clicked.connect(partial(self.columns_wanted.emit, columns))
        self._columns = columns
        self._left = QWidget()
        self._flow = FlowLayout(self._left, gap=8)
        self._chips: list[FilterChip] = []
        self._lay_out()
        self.say_selected(0, of=0)

    def add_filter(self, button: QWidget) -> None:
        """Add a filter of another kind, beside the button."""
        self._beside.append(button)
        self._flow_again()

    def show_criteria(self, criteria: Criteria, *, plain: Criteria) -> None:
        """Show a chip for everything that is asked for beyond the plain criteria."""
        self.criteria, self._plain = criteria, plain
        self._draw()

    def know_names(self, names: CriteriaNames) -> None:
        """Call wards, tags and the like by these names."""
        if names != self._names:
            self._names = names
            self._draw()

    def say_found(self, shown: int, *, of: int, meant: str = "") -> None:
        """Say how many are found, as in "67 of 1,284", and by which words if not those typed."""
        counted = f"{shown:,} shown" if shown == of else f"{shown:,} of {of:,}"
        instead = f" for “{as_repeated(meant)}”, as nothing matches what was typed" if meant else ""
        self.found.setText(f"{counted}{instead}")

    def say_selected(self, count: int, *, of: int) -> None:
        """Say how many are chosen, offer to choose all, and one contact with all of them."""
        many = count > 1
        every = count == of
        self.chosen.setText(f"All {count:,} chosen" if every else f"{count:,} chosen")
        name_button(self.choose_all, f"Choose all {of:,}")
        name_button(self._log, f"Log contact with {count:,}")
        self.chosen.setVisible(many)
        self.choose_all.setVisible(many and not every)
        self._log.setVisible(many)

    @cached_property
    def popover(self) -> "CriteriaPopover":
        """The popover in which filters are chosen, made when it is first opened."""
        popover = self.make_popover()
        popover.changed.connect(self.changed)
        return popover

    def make_popover(self) -> "CriteriaPopover":
        """Make the popover, of all fields of organisations."""
        from liaison_app.ui.criteria_popover import CriteriaPopover  # noqa: PLC0415 - not for the first list

        return CriteriaPopover(tasks=self._tasks, today=self._today, parent=self)

    def own_tools(self) -> Sequence[QWidget]:
        """Make what else stands at the right."""
        return ()

    def open_popover(self) -> None:
        """Let the officer choose filters."""
        self.popover.open_below(self.button, self.criteria, plain=self._plain)

    @property
    def parts(self) -> tuple[CriteriaPart, ...]:
        """What the chips stand for."""
        parts = criteria_parts(self.criteria, self._names, plain=self._plain)
        return tuple(part for part in parts if part.key != "words")

    def _draw(self) -> None:
        parts = self.parts
        if [chip.property("words") for chip in self._chips] != [part.words for part in parts]:
            self._draw_chips(parts)
        self.clear_link.setVisible(bool(parts))

    def _draw_chips(self, parts: tuple[CriteriaPart, ...]) -> None:
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = []
        for part in parts:
            chip = FilterChip(part.words)
            chip.setProperty("words", part.words)
            chip.removed.connect(partial(self._drop, part.key))
            self._chips.append(chip)
        self._flow_again()
        for chip in self._chips:
            chip.show()

    def _flow_again(self) -> None:
        for widget in (self.button, *self._beside, *self._chips, self.clear_link, self.found):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        read_as_laid_out(self._left)

    def _drop(self, key: str) -> None:
        part = next((one for one in self.parts if one.key == key), None)
        if part is not None:
            self.changed.emit(part.without)
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.changed.emit(replace(self._plain, words=self.criteria.words))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._flow_again()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(8)
        row.addWidget(self._left, 1)
        row.addWidget(self._tools(), 0, Qt.AlignmentFlag.AlignTop)

    def _tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for tool in (self.chosen, self.choose_all, self._log, *self.own_tools(), self._columns):
            row.addWidget(tool)
        return tools
