"""How to reach an organisation: each way with what is known of it, and where it stands."""

from functools import partial

from liaison_app.domain.addresses import address_lines
from liaison_app.queries.organisation_details import ContactSeen, OrganisationDetails
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.records.contact_row import ContactDeeds, ContactRow, standing_said
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.reach_line import ReachLine


def contact_row(known: OrganisationDetails, contact: ContactSeen, changes: Changes) -> ContactRow:
    """Return the row of a contact point, the organisation's own or somebody's in a post there."""
    parts = (contact.label, standing_said(contact))
    deeds = ContactDeeds(
        verify=partial(changes.verify, known, contact),
        edit=partial(changes.forms.edit_contact, known, contact),
        give_up=partial(changes.give_up, known, contact),
        remove=partial(changes.remove, known, contact),
    )
    return ContactRow(contact, " · ".join(part for part in parts if part), deeds)


def reach_card(known: OrganisationDetails, changes: Changes) -> Card:
    """Return the card of the organisation's own contact points, and of where it stands."""
    card = Card("How to reach them")
    for contact in known.contacts:
        if contact.role_id is None:
            card.add(contact_row(known, contact, changes))
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
