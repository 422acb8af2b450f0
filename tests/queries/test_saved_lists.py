"""A saved list holds whom its sets and its picks say, and is counted as it is found."""

from functools import partial

import pytest

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.errors import NotFound
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.queries.organisations import find
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.saved_lists import (
    list_counts,
    list_id_by_name,
    lists_beside,
    on_list,
)
from tests.queries.conftest import MADE_ON as TODAY

SCHOOLS = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,)))
GROUPS = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.FAITH,)))
OAKS = Criteria(words="oak", standings=())


@pytest.fixture
def patch(database):
    """Write five organisations, and return their keys by name."""

    def write(connection):
        keys = {}
        for kind, name, standing in (
            ("school", "Oak School", "active"),
            ("school", "Elm School", "active"),
            ("faith", "Oak Chapel", "active"),
            ("network", "Oak Network", "active"),
            ("network", "Old Oak", "binned"),
        ):
            values = {"kind": kind, "name": name, "standing": standing}
            keys[name] = save_organisation(connection, entry=OrganisationEntry(values=values))
        return keys

    return database.write("Fill", write).value


@pytest.fixture
def listed(database, patch):
    """Return what says the names of those on a list of these sets and picks."""

    def found(*sets, added=(), removed=()):
        definition = ListDefinition(
            sets=sets,
            added=[patch[name] for name in added],
            removed=[patch[name] for name in removed],
        )
        keys = set(database.read(lambda c: c.scalars(on_list(definition, today=TODAY)).all()))
        return {name for name, key in patch.items() if key in keys}

    return found


def test_any_set_included_every_set_that_must_be_and_none_excluded(listed):
    must = ListSet(mark=SetMark.MUST, criteria=OAKS)
    no_groups = ListSet(mark=SetMark.EXCLUDE, criteria=GROUPS.criteria)

    assert listed(SCHOOLS) == {"Oak School", "Elm School"}
    assert listed(SCHOOLS, GROUPS) == {"Oak School", "Elm School", "Oak Chapel"}
    assert listed(SCHOOLS, GROUPS, must) == {"Oak School", "Oak Chapel"}
    assert listed(SCHOOLS, GROUPS, must, no_groups) == {"Oak School"}
    assert listed(no_groups) == {"Oak School", "Elm School", "Oak Network"}


def test_whom_somebody_picked_counts_more_than_the_sets_but_for_the_bin(listed):
    assert listed() == set()
    assert listed(added=["Oak Chapel", "Old Oak"]) == {"Oak Chapel"}
    assert listed(SCHOOLS, added=["Oak Chapel"], removed=["Elm School"]) == {
        "Oak School",
        "Oak Chapel",
    }
    assert listed(SCHOOLS, added=["Oak School"], removed=["Oak School"]) == {"Elm School"}


def save(database, name, *sets, pinned=False):
    definition = ListDefinition(sets=sets)
    entry = SavedListEntry(name=name, definition=definition, pinned=pinned)
    return database.write("Save", partial(save_list, entry=entry)).value


def test_a_list_on_screen_is_counted_by_itself(database, patch):  # noqa: ARG001 - they are on it
    key = save(database, "Schools", SCHOOLS)
    criteria = Criteria(words="oak", standings=())
    wanted = OrganisationsWanted(saved_list_id=key, criteria=criteria)

    found = database.read(partial(find, wanted=wanted, today=TODAY))

    assert (len(found.keys), found.of, found.in_all) == (1, 2, 4)


def test_each_set_is_counted_beside_the_whole(database, patch):  # noqa: ARG001 - likewise
    definition = ListDefinition(sets=(SCHOOLS, GROUPS))

    counts = database.read(partial(list_counts, definition=definition, today=TODAY))

    assert (counts.total, counts.sets) == (3, (2, 1))


def test_only_the_lists_that_are_seen_are_counted(database, patch):  # noqa: ARG001 - likewise
    pinned = save(database, "b pinned", SCHOOLS, pinned=True)
    shown = save(database, "A shown", GROUPS)
    save(database, "C", SCHOOLS)

    beside = database.read(partial(lists_beside, today=TODAY, shown=shown))

    assert [(one.name, one.count) for one in beside.lists] == [
        ("A shown", 1),
        ("b pinned", 2),
        ("C", None),
    ]
    assert beside.lists[1].id == pinned


def test_a_list_is_found_by_its_name_in_any_case(database):
    key = save(database, "Schools", SCHOOLS)

    assert database.read(partial(list_id_by_name, name=" schools ")) == key
    with pytest.raises(NotFound) as problem:
        database.read(partial(list_id_by_name, name="Shops"))
    assert problem.value.hint == "There are: Schools."
