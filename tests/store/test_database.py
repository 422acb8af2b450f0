"""Writes are kept whole or not at all, and the officer is told truly which."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2

from liaison_app.domain.errors import NotFound, Stale
from liaison_app.domain.steps import StepKind
from liaison_app.store import sqlite
from liaison_app.store.saving import delete, insert, update
from liaison_app.store.tables import OfficerWard, Step, Ward
from liaison_app.store.troubles import Damaged, NotKnown, NotSaved, Occupied, SavedAllTheSame
from liaison_app.store.written import Busy

CHASE = {"code": "E05000197", "name": "Chase"}


def add_ward(connection, **values):
    return insert(connection, Ward, CHASE | values)


def wards(connection):
    return connection.scalars(select(Ward.name).order_by(Ward.id)).all()


def steps(connection):
    return connection.execute(select(Step.label, Step.officer, Step.kind).order_by(Step.id)).all()


def test_a_write_is_one_step_by_the_officer_at_work(database):
    written = database.write("Add Chase", add_ward)
    assert written.changed == {"ward"}
    assert written.step is not None
    assert database.read(wards) == ["Chase"]
    assert database.read(steps) == [("Add Chase", "PC Sample", StepKind.CHANGE)]


def test_a_write_that_changes_nothing_leaves_no_step(database):
    written = database.write("Look", wards)
    assert (written.value, written.step, written.changed) == ([], None, frozenset())
    assert database.read(steps) == []


def test_an_event_is_kept_although_it_changes_nothing(database):
    written = database.write("Back up", wards, kind=StepKind.EVENT)
    assert written.step is not None
    assert database.read(steps) == [("Back up", "PC Sample", StepKind.EVENT)]


def test_an_error_takes_the_whole_write_back(database):
    def half(connection):
        add_ward(connection)
        raise NotFound("Gone.")

    with pytest.raises(NotFound):
        database.write("Half", half)
    assert database.read(wards) == []
    assert database.read(steps) == []


def test_a_broken_constraint_rises_as_the_bug_it_is(database):
    with pytest.raises(IntegrityError):
        database.write(
            "Link", partial(insert, table=OfficerWard, values={"officer_id": 1, "ward_id": 1})
        )
    assert database.read(steps) == []


def test_an_error_of_the_database_names_no_values(database):
    with pytest.raises(IntegrityError) as broken:
        database.write("Twice", lambda c: (add_ward(c), add_ward(c, name="Secret Person")))
    assert "Secret Person" not in str(broken.value)


def test_a_reading_cannot_change_anything(database):
    with pytest.raises(IntegrityError):
        database.read(add_ward)
    assert database.read(wards) == []


def test_a_save_over_a_newer_one_is_refused(database):
    key = database.write("Add", add_ward).value
    save = partial(update, table=Ward, key=key, version=1)
    database.write("Rename", partial(save, values={"name": "Chase Ward"}))
    with pytest.raises(Stale, match="Somebody changed this ward"):
        database.write("Rename", partial(save, values={"name": "The Chase"}))
    with pytest.raises(Stale):
        database.write("Delete", partial(delete, table=Ward, key=key, version=1))
    assert database.read(wards) == ["Chase Ward"]


def test_a_save_of_what_is_gone_says_so(database):
    with pytest.raises(NotFound, match="not there any more"):
        database.write("Rename", partial(update, table=Ward, key=1, version=None, values={}))


def test_every_save_raises_the_version(database):
    key = database.write("Add", add_ward).value
    for name in ("One", "Two"):
        save = partial(update, table=Ward, key=key, version=None, values={"name": name})
        database.write("Rename", save)
    assert database.read(lambda c: c.scalar(select(Ward.version))) == 3


def test_the_main_thread_is_told_busy_at_once(database):
    database.read_now(wards)
    other = sqlite.connect(database.file)
    other.execute("BEGIN EXCLUSIVE")
    assert isinstance(database.read_now(wards), Busy)
    other.execute("COMMIT")
    assert database.read_now(wards) == []
    other.close()


def test_the_main_thread_is_told_busy_even_where_it_must_open_first(database):
    other = sqlite.connect(database.file)
    other.execute("BEGIN EXCLUSIVE")
    assert isinstance(database.read_now(wards), Busy)
    other.close()


def test_a_write_kept_waiting_too_long_says_it_was_not_saved(database, monkeypatch):
    monkeypatch.setattr("liaison_app.store.sqlite.PATIENCE", 0)
    other = sqlite.connect(database.file)
    other.execute("BEGIN IMMEDIATE")
    database.read(lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 20"))
    with pytest.raises(
        NotSaved, match=r"Your change was not saved: the workspace .* another window"
    ):
        database.write("Add", add_ward)
    other.close()
    assert database.read(wards) == []


def test_a_commit_waits_for_a_reader_in_the_way(database):
    database.read(lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 20"))
    reader = sqlite.connect(database.file)

    def write_while_read(connection):
        add_ward(connection)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM ward").fetchall()

    tried = []

    def leave(statement):
        if statement == "COMMIT":
            tried.append(statement)
            if len(tried) == 3:
                reader.execute("COMMIT")

    database.read(lambda c: c.connection.dbapi_connection.set_trace_callback(leave))
    database.write("Add", write_while_read)
    reader.close()
    assert len(tried) >= 3
    assert database.read(wards) == ["Chase"]


def test_a_full_disk_is_said_and_nothing_is_saved(database):
    pages = database.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    database.read(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(NotSaved, match=r"Your change was not saved: the disk is full\."):
        database.write("Much", lambda c: add_ward(c, name="x" * 500_000))
    assert database.read(wards) == []
    assert database.verify().sound


@pytest.mark.parametrize(
    ("kept", "told"), [(True, SavedAllTheSame), (False, NotSaved), (None, NotKnown)]
)
def test_after_an_error_at_commit_the_truth_is_looked_up(database, monkeypatch, kept, told):
    operation = uuid4()
    fail_at_commit(database, monkeypatch, kept=kept)
    with pytest.raises(told) as raised:
        database.write("Add", add_ward, operation=operation)
    if kept is not None:
        assert database.was_saved(operation) is kept
        assert ("Your change was saved" in raised.value.sentence) is kept


def fail_at_commit(database, monkeypatch, *, kept):
    """Have the next commit report a failing disk, before or after it was done."""
    plain = database._transactions._engine.dialect.do_execute

    def do_execute(cursor, statement, parameters, context=None):
        if statement != "COMMIT":
            return plain(cursor, statement, parameters, context)
        if kept:
            plain(cursor, statement, parameters, context)
        if kept is None:
            monkeypatch.setattr(database._transactions, "was_saved", unknown)
        raise failing_disk()

    monkeypatch.setattr(database._transactions._engine.dialect, "do_execute", do_execute)


def failing_disk():
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    return error


def unknown(_operation):
    raise OperationalError("SELECT", None, failing_disk())


def test_writes_are_held_until_the_file_is_found_sound(database):
    database.hold_writes_until_verified()
    with ThreadPoolExecutor(1) as writer:
        writing = writer.submit(database.write, "Add", add_ward)
        assert database.read(wards) == []
        assert not writing.done()
        assert database.verify().sound
        writing.result(timeout=10)
    assert database.read(wards) == ["Chase"]


@pytest.mark.parametrize("from_end", [200, 60_000])
def test_nothing_is_written_to_a_file_found_damaged(database, from_end):
    database.write("Add", partial(add_ward, name="x" * 100_000))
    database.close()
    with database.file.path.open("r+b") as file:
        file.seek(-from_end, 2)
        file.write(b"damage")
    database.hold_writes_until_verified()
    assert not database.verify().sound
    with pytest.raises(NotSaved, match="damaged"):
        database.write("Add", add_ward)


def test_a_write_to_a_file_that_is_gone_says_it_was_not_saved(database):
    database.file.path.unlink()
    with pytest.raises(NotSaved, match=r"Your change was not saved: liaison\.db is not there\."):
        database.write("Add", add_ward)


def test_a_reading_of_a_damaged_file_says_so(database):
    pages = database.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    database.write("Add", partial(add_ward, name="x" * 100_000))
    database.close()
    with database.file.path.open("r+b") as file:
        file.seek(4096 * (pages + 3))
        file.write(b"damage")
    with pytest.raises(Damaged):
        database.read(wards)
    with pytest.raises(Damaged):
        database.read_now(wards)


def test_a_bug_in_a_reading_rises_as_it_is(database):
    for read in (database.read, database.read_now):
        with pytest.raises(OperationalError, match="no such table"):
            read(lambda c: c.exec_driver_sql("SELECT * FROM nowhere"))


def test_a_broken_link_found_at_commit_rises_as_the_bug_it_is(database):
    def link(connection):
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        insert(connection, OfficerWard, {"officer_id": 1, "ward_id": 1})

    with pytest.raises(IntegrityError):
        database.write("Link", link)
    assert database.read(steps) == []


def test_a_file_taken_away_while_open_is_noticed(database):
    database.write("Add", add_ward)
    database.file.path.rename(database.file.path.with_suffix(".moved"))
    with pytest.raises((NotSaved, Occupied)):
        database.write("Add", partial(add_ward, code="E05000198"))
