"""The form of an organisation, new or known, built from the fields that are declared once."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from liaison_app.domain.choices import Choice
from liaison_app.domain.fields import Field
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisation_fields import ORGANISATION_FIELDS, fields_for
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.forms.form_dialog import FormDialog

_NOTES_HEIGHT = 84
_THEIRS = "Somebody changed this organisation after it was shown to you."
_YOURS = "What you typed is still here, the rest is shown as it is now. Save again to keep yours."


class OrganisationForm(FormDialog):
    """Shows the fields that an organisation of the chosen kind has."""

    def __init__(
        self, known: OrganisationDetails | None = None, parent: QWidget | None = None
    ) -> None:
        title = "New organisation" if known is None else f"Edit {known.name}"
        super().__init__(title, columns=2, parent=parent)
        self._known = known
        group = ""
        for field in ORGANISATION_FIELDS:
            if field.group != group:
                group = field.group
                self.add_heading(group or "About it")
            self.add_field(
                field.name, field.label, _widget(field), check=field.check, hint=field.hint
            )
        self.fill(_new() if known is None else _kept(known))
        kind = self.rows["kind"].field
        if isinstance(kind, QComboBox):
            kind.currentTextChanged.connect(self._show_fields)
        self._show_fields()

    @property
    def entry(self) -> OrganisationEntry:
        """What is to be saved: all of a new organisation, of a known one what was changed."""
        wanted = {field.name for field in fields_for(self._kind)}
        texts = self.values if self._known is None else self.changed
        return OrganisationEntry(
            values={name: text for name, text in texts.items() if name in wanted},
            organisation_id=self._known.id if self._known else None,
            version=self._known.version if self._known else None,
        )

    def rebase(self, known: OrganisationDetails) -> None:
        """Show what somebody else saved since, with what was typed here over it."""
        typed = self.changed
        self._known = known
        self.fill(_kept(known))
        self.offer(typed)
        self.message.say("warn", _THEIRS, hint=_YOURS)

    @property
    def _kind(self) -> Kind:
        return Kind.from_label(self.values["kind"]) or Kind.PARTNER

    def _show_fields(self) -> None:
        wanted = {field.name for field in fields_for(self._kind)}
        self.leave_out(self.rows.keys() - wanted)


def _widget(field: Field) -> QWidget:
    if field.choices:
        choices = QComboBox()
        choices.addItems(field.choices)
        return choices
    if field.several_lines:
        text = QPlainTextEdit()
        text.setFixedHeight(_NOTES_HEIGHT)
        return text
    return QLineEdit()


def _new() -> Mapping[str, str]:
    return {"kind": Kind.SCHOOL.label, "standing": Standing.ACTIVE.label}


def _kept(known: OrganisationDetails) -> Mapping[str, str]:
    return {field.name: as_text(known.fields[field.name]) for field in ORGANISATION_FIELDS}


def as_text(value: object) -> str:
    """Return a field's value as it is typed and shown."""
    if value is None:
        return ""
    return value.label if isinstance(value, Choice) else str(value)
