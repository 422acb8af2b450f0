"""Tags are the team's: one of each name, and taken away everywhere at once."""

from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.bulk_tags import change_tags
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_tags import add_tag, delete_tag, save_tag
from liaison_app.actions.undo import undo_last
from liaison_app.domain.bulk_edits import BulkEdit, TagsChange
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.tags import TagColour
from liaison_app.queries.tags import tags
from liaison_app.store import saving
from liaison_app.store.tables import OrganisationTag


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


def test_a_name_is_one_tag_whatever_its_spelling(database, write):
    key = write(add_tag, name="  Key   contacts ", colour=TagColour.BLUE)

    assert write(add_tag, name="KEY CONTACTS") == key
    (seen,) = database.read(tags)
    assert (seen.name, seen.colour, seen.organisations) == ("Key contacts", TagColour.BLUE, 0)


@pytest.mark.parametrize("name", ["", "  ", "…", "x" * 41])
def test_a_tag_without_a_fit_name_is_refused(write, name):
    with pytest.raises(LiaisonError, match="tag"):
        write(add_tag, name=name)


def test_a_tag_is_renamed_but_never_to_another_s_name(database, write):
    key = write(add_tag, name="Governors")
    write(add_tag, name="Imams")

    write(save_tag, tag_id=key, version=1, name="governors", colour=TagColour.RED)
    with pytest.raises(LiaisonError, match="imams"):
        write(save_tag, tag_id=key, version=2, name="imams", colour=TagColour.RED)

    assert [(one.name, one.colour) for one in database.read(tags)] == [
        ("governors", TagColour.RED),
        ("Imams", TagColour.GREY),
    ]


def test_a_deleted_tag_leaves_whoever_bore_it_until_that_is_undone(database, write):
    entry = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    school, tag = write(save_organisation, entry=entry), write(add_tag, name="Governors")
    bear = {"organisation_id": school, "tag_id": tag}
    database.write("Tag", lambda c: saving.insert(c, OrganisationTag, bear))

    write(delete_tag, tag_id=tag, version=1)
    assert database.read(tags) == ()
    assert database.read(lambda c: c.execute(select(OrganisationTag.id)).all()) == []

    undo_last(database)
    assert [one.organisations for one in database.read(tags)] == [1]


def test_a_tag_put_on_or_off_one_organisation_is_one_step_and_spares_what_is_borne(database, write):
    entry = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    organisation = write(save_organisation, entry=entry)
    blue, red = (write(add_tag, name=name) for name in ("Blue", "Red"))
    borne = select(OrganisationTag.id, OrganisationTag.tag_id).order_by(OrganisationTag.tag_id)
    whose = {"organisation_ids": [organisation]}

    write(change_tags, edit=BulkEdit(tags_change=TagsChange.ADD, tag_ids=(blue,)), **whose)
    (first,) = database.read(lambda c: c.execute(borne).all())
    write(change_tags, edit=BulkEdit(tags_change=TagsChange.ADD, tag_ids=(blue, red)), **whose)
    both = database.read(lambda c: c.execute(borne).all())
    write(change_tags, edit=BulkEdit(tags_change=TagsChange.REMOVE, tag_ids=(blue,)), **whose)

    assert both[0] == first
    assert [tag for _, tag in both] == [blue, red]
    assert [tag for _, tag in database.read(lambda c: c.execute(borne).all())] == [red]
    undo_last(database)
    assert database.read(lambda c: c.execute(borne).all()) == both
