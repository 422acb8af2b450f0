"""How long bringing a register in takes, beside the same rows through the raw driver."""

import os
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.import_file import apply_import, plan_found
from liaison_app.domain.imports import RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.files.registers import SCHOOLS, SchoolRow, Totals
from liaison_app.files.worker import Recognised
from liaison_app.store.database import Database
from liaison_app.store.sqlite import connect
from liaison_app.store.upgrade import make_database

pytestmark = pytest.mark.large
ROWS = 25_000
TIMES = 3
TABLES = ("organisation", "register_row", "person", "role", "contact_point")


@pytest.fixture(scope="module")
def found():
    return Recognised(
        register=SCHOOLS,
        file_name="gias.csv",
        sha256="0" * 64,
        encoding="utf-8",
        sheet_name="",
        rows=tuple(_school(number) for number in range(ROWS)),
        totals=Totals(read=ROWS, usable=ROWS),
    )


def _school(number):
    return SchoolRow(
        line=number + 2,
        urn=str(100_000 + number),
        name=f"Example {number} Church of England Primary School",
        kind_of_school="Voluntary aided school",
        status_name="Open",
        taken=True,
        phase="Primary",
        religious_character="Church of England",
        age_low=4,
        age_high=11,
        pupils=number % 900,
        street=f"{number} High Street",
        locality="Chase Side",
        town="Enfield",
        county="Middlesex",
        postcode=f"EN{number % 9 + 1} {number % 9}AB",
        website=f"www.school{number}.example",
        phone=f"207946{number % 1000:04}",
        head_title="Mrs",
        head_forenames="Ann",
        head_surname=f"Example{number}",
        head_post="Headteacher",
        district_code="E09000010",
    )


@pytest.fixture
def new_file(database_file):
    """Return what makes an empty database beside the test's own."""

    def made(name):
        file = replace(database_file, path=database_file.path.with_name(name), key=os.urandom(32))
        make_database(file, at=datetime.now(UTC))
        return file

    return made


def _ours(file, found):
    """Return the seconds that planning and applying take, and the rows that came of it."""
    database = Database(file, officer="PC Sample")
    planning = partial(plan_found, found=found, progress=Progress(), today=date(2017, 5, 25))
    started = time.perf_counter()
    plan = database.read(planning)
    planned = time.perf_counter()
    done = apply_import(database, plan=plan)
    applied = time.perf_counter()
    assert done.value.counts[RowVerdict.NEW] == ROWS
    database.close()
    raw = connect(file)
    rows = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}  # noqa: S608 - our own tables
    raw.close()
    return planned - started, applied - planned, rows


def _floor(file, rows):
    """Return the seconds that the same rows take in the same tables without any trigger."""
    raw = connect(file)
    for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    started = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    for name in TABLES:
        marks = ", ".join("?" * len(rows[name][0]))
        raw.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])  # noqa: S608 - our own tables
    raw.execute("COMMIT")
    took = time.perf_counter() - started
    raw.close()
    return took


def test_a_register_of_25_000_schools_is_applied_within_three_times_bare_inserts(
    figure, new_file, found
):
    runs = []
    for number in range(TIMES):
        planned, applied, rows = _ours(new_file(f"ours{number}.db"), found)
        runs.append((planned, applied, _floor(new_file(f"floor{number}.db"), rows)))
    planned, ours, floor = (min(run[side] for run in runs) for side in range(3))

    figure("import of 25,000 schools, applied: seconds", ours, floor, 3.0)
    figure("import of 25,000 schools, planned: seconds", planned, floor, 10.0)
