"""The main thread's own reader answers at once, or says that it cannot, and leaves no lock."""

import pytest
from sqlcipher3 import dbapi2

from liaison_app.store import sqlite
from liaison_app.store.saving import insert
from liaison_app.store.tables import Ward
from liaison_app.store.troubles import Damaged, StoreTrouble
from liaison_app.store.written import Busy


def names(raw):
    return [name for (name,) in raw.execute("SELECT name FROM ward ORDER BY id").fetchall()]


def add_ward(connection, name="Chase"):
    return insert(connection, Ward, {"code": name[:9], "name": name})


def test_it_reads_what_was_saved_last(database):
    assert database.read_rows(names) == []
    database.write("Add", add_ward)
    assert database.read_rows(names) == ["Chase"]


def test_it_says_busy_at_once_while_somebody_saves_and_reads_again_after(database):
    database.read_rows(names)
    other = sqlite.connect(database.file)
    other.execute("BEGIN EXCLUSIVE")

    assert isinstance(database.read_rows(names), Busy)
    other.execute("COMMIT")
    assert database.read_rows(names) == []
    other.close()


def test_it_says_busy_even_where_it_must_open_first(database):
    other = sqlite.connect(database.file)
    other.execute("BEGIN EXCLUSIVE")

    assert isinstance(database.read_rows(names), Busy)
    other.close()


def test_it_keeps_no_writer_waiting_whatever_came_of_a_reading(database):
    def fail(raw):
        names(raw)
        raise ValueError("A fault of ours.")

    with pytest.raises(ValueError, match="of ours"):
        database.read_rows(fail)

    assert database.write("Add", add_ward).changed == {"ward"}


def test_an_error_that_ended_the_transaction_is_told_as_what_it_is(database):
    def fail(raw):
        raw.execute("ROLLBACK")  # as SQLite does by itself when the disk fails
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_READ"
        raise error

    with pytest.raises(StoreTrouble, match="disk reported an error"):
        database.read_rows(fail)
    assert database.read_rows(names) == []


def test_a_damaged_page_is_a_sentence(database):
    pages = database.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    database.write("Add", lambda c: add_ward(c, name="x" * 100_000))
    database.close()
    with database.file.path.open("r+b") as file:
        file.seek(4096 * (pages + 3))
        file.write(b"damage")

    with pytest.raises(Damaged):
        database.read_rows(names)
