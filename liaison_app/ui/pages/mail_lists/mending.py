"""What the check finds is mended where it stands: the form that mends it opens over the page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.actions.verify_organisations import verify_organisations
from liaison_app.domain.contacts import NOT_WORKING, ContactKind
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.holders import Holder
from liaison_app.domain.mail_lists import LeftOutReason, Notice
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.odd_letters import Odd, address_of
from liaison_app.queries.organisation_details import OrganisationDetails, details
from liaison_app.ui.desk import Desk
from liaison_app.ui.forms.organisation_forms import Forms
from liaison_app.ui.pages.mail_lists.check import Behind
from liaison_app.ui.pages.mail_lists.listed import Mend
from liaison_app.ui.plain import button_text

_ADDRESS = frozenset(
    {LeftOutReason.NO_ADDRESS, LeftOutReason.NOT_POSTABLE, LeftOutReason.GONE_AWAY}
)
_GREETED = frozenset({Odd.IN_DOUBT, Odd.STOPPED, Notice.JOINED})
_TO_ADD = {
    LeftOutReason.NO_EMAIL: ContactKind.EMAIL,
    LeftOutReason.NO_PHONE: ContactKind.PHONE,
}


class Mending(QObject):
    """Opens the form of a record; the list is checked again as soon as it is saved.

    Signals:
        refused: a LiaisonError that says why a form was not opened.
    """

    refused = Signal(object)

    def __init__(self, page: QWidget, desk: Desk, *, button: QWidget) -> None:
        super().__init__(page)
        self._button = button
        self._desk = desk
        self._forms = Forms(
            page, tasks=desk.tasks, today=desk.today, officer=lambda: desk.database.officer
        )
        self._forms.refused.connect(self.refused)

    def mend(self, wanted: Mend) -> None:
        """Open the form that mends a record, once it is read."""
        reading = partial(details, key=wanted.organisation_id, today=self._desk.today())
        self._desk.tasks.read(
            reading, then=partial(self._open, wanted), owner=self, or_else=self._refuse
        )

    def verify(self, keys: Sequence[int]) -> None:
        """Note that all that is kept of these organisations was found right today."""
        many = "an organisation" if len(keys) == 1 else f"{len(keys):,} organisations"
        self._desk.tasks.write(
            f"Verify {many}",
            partial(verify_organisations, organisation_ids=keys, on=self._desk.today()),
            owner=self,
            or_else=self._refuse,
        )

    def _refuse(self, error: LiaisonError) -> None:
        self.refused.emit(error)

    def _open(self, wanted: Mend, known: OrganisationDetails) -> None:
        behind: Behind = wanted.behind
        if behind in _ADDRESS:
            self._open_address(known)
        elif isinstance(behind, LeftOutReason) and behind in _TO_ADD:
            form = self._forms.add_contact(known)
            whose = [one.shown for one in known.holders if one.person_id == wanted.person_id]
            form.fill({"kind": _TO_ADD[behind].label, "whom": (*whose, known.name)[0]})
        elif behind is LeftOutReason.NOBODY:
            self._forms.add_person(known)
        elif behind is Odd.NO_ROOM and wanted.row is not None:
            self._open_too_long(known, wanted.row)
        elif behind in _GREETED and known.holders:
            self._open_people(known, _addressed(known, wanted.row) or known.holders[:1])
        else:
            self._forms.edit(known)

    def _open_too_long(self, known: OrganisationDetails, row: MailListRow) -> None:
        """Open what holds the longest line of an address: the person, their group, its address."""
        names = max(row.addressee, row.organisation, key=len)
        people = _addressed(known, row)
        if any(len(line) > len(names) for line in address_of(row)):
            self._open_address(known)
        elif people and names == row.addressee:
            self._open_people(known, people)
        else:
            self._forms.edit(known)

    def _open_people(self, known: OrganisationDetails, people: Sequence[Holder]) -> None:
        """Open the only one whom a letter is addressed to; of two, ask which."""
        if len(people) == 1:
            self._forms.edit_person(known, people[0])
            return
        menu = QMenu(self._button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in people:
            act = partial(self._forms.edit_person, known, one)
            menu.addAction(button_text(one.shown)).triggered.connect(act)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _open_address(self, known: OrganisationDetails) -> None:
        """Open the address that post goes to: their own for letters, else that of the premises."""
        own = (one for one in known.contacts if one.kind is ContactKind.ADDRESS)
        working = (one for one in own if one.standing not in NOT_WORKING)
        address = next((one for one in working if one.role_id is None), None)
        if address is None:
            self._forms.edit(known)
        else:
            self._forms.edit_contact(known, address)


def _addressed(known: OrganisationDetails, row: MailListRow | None) -> tuple[Holder, ...]:
    """Return whom of an organisation a row is addressed to."""
    if row is None:
        return ()
    alone = [
        one
        for one in known.holders
        if (one.name.forenames, one.name.surname) == (row.forenames, row.surname)
    ]
    named = f" {row.addressee} "
    joint = (one for one in known.holders if f" {one.name.surname} " in named and one.name.surname)
    return tuple(alone[:1] or joint)
