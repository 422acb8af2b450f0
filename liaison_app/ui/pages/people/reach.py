"""How to reach a person: in each post of theirs, and at the organisation where they hold it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from liaison_app.queries.person_details import PersonalContact, PersonDetails
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms, place_of
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.records.contact_row import ContactDeeds, ContactRow, standing_said
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.reach_line import CONTACT_ICONS, STANDING_ROLES, ReachLine


def contact_row(
    known: PersonDetails, contact: PersonalContact, forms: PersonForms, changes: Changes
) -> ContactRow:
    """Return the row of a contact point of their own."""
    of = place_of(known)
    deeds = ContactDeeds(
        verify=partial(changes.verify, contact, of=of),
        edit=partial(forms.edit_contact, known, contact),
        give_up=partial(changes.give_up, contact, of=of),
        remove=partial(changes.remove, contact, of=of),
    )
    return ContactRow(contact, said_of(contact, known), deeds)


def reach_card(known: PersonDetails, forms: PersonForms, changes: Changes) -> Card:
    """Return the card of their own contact points, and below them their organisations'."""
    card = Card("How to reach them")
    held = {role.id for role in known.posts}
    own = [one for one in known.contacts if one.role_id in held]
    theirs = [one for one in known.contacts if one.role_id is None]
    for contact in own:
        card.add(contact_row(known, contact, forms, changes))
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
    several = len(known.posts) > 1
    post = next((one.post for one in known.posts if one.id == contact.role_id), "")
    parts = (contact.label, post if several else "", standing_said(contact))
    return " · ".join(part for part in parts if part)


def _at(name: str) -> QWidget:
    label = PlainLabel(f"At {name}", role="small")
    label.setWordWrap(True)
    return label
