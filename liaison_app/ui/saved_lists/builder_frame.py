"""The frame of the builder: the lists at the left, name, sets and buttons at the right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.saved_lists import LONGEST_LIST_NAME, SavedListEntry
from liaison_app.ui.criteria_list import CriteriaList
from liaison_app.ui.fitting import SCREEN_SHARE, grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.saved_lists.definition_editor import DefinitionEditor
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import (
    link_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.message_line import MessageLine

_SIZE = (1000, 700)
_LEFT = 250
_LEFT_SHARE = 0.36
_MARGIN = 20
_SCROLL_BAR = 12
_ROOM_FOR_MATCHES = 120
"""The names found for the last field float below it."""


class BuilderFrame(QObject):
    """The widgets of the builder in their places.

    Signals:
        changed: the officer changed the name, the tab or what is selected.
    """

    changed = Signal()

    def __init__(self, dialog: QDialog, *, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._quiet = False
        self.lists = CriteriaList()
        self.lists.setAccessibleName("Saved lists")
        self.new = secondary_button("New list", "plus")
        self.message = MessageLine()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_LIST_NAME)
        self.name.setPlaceholderText("For instance: Schools without e-mail")
        self.name.textEdited.connect(self._say)
        self.pinned = QCheckBox("Show as a tab of Organisations")
        self.pinned.toggled.connect(self._say)
        self.editor = DefinitionEditor(tasks=tasks, today=today)
        self.editor.changed.connect(self._say)
        self.as_list = quiet_button("Show these", "eye")
        self.copy = quiet_button("Duplicate", "copy")
        self.delete = quiet_button("Delete", "trash-2")
        self.give_up = link_button("Give up the changes")
        self.save_button = primary_button("Save", "check")
        self.close_button = quiet_button("Close")
        self._empty = EmptyState(
            "bookmark",
            "No saved list yet.",
            hint=(
                "A saved list finds organisations by their wards, tags, last contact and more; "
                "campaigns and mail lists can be sent to it."
            ),
            action="New list",
        )
        self._empty.pressed.connect(self.new.click)
        self._right = QStackedWidget()
        self._lay_out()

    def show_entry(self, entry: SavedListEntry, *, is_new: bool) -> None:
        """Show a list without saying so."""
        self._quiet = True
        self.name.setText(entry.name)
        self.pinned.setChecked(entry.pinned)
        self.editor.show_definition(entry.definition)
        self._quiet = False
        self._right.setCurrentIndex(0)
        self._foot.show()
        if is_new and not entry.name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """Say that there is no list yet."""
        self._right.setCurrentIndex(1)
        self._foot.hide()

    def entry(self, before: SavedListEntry) -> SavedListEntry:
        """Return the list as it was changed."""
        return replace(
            before,
            name=self.name.text(),
            pinned=self.pinned.isChecked(),
            definition=self.editor.definition,
        )

    def say_state(self, *, changed: bool, is_new: bool) -> None:
        """Offer what can be done with the list as it is."""
        self.save_button.setEnabled(changed)
        self.give_up.setVisible(changed)
        for button in (self.copy, self.delete, self.as_list):
            button.setEnabled(not is_new)

    def fit(self) -> None:
        """Give the builder the room that its text needs, where the screen has it."""
        room = self._dialog.screen().availableSize() * SCREEN_SHARE
        font = self._dialog.font()
        width = min(grown(_SIZE[0], font), room.width())
        left = min(grown(_LEFT, font), round(width * _LEFT_SHARE))
        self._left.setFixedWidth(left)
        buttons = (self.as_list, self.copy, self.delete, self.give_up, self.close_button)
        needed = sum(one.sizeHint().width() + 8 for one in (*buttons, self.save_button))
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        fits = left + needed + 2 * _MARGIN <= width
        self._foot_row.setDirection(beside if fits else below)
        self._dialog.resize(width, min(grown(_SIZE[1], font), room.height()))

    def _say(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        around.addWidget(self.message)
        right.addLayout(around)
        right.addWidget(self._right, 1)
        right.addWidget(self._make_foot())
        self._right.addWidget(self._scrolled())
        self._right.addWidget(self._empty)
        row = QHBoxLayout(self._dialog)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_left())
        row.addLayout(right, 1)

    def _make_left(self) -> QWidget:
        self._left = left = QFrame()
        left.setObjectName("panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(10)
        column.addWidget(PlainLabel("Saved lists", role="heading"))
        column.addWidget(self.new)
        column.addWidget(self.lists, 1)
        return left

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 16, _MARGIN - _SCROLL_BAR, _ROOM_FOR_MATCHES)
        column.setSpacing(12)
        column.addWidget(FormRow("Name", self.name))
        column.addWidget(self.pinned)
        column.addWidget(self.editor, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setWidget(inside)
        return area

    def _make_foot(self) -> QWidget:
        self._foot = QFrame()
        self._foot.setObjectName("foot")
        self._foot_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._foot_row.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        self._foot_row.setSpacing(8)
        of_the_list, of_the_changes = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (of_the_list, (self.as_list, self.copy, self.delete)),
            (of_the_changes, (self.give_up, self.close_button, self.save_button)),
        ):
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
        of_the_list.addStretch(1)
        of_the_changes.insertStretch(0, 1)
        self._foot_row.addLayout(of_the_list)
        self._foot_row.addLayout(of_the_changes)
        return self._foot
