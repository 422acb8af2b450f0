"""Make a workspace of many invented organisations: many_organisations.py COUNT FOLDER.

A process of its own, so that whoever measures afterwards has not grown by it; LIAISON_HOME says
where the account's key goes. More than 100,000 are written without the journal, of which nobody
would keep so long a step.
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Direction, Outcome
from liaison_app.domain.prepared_keys import name_key, sort_key
from liaison_app.store import journal, search
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.engine import open_engine
from liaison_app.store.sqlite import PATIENCE
from liaison_app.store.tables import (
    ContactPoint,
    Organisation,
    Outreach,
    OutreachWith,
    Person,
    Role,
    Team,
    Ward,
    table_of,
)
from liaison_app.store.workspace import create_workspace

SYLLABLES = [
    "ka",
    "len",
    "mor",
    "tis",
    "bra",
    "fen",
    "dol",
    "har",
    "sto",
    "ing",
    "ton",
    "ham",
    "wick",
]
TITLES = ("Mr", "Mrs", "Miss", "Ms", "Dr", "Revd", "Imam", "Rabbi")
WARDS = 20
AT_ONCE = 10
AT_A_TIME = 50_000
JOURNALLED = 100_000
BEGAN = datetime(2017, 5, 22, 8, 0, tzinfo=UTC)


def words(chance, count):
    return " ".join("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(count))


def organisations(chance, count):
    for number in range(1, count + 1):
        school = number % 3 > 0
        named = f"{words(chance, 2)} {'School' if school else 'Congregation'}"
        yield {
            "id": number,
            "kind": Kind.SCHOOL if school else Kind.FAITH,
            "name": named,
            "street": f"{number % 250} {words(chance, 1)} Road",
            "town": words(chance, 1),
            "postcode": f"EN{number % 9 + 1} {number % 10}{chance.choice('ABDEFGH')}X",
            "ward_code": f"E0500{number % (WARDS + 5):04}",
            "tradition": "" if school else "Christian",
            "phase": "Primary" if school else "",
            "name_key": name_key(named),
            "sort_key": sort_key(named),
        }


def people(chance, count):
    for number in range(1, count + 1):
        surname = words(chance, 1)
        yield {
            "id": number,
            "title": TITLES[number % len(TITLES)],
            "forenames": words(chance, 1),
            "surname": surname,
            "sort_key": sort_key(surname),
        }


def role(number):
    post = "Head Teacher" if number % 3 else "Minister"
    return {"person_id": number, "organisation_id": number, "post": post, "main_contact": True}


def contact(number, kind):
    phone = f"020 7946 0{number % 1000:03}"
    shown = phone if kind is ContactKind.PHONE else f"office{number}@group.example"
    value = f"+44{phone[1:].replace(' ', '')}" if kind is ContactKind.PHONE else shown
    return {"organisation_id": number, "kind": kind, "typed": shown, "value": value, "shown": shown}


def met(number):
    """Return when a contact was made."""
    return BEGAN + timedelta(minutes=number)


def outreach(number):
    return {
        "id": number,
        "happened_at": met(number),
        "channel": Channel.EMAIL,
        "direction": Direction.OUT,
        "outcome": Outcome.SENT,
        "note": "Sent the letter again.",
    }


def outreach_with(number):
    one = 1 + (number - 1) // AT_ONCE
    return {
        "outreach_id": one,
        "organisation_id": number,
        "outcome": Outcome.SENT,
        "happened_at": met(one),
    }


def tables(count):
    """Yield each table with the rows of so many organisations."""
    chance = random.Random(1)  # noqa: S311 - invented names
    numbers = range(1, count + 1)
    kinds = (ContactKind.PHONE, ContactKind.EMAIL)
    yield Team, [{"name": "Chase", "marking": Marking.OFFICIAL}]
    yield Ward, [{"code": f"E0500{n:04}", "name": f"Ward {n}"} for n in range(WARDS)]
    yield Organisation, organisations(chance, count)
    yield Person, people(chance, count)
    yield Role, map(role, numbers)
    yield ContactPoint, (contact(number, kind) for number in numbers for kind in kinds)
    yield Outreach, map(outreach, range(1, 1 + -(-count // AT_ONCE)))
    yield OutreachWith, map(outreach_with, numbers)


def fill(connection, *, count):
    """Write everything of so many organisations, as one step."""
    for table, rows in tables(count):
        if written := [{"uuid": uuid4()} | row for row in rows]:
            connection.execute(insert(table_of(table)), written)


def fill_without_journal(file, *, count):
    """Write everything of so many organisations, a part at a time, so that memory holds it."""
    engine = open_engine(file, patience=PATIENCE)
    with engine.connect().execution_options(write=True) as connection:
        with connection.begin():
            found = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            for name in connection.exec_driver_sql(found).scalars().all():
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        for table, rows in tables(count):
            left = ({"uuid": uuid4()} | row for row in rows)
            while part := list(islice(left, AT_A_TIME)):
                with connection.begin():
                    connection.execute(insert(table_of(table)), part)
        with connection.begin():
            search.rebuild(connection)
        with connection.begin():
            journal.install(connection)
            search.install(connection)
    engine.dispose()


if __name__ == "__main__":
    wanted = int(sys.argv[1])
    workspace, _ = create_workspace(Path(sys.argv[2]), account=ThisAccount(), clock=lambda: BEGAN)
    workspace.database.officer = "PC Sample"
    if wanted <= JOURNALLED:
        workspace.database.write("Import", partial(fill, count=wanted))
    else:
        fill_without_journal(workspace.database.file, count=wanted)
    workspace.close()
