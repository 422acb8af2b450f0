"""People are narrowed by all that organisations are, and by what is known of themselves."""

from datetime import date
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.criteria import LastContact, Missing
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.when import local_day, now
from liaison_app.queries.people import find, matching_ids
from liaison_app.queries.people_wanted import PeopleCriteria, PeopleWanted
from liaison_app.queries.person_details import role_kept
from liaison_app.store import saving
from liaison_app.store.tables import OrganisationTag, Tag

DAY = date(2017, 5, 25)
NONE_WORKS = Missing.PHONE, Missing.EMAIL


@pytest.fixture
def patch(database):
    """Write two schools and a mosque with somebody at each, and return what finds surnames."""
    surnames = {}

    def write(writing, **said):
        return database.write("Write", partial(writing, **said)).value

    def place(name, kind, **values):
        entry = OrganisationEntry(values={"kind": kind, "name": name, **values})
        return write(save_organisation, entry=entry)

    def person(surname, post, organisation_id):
        name = PersonName(surname=surname)
        entry = PersonEntry(organisation_id=organisation_id, name=name, post=post)
        role = write(add_person, entry=entry)
        key = database.read(partial(role_kept, key=role)).person_id
        surnames[key] = surname
        return key, role

    ash = place("Ash", "school", phase="Primary", reach="400")
    oak = place("Oak", "school", phase="Secondary", reach="900")
    masjid = place("Masjid", "faith", tradition="Muslim")
    adler, _ = person("Adler", "Head Teacher", ash)
    _, brown = person("Brown", "Head Teacher", oak)
    person("Cole", "Secretary", oak)
    dar, _ = person("Dar", "Imam", masjid)

    def ways(connection):
        for kind, typed, whose in (
            (ContactKind.PHONE, "020 7946 0301", {"organisation_id": ash}),
            (ContactKind.EMAIL, "b@oak.example", {"role_id": brown}),
        ):
            add_contact(connection, entry=ContactEntry(kind=kind, typed=typed, **whose))
        post = ObjectionEntry(channel=ObjectionChannel.POST, person_id=adler)
        calls = ObjectionEntry(channel=ObjectionChannel.PHONE, organisation_id=oak)
        for entry in (post, calls):
            add_objection(connection, entry=entry)
        add_warning(connection, person_id=dar, notice="Bereaved", review_on=DAY)
        tag = saving.insert(connection, Tag, {"name": "Ramadan", "name_key": "ramadan"})
        borne = {"organisation_id": masjid, "tag_id": tag}
        saving.insert(connection, OrganisationTag, borne)
        call = OutreachEntry(
            organisation_ids=[ash],
            person_ids=[adler],
            channel=Channel.CALL,
            outcome=Outcome.SPOKE,
            happened_at=now(),
            note="",
        )
        log_outreach(connection, entry=call)
        return tag

    tag = database.write("Write the rest", ways).value

    def found(**criteria):
        criteria = {name: (tag,) if one == "the tag" else one for name, one in criteria.items()}
        wanted = PeopleWanted(criteria=PeopleCriteria(**criteria))
        keys = database.read(partial(matching_ids, wanted=wanted, today=DAY))
        assert list(keys) == list(database.read(partial(find, wanted=wanted, today=DAY)).keys)
        return " ".join(surnames[key] for key in keys)

    return found


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({"traditions": ("Muslim",)}, "Dar"),
        ({"phases": ("Secondary",)}, "Brown Cole"),
        ({"phases": ("Secondary",), "posts": ("Head Teacher",)}, "Brown"),
        ({"kinds": (Kind.SCHOOL,), "reach_to": 500}, "Adler"),
        ({"tag_ids": "the tag"}, "Dar"),
    ],
)
def test_people_are_found_by_what_holds_where_they_have_a_post(patch, asked, who):
    assert patch(**asked) == who


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({"missing": (Missing.PHONE,)}, "Brown Cole Dar"),
        ({"missing": (Missing.EMAIL,)}, "Adler Cole Dar"),
        ({"missing": NONE_WORKS, "posts": ("Head Teacher",)}, "Adler Brown"),
        ({"objections": (ObjectionChannel.POST,)}, "Adler"),
        ({"objections": (ObjectionChannel.PHONE,)}, "Brown Cole"),
        ({"warned": True}, "Dar"),
        ({"warned": False}, "Adler Brown Cole"),
        ({"review_due": True}, "Dar"),
        ({"contacted": LastContact.NEVER}, "Brown Cole Dar"),
        ({"contacted": LastContact.SINCE, "contacted_on": local_day(now())}, "Adler"),
        ({"contacted": LastContact.NOT_SINCE, "contacted_on": DAY}, "Brown Cole Dar"),
    ],
)
def test_people_are_found_by_what_is_known_of_themselves(patch, asked, who):
    assert patch(**asked) == who
