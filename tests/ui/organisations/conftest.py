"""What tests of the organisations page lean on: a real workspace of three, and its page."""

import shutil
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.settings import Settings
from liaison_app.store.tables import Postcode, table_of
from liaison_app.ui.pages.organisations.page import OrganisationsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks

TODAY = date(2017, 5, 26)


@pytest.fixture
def add(database):
    """Return what writes an organisation of this kind and name, and returns its key."""
    return partial(_add, database)


@pytest.fixture(scope="session")
def _with_school(filled_once):
    """Write the school once, to be copied: the database's path, and the school's key."""
    return filled_once(_write_school)


@pytest.fixture
def database_file(database_file, request):
    """Return the test's database, with the school in it from the first where it is asked for."""
    if "school" in request.fixturenames:
        path, _ = request.getfixturevalue("_with_school")
        shutil.copyfile(path, database_file.path)
    return database_file


@pytest.fixture
def school(database, _with_school):  # noqa: ARG001 - the school is in it
    """Return the key of a school in Chase with all that a panel can show."""
    return _with_school[1]


def _add(database, kind, name, **values):
    entry = OrganisationEntry(values={"kind": kind, "name": name, **values})
    return database.write("Add", partial(save_organisation, entry=entry)).value


def _write_school(database):
    def write_place(connection):
        add_ward(connection, code="E05000195", name="Chase")
        connection.execute(
            table_of(Postcode).insert(), [{"postcode": "EN2 6AA", "ward_code": "E05000195"}]
        )

    database.write("Add ward", write_place)
    key = _add(database, "school", "Hollybush Primary School", phase="Primary", postcode="EN2 6AA")

    def write_rest(connection):
        phone = ContactEntry(kind=ContactKind.PHONE, typed="02079460301", organisation_id=key)
        add_contact(connection, entry=phone)
        head = PersonName(title="Mrs", forenames="Ann", surname="Sample")
        person = PersonEntry(organisation_id=key, name=head, post="Headteacher", main_contact=True)
        add_person(connection, entry=person)
        no_post = ObjectionEntry(channel=ObjectionChannel.POST, organisation_id=key)
        add_objection(connection, entry=no_post)
        add_warning(connection, organisation_id=key, notice="Ask for Mrs Sample", review_on=None)
        call = OutreachEntry(
            organisation_ids=[key],
            channel=Channel.CALL,
            outcome=Outcome.SPOKE,
            happened_at=datetime(2017, 5, 24, 9, 0, tzinfo=UTC),
            note="Will read it in assembly",
            follow_up="Send the poster",
            follow_up_due=datetime(2017, 5, 30, 9, 0, tzinfo=UTC),
        )
        log_outreach(connection, entry=call)

    database.write("Add the rest", write_rest)
    return key


@pytest.fixture
def three(school, add):
    """Write a school, a faith group and a network."""
    return (
        school,
        add("faith", "Masjid Al-Noor", tradition="Muslim", town="Enfield"),
        add("network", "Chase Tenants", relay_means="WhatsApp"),
    )


@pytest.fixture
def real_tasks(qapp, database):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(database)
    yield made
    made.close()


@pytest.fixture
def new_page(theme, real_tasks, database, qtbot, settle):  # noqa: ARG001 - looks are the theme's
    """Return what makes and shows the page, filled."""

    def made():
        page = OrganisationsPage(
            tasks=real_tasks,
            database=database,
            today=lambda: TODAY,
            remembered=Remembered(Settings()),
        )
        real_tasks.changed.connect(page.on_changed)
        qtbot.addWidget(page)
        page.resize(1160, 720)
        page.show()
        settle(real_tasks)
        return page

    return made


@pytest.fixture
def settled(real_tasks, settle):
    """Return what lets the page's work finish and its widgets appear."""

    def finished():
        settle(real_tasks)
        QApplication.processEvents()

    return finished
