"""How long the list of 100,000 people takes, beside the raw driver's reading of their keys."""

import time
from datetime import date
from functools import partial
from statistics import median

import pytest

from liaison_app.queries import people, people_rows
from liaison_app.queries.people_wanted import (
    PeopleCriteria,
    PeopleOrder,
    PeopleOrdered,
    PeopleWanted,
)

pytestmark = pytest.mark.large
TODAY = date(2017, 5, 25)
TIMES = 9
SCREENFUL = 64
ASKED = {
    "all, by name": PeopleWanted(),
    "all, by post": PeopleWanted(order=(PeopleOrdered(by=PeopleOrder.POST),)),
    "all, by organisation": PeopleWanted(order=(PeopleOrdered(by=PeopleOrder.ORGANISATION),)),
    "all, by last contact": PeopleWanted(order=(PeopleOrdered(by=PeopleOrder.LAST_CONTACT),)),
    "by a few letters": PeopleWanted(criteria=PeopleCriteria(words="ka len")),
    "by a post": PeopleWanted(criteria=PeopleCriteria(posts=("Minister",))),
}
BY_NAME = "SELECT id FROM person WHERE standing = 'active' ORDER BY sort_key, id"


def took(work):
    """Return the milliseconds that some work takes, in the middle of several times."""

    def once():
        started = time.perf_counter()
        work()
        return (time.perf_counter() - started) * 1000

    once()
    return median(once() for _ in range(TIMES))


def raw_keys(many):
    return many.read_rows(lambda raw: [key for (key,) in raw.execute(BY_NAME).fetchall()])


def test_100_000_people_are_found_and_read(figure, many):
    keys = raw_keys(many)
    floor = took(partial(raw_keys, many))
    for name, wanted in ASKED.items():
        finding = partial(people.matching_ids, wanted=wanted, today=TODAY)
        figure(f"100,000 people, {name} (ms)", took(partial(many.read, finding)), floor, 8)

    screenful = keys[50_000 : 50_000 + SCREENFUL]
    listed = ", ".join(map(str, screenful))
    raw = f"SELECT * FROM person WHERE id IN ({listed})"  # noqa: S608 - keys
    least = took(lambda: many.read_rows(lambda driver: driver.execute(raw).fetchall()))
    block = partial(people_rows.block, keys=screenful, today=TODAY)
    figure("a screenful of people (ms)", took(lambda: many.read_rows(block)), least, 12)
    assert len(keys) == 100_000
