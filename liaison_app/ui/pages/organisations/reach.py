"""How to reach an organisation or a person: each way with what is known of it."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from liaison_app.domain.addresses import address_lines
from liaison_app.domain.contacts import ContactKind, ContactStanding
from liaison_app.domain.when import short_day
from liaison_app.queries.organisation_details import ContactSeen, OrganisationDetails
from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap, set_icon
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.plain import PlainLabel, text_role
from liaison_app.ui.tokens import Role, tokens_now
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.copy_label import CopyLabel

_COPIED = "Copied"
_ICON, _GAP = 15, 6
_ICONS: dict[ContactKind, str] = {
    ContactKind.EMAIL: "mail",
    ContactKind.PHONE: "phone",
    ContactKind.MOBILE: "phone",
    ContactKind.ADDRESS: "mails",
    ContactKind.GROUP: "message-circle",
}
_ROLES: dict[ContactStanding, Role] = {
    ContactStanding.UNVERIFIED: "muted",
    ContactStanding.VERIFIED: "muted",
    ContactStanding.BOUNCED: "bad",
    ContactStanding.GONE: "bad",
}


class ReachLine(QWidget):
    """An icon, a text that a click copies, and a line below it that says so."""

    def __init__(
        self,
        icon: str,
        text: str,
        second: str,
        *,
        role: Role = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._second, self._role = second, role
        self.text = CopyLabel(text)
        self.text.copied.connect(self._say_copied)
        self.below = PlainLabel(second, role="small")
        self.below.setWordWrap(True)
        text_role(self.below, role)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(4)
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(1, 1)
        mark = _Mark(icon)
        self.grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self.text, 0, 1)
        self.grid.addWidget(self.below, 1, 1)

    def _say_copied(self) -> None:
        self.below.setText(_COPIED)
        text_role(self.below, "accent")
        self.text.setAccessibleDescription(_COPIED)


class _Mark(QLabel):
    """An icon for the eye only; the words beside it say the same."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the colours or the letters change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        colour, ratio = tokens_now().muted, self.devicePixelRatioF()
        side = grown(_ICON, self.font())
        self.setFixedWidth(side + _GAP)
        self.setPixmap(pixmap(self._icon, colour=colour, pixels=side, ratio=ratio))


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
            _ICONS[contact.kind],
            contact.shown,
            _said_of(contact),
            role=_ROLES[contact.standing],
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
        self.menu.addAction("Bounced").triggered.connect(self._bounced)
        self.menu.addAction("Gone away").triggered.connect(self._gone)
        self.menu.addSeparator()
        self.menu.addAction("Remove").triggered.connect(self._remove)
        for column, button in enumerate((self.verify, self._more), start=2):
            self.grid.addWidget(button, 0, column, 2, 1, Qt.AlignmentFlag.AlignTop)

    def _verify(self) -> None:
        self._changes.verify(self._known, self._contact)

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
    return " · ".join(part for part in (contact.label, standing) if part)
