"""The form for changing many organisations at once: what is ticked is changed, the rest is left.

While it is filled in, it says how many it would change and shows a few of them. What was typed
into its fields is told for whoever keeps drafts, as by other forms.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QScrollArea, QWidget

from liaison_app.actions.bulk_edit import plan_bulk_edit
from liaison_app.domain.bulk_edits import (
    BULK_FIELDS,
    BulkChange,
    BulkEdit,
    BulkPlan,
    TagsChange,
    checked_texts,
)
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.fields import Field
from liaison_app.queries.bulk_choices import BulkChoices, bulk_choices
from liaison_app.ui.forms.field_texts import changes_said_by, put_text, text_of
from liaison_app.ui.forms.form_window import FormWindow
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import menu_button, name_button
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.ticks_menu import TicksMenu

_KEPT = "This is what you had typed before."
_NOTHING = "Tick what is to be changed; what is not ticked stays as it is."
_NOBODY = "All of them are so already. Nothing would be changed."
_AFTER_KEY_MS = 200
_HEIGHT = 560
_PREVIEW = 96
_NO_TAGS = "There are no tags yet. Make one in the menu of the list."
_NO_POSTS = "Nobody is in a post at those chosen."


class BulkEditForm(FormWindow):
    """Asks what is to be changed of the organisations chosen, and says what that would do.

    Signals:
        edit_wanted: a BulkEdit to do; the form is closed.
        left: the form was closed unsaved; the texts of the fields that are ticked, by their names.
        typed: the same texts, soon after the last key.
        begun_afresh: what was typed is not wanted any more.
    """

    edit_wanted = Signal(object)
    left = Signal(object)
    typed = Signal(object)
    begun_afresh = Signal()

    def __init__(
        self,
        organisation_ids: Sequence[int],
        *,
        tasks: Tasks,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        count = len(organisation_ids)
        super().__init__(f"Edit {count:,} organisations", columns=2, save="Change", parent=parent)
        self._ids, self._tasks, self._today = organisation_ids, tasks, today
        self.ticks: dict[str, QCheckBox] = {}
        self.editors: dict[str, QWidget] = {}
        self.problems: dict[str, PlainLabel] = {}
        self.preview = PlainLabel(_NOTHING, role="muted")
        self.preview.setWordWrap(True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whole.insertWidget(self._whole.count() - 1, _below(self.preview))
        self.setMinimumHeight(_HEIGHT)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_KEY_MS)
        self._soon.timeout.connect(self._plan)
        self._tags = TicksMenu("Tags", self)
        self._posts = TicksMenu("Posts that end", self)
        self._add_rows()
        self.save_button.setEnabled(False)
        self.message.pressed.connect(self._start_afresh)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        tasks.read(
            partial(bulk_choices, organisation_ids=organisation_ids, today=today()),
            then=self._offer,
            owner=self,
        )

    @property
    def edit(self) -> BulkEdit:
        """What is ticked, as it would be done."""
        on = {name for name, tick in self.ticks.items() if tick.isChecked()}
        return BulkEdit(
            texts={field.name: self._text(field.name) for field in BULK_FIELDS if field.name in on},
            ward_code=str(self._data("ward")) if "ward" in on else None,
            officer_id=self._officer_id() if "officer" in on else None,
            tags_change=self._tags_change() if "tags" in on else None,
            tag_ids=tuple(map(int, self._tags.keys)) if "tags" in on else (),
            posts_ended=self._posts.keys if "posts" in on else (),
            ended_on=self._today(),
        )

    @property
    def changed(self) -> Mapping[str, str]:
        """The texts of the fields that are ticked."""
        return self.edit.texts

    def offer(self, draft: Mapping[str, str]) -> None:
        """Put in what was typed earlier, and say so."""
        for name in draft.keys() & {field.name for field in BULK_FIELDS}:
            put_text(self.editors[name], draft[name])
            self.ticks[name].setChecked(True)
        if self.changed:
            self.message.say("accent", _KEPT, action="Start afresh")

    def reject(self) -> None:
        """Close without saving, and hand on what was typed."""
        self.left.emit(self.changed)
        super().reject()

    def save(self) -> None:
        """Ask for the edit to be done, once something would be changed."""
        if self.save_button.isEnabled():
            self.edit_wanted.emit(self.edit)
            self.accept()

    def show_form(self) -> None:
        """Open with the cursor on the first tick."""
        super().show_form()
        next(iter(self.ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_rows(self) -> None:
        status, *others = BULK_FIELDS
        self._add_field(status)
        how = self._combo("tags_change", *((one.label, one.value) for one in TagsChange))
        self._add_row("tags", "Tags", how)
        self.tags_button = menu_button("Which tags", self._tags)
        self._tags.ticked.connect(partial(self._touch, "tags"))
        self.grid.addWidget(self.tags_button, self.grid.rowCount(), 1)
        self._add_row("ward", "Ward", self._combo("ward", ("No ward", "")))
        self._add_row("officer", "Officer", self._combo("officer", ("Nobody", 0)))
        self.posts_button = menu_button("Which posts", self._posts)
        self._posts.ticked.connect(partial(self._touch, "posts"))
        self._add_row("posts", "Posts that end today", self.posts_button)
        for field in others:
            self._add_field(field)

    def _add_field(self, field: Field) -> None:
        editor = _editor(field)
        changes_said_by(editor, partial(self._touch, field.name))
        self._add_row(field.name, field.label, editor)
        self.problems[field.name] = problem = PlainLabel(role="bad")
        problem.setWordWrap(True)
        problem.hide()
        self.grid.addWidget(problem, self.grid.rowCount(), 1)

    def _add_row(self, name: str, label: str, editor: QWidget) -> None:
        tick = QCheckBox(button_text(label))
        tick.toggled.connect(self._soon.start)
        editor.setAccessibleName(label)
        self.ticks[name], self.editors[name] = tick, editor
        row = self.grid.rowCount()
        self.grid.addWidget(tick, row, 0)
        self.grid.addWidget(editor, row, 1)

    def _combo(self, name: str, *choices: tuple[str, object]) -> QComboBox:
        combo = ElidedChoice()
        for text, data in choices:
            combo.addItem(text, data)
        touched = "tags" if name == "tags_change" else name
        combo.activated.connect(partial(self._touch, touched))
        return combo

    def _offer(self, choices: BulkChoices) -> None:
        ward, officer = self.editors["ward"], self.editors["officer"]
        if isinstance(ward, QComboBox) and isinstance(officer, QComboBox):
            for one in choices.wards:
                ward.addItem(one.name, one.code)
            for who in choices.officers:
                officer.addItem(who.name, who.id)
        self._tags.set_choices([(str(tag.id), tag.name) for tag in choices.tags], none=_NO_TAGS)
        self._posts.set_choices([(post, post) for post in choices.posts], none=_NO_POSTS)

    def _touch(self, name: str, *_: object) -> None:
        """Tick what is being filled in, and say soon what it would do."""
        self.ticks[name].setChecked(True)
        self._soon.start()

    def _text(self, name: str) -> str:
        return text_of(self.editors[name])

    def _data(self, name: str) -> object:
        editor = self.editors[name]
        return editor.currentData() if isinstance(editor, QComboBox) else None

    def _officer_id(self) -> int:
        chosen = self._data("officer")
        return chosen if isinstance(chosen, int) else 0

    def _tags_change(self) -> TagsChange | None:
        change = next(one for one in TagsChange if one.value == self._data("tags"))
        chosen = self._tags.keys or change is TagsChange.REPLACE
        return change if chosen else None

    def _plan(self) -> None:
        edit = self.edit
        self.typed.emit(edit.texts)
        if self._is_wrong(edit) or edit.empty:
            self._say(_NOTHING, count=0)
            return
        planning = partial(
            plan_bulk_edit, edit=edit, organisation_ids=self._ids, today=self._today()
        )
        self._tasks.read(planning, then=self._show, owner=self, or_else=self._refuse)

    def _is_wrong(self, edit: BulkEdit) -> bool:
        """Say beside each field why it cannot be so, and return whether any cannot."""
        checked = checked_texts(edit.texts)
        for name, label in self.problems.items():
            label.setText(checked[name].problem if name in checked else "")
            label.setVisible(bool(label.text()))
            self.editors[name].setAccessibleDescription(label.text())
        return any(one.problem for one in checked.values())

    def _start_afresh(self) -> None:
        for name in self.changed:
            self.ticks[name].setChecked(False)
            if isinstance(editor := self.editors[name], QLineEdit):
                editor.clear()
                self.ticks[name].setChecked(False)
        self.message.hide()
        self.begun_afresh.emit()

    def _show(self, plan: BulkPlan) -> None:
        lines = [_line(change, most=3 // len(plan.changes) or 1) for change in plan.changes]
        self._say("\n".join(lines) if plan.changed else _NOBODY, count=plan.changed)

    def _refuse(self, problem: LiaisonError) -> None:
        self.message.problem(problem)
        self._say(_NOTHING, count=0)

    def _say(self, words: str, *, count: int) -> None:
        self.preview.setText(words)
        self.save_button.setEnabled(count > 0)
        name_button(
            self.save_button, f"Change {len(self._ids):,} organisations" if count else "Change"
        )


def _below(preview: QWidget) -> QScrollArea:
    """Return the room for what an edit would do, under the fields and never in their place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFixedHeight(_PREVIEW)
    area.setViewportMargins(24, 8, 24, 0)
    area.setWidget(preview)
    return area


def _editor(field: Field) -> QWidget:
    if not field.choices:
        return QLineEdit()
    combo = ElidedChoice()
    combo.addItems(field.choices)
    return combo


def _line(change: BulkChange, *, most: int) -> str:
    """Return what one part of an edit would do, with a few examples."""
    said = f"{change.label}: {change.count:,} changed"
    if change.not_for:
        said += f", {change.not_for:,} have none"
    shown = (
        f"{one.name} ({one.was or 'empty'} → {one.becomes or 'empty'})" for one in change.examples
    )
    examples = "; ".join(islice(shown, most))
    return f"{said}. For instance {examples}." if examples else f"{said}."
