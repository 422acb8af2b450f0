"""How long 100,000 records take to be put in every order offered and to be filtered by each chip.

Each is the least of several times that the processor worked at it, since other programs lengthen
that the least, and nothing here waits; and so is what keeping the last contact adds to a contact
that is logged.
"""

import time
from datetime import UTC, date, datetime
from functools import partial
from itertools import permutations

import pytest

from liaison_app.actions.edit_tags import add_tag
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.criteria import Criteria, LastContact, Mark, Missing
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SetMark
from liaison_app.queries import organisations, people
from liaison_app.queries.keys import keys_of
from liaison_app.queries.organisations_wanted import (
    Ordered,
    OrganisationOrder,
    OrganisationsWanted,
)
from liaison_app.queries.people_wanted import PeopleOrder, PeopleOrdered, PeopleWanted
from liaison_app.queries.saved_lists import on_list
from liaison_app.store.tables import OrganisationTag, table_of

pytestmark = pytest.mark.large
MOST = 150
TIMES = 3
TODAY = date(2017, 5, 25)
MET_ON = date(2017, 5, 26)
LOGGED = (44, 20_000)
LISTS = {
    "organisations": (organisations, OrganisationOrder, Ordered, OrganisationsWanted),
    "people": (people, PeopleOrder, PeopleOrdered, PeopleWanted),
}
CHIPS = {
    "contacted since": Criteria(contacted=LastContact.SINCE, contacted_on=MET_ON),
    "not contacted since": Criteria(contacted=LastContact.NOT_SINCE, contacted_on=MET_ON),
    "never contacted": Criteria(contacted=LastContact.NEVER),
    **{one.label: Criteria(missing=(one,)) for one in Missing},
    "not verified since": Criteria(verified_before=MET_ON),
    "with a warning": Criteria(warned=True),
    "without a warning": Criteria(warned=False),
    "with an objection": Criteria(objections=tuple(ObjectionChannel)),
    "of a kind": Criteria(kinds=(Kind.FAITH,)),
    "in two wards": Criteria(ward_codes=("E05000001", "E05000002")),
    "with a post": Criteria(posts=("Minister",)),
    "with a mark": Criteria(marks=(Mark.KIN,)),
}
READINESS = ListDefinition(
    sets=(
        ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL, Kind.FAITH))),
        ListSet(mark=SetMark.MUST, criteria=Criteria(missing=(Missing.EMAIL, Missing.PHONE))),
        ListSet(mark=SetMark.EXCLUDE, criteria=CHIPS["contacted since"]),
    )
)


def shortest(work):
    """Return the fewest milliseconds that the processor works at something."""

    def once():
        started = time.thread_time()
        work()
        return (time.thread_time() - started) * 1000

    return min(once() for _ in range(TIMES))


@pytest.mark.parametrize("name", LISTS)
def test_every_order_of_one_and_of_two_columns(figure, many, name):
    queries, orders, ordered, wanted = LISTS[name]
    offered = [
        *((ordered(by=by, descending=down),) for by in orders for down in (False, True)),
        *(
            (ordered(by=by), ordered(by=then, descending=True))
            for by, then in permutations(orders, 2)
        ),
    ]
    for order in offered:
        found = partial(queries.matching_ids, wanted=wanted(order=order), today=TODAY)
        said = ", ".join(f"{one.by.label.lower()}{' down' * one.descending}" for one in order)
        figure(f"{name} by {said} (ms)", shortest(partial(many.read, found)), MOST, 1)


def test_every_chip(figure, many):
    tag = many.write("Tag", partial(add_tag, name="Chase")).value
    bears = [{"organisation_id": key, "tag_id": tag} for key in range(1, 100_001, 2)]
    many.write("Tag", lambda c: c.execute(table_of(OrganisationTag).insert(), bears))
    for name, criteria in (CHIPS | {"with a tag": Criteria(tag_ids=(tag,))}).items():
        wanted = OrganisationsWanted(criteria=criteria)
        found = partial(organisations.matching_ids, wanted=wanted, today=TODAY)
        figure(f"organisations, {name} (ms)", shortest(partial(many.read, found)), MOST, 1)

    chosen = on_list(READINESS, today=TODAY)
    listed = shortest(lambda: many.read(lambda connection: keys_of(connection, chosen)))
    figure("a saved list of three sets (ms)", listed, MOST, 1)


class _EnoughError(Exception):
    """Ends a writing of which nothing is to stay."""


def test_what_keeping_the_last_contact_adds_to_a_contact(figure, many):
    def logged(connection, count):
        entry = OutreachEntry(
            organisation_ids=range(1, count + 1),
            happened_at=datetime.now(UTC),
            channel=Channel.EMAIL,
            outcome=Outcome.SENT,
        )
        return shortest(partial(log_outreach, connection, entry=entry))

    def logged_without(connection, count):
        found = "SELECT name FROM sqlite_schema WHERE name GLOB 'last_contact_*'"
        for name in connection.exec_driver_sql(found).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return logged(connection, count)

    def both(connection):
        with_it = {count: logged(connection, count) for count in LOGGED}
        for count in LOGGED:
            without = logged_without(connection, count)
            figure(f"log a contact with {count:,} (ms)", with_it[count], without, 2)
        raise _EnoughError

    with pytest.raises(_EnoughError):
        many.write("Log", both)
