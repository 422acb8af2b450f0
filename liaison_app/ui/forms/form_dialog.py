"""A form in a window of its own: checked field by field, saved by Ctrl+Enter, nothing typed lost.

A field is checked when it is left, not while it is first typed into; once it has shown a problem,
every key is answered until the problem is gone.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.forms.field_texts import changes_said_by, put_text, text_of
from liaison_app.ui.forms.form_window import FormWindow
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.form_row import FormRow

_KEPT = "This is what you had typed before."


class Verdict(Protocol):
    """What came of checking a text."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What was changed while tidying."""

    @property
    def problem(self) -> str:
        """Why the text cannot be kept, or nothing."""


class FormDialog(FormWindow):
    """Fields by their names; ``values`` and ``changed`` are their texts.

    Signals:
        save_wanted: every field passed its check; save, then call ``close_saved`` or ``refuse``.
        left: the form was closed unsaved; the texts that were changed, by the names of the fields.
    """

    save_wanted = Signal()
    left = Signal(object)

    def __init__(
        self, title: str, *, columns: int = 1, save: str = "Save", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, columns=columns, save=save, parent=parent)
        self.rows: dict[str, FormRow] = {}
        self._checks: dict[str, Callable[[str], Verdict]] = {}
        self._before: dict[str, str] = {}
        self._parts: list[PlainLabel | FormRow] = []
        self._left_out: frozenset[str] = frozenset()
        self._columns, self._saving = columns, False
        self.message.pressed.connect(self._start_afresh)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    @property
    def values(self) -> dict[str, str]:
        """The texts of all fields, by their names."""
        return {name: text_of(row.field) for name, row in self.rows.items()}

    @property
    def changed(self) -> dict[str, str]:
        """The texts that are not as they were filled in."""
        return {name: text for name, text in self.values.items() if text != self._before[name]}

    def add_heading(self, text: str) -> None:
        """Begin a group of fields."""
        self._parts.append(PlainLabel(text.upper(), role="eyebrow", parent=self._fields))

    def add_field(
        self,
        name: str,
        label: str,
        field: QWidget,
        *,
        check: Callable[[str], Verdict] | None = None,
        hint: str = "",
    ) -> FormRow:
        """Add a field below or beside the others; a text of several lines goes right across."""
        self.rows[name] = row = FormRow(label, field, hint=hint, parent=self._fields)
        self._parts.append(row)
        self._before[name] = text_of(field)
        if check is not None:
            self._checks[name] = check
        _dress(field)
        field.installEventFilter(self)
        changes_said_by(field, self._recheck)
        return row

    def leave_out(self, names: Collection[str]) -> None:
        """Show all fields but these, without gaps."""
        self._left_out = frozenset(names)
        unwanted = {self.rows[name] for name in names}
        place = 0
        for part in self._parts:
            self.grid.removeWidget(part)
            part.setVisible(part not in unwanted)
            if part in unwanted:
                continue
            alone = isinstance(part, QLabel) or isinstance(part.field, QPlainTextEdit)
            if alone:
                place += -place % self._columns
            span = self._columns if alone else 1
            line, column = divmod(place, self._columns)
            self.grid.addWidget(part, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span

    def fill(self, values: Mapping[str, str]) -> None:
        """Show what is kept; what differs from it later was typed."""
        for name, text in values.items():
            put_text(self.rows[name].field, text)
        self._before = self.values

    def type_in(self, texts: Mapping[str, str]) -> None:
        """Put texts over what is kept, as if typed."""
        for name, text in texts.items():
            put_text(self.rows[name].field, text)

    def offer(self, draft: Mapping[str, str]) -> None:
        """Put texts typed earlier over what is kept, and say so."""
        self.type_in(draft)
        if self.changed:
            self.message.say("accent", _KEPT, action="Start afresh")

    def show_form(self) -> None:
        """Open with the cursor in the first field."""
        self.leave_out(self._left_out)
        super().show_form()
        next(iter(self.rows.values())).field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Check every field, and ask for the save; the first problem gets the cursor."""
        if self._saving:
            return
        wrong = [name for name in self.rows if name not in self._left_out and self.check(name)]
        if wrong:
            self.rows[wrong[0]].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._saving = True
        self.save_button.setEnabled(False)
        self.save_wanted.emit()

    def check(self, name: str) -> str:
        """Show what is wrong with a field or was tidied in it, and return the problem."""
        row = self.rows[name]
        if isinstance(row.field, DateField):
            return row.field.problem
        if name not in self._checks:
            return ""
        verdict = self._checks[name](text_of(row.field))
        if verdict.problem:
            row.set_problem(verdict.problem)
        else:
            row.set_notice(" ".join(verdict.notices))
        return verdict.problem

    def refuse(self, error: LiaisonError) -> None:
        """Say why it could not be saved; everything typed is still there."""
        self._saving = False
        self.save_button.setEnabled(True)
        self.message.problem(error)

    def close_saved(self) -> None:
        """Close, for all is saved."""
        self._before = self.values
        self.accept()

    def reject(self) -> None:
        """Close without saving, and hand on what was typed."""
        if not self._saving:
            self.left.emit(self.changed)
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check a field that is left, and let no wheel change a choice in passing."""
        if event.type() == QEvent.Type.FocusOut:
            self._check_left(watched)
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _check_left(self, field: QObject) -> None:
        for name, row in self.rows.items():
            if row.field is field and text_of(row.field) != self._before[name]:
                self.check(name)

    def _recheck(self) -> None:
        for name, row in self.rows.items():
            if row.problem:
                self.check(name)

    def _start_afresh(self) -> None:
        self.fill(self._before)
        self.message.hide()


def _dress(field: QWidget) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
    elif isinstance(field, QComboBox):
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
