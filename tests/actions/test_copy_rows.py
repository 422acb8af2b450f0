from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.copy_rows import note_copy, note_nothing
from liaison_app.actions.edit_team import save_team
from liaison_app.actions.mark_as_sent import mark_as_sent
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.records import RecordKind, RecordsHeld
from liaison_app.domain.steps import StepKind
from liaison_app.queries.dispatches import dispatches
from liaison_app.store.tables import HandedOut, Step

TWELVE = RecordsHeld(kind=RecordKind.ORGANISATION, keys=range(1, 13))
ONE = RecordsHeld(kind=RecordKind.PERSON, keys=(7,))


def test_a_copy_is_an_entry_of_the_export_register_without_a_file(database):
    marked = {"name": "Chase Team", "marking": Marking.SENSITIVE}
    database.write("Team", partial(save_team, values=marked, version=None))

    written = note_copy(database, label="12 rows copied", held=TWELVE)

    (entry,) = database.read(dispatches)
    assert entry.id == written.value
    assert (entry.file_name, entry.folder, entry.delete_after) == ("", "", None)
    assert (entry.row_count, entry.purpose) == (12, "Copied to the clipboard")
    assert (entry.officer, entry.marking) == ("PC Sample", Marking.SENSITIVE)
    assert entry.stage is DispatchStage.COPIED


def test_a_copy_is_an_event_of_the_journal_that_offers_no_undo(database):
    written = note_copy(database, label="1 row copied", held=ONE)

    newest = select(Step.label, Step.kind).order_by(Step.id.desc()).limit(1)
    step = database.read(lambda connection: connection.execute(newest).one())
    assert (step.label, step.kind) == ("1 row copied", StepKind.EVENT)
    assert written.step is None
    assert "dispatch" in written.changed


def test_a_copy_is_no_list_that_waits_to_be_sent(database):
    key = note_copy(database, label="1 row copied", held=ONE).value
    sending = partial(mark_as_sent, dispatch_id=key, happened_at=database.clock())

    with pytest.raises(LiaisonError) as refused:
        database.write("Sent", sending)
    assert "Copied" in refused.value.hint


def test_rows_that_tell_of_nobody_leave_no_trace(database):
    steps = select(Step.id)
    before = database.read(lambda connection: connection.execute(steps).all())

    written = note_nothing()
    assert (written.step, written.changed) == (None, frozenset())
    assert database.read(lambda connection: connection.execute(steps).all()) == before


def test_a_copy_keeps_which_records_it_held(database):
    for held in (TWELVE, ONE):
        note_copy(database, label="Rows copied", held=held)

    h = HandedOut
    kept = select(h.dispatch_id, h.organisation_id, h.person_id).order_by(h.id)
    rows = database.read(lambda connection: connection.execute(kept).all())
    assert [tuple(row) for row in rows] == [*((1, key, None) for key in range(1, 13)), (2, None, 7)]
