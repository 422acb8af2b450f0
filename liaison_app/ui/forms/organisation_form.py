"""The form of an organisation, new or known, built from the fields that are declared once."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QWidget

from liaison_app.domain.fields import as_text
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisation_fields import ORGANISATION_FIELDS, fields_for
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.forms.field_widgets import Today
from liaison_app.ui.forms.form_dialog import FormDialog

__all__ = ["OrganisationForm", "as_text"]


class OrganisationForm(FormDialog):
    """Shows the fields that an organisation of the chosen kind has."""

    def __init__(
        self,
        known: OrganisationDetails | None = None,
        *,
        today: Today,
        parent: QWidget | None = None,
    ) -> None:
        title = "New organisation" if known is None else f"Edit {known.name}"
        super().__init__(title, columns=2, parent=parent)
        self._known = known
        self.add_fields(ORGANISATION_FIELDS, today=today)
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
        self._known = known
        self.show_theirs(_kept(known))

    @property
    def _kind(self) -> Kind:
        return Kind.from_label(self.values["kind"]) or Kind.PARTNER

    def _show_fields(self) -> None:
        wanted = {field.name for field in fields_for(self._kind)}
        self.leave_out(self.rows.keys() - wanted)


def _new() -> Mapping[str, str]:
    return {"kind": Kind.SCHOOL.label, "standing": Standing.ACTIVE.label}


def _kept(known: OrganisationDetails) -> Mapping[str, str]:
    return {field.name: as_text(known.fields[field.name]) for field in ORGANISATION_FIELDS}
