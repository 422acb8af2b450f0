"""How to reach a person: in each post of theirs, and at the organisation where they hold it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.when import short_day
from liaison_app.queries.person_details import PersonalContact, PersonDetails
from liaison_app.ui.icons import set_icon
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms, place_of
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.reach_line import CONTACT_ICONS, STANDING_ROLES, ReachLine


class ContactRow(ReachLine):
    """One contact point of theirs: confirmed while one is on the phone, the rest in a menu."""

    def __init__(
        self, known: PersonDetails, contact: PersonalContact, forms: PersonForms, changes: Changes
    ) -> None:
        super().__init__(
            CONTACT_ICONS[contact.kind],
            contact.shown,
            said_of(contact, known),
            role=STANDING_ROLES[contact.standing],
        )
        self._known, self._contact = known, contact
        self._forms, self._changes = forms, changes
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
        self._changes.verify(self._contact, of=place_of(self._known))

    def _edit(self) -> None:
        self._forms.edit_contact(self._known, self._contact)

    def _bounced(self) -> None:
        of = place_of(self._known)
        self._changes.give_up(self._contact, ContactStanding.BOUNCED, of=of)

    def _gone(self) -> None:
        self._changes.give_up(self._contact, ContactStanding.GONE, of=place_of(self._known))

    def _remove(self) -> None:
        self._changes.remove(self._contact, of=place_of(self._known))

    def _open_menu(self) -> None:
        below = QPoint(0, self._more.height())
        self.menu.popup(self._more.mapToGlobal(below))


def reach_card(known: PersonDetails, forms: PersonForms, changes: Changes) -> Card:
    """Return the card of their own contact points, and below them their organisations'."""
    card = Card("How to reach them")
    held = {role.id for role in known.posts}
    own = [one for one in known.contacts if one.role_id in held]
    theirs = [one for one in known.contacts if one.role_id is None]
    for contact in own:
        card.add(ContactRow(known, contact, forms, changes))
    if not own and not theirs:
        card.add(PlainLabel("No number or address is known yet.", role="muted"))
    names = {role.place.id: role.place.name for role in known.posts}
    for place_id, name in names.items():
        here = [one for one in theirs if one.organisation_id == place_id]
        if here:
            card.add(_at(name))
        for contact in here:
            icon, role = CONTACT_ICONS[contact.kind], STANDING_ROLES[contact.standing]
            card.add(ReachLine(icon, contact.shown, said_of(contact, known), role=role))
    return card


def said_of(contact: PersonalContact, known: PersonDetails) -> str:
    """Return what is known of a contact point: its label, in which post, and who verified it."""
    standing = contact.standing.label
    if contact.standing is ContactStanding.VERIFIED and contact.verified_on is not None:
        standing = f"{standing} {short_day(contact.verified_on)}"
        standing += f" by {contact.verified_by}" if contact.verified_by else ""
    several = len(known.posts) > 1
    post = next((one.post for one in known.posts if one.id == contact.role_id), "")
    parts = (contact.label, post if several else "", standing)
    return " · ".join(part for part in parts if part)


def _at(name: str) -> QWidget:
    label = PlainLabel(f"At {name}", role="small")
    label.setWordWrap(True)
    return label
