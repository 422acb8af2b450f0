"""People in the order that a list asks for, a column at a time, each by an index."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, Select, or_, select

from liaison_app.queries.keys import among, keys_of
from liaison_app.queries.people_wanted import BY_NAME, PeopleOrder, PeopleOrdered
from liaison_app.queries.places import FEW, Places, dealt_out, places, places_in_turn
from liaison_app.store.tables import Person, Role

Keys: TypeAlias = "array[int]"  # arrays take no brackets at run time before Python 3.12


def by_name(chosen: Select[int], *, descending: bool) -> Select[int]:
    """Return the people chosen by their names, as the index of names gives them."""
    name = Person.sort_key
    return chosen.order_by(name.desc() if descending else name, Person.id)


def ordered_keys(
    connection: Connection, chosen: Select[int], order: Sequence[PeopleOrdered], *, today: date
) -> Keys:
    """Return the keys of the people chosen in an order.

    Whoever holds no post comes last where posts are asked for, and whoever was never contacted
    first; of several posts the first in the order of the alphabet counts.
    """
    first, *rest = order
    if first.by is PeopleOrder.NAME and not rest:
        return keys_of(connection, by_name(chosen, descending=first.descending))
    keys = ordered_keys(connection, chosen, rest or BY_NAME, today=today)
    there = _places(connection, first.by, keys, today)
    return dealt_out(keys, there, descending=first.descending)


def _places(connection: Connection, by: PeopleOrder, keys: Keys, today: date) -> Places:
    """Return the places of at least these people by one column."""
    p, r = Person, Role
    held = or_(r.to_day.is_(None), r.to_day > today)
    match by:
        case PeopleOrder.NAME:
            return places(connection, p.id, p.sort_key, keys=keys)
        case PeopleOrder.LAST_CONTACT:
            met = p.last_contact.is_not(None)
            return places(connection, p.id, p.last_contact, met, keys=keys, behind=False)
        case PeopleOrder.POST:
            return places(connection, r.person_id, r.post, held, keys=keys)
        case PeopleOrder.ORGANISATION:
            told = select(r.person_id, r.organisation_id).where(held)
            if len(keys) <= FEW:
                told = told.where(among(r.person_id, keys))
            told = told.order_by(r.place_key, r.organisation_id)
            return places_in_turn(connection, told, keys=keys)
