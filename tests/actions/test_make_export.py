import os
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import save_team
from liaison_app.actions.make_export import ExportChosen, save_export, settle_prepared
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import Cancelled, FileProblem, LiaisonError, Stale
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import ObjectionEntry, PersonEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.mail_list_check import check_mail_list
from liaison_app.files.formats.written_file import fingerprint
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, DispatchRow, Organisation, Step

WANTED = MailListWanted(kind=Kind.SCHOOL)


@pytest.fixture
def schools(database):
    """Return the keys of two schools of a team."""
    database.write("Team", partial(save_team, values={"name": "Chase Team"}, version=None))
    return [_add(database, name) for name in ("Alder School", "Birch School")]


@pytest.fixture
def save(database, tmp_path):
    """Return what saves a plan, the present one unless given, as a file of this name."""

    def saved(plan=None, *, name="list.xlsx", **given):
        return save_export(
            database,
            plan=plan or _plan(database),
            path=tmp_path / name,
            private=tmp_path / "private",
            **given,
        )

    return saved


def test_a_saved_list_is_in_its_place_proved_and_in_the_register(database, schools, save):
    saved = save(chosen=ExportChosen(purpose="Reassurance")).value

    assert saved.path.exists()
    assert saved.check.passed
    assert check_mail_list(saved.path, rows=2, fields=MAIL_LIST_FIELDS).refs == saved.check.refs
    (entry,) = database.read(dispatches)
    assert (entry.id, entry.stage, entry.row_count) == (saved.dispatch_id, DispatchStage.SAVED, 2)
    assert (entry.officer, entry.purpose) == ("PC Sample", "Reassurance")
    assert (entry.file_name, entry.folder) == (saved.path.name, str(saved.path.parent))
    assert entry.delete_after > entry.made_at.date()
    assert _column(database, Dispatch.sha256) == [fingerprint(saved.path)]
    assert _column(database, DispatchRow.organisation_id) == schools


@pytest.mark.usefixtures("schools")
def test_the_register_keeps_the_rows_as_they_were(database, save):
    row = _plan(database).included[0].row
    save()
    assert _column(database, DispatchRow.cells)[0][:2] == (row.ref, row.organisation)


def test_nothing_else_is_left_in_the_private_folder(schools, save, tmp_path):
    save()
    assert list((tmp_path / "private").iterdir()) == []
    assert schools


def test_a_list_that_changed_after_the_check_is_refused(database, schools, save, tmp_path):
    plan = _plan(database)
    _object(database, schools[0])

    with pytest.raises(Stale, match="changed after it was checked"):
        save(plan)

    assert not (tmp_path / "list.xlsx").exists()
    assert database.read(dispatches) == ()


def test_somebody_who_objects_while_the_file_is_written_is_not_in_any_file(
    database, schools, save, tmp_path
):
    class Objecting(Progress):
        def report(self, done, total=0):
            if done == total:
                _object(database, schools[0])
            super().report(done, total)

    with pytest.raises(Stale, match=r"objected .post. while"):
        save(progress=Objecting())

    assert not (tmp_path / "list.xlsx").exists()
    assert database.read(dispatches) == ()


def test_a_person_who_objects_while_the_file_is_written_is_not_in_any_file(
    database, schools, save, tmp_path
):
    name = PersonName(title="Mrs", forenames="Jane", surname="Against")
    entry = PersonEntry(organisation_id=schools[0], name=name, post="Head Teacher")
    database.write("Head", partial(add_person, entry=entry))

    class Objecting(Progress):
        def report(self, done, total=0):
            if done == total:
                _object(database, person_id=1)
            super().report(done, total)

    with pytest.raises(Stale):
        save(progress=Objecting())

    assert not (tmp_path / "list.xlsx").exists()
    assert database.read(dispatches) == ()


def test_a_rename_that_fails_leaves_no_file_and_says_so_in_the_register(
    database, schools, save, tmp_path
):
    (tmp_path / "gone").mkdir()

    class Removing(Progress):
        def report(self, done, total=0):
            if done == total:
                (tmp_path / "gone").rmdir()
            super().report(done, total)

    with pytest.raises(FileProblem, match="is not there"):
        save(name="gone/list.xlsx", progress=Removing())

    assert [one.stage for one in database.read(dispatches)] == [DispatchStage.FAILED]
    assert not list(tmp_path.rglob("*.xlsx"))
    assert schools


def test_a_folder_that_is_not_there_leaves_no_entry(database, schools, save):
    with pytest.raises(FileProblem):
        save(name="nowhere/list.xlsx")
    assert database.read(dispatches) == ()
    assert schools


def test_a_cancelled_list_leaves_neither_file_nor_entry(database, schools, save, tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        save(progress=progress)
    assert not (tmp_path / "list.xlsx").exists()
    assert database.read(dispatches) == ()
    assert schools


def test_a_list_of_nobody_is_refused(database, schools, save):
    for key in schools:
        _object(database, key)
    with pytest.raises(LiaisonError, match="nobody in this mail list"):
        save()


def test_a_saved_export_is_an_event_and_cannot_be_undone(database, save):
    database.write("Team", partial(save_team, values={"name": "Chase Team"}, version=None))
    _add(database, "Alder School")
    save()

    with pytest.raises(LiaisonError, match="cannot be taken back"):
        undo_last(database)

    assert len(database.read(dispatches)) == 1


def test_an_entry_says_prepared_before_the_file_takes_its_name(database, schools, save, tmp_path):
    """Kill the program between the register and the rename: a reader sees what is left."""

    class Killed(BaseException):
        pass

    seen = []
    write = database.write

    def write_and_die(label, writing, **given):
        written = write(label, writing, **given)
        if label.startswith("Prepare"):
            seen.extend(one.stage for one in database.read(dispatches))
            seen.append((tmp_path / "list.xlsx").exists())
            raise Killed
        return written

    database.write = write_and_die
    with pytest.raises(Killed):
        save()
    database.write = write

    assert seen == [DispatchStage.PREPARED, False]
    assert database.write("Settle", settle_prepared).value == 1
    assert [one.stage for one in database.read(dispatches)] == [DispatchStage.FAILED]
    assert schools


@pytest.mark.parametrize(
    ("on_disk", "stage"),
    [
        ("the file", DispatchStage.SAVED),
        ("the file, saved again by Excel", DispatchStage.SAVED),
        ("an older list of the same name", DispatchStage.FAILED),
        ("nothing", DispatchStage.FAILED),
    ],
)
def test_after_a_crash_an_entry_is_settled_by_what_lies_on_the_disk(
    database, schools, save, on_disk, stage
):
    saved = save().value
    database.write("Crash", partial(_prepared_again, key=saved.dispatch_id))
    _leave(saved.path, on_disk)

    database.write("Settle", settle_prepared)

    assert [one.stage for one in database.read(dispatches)] == [stage]
    assert database.write("Settle again", settle_prepared).value == 0
    assert schools


def test_every_step_of_saving_is_in_the_history(database, schools, save):
    save()
    labels = _column(database, Step.label)
    assert labels[-2:] == ["Prepare list.xlsx", "Saved list.xlsx"]
    assert schools


def _add(database, name):
    values = {
        "kind": Kind.SCHOOL,
        "name": name,
        "street": "1 Sample Street",
        "town": "Enfield",
        "postcode": "EN2 3AB",
    }
    return database.write("Add", partial(saving.insert, table=Organisation, values=values)).value


def _plan(database):
    today = datetime.now(UTC).date()
    assert isinstance(today, date)
    return database.read(partial(plan_mail_list, wanted=WANTED, today=today))


def _object(database, organisation_id=None, *, person_id=None):
    entry = ObjectionEntry(
        channel=ObjectionChannel.POST, organisation_id=organisation_id, person_id=person_id
    )
    database.write("Object", partial(add_objection, entry=entry))


def _column(database, column):
    return database.read(lambda c: list(c.execute(select(column)).scalars()))


def _prepared_again(connection, *, key):
    values = {"stage": DispatchStage.PREPARED}
    saving.update(connection, Dispatch, key=key, version=None, values=values)


def _leave(path: Path, on_disk):
    before = (datetime.now(UTC) - timedelta(days=1)).timestamp()
    if on_disk == "nothing":
        path.unlink()
    elif on_disk == "the file":
        os.utime(path, (before, before))
    elif on_disk == "an older list of the same name":
        path.write_bytes(b"older")
        os.utime(path, (before, before))
    else:
        path.write_bytes(b"saved again")
