"""Saved lists are kept whole, each change one step that can be taken back."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_saved_lists import (
    delete_list,
    duplicate_list,
    pick_by_hand,
    pin_list,
    rename_list,
    save_list,
)
from liaison_app.actions.undo import redo_last, undo_last, undo_step
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.errors import Cancelled, LiaisonError, NotFound, Stale
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress
from liaison_app.domain.saved_lists import (
    ListDefinition,
    ListSet,
    PickMark,
    SavedListEntry,
    SetMark,
)
from liaison_app.queries.saved_lists import definition_of, list_count, saved_lists
from liaison_app.store.bulk import insert_many
from liaison_app.store.tables import Organisation
from tests.domain.test_criteria import criteria

TODAY = date(2017, 5, 25)
SCHOOLS = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,)))
NO_WARNED = ListSet(mark=SetMark.EXCLUDE, criteria=Criteria(warned=True))


@pytest.fixture
def write(database):
    """Return what does a writing as one step, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def lists(database):
    """Return what reads all lists."""
    return lambda: database.read(partial(saved_lists, today=TODAY))


@pytest.fixture
def add(write):
    """Return what writes an organisation, and returns its key."""

    def added(kind, name):
        entry = OrganisationEntry(values={"kind": kind, "name": name})
        return write(save_organisation, entry=entry)

    return added


@pytest.fixture
def schools(write, add):
    """Write two schools and a group, and a list of the schools; return the list's key."""
    add("school", "Oak School")
    add("school", "Elm School")
    add("faith", "Lane Chapel")
    entry = SavedListEntry(name="Schools", definition=ListDefinition(sets=(SCHOOLS,)))
    return write(save_list, entry=entry)


def test_a_list_is_read_back_as_it_was_saved_and_counted(lists, schools):
    (seen,) = lists()

    assert (seen.id, seen.name, seen.pinned, seen.count) == (schools, "Schools", False, 2)
    assert seen.definition == ListDefinition(sets=(SCHOOLS,))


def test_saving_again_changes_what_is_other_and_undo_brings_it_back(
    database, write, lists, schools, add
):
    group, school = add("faith", "Al-Noor"), add("school", "Ash School")
    (before,) = lists()
    changed = SavedListEntry(
        name="No schools",
        definition=ListDefinition(sets=(NO_WARNED, SCHOOLS), added=(group,), removed=(school,)),
        pinned=True,
        list_id=schools,
        version=before.version,
    )

    write(save_list, entry=changed)

    (seen,) = lists()
    assert (seen.name, seen.pinned, seen.definition) == ("No schools", True, changed.definition)
    assert seen.count == 3
    undo_last(database)
    assert replace(lists()[0], version=0) == replace(before, version=0)
    redo_last(database)
    assert lists()[0].definition == changed.definition


@given(
    st.lists(
        st.builds(
            ListDefinition,
            sets=st.lists(
                st.builds(ListSet, mark=st.sampled_from(SetMark), criteria=criteria), max_size=3
            ).map(tuple),
        ),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_saved_last_is_what_a_list_selects(database, write, definitions):
    key = None
    for number, definition in enumerate(definitions):
        name = f"List {number}"
        key = write(save_list, entry=SavedListEntry(name=name, definition=definition, list_id=key))
        assert database.read(partial(definition_of, list_id=key)) == definition
    write(delete_list, list_id=key, version=None)


def test_two_officers_do_not_overwrite_each_other(write, lists, schools):
    (seen,) = lists()
    entry = SavedListEntry(
        name="Mine", definition=ListDefinition(), list_id=schools, version=seen.version
    )
    write(save_list, entry=entry)

    with pytest.raises(Stale):
        write(save_list, entry=replace(entry, name="Theirs"))

    assert lists()[0].name == "Mine"


@pytest.mark.parametrize("name", ["schools", " SCHOOLS ", "", "x" * 61])
def test_a_name_is_needed_and_is_no_other_lists_in_any_case(write, schools, name):  # noqa: ARG001 - the other list
    with pytest.raises(LiaisonError) as problem:
        write(save_list, entry=SavedListEntry(name=name, definition=ListDefinition()))

    assert problem.value.hint


def test_a_list_may_change_the_case_of_its_own_name(write, lists, schools):
    write(rename_list, list_id=schools, version=None, name="SCHOOLS")

    assert lists()[0].name == "SCHOOLS"


def test_a_copy_has_a_name_of_its_own(write, lists, schools):
    first = write(duplicate_list, list_id=schools)
    write(duplicate_list, list_id=schools)

    assert [one.name for one in lists()] == ["Schools", "Schools copy", "Schools copy 2"]
    assert {one.count for one in lists()} == {2}
    assert first != schools


def test_the_copy_of_a_long_name_is_cut_to_fit(write, lists):
    long = write(save_list, entry=SavedListEntry(name="x" * 60, definition=ListDefinition()))

    write(duplicate_list, list_id=long)

    assert lists()[0].name == "x" * 55 + " copy"


def test_a_list_is_pinned_and_taken_off_again(write, lists, schools):
    write(pin_list, list_id=schools, version=None, pinned=True)
    assert lists()[0].pinned
    write(pin_list, list_id=schools, version=None, pinned=False)
    assert not lists()[0].pinned


def test_a_deleted_list_comes_back_with_undo(database, write, lists, schools, add):
    write(pick_by_hand, list_id=schools, organisation_ids=[add("faith", "A")], mark=PickMark.ADDED)
    before = lists()

    write(delete_list, list_id=schools, version=None)
    assert lists() == ()
    undo_last(database)

    assert [replace(one, version=0) for one in lists()] == [
        replace(one, version=0) for one in before
    ]


def test_a_name_taken_since_stands_in_the_way_of_undo(database, write, schools):
    write(delete_list, list_id=schools, version=None)
    deleted = database.read(lambda c: c.exec_driver_sql("SELECT max(id) FROM step").scalar())
    write(save_list, entry=SavedListEntry(name="SCHOOLS", definition=ListDefinition()))

    with pytest.raises(LiaisonError, match="name"):
        undo_step(database, step=deleted)


def test_who_is_picked_by_hand_is_on_the_list_or_off_it_whatever_the_sets_say(
    database, write, lists, schools, add
):
    group, school = add("faith", "Al-Noor"), add("school", "Ash School")

    assert write(pick_by_hand, list_id=schools, organisation_ids=[group], mark=PickMark.ADDED) == 1
    assert lists()[0].count == 4
    both = [group, school]
    assert write(pick_by_hand, list_id=schools, organisation_ids=both, mark=PickMark.REMOVED) == 2
    assert lists()[0].count == 2
    assert lists()[0].definition.removed == (group, school)
    assert write(pick_by_hand, list_id=schools, organisation_ids=both, mark=PickMark.REMOVED) == 0
    undo_last(database)
    assert lists()[0].count == 4


def test_more_organisations_than_a_statement_has_values_can_be_picked(database, write, schools):
    many = 40_000

    def fill(connection):
        rows = (("school", f"School {number}", "active") for number in range(many))
        columns = ("kind", "name", "standing")
        for _ in insert_many(connection, Organisation, columns=columns, rows=rows):
            pass

    write(fill)
    keys = database.read(
        lambda c: [key for (key,) in c.exec_driver_sql("SELECT id FROM organisation")]
    )

    write(pick_by_hand, list_id=schools, organisation_ids=keys, mark=PickMark.REMOVED)

    held = database.read(partial(definition_of, list_id=schools))
    assert len(held.removed) == len(keys)
    assert database.read(partial(list_count, definition=held, today=TODAY)) == 0


def test_a_list_that_is_gone_is_said_to_be(write):
    for asked in (
        partial(pick_by_hand, list_id=9, organisation_ids=[], mark=PickMark.ADDED),
        partial(duplicate_list, list_id=9),
        partial(rename_list, list_id=9, version=None, name="New"),
        partial(delete_list, list_id=9, version=None),
    ):
        with pytest.raises(NotFound):
            write(asked)


def test_picking_many_by_hand_says_how_far_it_is_and_can_be_cancelled(write, database, add):
    schools = write(save_list, entry=SavedListEntry(name="Schools", definition=ListDefinition()))
    keys = [add("school", f"School {number}") for number in range(3)]
    said, progress = [], Progress()
    progress.listen(lambda done, total: said.append((done, total)))
    where = {"list_id": schools, "mark": PickMark.ADDED}

    write(pick_by_hand, organisation_ids=keys, progress=progress, **where)
    assert said == [(0, 3), (3, 3)]
    progress.cancel()
    with pytest.raises(Cancelled):
        write(pick_by_hand, organisation_ids=[add("faith", "A")], progress=progress, **where)

    definition = database.read(partial(definition_of, list_id=schools))
    assert list(definition.added) == keys
