"""People in every order that a list offers, as indexes give it."""

from datetime import date
from functools import partial
from itertools import product

import pytest

from liaison_app.queries import people, places
from liaison_app.queries.people_wanted import (
    PeopleCriteria,
    PeopleOrder,
    PeopleOrdered,
    PeopleWanted,
    PostState,
)

TODAY = date(2017, 5, 25)
P = PeopleOrder

EXPLAINED = """
    SELECT p.id, p.sort_key,
        (SELECT min(r.post) FROM role r WHERE r.person_id = p.id AND (r.to_day IS NULL OR r.to_day > ?)),
        (SELECT min(concat_ws(' ', o.sort_key, char(1), printf('%09d', o.id)))
            FROM role r JOIN organisation o ON o.id = r.organisation_id
            WHERE r.person_id = p.id AND (r.to_day IS NULL OR r.to_day > ?)),
        (SELECT max(m.happened_at) FROM outreach_with m WHERE m.person_id = p.id)
    FROM person p
"""  # noqa: E501 - SQL
ORDERS = [
    *((PeopleOrdered(by=by, descending=down),) for by in P for down in (False, True)),
    *(
        (PeopleOrdered(by=by), PeopleOrdered(by=then, descending=down))
        for by, then, down in product(P, P, (False, True))
        if by is not then
    ),
]


def shown(value, *, last):
    """Return a value so that one that is missing stands where an officer looks for it."""
    return (1 - last if value is not None else last, value or "")


def named(order):
    return " ".join(f"{one.by}{' down' if one.descending else ''}" for one in order)


@pytest.fixture
def told(sample):
    """Return what is told of each person, by their key, as they are sorted by."""
    day = TODAY.isoformat()
    rows = sample.read_rows(lambda raw: raw.execute(EXPLAINED, (day, day)).fetchall())
    return {
        key: {
            P.NAME: name,
            P.POST: shown(post, last=1),
            P.ORGANISATION: shown(place, last=1),
            P.LAST_CONTACT: shown(met, last=0),
        }
        for key, name, post, place, met in rows
    }


def put_in_order(keys, told, order):
    keys = sorted(keys, key=lambda key: (told[key][P.NAME], key))
    for one in reversed(order):
        keys = sorted(keys, key=lambda key, by=one.by: told[key][by], reverse=one.descending)
    return keys


@pytest.mark.parametrize("few", [0, places.FEW], ids=["many", "few"])
@pytest.mark.parametrize("order", ORDERS, ids=named)
def test_people_are_in_the_order_asked_for(sample, told, monkeypatch, order, few):
    monkeypatch.setattr("liaison_app.queries.places.FEW", few)
    monkeypatch.setattr("liaison_app.queries.people_order.FEW", few)
    wanted = PeopleWanted(criteria=PeopleCriteria(state=PostState.ANY), order=order)

    keys = list(sample.read(partial(people.matching_ids, wanted=wanted, today=TODAY)))

    assert len(keys) > 1
    assert keys == put_in_order(keys, told, order)
