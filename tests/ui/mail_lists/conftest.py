"""The mail lists page on a real database, as an officer finds it."""

from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from sqlalchemy import select

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind
from liaison_app.files.formats import format_named
from liaison_app.settings import Settings
from liaison_app.store.tables import Postcode, Role, table_of
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.mail_lists.page import MailListsPage
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks

NOW = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)
BODY = "«Addressee»\n«Organisation»\n\n«Salutation»,\n\nOur ref: «Our_ref»"


class Office:
    """A workspace with a team, and the page on it."""

    def __init__(self, database, theme, qtbot, folder):
        self.database, self._qtbot = database, qtbot
        self.tasks = Tasks(database)
        self._desk = Desk(
            folder=folder,
            database=database,
            tasks=self.tasks,
            remembered=Remembered(Settings()),
            theme=theme,
            clock=lambda: NOW,
            officer_id=lambda: None,
        )
        self.wished = []
        database.clock = lambda: NOW

    def do(self, writing, **given):
        """Do one writing, and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def school(self, name, **values):
        """Write a school with a postable address, and return its key."""
        address = {"street": "1 Sample Street", "town": "Enfield", "postcode": "EN2 3AB"}
        entry = OrganisationEntry(values={"kind": "school", "name": name, **address, **values})
        return self.do(save_organisation, entry=entry)

    def reach(self, key, kind, typed, *, role_id=None):
        """Note a telephone number or an e-mail address, and return its key."""
        whose = {"organisation_id": key} if role_id is None else {"role_id": role_id}
        entry = ContactEntry(kind=kind, typed=typed, **whose)
        return self.do(add_contact, entry=entry)

    def person(self, key, surname, *, post="Head Teacher", title="Mrs"):
        """Put somebody in a post, and return the keys of person and role."""
        name = PersonName(title=title, forenames="Jane", surname=surname)
        entry = PersonEntry(organisation_id=key, name=name, post=post)
        role = self.do(add_person, entry=entry)
        find = select(Role.person_id).where(Role.id == role)
        return self.database.read(lambda c: c.execute(find).scalar_one()), role

    def object(self, key, to=ObjectionChannel.POST):
        """Note an objection to post, or to another way."""
        entry = ObjectionEntry(channel=to, organisation_id=key)
        self.do(add_objection, entry=entry)

    def letter(self, *, started=True, body=BODY):
        """Begin a campaign with a letter to the schools there are."""
        entry = CampaignEntry(
            name="Manchester",
            incident=IncidentEntry(title="Arena", happened_at=NOW),
            letters=(LetterEntry(name="Dear Head", kind=Kind.SCHOOL, body=body),),
        )
        key = self.do(start_campaign, entry=entry)
        if started:
            self.do(freeze_audience, campaign_id=key, at=NOW)
        return key

    def open(self):
        """Show the page, and return it."""
        page = MailListsPage(desk=self._desk)
        self._qtbot.addWidget(page)
        page.page_wanted.connect(lambda name, argument: self.wished.append((name, argument)))
        self.tasks.changed.connect(page.on_changed)
        page.resize(1160, 720)
        page.show()
        self.settle()
        return page

    def choose(self, page, name):
        """Choose a kind of file."""
        kinds = page._make.kinds
        kinds._group.button(kinds._formats.index(format_named(name))).click()
        self.settle()

    def settle(self):
        """Wait until the background work is answered."""
        self._qtbot.waitUntil(lambda: not self.tasks.busy, timeout=5000)


def _fill(database):
    """Write the team, and a ward with a postcode in it."""
    database.clock = lambda: NOW
    database.write("Test", partial(save_team, values={"name": "Chase Team"}, version=None))
    database.write("Test", partial(add_ward, code="E05000195", name="Chase & Town"))
    place = {"postcode": "EN2 3AB", "ward_code": "E05000195"}
    database.write("Place", lambda c: c.execute(table_of(Postcode).insert(), [place]) and None)


@pytest.fixture(scope="session")
def _with_team(filled_once):
    """Write them once, to be copied: the path of their database."""
    return filled_once(_fill)[0]


@pytest.fixture
def beginning(request):
    """Have a test that asks for the workspace with a team begin with it."""
    asked = "office" in request.fixturenames
    return request.getfixturevalue("_with_team") if asked else None


@pytest.fixture
def office(database, theme, qtbot, tmp_path):
    """Return a workspace with a team, and what opens the page on it."""
    made = Office(database, theme, qtbot, tmp_path)
    yield made
    made.tasks.close()


@pytest.fixture
def press():
    """Return what presses the button of a name that is seen."""

    def press_it(page, words):
        QApplication.processEvents()
        found = (one for one in page.findChildren(QAbstractButton) if one.accessibleName() == words)
        QTest.mouseClick(next(one for one in found if one.isVisible()), Qt.MouseButton.LeftButton)

    return press_it


@pytest.fixture
def said():
    """Return what returns every text that is seen."""

    def say(page):
        QApplication.processEvents()
        return [one.text() for one in page.findChildren(PlainLabel) if one.isVisible()]

    return say
