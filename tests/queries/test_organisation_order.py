"""Organisations in every order that a list offers, as indexes give it."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy import insert

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Standing
from liaison_app.queries.organisations import first_ids, matching_ids
from liaison_app.queries.organisations_wanted import (
    Ordered,
    OrganisationOrder,
    OrganisationsWanted,
)
from liaison_app.store.tables import Ward

TODAY = date(2017, 5, 25)
O = OrganisationOrder  # noqa: E741 - said in every line of the table below
BOTH = (Standing.ACTIVE, Standing.CLOSED)
MANY = 10_000

EXPLAINED = """
    SELECT o.id, o.sort_key, o.kind, o.postcode, o.reach, o.verified_on, w.name,
        (SELECT max(happened_at) FROM outreach_with m WHERE m.organisation_id = o.id)
    FROM organisation o LEFT JOIN ward w ON w.code = o.ward_code
"""


def shown(value, *, last):
    """Return a value so that one that is missing stands where an officer looks for it."""
    return (last if value in {None, ""} else 1 - last, value or "")


@pytest.fixture
def told(sample):
    """Return what is told of each organisation, by its key, as it is sorted by."""
    rows = sample.read_rows(lambda raw: raw.execute(EXPLAINED).fetchall())
    return {
        key: {
            O.NAME: name,
            O.KIND: kind,
            O.WARD: shown(ward, last=1),
            O.POSTCODE: shown(postcode, last=1),
            O.LAST_CONTACT: shown(met, last=0),
            O.REACH: -1 if reach is None else reach,
            O.VERIFIED: shown(verified, last=0),
        }
        for key, name, kind, postcode, reach, verified, ward, met in rows
    }


@pytest.fixture
def found(sample):
    """Return what reads the keys of a list, all or the first of them."""

    def reading(query, order, *, standings=(Standing.ACTIVE,), words="", **more):
        criteria = Criteria(standings=standings, words=words)
        wanted = OrganisationsWanted(criteria=criteria, order=order)
        return list(sample.read(partial(query, wanted=wanted, today=TODAY, **more)))

    return reading


def put_in_order(keys, told, order):
    keys = sorted(keys, key=lambda key: (told[key][O.NAME], key))
    for one in reversed(order):
        keys = sorted(keys, key=lambda key, by=one.by: told[key][by], reverse=one.descending)
    return keys


ORDERS = [
    *((Ordered(by=by, descending=down),) for by in O for down in (False, True)),
    (Ordered(by=O.WARD), Ordered(by=O.NAME, descending=True)),
    (Ordered(by=O.KIND), Ordered(by=O.WARD), Ordered(by=O.POSTCODE, descending=True)),
    (Ordered(by=O.REACH, descending=True), Ordered(by=O.LAST_CONTACT)),
    (Ordered(by=O.POSTCODE), Ordered(by=O.VERIFIED), Ordered(by=O.REACH)),
    (Ordered(by=O.NAME), Ordered(by=O.WARD, descending=True)),
    (Ordered(by=O.LAST_CONTACT, descending=True), Ordered(by=O.KIND)),
]


def named(order):
    return " ".join(f"{one.by}{' down' if one.descending else ''}" for one in order)


@pytest.mark.parametrize("order", ORDERS, ids=named)
@pytest.mark.parametrize(
    "asked", [{}, {"standings": BOTH}, {"standings": ()}, {"words": "s"}], ids=str
)
def test_a_list_is_in_the_order_asked_for(found, told, order, asked):
    keys = found(matching_ids, order, **asked)

    assert len(keys) > 1
    assert keys == put_in_order(keys, told, order)


@pytest.mark.parametrize("order", ORDERS, ids=named)
def test_the_first_of_a_list_are_its_beginning(found, order):
    keys = found(matching_ids, order)
    first = found(first_ids, order, most=5)

    takes_all = order[0].by is O.WARD or len(order) > 1
    assert first == ([] if takes_all else keys[:5])
    assert found(first_ids, order, words="school", most=MANY) in (
        [],
        found(matching_ids, order, words="school"),
    )


def test_a_ward_in_which_nobody_is_takes_no_place_from_others(sample, found):
    order = (Ordered(by=O.WARD),)
    before = found(matching_ids, order)
    empty = {"code": "E05000999", "name": "Aaa", "year": 2017}
    sample.write("Add a ward", lambda connection: connection.execute(insert(Ward), [empty]))

    assert found(matching_ids, order) == before
