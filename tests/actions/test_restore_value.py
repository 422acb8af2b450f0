from functools import partial

import pytest
from sqlalchemy import insert, select, update

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, save_person
from liaison_app.actions.edit_team import save_officer
from liaison_app.actions.restore_value import Restoring, restore_value
from liaison_app.actions.undo import undo_last
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.names import PersonName, sort_key
from liaison_app.domain.organisation_entries import (
    OrganisationEntry,
    PersonChange,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.queries.field_values import field_seen
from liaison_app.store.tables import Organisation, Person, Postcode


@pytest.fixture
def school(database):
    """Write a school that was edited once, and return its key."""

    def places(connection):
        rows = [
            {"postcode": "EN1 1AA", "ward_code": "E1"},
            {"postcode": "EN2 6AA", "ward_code": "E2"},
        ]
        connection.execute(insert(Postcode), rows)

    database.write("Places", places)
    values = {"kind": "school", "name": "Oak", "postcode": "EN1 1AA", "pupils": "250"}
    key = database.write(
        "Add Oak", partial(save_organisation, entry=OrganisationEntry(values=values))
    ).value
    database.officer = "PCSO Example"
    later = OrganisationEntry(
        values={"name": "Ash", "postcode": "EN2 6AA", "standing": "Closed", "pupils": ""},
        organisation_id=key,
    )
    database.write("Edit Oak", partial(save_organisation, entry=later))
    return key


def of_kind(key, kind=RecordKind.ORGANISATION):
    return RecordMeant(kind=kind, key=key)


@pytest.fixture
def seen(database, school):
    """Return what reads a field of the school with its values."""
    return lambda field: database.read(partial(field_seen, of=of_kind(school), field=field))


@pytest.fixture
def restore(database, school, seen):
    """Return what restores a value of the school as an officer would."""

    def restored(field, value, version=None):
        version = seen(field).version if version is None else version
        wish = Restoring(record=of_kind(school), version=version, field=field, value=value)
        return database.write("Restore", partial(restore_value, restoring=wish))

    return restored


@pytest.fixture
def edit(database, school):
    """Return what changes columns of the school past every check, as an old file could."""
    change = update(Organisation).where(Organisation.id == school)
    return lambda **values: database.write(
        "Edit", lambda connection: connection.execute(change.values(values)) and None
    )


def test_a_field_is_told_in_the_words_officers_read_with_who_and_when(seen):
    told = seen("standing")

    assert (told.label, told.name) == ("Status", "Ash")
    assert [(one.words, one.officer, one.label) for one in told.values] == [
        ("Closed", "PCSO Example", "Edit Oak"),
        ("Active", "PC Sample", "Add Oak"),
    ]
    assert all(one.at for one in told.values)


def test_a_value_of_a_person_is_restored_with_the_place_in_the_order_of_names(database, school):
    entry = PersonEntry(organisation_id=school, name=PersonName(surname="Ash"), post="Chair")
    database.write("Add", partial(add_person, entry=entry))
    change = PersonChange(values={"surname": "Zeal"}, person_id=1)
    database.write("Marry", partial(save_person, entry=change))
    person = of_kind(1, RecordKind.PERSON)
    seen = partial(database.read, partial(field_seen, of=person, field="surname"))
    assert [one.words for one in seen().values] == ["Zeal", "Ash"]

    wish = Restoring(record=person, version=seen().version, field="surname", value="Ash")
    database.write("Restore", partial(restore_value, restoring=wish))

    assert seen().values[0].words == "Ash"
    key = database.read(lambda c: c.scalar(select(Person.sort_key)))
    assert key == sort_key(PersonName(surname="Ash"))


def test_an_organisation_that_is_gone_has_no_fields(database):
    assert database.read(partial(field_seen, of=of_kind(99), field="name")) is None


@pytest.mark.parametrize(
    ("field", "words"), [("name", "Oak"), ("standing", "Active"), ("pupils", "250")]
)
def test_a_value_is_restored_as_one_step_that_can_be_undone(database, seen, restore, field, words):
    before = seen(field).values
    restore(field, before[-1].value)
    assert seen(field).values[0].words == words

    undo_last(database)

    assert seen(field).values[0].words == before[0].words


def test_a_restored_postcode_brings_its_ward_back(seen, restore):
    assert seen("ward_code").values[0].value == "E2"

    restore("postcode", "EN1 1AA")

    assert seen("ward_code").values[0].value == "E1"


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("standing", "binned", "It is one of these now: Active, Closed, Unknown."),
        ("standing", "lapsed", "It is one of these now: Active, Closed, Unknown."),
        ("postcode", "N0 WHERE", "This is no postcode."),
        ("name", "", "This cannot be empty."),
        ("pupils", "many", "Type a whole number, such as 250."),
    ],
)
def test_a_value_that_cannot_be_any_more_is_refused(seen, restore, field, value, why):
    with pytest.raises(LiaisonError, match="cannot have this value any more") as refused:
        restore(field, value)

    assert why in refused.value.sentence
    assert refused.value.hint
    assert seen(field).values[0].value != value


def test_a_field_that_its_kind_does_not_have_is_refused(edit, restore):
    edit(kind=Kind.FAITH)

    with pytest.raises(LiaisonError, match="A faith group has no “Pupils”"):
        restore("pupils", 250)


def test_a_value_chosen_before_somebody_saved_is_refused(seen, restore):
    version = seen("name").version
    restore("pupils", 250)

    with pytest.raises(Stale):
        restore("name", "Oak", version=version)


def test_an_officer_is_restored_while_they_are_there(database, seen, restore, edit):
    officer = database.write(
        "Add an officer", partial(save_officer, values={"name": "Ola Sample"})
    ).value
    edit(officer_id=officer)
    edit(officer_id=None)
    assert [one.words for one in seen("officer_id").values][:2] == ["", "Ola Sample"]

    restore("officer_id", officer)
    assert seen("officer_id").values[0].words == "Ola Sample"

    with pytest.raises(NotFound):
        restore("officer_id", 99)
