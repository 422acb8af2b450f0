"""What the journal and the index cost an import, and what undoing one costs."""

import time
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from liaison_app.domain.organisations import Kind
from liaison_app.domain.steps import StepKind
from liaison_app.store import search, undo
from liaison_app.store.engine import open_engine
from liaison_app.store.journal import begin_step, end_step
from liaison_app.store.sqlite import PATIENCE
from liaison_app.store.tables import Organisation

pytestmark = pytest.mark.large
ROWS = 25_000


def organisations():
    return [
        {
            "kind": Kind.SCHOOL,
            "name": f"School {number % 977} of Saint {number}",
            "street": f"{number % 99} High Street",
            "town": "Enfield",
            "postcode": f"EN{number % 9 + 1} {number % 9}AA",
            "name_key": f"school {number}",
        }
        for number in range(ROWS)
    ]


@pytest.fixture
def connection(database_file):
    engine = open_engine(database_file, patience=PATIENCE)
    with engine.connect().execution_options(write=True) as opened:
        yield opened
    engine.dispose()


def seconds(connection, writing, *, kind=StepKind.CHANGE):
    """Return how long a writing took as one step, and the step."""
    start = time.perf_counter()
    with connection.begin():
        step = begin_step(
            connection,
            label="Import",
            officer="PC Sample",
            at=datetime.now(UTC),
            kind=kind,
            operation=uuid4(),
        )
        writing(connection)
        end_step(connection)
    return time.perf_counter() - start, step


def without_triggers(connection, beginning):
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB ?", (beginning + "*",)
    )
    for name in found.scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    connection.commit()


def add(connection):
    connection.execute(insert(Organisation), organisations())


def edit(connection):
    connection.execute(
        update(Organisation).values(
            town="Edmonton", notes="Moved", version=Organisation.version + 1
        )
    )


def test_what_the_journal_costs_and_what_undo_takes(connection, figure):
    added, made = seconds(connection, add)
    edited, change = seconds(connection, edit)
    undone_edit, _ = seconds(connection, lambda c: undo.undo(c, step=change), kind=StepKind.UNDO)
    undone, _ = seconds(connection, lambda c: undo.undo(c, step=made), kind=StepKind.UNDO)
    without_triggers(connection, "organisation_search")
    added_unindexed, _ = seconds(connection, add)
    edited_unindexed, _ = seconds(connection, edit)
    connection.exec_driver_sql("DELETE FROM organisation_search_due")
    with connection.begin_nested():
        connection.exec_driver_sql("UPDATE step_now SET step = (SELECT max(id) FROM step)")
        connection.exec_driver_sql("DELETE FROM organisation")
    connection.commit()
    without_triggers(connection, "journal")
    added_bare, _ = seconds(connection, add)
    edited_bare, _ = seconds(connection, edit)

    figure("insert 25,000, journal (s)", added_unindexed, added_bare, 1.2)
    figure("insert 25,000, journal and index (s)", added, added_bare, 1.7)
    figure("update 25,000, journal (s)", edited_unindexed, edited_bare, 2.5)
    figure("update 25,000, journal and index (s)", edited, edited_bare, 5)
    figure("undo of those updates (s)", undone_edit, edited_bare, 8)
    figure("undo of the insert (s)", undone, added_bare, 1)


def test_what_rebuilding_the_index_takes(connection, figure):
    added, _ = seconds(connection, add)
    start = time.perf_counter()
    with connection.begin():
        search.rebuild(connection)
    figure("rebuild the index of 25,000 (s)", time.perf_counter() - start, added, 0.5)
