"""What goes wrong with personal data in play is told without any of it.

The log, a fault's report and the steps of the history outlive the records that they are about.
"""

import csv
import logging
import sys
import traceback
from datetime import datetime
from functools import partial

import pytest
from sqlalchemy import select, text

from liaison_app.bootstrap import start
from liaison_app.files import worker
from liaison_app.logs import start_log
from liaison_app.paths import reports_folder, user_folder
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.saving import insert, update
from liaison_app.store.tables import ContactPoint, Outreach, Person, Step, Ward
from liaison_app.store.workspace import open_workspace
from liaison_app.ui.crash_report import describe

SURNAME, FORENAME, PHONE, WRONG_EMAIL = "Okafor", "Adaeze", "020 7946 0144", "ada.okafor@@example"
PERSONAL = ("okafor", "adaeze", "946 0144", "79460144", "@@example", "bereaved")

GROUPS = (
    ("Kind", "Name", "Surname", "First name", "Person phone", "Person e-mail", "Post", "Notes"),
    ("Faith group", "Good Mosque", SURNAME, FORENAME, PHONE, WRONG_EMAIL, "Imam", "bereaved"),
    ("Nonsense", "Bad Mosque", SURNAME, FORENAME, PHONE, WRONG_EMAIL, "Imam", "bereaved"),
    ("Faith group", "Wide Mosque", SURNAME, FORENAME, PHONE, WRONG_EMAIL, "Imam", "a", SURNAME),
    ("Faith group", "Good Mosque", SURNAME, FORENAME, PHONE, WRONG_EMAIL, "Imam", "bereaved"),
)


@pytest.fixture
def log():
    """Write the log as the program does, and take its hands off it afterwards."""
    start_log()
    kept = logging.getLogger("liaison_app")
    yield kept
    for handler in tuple(kept.handlers):
        handler.close()
        kept.removeHandler(handler)
    kept.setLevel(logging.NOTSET)


@pytest.fixture
def spreadsheet(tmp_path):
    """Return a spreadsheet of one good row and three bad ones, each with a person in it."""
    path = tmp_path / "groups.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(GROUPS)
    return path


def test_an_import_with_broken_rows_writes_no_personal_data_down(
    log, tmp_path, spreadsheet, capsys, monkeypatch
):
    folder = tmp_path / "chase"
    start(["new", str(folder), "--team", "Chase"])

    assert start(["import", str(folder), str(spreadsheet)]) == 0
    assert start(["import", str(folder), str(spreadsheet), "--json"]) == 0
    spreadsheet.write_bytes(b"\x89PNG" + SURNAME.encode() * 40)
    assert start(["import", str(folder), str(spreadsheet)]) == 1
    with monkeypatch.context() as patch:  # a reader that breaks while it holds a name
        patch.setattr(
            worker, "child_command", lambda: [sys.executable, "-c", "raise SystemExit(3)", SURNAME]
        )
        assert start(["import", str(folder), str(spreadsheet)]) == 1

    assert (reports_folder() / "liaison.log").read_text("utf-8")
    said = capsys.readouterr()
    assert no_personal_data(said.out + said.err)
    for kept in (*user_folder().rglob("*"), *folder.rglob("*")):
        if kept.is_file():
            assert no_personal_data(kept.read_bytes().decode("latin-1")), kept
    opened = open_workspace(folder, account=ThisAccount())
    people = opened.database.read(lambda c: c.scalars(select(Person.surname)).all())
    labels = opened.database.read(lambda c: c.scalars(select(Step.label)).all())
    opened.close()
    assert SURNAME in people
    assert no_personal_data("\n".join(labels))
    assert log.handlers


def write_the_wrong_kind(connection):
    """Put a name where a number is wanted, which the table itself refuses."""
    connection.execute(
        text("INSERT INTO person (surname, version) VALUES (:name, :name)"), {"name": SURNAME}
    )


def write_one_twice(connection):
    """Break a rule of the table with a name in play."""
    for _ in range(2):
        insert(connection, Ward, {"code": "E05000195", "name": SURNAME})


def write_a_column_that_is_not_there(connection):
    """Make a mistake in a statement, with a name in play."""
    connection.execute(text("UPDATE person SET surname = :name WHERE no = 1"), {"name": SURNAME})


def write_what_has_no_zone(connection):
    """Break a rule of our own types, with a note in play."""
    values = {"happened_at": datetime(2017, 5, 25), "note": SURNAME}  # noqa: DTZ001 - on purpose
    insert(connection, Outreach, values)


def write_what_is_no_choice(connection):
    """Put a telephone number where a choice is wanted."""
    insert(connection, ContactPoint, {"kind": PHONE, "raw": WRONG_EMAIL})


def write_what_lacks_a_value(connection):
    """Leave out what a row must have."""
    connection.execute(text("INSERT INTO outreach (note) VALUES (:note)"), {"note": SURNAME})


@pytest.mark.parametrize(
    "writing",
    [
        write_the_wrong_kind,
        write_one_twice,
        write_a_column_that_is_not_there,
        write_what_has_no_zone,
        write_what_is_no_choice,
        write_what_lacks_a_value,
    ],
)
def test_a_statement_that_fails_keeps_its_values_to_itself(database, writing):
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is, it is told
        database.write("Write", writing)
    fault = raised.value
    assert no_personal_data("".join(traceback.format_exception(fault)))
    assert no_personal_data(describe(fault))
    assert no_personal_data(repr(fault))


def test_a_record_that_moved_on_is_told_without_its_name(database):
    add = partial(insert, table=Person, values={"surname": SURNAME, "forenames": FORENAME})
    key = database.write("Add", add).value
    with pytest.raises(Exception, match="Somebody changed this person") as raised:
        database.write(
            "Change",
            partial(update, table=Person, key=key, version=9, values={"surname": FORENAME}),
        )
    assert no_personal_data("".join(traceback.format_exception(raised.value)))


def no_personal_data(said):
    """Whether a text holds nothing of the person."""
    return not [word for word in PERSONAL if word in said.casefold()]
