"""The form of a contact point: one way to reach an organisation, or somebody in a post."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from liaison_app.actions.edit_contacts import ContactForms, read_contact
from liaison_app.domain.contact_fields import CONTACT_FIELDS
from liaison_app.domain.contacts import ContactKind, ContactStanding
from liaison_app.domain.organisation_entries import ContactEntry
from liaison_app.domain.tidied import Tidied
from liaison_app.ui.forms.field_widgets import Today, choice, several_lines
from liaison_app.ui.forms.form_dialog import FormDialog


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOwner:
    """Whose a contact point may be: an organisation, or somebody in this role."""

    label: str
    organisation_id: int | None = None
    role_id: int | None = None


class ContactKept(Protocol):
    """A contact point as it is kept."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def version(self) -> int:
        """The version that was shown."""

    @property
    def kind(self) -> ContactKind:
        """What it is."""

    @property
    def typed(self) -> str:
        """What was typed."""

    @property
    def label(self) -> str:
        """What tells it from others."""

    @property
    def standing(self) -> ContactStanding:
        """Whether it works."""

    @property
    def role_id(self) -> int | None:
        """The role it belongs to, or None where it is an organisation's."""


class ContactForm(FormDialog):
    """While a number or an address is typed, the form in which it is kept is shown below it."""

    def __init__(
        self,
        owners: Sequence[ContactOwner],
        *,
        today: Today,
        known: ContactKept | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Add a way to reach them" if known is None else "Edit a way to reach them"
        super().__init__(title, save="Add" if known is None else "Save", parent=parent)
        self._owners, self._known = tuple(owners), known
        self._whom = choice([one.label for one in owners])
        kind, typed = choice([one.label for one in ContactKind]), several_lines()
        fields = [one for one in CONTACT_FIELDS if known is not None or one.name != "standing"]
        own: dict[str, QWidget] = {"kind": kind, "typed": typed}
        self.add_fields(fields, today=today, widgets=own, checks={"typed": self._read})
        self.add_field("whom", "Whose it is", self._whom)
        self.fill({"kind": ContactKind.PHONE.label} if known is None else self._kept(known))
        kind.currentTextChanged.connect(self._show_kept_form)
        typed.textChanged.connect(self._show_kept_form)
        self._show_kept_form()

    @property
    def entry(self) -> ContactEntry:
        """The contact point as typed."""
        owner = self._owners[max(self._whom.currentIndex(), 0)]
        standing = self.changed.get("standing", "")
        return ContactEntry(
            kind=self._kind,
            typed=self.values["typed"],
            label=self.values["label"],
            organisation_id=owner.organisation_id,
            role_id=owner.role_id,
            standing=ContactStanding.from_label(standing),
            contact_id=None if self._known is None else self._known.id,
            version=None if self._known is None else self._known.version,
        )

    def rebase(self, known: ContactKept) -> None:
        """Show what somebody else saved since beside what was typed here."""
        self._known = known
        self.show_theirs(self._kept(known))

    def _kept(self, known: ContactKept) -> dict[str, str]:
        whose = next((one for one in self._owners if one.role_id == known.role_id), self._owners[0])
        return {
            "kind": known.kind.label,
            "typed": known.typed,
            "label": known.label,
            "standing": known.standing.label,
            "whom": whose.label,
        }

    @property
    def _kind(self) -> ContactKind:
        return ContactKind.from_label(self.values["kind"]) or ContactKind.PHONE

    def _read(self, typed: str) -> Tidied[ContactForms]:
        return read_contact(self._kind, typed)

    def _show_kept_form(self) -> None:
        read = self._read(self.values["typed"])
        self.rows["typed"].set_hint("" if read.value is None else _kept_as(read.value))


def _kept_as(forms: ContactForms) -> str:
    value = forms.value.replace("\n", ", ")
    shown = forms.shown.replace("\n", ", ")
    return f"Kept as {shown}" if shown == value else f"Kept as {shown}, in full {value}"
