"""The list of organisations: found, ordered, and shown a screenful at a time."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlalchemy import insert, select

from liaison_app.actions.edit_contacts import add_contact, give_up_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.tags import TagColour
from liaison_app.queries import organisation_rows
from liaison_app.queries.contacts import holders_of, objections_of
from liaison_app.queries.organisation_rows import block, first_keys
from liaison_app.queries.organisations import count, counts_by_kind, find, matching_ids
from liaison_app.queries.organisations_wanted import (
    BY_NAME,
    Ordered,
    OrganisationOrder,
    OrganisationsWanted,
)
from liaison_app.store import saving
from liaison_app.store.tables import Organisation, OrganisationTag, Postcode, Tag

TODAY = date(2017, 5, 25)


def noon(day):
    return datetime(2017, 5, day, 12, 0, tzinfo=UTC)


def by(column, *, descending=False):
    return (Ordered(by=column, descending=descending),)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def add(write):
    """Return what writes an organisation, and returns its key."""

    def added(kind, name, **values):
        entry = OrganisationEntry(values={"kind": kind, "name": name, **values})
        return write(save_organisation, entry=entry)

    return added


@pytest.fixture
def wards(database, write):
    """Write two wards, each with a postcode."""
    write(add_ward, code="E1", name="Town")
    write(add_ward, code="E2", name="Chase")
    places = [
        {"postcode": "EN1 1AA", "ward_code": "E1"},
        {"postcode": "EN2 6AA", "ward_code": "E2"},
    ]
    database.write("Postcodes", lambda c: c.execute(insert(Postcode), places) and None)


@pytest.fixture
def log(write):
    """Return what logs a contact with one organisation."""

    def logged(key, channel, day):
        entry = OutreachEntry(
            organisation_ids=[key], channel=channel, outcome=Outcome.SPOKE, happened_at=noon(day)
        )
        write(log_outreach, entry=entry)

    return logged


@pytest.fixture
def keys(database):
    """Return what finds the keys of the organisations wanted."""
    return lambda order=BY_NAME, **criteria: list(
        database.read(
            partial(
                matching_ids,
                wanted=OrganisationsWanted(criteria=Criteria(**criteria), order=order),
                today=TODAY,
            )
        )
    )


@pytest.fixture
def row(database):
    """Return what reads one row."""
    return lambda key: database.read_rows(partial(block, keys=[key], today=TODAY))[key]


@pytest.mark.usefixtures("wards")
def test_each_filter_narrows_the_list(add, keys):
    school = add("school", "Hollybush", postcode="EN2 6AA")
    mosque = add("faith", "Al-Noor", postcode="EN1 1AA")
    closed = add("school", "Old School", postcode="EN1 1AA", standing="closed")

    assert keys() == [mosque, school]
    assert keys(kinds=(Kind.SCHOOL,)) == [school]
    assert keys(ward_codes=("E1",)) == [mosque]
    assert keys(ward_codes=("E1", "E2")) == [mosque, school]
    assert keys(standings=(Standing.CLOSED,)) == [closed]
    assert keys(standings=()) == [mosque, school, closed]


@pytest.mark.usefixtures("wards")
def test_words_are_found_in_the_name_the_place_the_people_and_the_numbers(add, keys, write):
    key = add("faith", "Église Saint-Pierre", postcode="EN2 6AA", town="Enfield")
    other = add("faith", "Chase Quakers")
    name = PersonName(forenames="Ann", surname="O'Neill")
    write(add_person, entry=PersonEntry(organisation_id=key, name=name, post="Chair"))
    phone = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0301", organisation_id=key)
    write(add_contact, entry=phone)

    for words in ("eglise", "pierre saint", "en26", "oneill", "ann enf", "0207 9460301"):
        assert keys(words=words) == [key], words
    assert keys(words="chase") == [other, key]
    assert keys(words="nobody") == []


@pytest.mark.usefixtures("wards")
def test_each_order_has_its_own_first(add, keys, log):
    a = add("school", "Alpha", postcode="EN2 6AA")
    b = add("school", "beta", postcode="EN1 1AA")
    c = add("school", "Çelik")
    log(a, Channel.CALL, 25)
    log(b, Channel.CALL, 24)

    assert keys() == [a, b, c]
    assert keys(by(OrganisationOrder.NAME, descending=True)) == [c, b, a]
    assert keys(by(OrganisationOrder.WARD)) == [a, b, c]
    assert keys(by(OrganisationOrder.POSTCODE)) == [b, a, c]
    assert keys(by(OrganisationOrder.LAST_CONTACT)) == [c, b, a]
    assert keys(by(OrganisationOrder.LAST_CONTACT, descending=True)) == [a, b, c]


def test_a_misspelt_search_shows_who_was_meant_and_says_so(add, database):
    school = add("school", "Hollybush School")
    add("faith", "Al-Noor")

    def search(words, **more):
        wanted = OrganisationsWanted(criteria=Criteria(words=words, **more))
        found = database.read(partial(find, wanted=wanted, today=TODAY))
        return list(found.keys), found.meant

    assert search("Hollybusch") == ([school], "hollybush")
    assert search("schol hollybush") == ([school], "school hollybush")
    assert search("hollybush") == ([school], "")
    assert search("hollybusch", kinds=(Kind.FAITH,)) == ([], "")
    assert search("zzzz") == ([], "")


def test_a_search_says_how_many_there_are_beside_what_it_found(add, database):
    key = add("school", "Hollybush")
    add("faith", "Al-Noor")
    add("school", "Old School", standing="closed")

    found = database.read(
        partial(find, wanted=OrganisationsWanted(criteria=Criteria(words="holly")), today=TODAY)
    )

    assert (list(found.keys), found.of, found.in_all) == ([key], 2, 3)
    assert (
        database.read(
            partial(count, wanted=OrganisationsWanted(criteria=Criteria(standings=())), today=TODAY)
        )
        == 3
    )
    assert database.read(counts_by_kind) == {Kind.SCHOOL: 1, Kind.FAITH: 1}


@pytest.mark.parametrize(
    ("kind", "values", "known_for"),
    [
        ("school", {"phase": "Primary"}, "Primary"),
        ("faith", {"tradition": "Sikh"}, "Sikh"),
        ("network", {"relay_means": "WhatsApp"}, "WhatsApp"),
        ("partner", {"tradition": "Sikh"}, ""),
    ],
)
def test_a_row_says_what_its_kind_is_known_for(add, row, kind, values, known_for):
    assert row(add(kind, "Sample", **values)).known_for == known_for


def test_a_row_shows_the_newest_contact_and_the_first_number_that_works(add, row, log, write):
    key = add("school", "Hollybush")
    log(key, Channel.CALL, 24)
    log(key, Channel.VISIT, 25)
    log(key, Channel.LETTER, 23)
    old, *_ = (
        write(
            add_contact,
            entry=ContactEntry(kind=ContactKind.PHONE, typed=typed, organisation_id=key),
        )
        for typed in ("020 7946 0301", "07700 900123")
    )
    write(give_up_contact, contact_id=old, version=1, standing=ContactStanding.GONE)

    seen = row(key)
    assert (seen.last_contact, seen.last_channel) == (noon(25), Channel.VISIT)
    assert (seen.phone, seen.email) == ("07700 900123", "")


def test_a_row_shows_each_objection_once_and_every_warning(add, row, write):
    key = add("school", "Hollybush")
    for channel in (ObjectionChannel.POST, ObjectionChannel.EMAIL, ObjectionChannel.POST):
        write(add_objection, entry=ObjectionEntry(channel=channel, organisation_id=key))
    for notice in ("Bereaved", "Ask first"):
        write(add_warning, organisation_id=key, notice=notice, review_on=None)

    assert row(key).objections == (ObjectionChannel.POST, ObjectionChannel.EMAIL)
    assert row(key).warnings == ("Bereaved", "Ask first")


def test_a_row_has_its_tags_by_name_and_what_is_known_of_its_reach(database, add, row):
    key = add("network", "Chase Tenants", reach="1,200")
    for name, colour in (("Tower block", TagColour.RED), ("Evenings", TagColour.GREY)):

        def tag(connection, name=name, colour=colour):
            values = {"name": name, "name_key": name.casefold(), "colour": colour}
            tag_id = saving.insert(connection, Tag, values)
            borne = {"organisation_id": key, "tag_id": tag_id}
            saving.insert(connection, OrganisationTag, borne)

        database.write("Tag", tag)

    seen = row(key)

    assert seen.tags == (("Evenings", TagColour.GREY), ("Tower block", TagColour.RED))
    assert (seen.reach, seen.verified_on) == (1200, None)


def test_a_row_of_nothing_but_a_name_is_a_row(add, row):
    seen = row(add("network", "Chase Tenants"))

    assert (seen.ward, seen.phone, seen.holder, seen.last_contact) == ("", "", None, None)
    assert (seen.objections, seen.warnings) == ((), ())


def test_a_key_that_is_gone_has_no_row(database):
    assert database.read_rows(partial(block, keys=[99], today=TODAY)) == {}


@pytest.mark.parametrize("descending", [False, True])
def test_the_first_screenful_is_the_beginning_of_the_whole_list(add, database, keys, descending):
    for name in ("Same", "Alpha", "Same", "beta", "Çelik", "Same"):
        add("network", name)
    add("network", "Aa closed", standing="closed")
    order = by(OrganisationOrder.NAME, descending=descending)
    wanted = OrganisationsWanted(order=order)

    first = database.read_rows(partial(first_keys, wanted=wanted, count=4))

    assert list(first) == keys(order)[:4]


@pytest.mark.parametrize(
    "wanted",
    [
        {"criteria": Criteria(words="a")},
        {"criteria": Criteria(kinds=(Kind.FAITH,))},
        {"criteria": Criteria(standings=())},
        {"order": (Ordered(by=OrganisationOrder.WARD),)},
        {"saved_list_id": 1},
    ],
)
def test_what_must_be_searched_for_has_no_first_screenful(add, database, wanted):
    add("network", "Alpha")

    first = partial(first_keys, wanted=OrganisationsWanted(**wanted), count=4)

    assert list(database.read_rows(first)) == []


def test_the_rows_say_what_the_typed_tables_say(sample):
    o = Organisation
    columns = (o.id, o.name, o.kind, o.standing, o.town, o.postcode)
    told = sample.read(lambda c: c.execute(select(*columns)).all())
    keys = [key for key, *_ in told]
    holders = sample.read(partial(holders_of, organisation_ids=keys, on=TODAY))
    objections = sample.read(partial(objections_of, organisation_ids=keys))

    rows = sample.read_rows(partial(block, keys=keys, today=TODAY))

    assert len(rows) == len(told) > 100
    for key, *values in told:
        row = rows[key]
        assert [row.name, row.kind, row.standing, row.town, row.postcode] == values
        assert row.holder == next(iter(holders.get(key, ())), None)
        assert row.objections == objections.get(key, ())


def test_a_block_is_read_from_its_keys_and_looks_at_no_table_whole(sample):
    """Read through the people in post, the block of one list took 400 times as long."""
    asked = [
        statement
        for name, statement in vars(organisation_rows).items()
        if name.isupper() and isinstance(statement, str) and "{keys}" in statement
    ]

    def plans(raw):
        for statement in asked:
            told = statement.format(keys="(1, 2, 3)")
            steps = raw.execute(f"EXPLAIN QUERY PLAN {told}", [""] * told.count("?")).fetchall()
            yield [step[3] for step in steps]

    found = sample.read_rows(lambda raw: list(plans(raw)))

    assert len(asked) == 8
    for steps in found:
        first = next(step for step in steps if step.startswith(("SEARCH", "SCAN")))
        assert "organisation_id" in first or "PRIMARY KEY" in first
        assert not any(step.startswith("SCAN") and step != "SCAN newest" for step in steps)
