"""An import is taken back, or refused with the name of what stands on it."""

from functools import partial

import pytest

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.undo import undo_last, undo_step
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.queries.history import HistoryWanted, matching_steps
from liaison_app.queries.record_timeline import HappeningKind, Happenings, timeline


def test_an_import_of_what_was_edited_since_is_refused_with_the_name_of_the_edit(
    database, bring_in, schools_file
):
    bring_in(schools_file({"URN": "100001"}))
    entry = OrganisationEntry(values={"town": "Edmonton"}, organisation_id=1)
    edit = database.write("Edit the school", partial(save_organisation, entry=entry))
    imported = database.read(partial(matching_steps, wanted=HistoryWanted()))[1]

    with pytest.raises(LiaisonError) as refused:
        undo_step(database, step=imported)

    assert '"Edit the school"' in refused.value.sentence
    assert "take that back first" in refused.value.sentence
    undo_step(database, step=edit.step)
    undo_step(database, step=imported)


def test_an_import_is_in_the_timeline_of_whom_it_brought_the_head_too(
    database, bring_in, schools_file
):
    bring_in(schools_file({"URN": "100001"}))

    for kind in RecordKind:
        meant = RecordMeant(kind=kind, key=1)
        seen = database.read(partial(timeline, of=meant, only=Happenings.IMPORTS, shown=9))
        assert [one.kind for one in seen.first] == [HappeningKind.IMPORT]
    undo_last(database)
