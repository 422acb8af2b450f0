"""What tests of the people page lean on: a real workspace with two people, and its page."""

import shutil
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
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
from liaison_app.queries.person_details import person_details, role_kept
from liaison_app.settings import Settings
from liaison_app.ui.pages.people.forms import PersonForms
from liaison_app.ui.pages.people.page import PeoplePage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import PeopleShown

TODAY = date(2017, 5, 26)


@pytest.fixture
def place(database):
    """Return what writes an organisation, and returns its key."""
    return partial(_place, database)


@pytest.fixture(scope="session")
def _with_ann(filled_once):
    """Write the head teacher once, to be copied: the database's path, and her key."""
    return filled_once(_write_ann)


@pytest.fixture
def database_file(database_file, request):
    """Return the test's database, with the head teacher in it from the first where asked for."""
    if "ann" in request.fixturenames:
        path, _ = request.getfixturevalue("_with_ann")
        shutil.copyfile(path, database_file.path)
    return database_file


@pytest.fixture
def ann(database, _with_ann):  # noqa: ARG001 - she is in it
    """Return the key of a head teacher with all that a panel can show."""
    return _with_ann[1]


@pytest.fixture
def two(ann, database):
    """Write the head teacher and an imam."""
    entry = PersonEntry(
        organisation_id=_place(database, "Masjid Al-Noor", "faith"),
        name=PersonName(title="Imam", surname="Rahman"),
        post="Imam",
    )
    role = database.write("Add", partial(add_person, entry=entry)).value
    return ann, database.read(partial(role_kept, key=role)).person_id


def _place(database, name, kind="school"):
    entry = OrganisationEntry(values={"kind": kind, "name": name})
    return database.write("Add", partial(save_organisation, entry=entry)).value


def _write_ann(database):
    school = _place(database, "Hollybush Primary School")
    name = PersonName(title="Mrs", forenames="Ann", surname="Sample", salutation="Annie")
    entry = PersonEntry(
        organisation_id=school,
        name=name,
        post="Head Teacher",
        main_contact=True,
        kin=True,
        language="Welsh",
        from_day=date(2016, 9, 1),
    )
    role = database.write("Add", partial(add_person, entry=entry)).value
    key = database.read(partial(role_kept, key=role)).person_id

    def write_rest(connection):
        own = ContactEntry(kind=ContactKind.MOBILE, typed="07700 900123", role_id=role)
        office = ContactEntry(kind=ContactKind.PHONE, typed="02079460301", organisation_id=school)
        for contact in (own, office):
            add_contact(connection, entry=contact)
        objection = ObjectionEntry(channel=ObjectionChannel.EMAIL, person_id=key)
        add_objection(connection, entry=objection)
        add_warning(connection, person_id=key, notice="Bereaved", review_on=None)
        call = OutreachEntry(
            organisation_ids=[school],
            person_ids=[key],
            channel=Channel.CALL,
            outcome=Outcome.SPOKE,
            happened_at=datetime(2017, 5, 24, 9, 0, tzinfo=UTC),
            note="Will read it in assembly",
        )
        log_outreach(connection, entry=call)

    database.write("Add the rest", write_rest)
    return key


@pytest.fixture
def kept(database, ann):
    """Return what reads the head teacher as she is kept."""
    return lambda: database.read(partial(person_details, key=ann, today=TODAY))


@pytest.fixture
def real_tasks(qapp, database):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(database)
    yield made
    made.close()


@pytest.fixture
def settled(real_tasks, settle):
    """Return what lets the page's work finish and its widgets appear."""

    def finished():
        for _ in range(3):  # one answer may ask for the next
            settle(real_tasks)
            QApplication.processEvents()

    return finished


@pytest.fixture
def new_page(theme, real_tasks, database, qtbot, settled):  # noqa: ARG001 - looks are the theme's
    """Return what makes and shows the page, filled."""

    def made():
        page = PeoplePage(
            tasks=real_tasks,
            database=database,
            today=lambda: TODAY,
            remembered=Remembered(Settings()),
        )
        real_tasks.changed.connect(page.on_changed)
        qtbot.addWidget(page)
        page.resize(1160, 720)
        page.show()
        settled()
        return page

    return made


@pytest.fixture
def opened(two, new_page, settled):
    """Return the page with the head teacher in its panel."""
    page = new_page()
    page.open_at(PeopleShown(person_id=two[0]))
    settled()
    return page


@pytest.fixture
def new_forms(theme, real_tasks, database, qtbot):  # noqa: ARG001 - looks are the theme's
    """Return what makes the opener of forms, above an empty window."""

    def made(tasks=real_tasks):
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        return PersonForms(
            window, tasks=tasks, today=lambda: TODAY, officer=lambda: database.officer
        )

    return made


@pytest.fixture
def forms(new_forms):
    """Return the opener of forms."""
    return new_forms()


@pytest.fixture
def active(qtbot):
    """Return what waits until a form has the keyboard, and returns it."""

    def form_in_front(form):
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return form_in_front
