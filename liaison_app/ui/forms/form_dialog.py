"""A form in a window of its own: checked field by field, saved by Ctrl+Enter, nothing typed lost.

A field is checked when it is left, not while it is first typed into; once it has shown a problem,
every key is answered until the problem is gone. What was typed is told a second after the last key,
for whoever keeps drafts.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.fields import Field
from liaison_app.ui.forms.field_texts import changes_said_by, put_text, said_text, text_of
from liaison_app.ui.forms.field_widgets import Today, widget_of
from liaison_app.ui.forms.form_window import FormWindow
from liaison_app.ui.forms.organisation_field import OrganisationField
from liaison_app.ui.forms.stale_fields import StaleField, StaleFields
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.form_row import FormRow

_KEPT = "This is what you had typed before."
_THEIRS = "Somebody changed this after it was shown to you."
_YOURS = "What you typed is still here, the rest is shown as it is now. Save again to keep it so."
_FROM_THE_LIST = "Choose one of the organisations found, or leave it empty."
_LAST_KEY_MS = 1_000


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
        typed: the same texts, a second after the last key.
        begun_afresh: what was typed is not wanted any more.
    """

    save_wanted = Signal()
    left = Signal(object)
    typed = Signal(object)
    begun_afresh = Signal()

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
        self._stale_texts: dict[str, tuple[str, str]] = {}
        self.stale = StaleFields(self._fields)
        self.stale.chosen.connect(self._take)
        self.add_above(self.stale)
        self._last_key = QTimer(self, singleShot=True, interval=_LAST_KEY_MS)
        self._last_key.timeout.connect(self._say_typed)
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

    @property
    def _as_kept(self) -> frozenset[str]:
        return frozenset(self._before.keys() - self.changed.keys() - _empty(self._before))

    def add_heading(self, text: str) -> None:
        """Begin a group of fields."""
        heading = PlainLabel(text.upper(), role="eyebrow", parent=self._fields)
        heading.setAccessibleName(text)
        self._parts.append(heading)

    def add_fields(
        self,
        fields: Iterable[Field],
        *,
        today: Today,
        widgets: Mapping[str, QWidget] | None = None,
        checks: Mapping[str, Callable[[str], Verdict]] | None = None,
    ) -> None:
        """Add fields as they were declared, some of them with a widget or a check of their own."""
        own, checked = widgets or {}, checks or {}
        group = ""
        for field in fields:
            if field.group != group:
                group = field.group
                self.add_heading(group or "About it")
            self.add_field(
                field.name,
                field.label,
                own.get(field.name) or widget_of(field, today=today),
                check=checked.get(field.name, field.check),
                hint=field.hint,
            )

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
        changes_said_by(field, self._on_typed)
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
        self.type_in({name: text for name, text in draft.items() if name in self.rows})
        if self.changed:
            self.message.say("accent", _KEPT, action="Start afresh")

    def show_form(self) -> None:
        """Open with the cursor in the first field."""
        self._columns = self.columns_that_fit(self._columns)
        self.leave_out(self._left_out)
        super().show_form()
        next(iter(self.rows.values())).field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Check every field, and ask for the save; the first problem gets the cursor.

        What is kept already, and was not typed now, is no reason to refuse what was.
        """
        if self._saving:
            return
        asked = (name for name in self.rows if name not in self._left_out | self._as_kept)
        wrong = [name for name in asked if self.check(name)]
        if wrong:
            self.rows[wrong[0]].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._saving = True
        self.save_button.setEnabled(False)
        self.save_wanted.emit()

    def check(self, name: str) -> str:
        """Show what is wrong with a field or was tidied in it, and return the problem."""
        row = self.rows[name]
        if isinstance(row.field, DateField) and row.field.problem:
            return row.field.problem
        if isinstance(row.field, OrganisationField) and row.field.is_half_typed:
            row.set_problem(_FROM_THE_LIST)
            return _FROM_THE_LIST
        if name not in self._checks:
            return ""
        verdict = self._checks[name](text_of(row.field))
        if verdict.problem:
            row.set_problem(verdict.problem)
        else:
            row.set_notice(" ".join(verdict.notices))
        return verdict.problem

    def show_theirs(self, theirs: Mapping[str, str]) -> None:
        """Show what somebody saved since, what was typed here over it, and both beside each other.

        What only they changed is theirs from now on; of what both changed the officer chooses.
        """
        before, typed = self._before, self.changed
        self.fill(theirs)
        self.type_in(typed)
        fields = []
        for name, text in self._before.items():
            if text != before[name] and name not in self._left_out:
                row = self.rows[name]
                yours = typed.get(name, text)
                self._stale_texts[name] = (text, yours)
                fields.append(
                    StaleField(
                        name=name,
                        label=row.label,
                        was=said_text(row.field, before[name]),
                        theirs=said_text(row.field, text),
                        yours=said_text(row.field, yours),
                        typed=name in typed and yours != text,
                    )
                )
        self.stale.show_fields(fields)
        self.message.say("warn", _THEIRS, hint=_YOURS)
        self.scroll_to_top()

    def refuse(self, error: LiaisonError) -> None:
        """Say why it could not be saved; everything typed is still there."""
        self._saving = False
        self.save_button.setEnabled(True)
        self.message.problem(error)

    def close_saved(self) -> None:
        """Close, for all is saved."""
        self._last_key.stop()
        self._before = self.values
        self.accept()

    def reject(self) -> None:
        """Close without saving, and hand on what was typed."""
        if not self._saving:
            self._last_key.stop()
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

    def _on_typed(self) -> None:
        if self.isVisible():
            self._last_key.start()
        for name, row in self.rows.items():
            if row.problem:
                self.check(name)

    def _say_typed(self) -> None:
        if not self._saving:
            self.typed.emit(self.changed)

    def _start_afresh(self) -> None:
        self.fill(self._before)
        self.message.hide()
        self._last_key.stop()
        self.begun_afresh.emit()

    def _take(self, name: str, theirs: bool) -> None:  # noqa: FBT001 - a signal's own
        put_text(self.rows[name].field, self._stale_texts[name][0 if theirs else 1])


def _dress(field: QWidget) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
    elif isinstance(field, QComboBox):
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _empty(texts: Mapping[str, str]) -> frozenset[str]:
    return frozenset(name for name, text in texts.items() if not text.strip())
