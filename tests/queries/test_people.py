"""People are found by words, posts, places and marks, and each row says how to reach them."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact, give_up_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, bin_people, leave_post
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.criteria import Mark
from liaison_app.domain.errors import NotFound
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.queries import people, people_rows
from liaison_app.queries.people_wanted import (
    PeopleCriteria,
    PeopleOrder,
    PeopleOrdered,
    PeopleWanted,
    PostState,
)
from liaison_app.queries.person_details import person_details, role_kept
from liaison_app.store import saving
from liaison_app.store.tables import Organisation, Person, Postcode, table_of

DAY = date(2017, 5, 25)


class _Patch:
    """Writes invented records, and reads what a list would show."""

    def __init__(self, database):
        self._database = database
        self.places, self.roles, self.people = {}, {}, {}

    def write(self, writing, **said):
        return self._database.write("Write", partial(writing, **said)).value

    def place(self, name, kind="school", **values):
        entry = OrganisationEntry(values={"kind": kind, "name": name, **values})
        self.places[name] = self.write(save_organisation, entry=entry)

    def person(self, surname, post, place, **said):
        entry = PersonEntry(
            organisation_id=self.places[place],
            name=PersonName(forenames="Ann", surname=surname),
            post=post,
            **said,
        )
        role = self.write(add_person, entry=entry)
        self.roles[surname] = role
        self.people[surname] = self._database.read(partial(role_kept, key=role)).person_id

    def found(self, reading=people.matching_ids, *, order=(), most=None, **criteria):
        wanted = PeopleWanted(criteria=PeopleCriteria(**criteria))
        if order:
            by = tuple(PeopleOrdered(by=one, descending=down) for one, down in order)
            wanted = PeopleWanted(criteria=PeopleCriteria(**criteria), order=by)
        more = {} if most is None else {"most": most}
        found = self._database.read(partial(reading, wanted=wanted, today=DAY, **more))
        names = {key: surname for surname, key in self.people.items()}
        return [names[key] for key in found]

    def row(self, surname):
        key = self.people[surname]
        block = partial(people_rows.block, keys=[key], today=DAY)
        return self._database.read_rows(block)[key]


@pytest.fixture
def patch(database):
    """Write a school, a mosque and a network with somebody in a post at each."""
    made = _Patch(database)
    made.write(add_ward, code="E05000195", name="Chase")
    database.write(
        "Postcodes",
        lambda c: c.execute(
            table_of(Postcode).insert(), [{"postcode": "EN2 6AA", "ward_code": "E05000195"}]
        ),
    )
    made.place("Hollybush", postcode="EN2 6AA")
    made.place("Masjid", kind="faith")
    made.place("Forum", kind="network")
    made.person("Wyn", "Head Teacher", "Hollybush")
    made.person("Rahman", "Imam", "Masjid", kin=True)
    made.person("Adler", "Chair", "Forum", iag=True, represents_id=made.places["Masjid"])
    return made


def test_people_are_listed_by_surname(patch):
    assert patch.found() == ["Adler", "Rahman", "Wyn"]


@pytest.mark.parametrize("words", ["rahm", "imam", "masjid", "Ann Rah"])
def test_people_are_found_by_name_post_and_organisation(patch, words):
    assert patch.found(words=words) == ["Rahman"]


def test_a_misspelt_name_finds_whoever_was_meant_and_says_so(patch, database):
    wanted = PeopleWanted(criteria=PeopleCriteria(words="rahmen"))

    found = database.read(partial(people.find, wanted=wanted, today=DAY))

    assert (list(found.keys), found.meant) == ([patch.people["Rahman"]], "rahman")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"posts": ("Chair", "Imam")}, ["Adler", "Rahman"]),
        ({"kinds": (Kind.SCHOOL,)}, ["Wyn"]),
        ({"ward_codes": ("E05000195",)}, ["Wyn"]),
        ({"marks": (Mark.KIN,)}, ["Rahman"]),
        ({"marks": (Mark.KIN, Mark.IAG)}, ["Adler", "Rahman"]),
        ({"marks": (Mark.IAG,), "kinds": (Kind.FAITH,)}, []),
    ],
)
def test_each_filter_asks_for_one_post_that_meets_all(patch, asked, found):
    assert patch.found(**asked) == found


def test_former_post_holders_are_found_only_where_they_are_asked_for(patch):
    patch.write(leave_post, role_id=patch.roles["Wyn"], version=1, on=DAY)

    assert patch.found() == ["Adler", "Rahman"]
    assert patch.found(state=PostState.FORMER) == ["Wyn"]
    assert patch.found(state=PostState.FORMER, posts=("Head Teacher",)) == ["Wyn"]
    assert patch.found(state=PostState.ANY) == ["Adler", "Rahman", "Wyn"]
    assert patch.found(words="wyn") == []


def test_whoever_lies_in_the_bin_is_found_only_there(patch):
    patch.write(bin_people, person_ids=[patch.people["Wyn"]])

    assert patch.found() == ["Adler", "Rahman"]
    assert patch.found(state=PostState.ANY) == ["Adler", "Rahman"]
    assert patch.found(state=PostState.BINNED) == ["Wyn"]


def test_a_post_at_an_organisation_in_the_bin_is_held_no_more(patch):
    key = patch.places["Hollybush"]
    values = {"standing": Standing.BINNED}
    patch.write(saving.update, table=Organisation, key=key, version=None, values=values)

    assert patch.found() == ["Adler", "Rahman"]
    assert patch.found(state=PostState.FORMER) == ["Wyn"]


def test_whoever_never_held_a_post_is_still_found(patch):
    values = {"surname": "Loose", "sort_key": "loose"}
    patch.people["Loose"] = patch.write(saving.insert, table=Person, values=values)

    assert "Loose" in patch.found()


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ([(PeopleOrder.NAME, True)], ["Wyn", "Rahman", "Adler"]),
        ([(PeopleOrder.POST, False)], ["Adler", "Wyn", "Rahman"]),
        ([(PeopleOrder.ORGANISATION, False)], ["Adler", "Wyn", "Rahman"]),
        ([(PeopleOrder.LAST_CONTACT, True)], ["Rahman", "Adler", "Wyn"]),
        ([(PeopleOrder.LAST_CONTACT, False), (PeopleOrder.NAME, True)], ["Wyn", "Adler", "Rahman"]),
    ],
)
def test_people_are_put_in_order(patch, order, found):
    _call(patch, "Rahman", "Masjid")

    assert patch.found(order=order) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [((), ["Adler", "Rahman"]), ([(PeopleOrder.NAME, True)], ["Wyn", "Rahman"])],
)
def test_the_first_people_of_a_list_are_its_beginning(patch, order, found):
    assert patch.found(people.first_ids, order=order, most=2) == found


def test_other_orders_than_the_name_have_no_first(patch):
    order = [(PeopleOrder.POST, False)]

    assert patch.found(people.first_ids, order=order, most=2) == []


@pytest.mark.parametrize("by", [PeopleOrder.POST, PeopleOrder.ORGANISATION])
def test_whoever_holds_no_post_comes_behind_all_who_do(patch, by):
    patch.write(leave_post, role_id=patch.roles["Adler"], version=1, on=DAY)
    held = ["Wyn", "Rahman"]

    assert patch.found(order=[(by, False)], state=PostState.ANY) == [*held, "Adler"]
    assert patch.found(order=[(by, True)], state=PostState.ANY) == ["Adler", *reversed(held)]


@pytest.mark.usefixtures("patch")
def test_what_is_found_is_told_beside_what_there_is(database):
    wanted = PeopleWanted(criteria=PeopleCriteria(words="imam"))

    found = database.read(partial(people.find, wanted=wanted, today=DAY))

    assert (len(found.keys), found.of, found.in_all) == (1, 3, 3)
    assert database.read(partial(people.count, today=DAY)) == 3


def test_the_organisations_of_people_are_told_each_once(patch, database):
    patch.person("Brook", "Secretary", "Masjid")
    keys = [patch.people[name] for name in ("Rahman", "Brook", "Wyn")]

    places = database.read(partial(people.places_of, person_ids=keys, today=DAY))

    assert sorted(places) == sorted([patch.places["Hollybush"], patch.places["Masjid"]])


def test_a_row_tells_the_post_where_it_is_held_and_its_marks(patch):
    row = patch.row("Adler")
    (held,) = row.posts

    assert (row.shown, held.post, held.organisation, held.kind) == (
        "Ann Adler",
        "Chair",
        "Forum",
        Kind.NETWORK,
    )
    assert (held.kin, held.iag, held.represents, held.left_on) == (False, True, "Masjid", None)
    assert patch.row("Wyn").posts[0].ward == "Chase"


def test_a_row_tells_the_posts_left_where_none_is_held(patch):
    patch.write(leave_post, role_id=patch.roles["Wyn"], version=1, on=DAY)

    row = patch.row("Wyn")

    assert (row.in_post, row.posts[0].left_on) == (False, DAY)


def test_a_number_of_their_own_comes_before_the_organisation_s(patch):
    _contact(patch, "020 7946 0301", organisation_id=patch.places["Hollybush"])
    assert (patch.row("Wyn").phone.shown, patch.row("Wyn").phone.own) == ("020 7946 0301", False)

    _contact(patch, "07700 900123", role_id=patch.roles["Wyn"])

    assert (patch.row("Wyn").phone.shown, patch.row("Wyn").phone.own) == ("07700 900123", True)


def test_a_number_that_does_not_work_is_not_shown(patch):
    key = _contact(patch, "07700 900123", role_id=patch.roles["Wyn"])
    patch.write(give_up_contact, contact_id=key, version=1, standing=ContactStanding.GONE)

    assert patch.row("Wyn").phone.shown == ""


def test_a_row_tells_the_objections_of_the_person_and_of_the_organisation(patch):
    own = ObjectionEntry(channel=ObjectionChannel.PHONE, person_id=patch.people["Wyn"])
    there = ObjectionEntry(channel=ObjectionChannel.POST, organisation_id=patch.places["Hollybush"])
    for entry in (there, own, own):
        patch.write(add_objection, entry=entry)
    said = {"notice": "Bereaved", "review_on": None, "person_id": patch.people["Wyn"]}
    patch.write(add_warning, **said)

    row = patch.row("Wyn")

    assert row.objections == (ObjectionChannel.PHONE, ObjectionChannel.POST)
    assert row.warnings == ("Bereaved",)
    assert patch.row("Adler").objections == ()


def test_a_row_tells_the_last_contact_with_the_person(patch):
    _call(patch, "Rahman", "Masjid")

    assert patch.row("Rahman").last_channel is Channel.CALL
    assert patch.row("Wyn").last_contact is None


def test_the_rows_of_the_driver_are_those_of_the_typed_tables(sample):
    keys = sample.read(partial(people.matching_ids, wanted=PeopleWanted(), today=date(2026, 3, 18)))
    rows = sample.read_rows(partial(people_rows.block, keys=keys, today=date(2026, 3, 18)))

    assert list(rows) == sorted(keys)
    for key, row in rows.items():
        known = sample.read(partial(person_details, key=key, today=date(2026, 3, 18)))
        assert (row.name, row.standing) == (known.name, known.standing)
        assert {one.post for one in row.posts} == {one.post for one in known.posts}
        assert set(row.warnings) == {
            one.notice for one in known.warnings if one.person_id is not None
        }
        assert set(row.objections) == {one.channel for one in known.objections}


def test_nobody_of_an_unknown_key_is_shown(database):
    with pytest.raises(NotFound):
        database.read(partial(person_details, key=404, today=DAY))


def _contact(patch, typed, **owner):
    entry = ContactEntry(kind=ContactKind.PHONE, typed=typed, **owner)
    return patch.write(add_contact, entry=entry)


def _call(patch, surname, place):
    entry = OutreachEntry(
        organisation_ids=[patch.places[place]],
        person_ids=[patch.people[surname]],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=datetime(2017, 5, 24, 9, tzinfo=UTC),
        note="",
    )
    patch.write(log_outreach, entry=entry)


def test_a_block_is_read_from_its_keys_and_looks_at_no_table_whole(sample):
    asked = [
        statement
        for name, statement in vars(people_rows).items()
        if name.isupper() and isinstance(statement, str) and "{keys}" in statement
    ]

    def plans(raw):
        for statement in asked:
            told = statement.format(keys="(1, 2, 3)")
            steps = raw.execute(f"EXPLAIN QUERY PLAN {told}", [""] * told.count("?")).fetchall()
            yield [step[3] for step in steps]

    found = sample.read_rows(lambda raw: list(plans(raw)))

    assert len(asked) >= 6
    for steps in found:
        first = next(step for step in steps if step.startswith(("SEARCH", "SCAN")))
        assert "person_id" in first or "PRIMARY KEY" in first
        whole = {step for step in steps if step.startswith("SCAN")}
        assert all(step == "SCAN newest" or step.startswith("SCAN (subquery") for step in whole)
