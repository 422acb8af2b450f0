"""Files as teams bring them in, and what came of it in the store."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from liaison_app.actions.import_file import apply_import, plan_found
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.names import PersonName, full_name
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.prepared_keys import name_key, sort_key
from liaison_app.domain.progress import Progress
from liaison_app.files.recognise import open_register
from liaison_app.files.registers.register import Tally
from liaison_app.files.worker import Recognised
from liaison_app.store import saving
from liaison_app.store.tables import ContactPoint, Organisation, Person, Role, table_of

TODAY = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)
SCHOOL = {
    "URN": "100001",
    "EstablishmentName": "Example Primary School",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentStatus (name)": "Open",
    "PhaseOfEducation (name)": "Primary",
    "StatutoryLowAge": "4",
    "StatutoryHighAge": "11",
    "ReligiousCharacter (name)": "Does not apply",
    "NumberOfPupils": "210",
    "Street": "1 High Street",
    "Locality": "",
    "Address3": "",
    "Town": "Enfield",
    "County (name)": "",
    "Postcode": "EN1 4NP",
    "SchoolWebsite": "www.example.sch.example",
    "TelephoneNum": "02079460123",
    "HeadTitle (name)": "Mrs",
    "HeadFirstName": "Ann",
    "HeadLastName": "Example",
    "HeadPreferredJobTitle": "Headteacher",
    "AdministrativeWard (code)": "E05000195",
    "DistrictAdministrative (code)": "E09000010",
}
OWN = {
    "Kind": "Faith group",
    "Name": "Example Mosque",
    "Tradition": "Muslim",
    "Denomination": "",
    "Means of reaching members": "",
    "Members": "",
    "Street": "2 Mosque Lane",
    "Town": "Enfield",
    "Postcode": "EN2 6AA",
    "Phone": "020 7946 0222",
    "Mobile": "",
    "E-mail": "office@mosque.example",
    "Website": "",
    "Title": "Mr",
    "Forenames": "Yusuf",
    "Surname": "Sample",
    "Post": "Imam",
    "Person phone": "",
    "Person mobile": "07700 900123",
    "Person e-mail": "",
    "Notes": "",
}


@pytest.fixture
def database(database):
    """Return the test's database on a day of May 2017, so that heads end on a known day."""
    database.clock = lambda: TODAY
    return database


@pytest.fixture
def schools_file(tmp_path) -> Callable[..., Path]:
    """Return what writes a school register: a mapping of the cells that matter for each row."""
    return partial(_table_file, tmp_path / "gias.csv", SCHOOL)


@pytest.fixture
def own_file(tmp_path) -> Callable[..., Path]:
    """Return what writes our own spreadsheet as .csv, likewise."""
    return partial(_table_file, tmp_path / "groups.csv", OWN)


@pytest.fixture
def postcodes_file(tmp_path) -> Callable[..., Path]:
    """Return what writes a Code-Point Open file of postcodes with their ward codes."""

    def written(**wards):
        path = tmp_path / "en.csv"
        lines = (
            f'"{postcode.replace("_", " ")}",10,1,1,"E92000001","","","","E09000010","{ward}"\n'
            for postcode, ward in wards.items()
        )
        path.write_text("".join(lines), "utf-8")
        return path

    return written


@pytest.fixture
def plan(database):
    """Return what plans a file, read in this process, which is faster than in a child."""
    return lambda path: database.read(
        partial(plan_found, found=read_here(path), progress=Progress(), today=TODAY.date())
    )


@pytest.fixture
def bring_in(database, plan):
    """Return what plans and applies a file, deciding by line."""

    def brought_in(path, **decisions):
        by_line = {int(line.removeprefix("line")): said for line, said in decisions.items()}
        return apply_import(database, plan=plan(path), decisions=by_line).value

    return brought_in


@pytest.fixture
def store(database):
    """Return the store as a team sees it and types into it."""
    return Store(database)


@dataclass
class Store:
    """What is kept, in a few words; and typing into it."""

    database: object

    def rows(self, table, **where):
        """Return the rows of a table."""
        columns = table_of(table).c
        found = select(table_of(table)).filter_by(**where).order_by(columns.id)
        return self.database.read(lambda connection: connection.execute(found).all())

    def one(self, urn="100001"):
        """Return the school with this URN."""
        (row,) = self.rows(Organisation, source_ref=urn)
        return row

    def phones(self, **where):
        """Return the phone numbers as they are shown."""
        return [row.shown for row in self.rows(ContactPoint, **where) if row.kind.value != "email"]

    def emails(self):
        """Return the e-mail addresses."""
        return [row.shown for row in self.rows(ContactPoint) if row.kind.value == "email"]

    def heads(self):
        """Return who has a post, with the first and last day of it."""
        people = {row.id: row for row in self.rows(Person)}
        named = []
        for role in self.rows(Role):
            person = people[role.person_id]
            name = PersonName(
                title=person.title, forenames=person.forenames, surname=person.surname
            )
            named.append((full_name(name), role.post, role.from_day, role.to_day))
        return named

    def contents(self):
        """Return every row of the tables that imports write, without what is made anew."""
        tables = (Organisation, Person, Role, ContactPoint)
        return [
            [row._asdict() | {"id": 0, "uuid": 0, "version": 0} for row in self.rows(table)]
            for table in tables
        ]

    def type(self, table, key, **values):
        """Change a record by hand."""
        self.write(saving.update, table, key=key, version=None, values=values)

    def add(self, table, **values):
        """Type a new record, and return its key."""
        return self.write(saving.insert, table, values=values)

    def write(self, writing, *given, **named):
        """Write as one step."""
        return self.database.write("Edit", lambda c: writing(c, *given, **named)).value

    def type_school(self, name="Example Primary School", postcode="EN1 4NP", **values):
        """Type a school by hand, and return its key."""
        return self.add(
            Organisation,
            kind=Kind.SCHOOL,
            standing=Standing.ACTIVE,
            name=name,
            postcode=postcode,
            name_key=name_key(name),
            sort_key=sort_key(name),
            **values,
        )

    def type_contact(self, key, kind, value):
        """Type a contact point of an organisation."""
        return self.add(
            ContactPoint,
            organisation_id=key,
            kind=kind,
            typed=value,
            value=value,
            shown=value,
            standing=ContactStanding.UNVERIFIED,
        )

    def type_head(self, key, surname, post="Head Teacher"):
        """Type somebody in a post since September."""
        person_id = self.add(Person, title="Ms", forenames="Jo", surname=surname)
        return self.add(
            Role, person_id=person_id, organisation_id=key, post=post, from_day=date(2016, 9, 1)
        )


def read_here(path) -> Recognised:
    """Return what the child would say of a file."""
    register, sheet = open_register(path)
    tally, rows = Tally(), []
    for row in register.read(sheet, ()):
        tally.count(row)
        if row.problem or not row.left_out:
            rows.append(row)
    return Recognised(
        register=register,
        file_name=path.name,
        sha256=sheet.sha256,
        encoding=sheet.encoding,
        sheet_name=sheet.sheet_name,
        rows=tuple(rows),
        totals=tally.totals(),
    )


def _table_file(usual_path, usual, *rows, name="", encoding="utf-8"):
    path = usual_path.with_name(name) if name else usual_path
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(usual))
        writer.writeheader()
        writer.writerows(usual | row for row in rows)
    return path
