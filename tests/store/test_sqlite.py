"""Which files are opened, and what every connection keeps to."""

import os
import shutil
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlcipher3 import dbapi2

from liaison_app.store import sqlite
from liaison_app.store.troubles import Damaged, Newer, Occupied, Older, Refused

PAGE = 4096


def test_every_connection_keeps_to_the_settings_that_keep_data_safe(database_file):
    raw = sqlite.connect(database_file)
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "cache_spill": 0,
        "temp_store": 2,
        "busy_timeout": 5000,
        "cipher_log_level": "NONE",
        "application_id": sqlite.APPLICATION_ID,
    }
    assert {pragma: sqlite.value_of(raw, pragma) for pragma in wanted} == wanted
    raw.close()


def test_every_connection_of_the_pool_keeps_to_them_too(database):
    def settings(connection):
        pragmas = ("foreign_keys", "secure_delete", "trusted_schema", "synchronous")
        return [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]

    assert database.read(settings) == database.read_now(settings) == [1, 1, 0, 2]


def test_a_missing_file_is_refused_and_not_made(database_file):
    database_file.path.unlink()
    with pytest.raises(Refused, match="is not there"):
        sqlite.connect(database_file)
    assert not database_file.path.exists()


def test_an_empty_file_is_refused_and_stays_empty(database_file):
    database_file.path.write_bytes(b"")
    with pytest.raises(Refused, match="is empty"):
        sqlite.connect(database_file)
    assert database_file.path.read_bytes() == b""


def test_an_ordinary_sqlite_file_is_refused_and_left_alone(database_file):
    database_file.path.unlink()
    plain = dbapi2.connect(str(database_file.path))
    plain.execute("CREATE TABLE anything (x)")
    plain.close()
    before = database_file.path.read_bytes()
    with pytest.raises(Refused, match="not encrypted"):
        sqlite.connect(database_file)
    assert database_file.path.read_bytes() == before


def test_a_file_of_another_program_is_refused(database_file):
    _execute(database_file, "PRAGMA application_id = 7")
    with pytest.raises(Refused, match="another program"):
        sqlite.connect(database_file)


def test_a_newer_file_is_refused_by_name_and_nothing_is_written_to_it(database_file):
    _execute(database_file, "PRAGMA user_version = 99")
    _execute(database_file, "PRAGMA journal_mode = WAL")
    before = database_file.path.read_bytes()
    with pytest.raises(Newer, match=r"newer version of Liaison.*99"):
        sqlite.connect(database_file)
    assert database_file.path.read_bytes() == before


def test_an_older_file_is_told_from_others(database_file):
    _execute(database_file, "PRAGMA user_version = 0")
    with pytest.raises(Older, match="older version"):
        sqlite.connect(database_file)


def test_a_wrong_key_is_refused(database_file):
    with pytest.raises(Refused, match="key of this workspace does not open") as refused:
        sqlite.connect(replace(database_file, key=os.urandom(32)))
    assert not isinstance(refused.value, Damaged)


def test_a_file_of_another_workspace_is_refused(database_file):
    with pytest.raises(Refused, match="another workspace"):
        sqlite.connect(replace(database_file, install=uuid4()))


def test_a_damaged_first_page_is_told_from_a_wrong_key(database_file):
    _flip(database_file.path, at=PAGE // 2)
    with pytest.raises(Damaged, match="damaged"):
        sqlite.connect(database_file)


def test_a_file_cut_short_is_damaged(database_file):
    whole = database_file.path.read_bytes()
    database_file.path.write_bytes(whole[: PAGE * 3 + 100])
    with pytest.raises(Damaged):
        sqlite.connect(database_file)


def test_noise_in_the_place_of_the_file_is_refused(database_file):
    database_file.path.write_bytes(os.urandom(PAGE * 3))
    with pytest.raises(Refused):
        sqlite.connect(database_file)


def test_an_engine_known_to_damage_files_is_refused(database_file, monkeypatch):
    monkeypatch.setattr(sqlite.dbapi2, "sqlite_version", "3.51.2")
    with pytest.raises(Refused, match=r"3\.51\.2 is too old"):
        sqlite.connect(database_file)


def test_a_setting_that_does_not_hold_is_refused():
    in_memory = dbapi2.connect(":memory:")  # it cannot keep a journal in a file
    with pytest.raises(Refused, match="journal_mode"):
        sqlite._set(in_memory, foreign_keys="ON")
    in_memory.close()


def test_a_file_locked_by_another_program_is_said_to_be_busy(database_file):
    other = sqlite.connect(database_file)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Occupied, match="being saved by another"):
        sqlite.connect(database_file, patience=0)
    other.close()


def test_creating_never_overwrites(database_file):
    before = database_file.path.read_bytes()
    with pytest.raises(FileExistsError):
        sqlite.create(database_file)
    assert database_file.path.read_bytes() == before


def test_the_key_is_in_no_text(database_file):
    assert database_file.key.hex() not in repr(database_file)
    assert str(database_file.key) not in repr(database_file)


def test_nothing_readable_is_in_the_file(database):
    database.write(
        "Add",
        lambda c: c.exec_driver_sql(
            "INSERT INTO ward (uuid, code, name) VALUES ('u', 'E05', 'Chase')"
        ),
    )
    assert b"Chase" not in database.file.path.read_bytes()


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_is_noticed(database_file, seed):
    _check_flip_is_noticed(database_file, seed=seed)


@pytest.mark.faults
def test_every_flipped_bit_is_noticed(database_file):
    whole = database_file.path.with_suffix(".whole")
    shutil.copyfile(database_file.path, whole)
    for seed in range(800):
        shutil.copyfile(whole, database_file.path)
        _check_flip_is_noticed(database_file, seed=seed)


def _check_flip_is_noticed(database_file, *, seed):
    size = database_file.path.stat().st_size
    _flip(database_file.path, at=(seed * 7919 * PAGE + seed * 613) % size)
    try:
        raw = sqlite.connect(database_file)
    except Refused:
        return
    assert sqlite.damaged_pages(raw)
    raw.close()


def _flip(path, *, at):
    with path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1]))


def _execute(database_file, statement):
    raw = sqlite.open_keyed(database_file.path, database_file.key)
    raw.execute(statement)
    raw.close()
