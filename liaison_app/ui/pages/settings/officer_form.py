"""The record of one officer: rank and name, how to reach them, their account, their wards."""

import getpass
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from liaison_app.queries.team import OfficerSeen, WardSeen
from liaison_app.ui.pages.settings.checks import email_problem, name_problem, phone_problem
from liaison_app.ui.pages.settings.fields import Asked, Fields
from liaison_app.ui.pages.settings.fields_card import FieldsCard
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.flow import FlowLayout

_ACCOUNT = "The name this computer signs them in by; their steps then carry their own name."


class OfficerForm(FieldsCard):
    """Empty for a new officer."""

    def __init__(
        self,
        officer: OfficerSeen | None,
        *,
        wards: Sequence[WardSeen],
        parent: QWidget | None = None,
    ) -> None:
        fields = Fields(
            (
                Asked(name="rank", label="Rank", example="PC, PCSO, Sergeant …"),
                Asked(name="name", label="Name", check=name_problem),
                Asked(name="shoulder_number", label="Shoulder number"),
                Asked(name="phone", label="Telephone", check=phone_problem),
                Asked(name="email", label="E-mail", check=email_problem),
                Asked(name="account", label="Account", hint=_ACCOUNT),
            )
        )
        title = "Edit an officer" if officer else "A new officer"
        super().__init__(title, fields, save="Save the officer", parent=parent)
        self.officer = officer
        names = tuple(self.fields.rows)
        self.fields.fill({name: getattr(officer, name) for name in names} if officer else {})
        self.boxes = {ward.id: QCheckBox(button_text(ward.name)) for ward in wards}
        for key, box in self.boxes.items():
            box.setChecked(officer is not None and key in officer.ward_ids)
        this_is_me = link_button("I am this officer: use my account")
        this_is_me.clicked.connect(self._take_account)
        self.add(_at_left(this_is_me))
        if wards:
            self.add(PlainLabel("Wards they look after", role="strong"))
            self.add(self._ward_boxes())
        self.add_buttons()

    @property
    def ward_ids(self) -> tuple[int, ...]:
        """The keys of the wards ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _take_account(self) -> None:
        field = self.fields.rows["account"].field
        if isinstance(field, QLineEdit):
            field.setText(getpass.getuser())

    def _ward_boxes(self) -> QWidget:
        room = QWidget()
        flow = FlowLayout(room, gap=14)
        for box in self.boxes.values():
            flow.addWidget(box)
        return room


def _at_left(widget: QWidget) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return room
