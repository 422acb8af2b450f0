"""The form of where an organisation belongs in the team: its ward, and the officer for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from liaison_app.domain.bulk_edits import BulkEdit
from liaison_app.queries.bulk_choices import BulkChoices
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.queries.team import OfficerSeen
from liaison_app.ui.forms.field_widgets import choice
from liaison_app.ui.forms.form_dialog import FormDialog

_BY_POSTCODE = "A new postcode that the team's file knows chooses it again."


class AssignedForm(FormDialog):
    """Chooses among the team's wards and officers."""

    def __init__(
        self, known: OrganisationDetails, choices: BulkChoices, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Ward and officer of {known.name}", parent=parent)
        self._wards = ("", *(one.code for one in choices.wards))
        self._officers = (0, *(one.id for one in choices.officers))
        self._ward = choice(["No ward", *(one.name for one in choices.wards)])
        self._officer = choice(["Nobody", *map(_called, choices.officers)])
        self.add_field("ward", "Ward", self._ward, hint=_BY_POSTCODE)
        self.add_field("officer", "Officer", self._officer)
        _choose(self._ward, self._wards, known.fields["ward_code"])
        _choose(self._officer, self._officers, known.fields["officer_id"])
        self.fill({})
        self.leave_out(())

    @property
    def edit(self) -> BulkEdit:
        """What was chosen anew."""
        ward, officer = self._ward.currentIndex(), self._officer.currentIndex()
        return BulkEdit(
            ward_code=self._wards[ward] if "ward" in self.changed else None,
            officer_id=self._officers[officer] if "officer" in self.changed else None,
        )


def _choose(field: QComboBox, keys: Sequence[object], key: object) -> None:
    field.setCurrentIndex(keys.index(key) if key in keys else 0)


def _called(officer: OfficerSeen) -> str:
    return f"{officer.rank} {officer.name}".strip()
