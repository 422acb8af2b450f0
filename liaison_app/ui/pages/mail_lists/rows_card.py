"""What each row of a list is for, to whom it is addressed, in which order, and what for."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from liaison_app.domain.choices import Choice
from liaison_app.domain.exports import AddresseePolicy, RowOrder, RowPer
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.form_row import FormRow


class RowsCard(Card):
    """Three choices that most lists leave as they are.

    Signals:
        changed: another one was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("How")
        self.purpose = QLineEdit()
        self._per = _choice(RowPer)
        self._addressee = _choice(AddresseePolicy)
        self._order = _choice(RowOrder)
        for label, field in (
            ("How many", self._per),
            ("Addressed to", self._addressee),
            ("In which order", self._order),
        ):
            field.activated.connect(self.changed)
            self.add(FormRow(label, field))
        self.add(FormRow("What for, in the export register", self.purpose))

    @property
    def chosen(self) -> tuple[RowPer, AddresseePolicy, RowOrder]:
        """What is chosen now."""
        return (
            self._per.currentData(),
            self._addressee.currentData(),
            self._order.currentData(),
        )

    def apply(self, wanted: MailListWanted) -> MailListWanted:
        """Return what is wanted with these choices."""
        per, addressee, order = self.chosen
        return replace(wanted, row_per=per, addressee=addressee, order=order)

    def show_choices(self, per: RowPer, addressee: AddresseePolicy, order: RowOrder) -> None:
        """Show these choices without saying so."""
        for field, value in (
            (self._per, per),
            (self._addressee, addressee),
            (self._order, order),
        ):
            field.setCurrentIndex(field.findData(value))


def _choice(choices: type[Choice]) -> ElidedChoice:
    field = ElidedChoice()
    for one in choices:
        field.addItem(one.label, one)
    return field
