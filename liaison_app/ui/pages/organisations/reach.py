"""How to reach an organisation or a person: each way with what is known of it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.domain.addresses import address_lines
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.when import short_day
from liaison_app.queries.organisation_details import ContactSeen, OrganisationDetails
from liaison_app.ui.icons import set_icon
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.reach_line import CONTACT_ICONS, STANDING_ROLES, ReachLine


class ContactRow(ReachLine):
    """One contact point: verified by one press, the rest in a menu."""

    def __init__(
        self,
        known: OrganisationDetails,
        contact: ContactSeen,
        changes: Changes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            CONTACT_ICONS[contact.kind],
            contact.shown,
            _said_of(contact),
            role=STANDING_ROLES[contact.standing],
            parent=parent,
        )
        self._known, self._contact, self._changes = known, contact, changes
        self.verify = icon_button("circle-check", f"{contact.shown} works: verified today")
        if contact.standing is ContactStanding.VERIFIED:
            set_icon(self.verify, "circle-check", role="ok")
        self.verify.clicked.connect(self._verify)
        self._more = icon_button("ellipsis", f"More for {contact.shown}")
        self._more.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        self.menu.addAction("Edit …").triggered.connect(self._edit)
        self.menu.addAction("Bounced").triggered.connect(self._bounced)
        self.menu.addAction("Gone away").triggered.connect(self._gone)
        self.menu.addSeparator()
        self.menu.addAction("Remove").triggered.connect(self._remove)
        for column, button in enumerate((self.verify, self._more), start=2):
            self.grid.addWidget(button, 0, column, 2, 1, Qt.AlignmentFlag.AlignTop)

    def _verify(self) -> None:
        self._changes.verify(self._known, self._contact)

    def _edit(self) -> None:
        self._changes.forms.edit_contact(self._known, self._contact)

    def _bounced(self) -> None:
        self._changes.give_up(self._known, self._contact, ContactStanding.BOUNCED)

    def _gone(self) -> None:
        self._changes.give_up(self._known, self._contact, ContactStanding.GONE)

    def _remove(self) -> None:
        self._changes.remove(self._known, self._contact)

    def _open_menu(self) -> None:
        below = QPoint(0, self._more.height())
        self.menu.popup(self._more.mapToGlobal(below))


def reach_card(known: OrganisationDetails, changes: Changes) -> Card:
    """Return the card of the organisation's own contact points, and of where it stands."""
    card = Card("How to reach them")
    for contact in known.contacts:
        if contact.role_id is None:
            card.add(ContactRow(known, contact, changes))
    address = premises(known)
    if address:
        card.add(ReachLine("map-pin", address, "Premises"))
    website = str(known.fields["website"])
    if website:
        card.add(ReachLine("external-link", website, "Website"))
    return card


def premises(known: OrganisationDetails) -> str:
    """Return the address of the premises, line by line."""
    parts = ("street", "locality", "address3", "town", "county", "postcode")
    return "\n".join(address_lines(**{part: str(known.fields[part]) for part in parts}))


def _said_of(contact: ContactSeen) -> str:
    standing = contact.standing.label
    if contact.standing is ContactStanding.VERIFIED and contact.verified_on is not None:
        standing = f"{standing} {short_day(contact.verified_on)}"
        standing += f" by {contact.verified_by}" if contact.verified_by else ""
    return " · ".join(part for part in (contact.label, standing) if part)
