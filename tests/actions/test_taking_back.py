"""Any step is taken back, or refused in one sentence that names the newer step in the way."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.bin_records import (
    bin_organisations,
    empty_bin,
    empty_bin_of_people,
)
from liaison_app.actions.bulk_edit import apply_bulk_edit
from liaison_app.actions.edit_memberships import join_network, leave_network
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, bin_people
from liaison_app.actions.edit_saved_lists import delete_list, rename_list, save_list
from liaison_app.actions.edit_tags import add_tag, delete_tag, save_tag
from liaison_app.actions.undo import undo_step
from liaison_app.domain.bulk_edits import BulkEdit, TagsChange
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import OrganisationEntry, PersonEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import (
    ListDefinition,
    ListSet,
    SavedListEntry,
    SetMark,
)
from liaison_app.domain.tags import TagColour

TODAY = date(2017, 5, 25)
OAK, ELM, NETWORK = 1, 2, 3
SCHOOLS = SavedListEntry(
    name="Schools",
    definition=ListDefinition(
        sets=(ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,))),)
    ),
)
JARGON = ("UNIQUE", "constraint", "NULL", "row", "database", "foreign", "_")


def bulk(**edit):
    return partial(apply_bulk_edit, edit=BulkEdit(**edit), organisation_ids=[OAK, ELM], today=TODAY)


def edited(**values):
    return partial(save_organisation, entry=OrganisationEntry(values=values, organisation_id=OAK))


def tags(change):
    return bulk(tags_change=change, tag_ids=(1,))


FOUND = {
    "a bulk edit, edited again": ([bulk(texts={"town": "Edmonton"})], edited(town="Enfield")),
    "the bin, emptied": ([partial(bin_organisations, organisation_ids=[ELM])], empty_bin),
    "the bin of people, emptied": ([partial(bin_people, person_ids=[1])], empty_bin_of_people),
    "a tag, renamed": (
        [partial(add_tag, name="Fair")],
        partial(save_tag, tag_id=1, version=None, name="Fayre", colour=TagColour.GREY),
    ),
    "a tag, put on": ([partial(add_tag, name="Fair")], tags(TagsChange.ADD)),
    "a tag put on, deleted": (
        [partial(add_tag, name="Fair"), tags(TagsChange.ADD)],
        partial(delete_tag, tag_id=1, version=None),
    ),
    "a saved list, renamed": (
        [partial(save_list, entry=SCHOOLS)],
        partial(rename_list, list_id=1, version=None, name="All schools"),
    ),
    "a saved list, deleted": (
        [partial(save_list, entry=SCHOOLS)],
        partial(delete_list, list_id=1, version=None),
    ),
    "a membership, left": (
        [partial(join_network, organisation_ids=[OAK], network_id=NETWORK)],
        partial(leave_network, organisation_id=OAK, network_id=NETWORK),
    ),
}


@pytest.fixture
def places(database):
    """Write two schools, a network and the chair of one of the schools."""

    def write(connection):
        for kind, name in (("school", "Oak"), ("school", "Elm"), ("network", "Schools together")):
            values = {"kind": kind, "name": name}
            save_organisation(connection, entry=OrganisationEntry(values=values))
        entry = PersonEntry(organisation_id=OAK, name=PersonName(surname="Sample"), post="Chair")
        add_person(connection, entry=entry)

    database.clock = lambda: datetime(2017, 5, 25, 11, tzinfo=UTC)
    return database.write("Add places", write).step


@pytest.mark.parametrize("which", FOUND)
def test_a_step_that_something_newer_stands_on_is_refused_with_its_name(database, places, which):
    older, newer = FOUND[which]
    for number, writing in enumerate(older):
        step = database.write(f"Older {number}", writing).step
    newest = database.write("The newer one", newer).step
    assert places

    with pytest.raises(LiaisonError) as refused:
        undo_step(database, step=step)

    said = f"{refused.value.sentence} {refused.value.hint}"
    assert '"The newer one" at 12:00' in said
    assert "take that back first" in said
    assert [word for word in JARGON if word in said] == []

    undo_step(database, step=newest)
    undo_step(database, step=step)


@pytest.mark.parametrize("which", FOUND)
def test_each_of_them_is_taken_back_and_done_again(database, places, which):
    older, newer = FOUND[which]
    for writing in older:
        database.write("Older", writing)
    newest = database.write("The newer one", newer).step
    assert places

    for _ in range(4):
        undo_step(database, step=newest)


def test_what_something_newer_did_elsewhere_keeps_no_step_from_being_taken_back(database, places):
    step = database.write("Bulk", bulk(texts={"town": "Edmonton"})).step
    database.write("Elsewhere", edited(website="oak.example"))
    assert places

    undo_step(database, step=step)
