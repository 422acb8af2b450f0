"""The first of a list are the same ones, however few or many the words find."""

from datetime import UTC, date, datetime
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import insert

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind
from liaison_app.domain.prepared_keys import sort_key
from liaison_app.queries import organisations, people
from liaison_app.queries.organisations_wanted import (
    BY_NAME,
    Ordered,
    OrganisationOrder,
    OrganisationsWanted,
)
from liaison_app.queries.people_wanted import PeopleCriteria, PeopleWanted
from liaison_app.store import search
from liaison_app.store.database import Database
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.tables import Organisation, Person, table_of
from liaison_app.store.upgrade import make_database

TODAY = date(2017, 5, 25)
MANY = 3_000
MOST = 32
BEGINNINGS = ("Aldham", "Bramley", "Stowick", "Karlen", "Élm")
WORDS = ("s", "st", "BRA", "k", "e", "a", "ald", "a b", "el st", "stowick", "zz", "s q", "", "'")


def named(number):
    return f"{BEGINNINGS[number * 7 % 5]} {BEGINNINGS[number * number % 3]} {number}"


def fill(connection):
    numbers = range(1, MANY + 1)
    of_organisations = [
        {
            "uuid": uuid4(),
            "kind": Kind.SCHOOL if number % 2 else Kind.FAITH,
            "name": named(number),
            "sort_key": sort_key(named(number)),
            "postcode": f"EN{number % 9} 1AA" if number % 4 else "",
        }
        for number in numbers
    ]
    of_people = [
        {"uuid": uuid4(), "surname": named(number), "sort_key": sort_key(named(number))}
        for number in numbers
    ]
    connection.execute(insert(table_of(Organisation)), of_organisations)
    connection.execute(insert(table_of(Person)), of_people)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Return a database of so many that their words begin alike."""
    path = tmp_path_factory.mktemp("many") / "workspace.db"
    file = DatabaseFile(path=path, key=bytes(range(32)), install=uuid4())
    make_database(file, at=datetime.now(UTC))
    opened = Database(file, officer="PC Sample")
    opened.write("Import", fill)
    yield opened
    opened.close()


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("kinds", [(), (Kind.FAITH,)])
@pytest.mark.parametrize(
    "order",
    [BY_NAME, (Ordered(by=OrganisationOrder.POSTCODE, descending=True),)],
    ids=["name", "postcode"],
)
def test_the_first_organisations_are_the_first_of_all(many, words, kinds, order):
    criteria = Criteria(words=words, kinds=kinds)
    wanted = OrganisationsWanted(criteria=criteria, order=order)
    read = partial(partial, wanted=wanted, today=TODAY)

    everybody = many.read(read(organisations.matching_ids))

    assert many.read(read(organisations.first_ids, most=MOST)) == everybody[:MOST]


@pytest.mark.parametrize("words", WORDS)
def test_the_first_people_are_the_first_of_all(many, words):
    wanted = PeopleWanted(criteria=PeopleCriteria(words=words))
    read = partial(partial, wanted=wanted, today=TODAY)

    everybody = many.read(read(people.matching_ids))

    assert many.read(read(people.first_ids, most=MOST)) == everybody[:MOST]


def test_few_letters_that_begin_many_names_are_told_from_others(many):
    def said(telling):
        return [words for words in WORDS if many.read(partial(telling, typed=words))]

    assert said(search.begins_many) == ["BRA", "e", "a", "ald"]
    assert said(search.begins_many_of_people) == ["BRA", "a", "ald"]
