"""The campaigns page on a real database, as an officer finds it."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import ThreatLevel
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.organisation_entries import ContactEntry
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries import outreach
from liaison_app.queries.campaigns import campaigns
from liaison_app.queries.outreach import OutreachWanted
from liaison_app.queries.recipients import recipients
from liaison_app.settings import Settings
from liaison_app.store import saving
from liaison_app.store.tables import Organisation
from liaison_app.ui.pages.campaigns.page import CampaignsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import (
    CampaignShown,
)

CHASE = "E05000001"
TODAY = date(2017, 5, 25)
AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)
HOSTILE = "<img src=file:///etc/hostname>&Sons"
RIGHT_TO_LEFT = "مدرسة النور"
NAMES = (HOSTILE, "Ash School", "Oak School", RIGHT_TO_LEFT)
BODY = "«Organisation»\n«Address_line_1»\n\n«Salutation»,\n\nPlease read this in assembly."


class Desk:
    """The page on a real database, as the window would hold it."""

    def __init__(self, database, qtbot):
        self.database, self.qtbot = database, qtbot
        self.tasks = Tasks(database)
        self.wanted = []
        self.page = CampaignsPage(
            tasks=self.tasks,
            database=database,
            today=lambda: TODAY,
            clock=lambda: AT,
            officer_id=lambda: None,
            remembered=Remembered(Settings()),
        )
        self.page.page_wanted.connect(lambda *what: self.wanted.append(what))
        self.tasks.changed.connect(self.page.on_changed)
        qtbot.addWidget(self.page)
        self.page.resize(1160, 720)

    @property
    def table(self):
        """The table of recipients."""
        return self.page.recipients.table

    def settle(self):
        """Let background work finish and its answers arrive."""
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=5000)
        QCoreApplication.processEvents()  # what was added to a layout is shown in its turn

    def show(self):
        """Show the page with what it reads."""
        self.page.show()
        self.settle()

    def open(self):
        """Show the newest campaign."""
        self.show()
        self.page.open_at(CampaignShown(campaign_id=self.rows()[0].id))
        self.settle()

    def choose(self, *names):
        """Select the rows of these recipients."""
        self.table.clearSelection()
        rows = self.names()
        for name in names:
            index = self.table.records.index(rows.index(name), 0)
            flag = self.table.selectionModel().SelectionFlag
            self.table.selectionModel().select(index, flag.Select | flag.Rows)
            self.table.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self.settle()

    def press(self, text):
        """Press the button of the panel with this name."""
        buttons = self.page.panel.findChildren(QPushButton)
        button = next(one for one in buttons if one.accessibleName() == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def names(self):
        """Return the names in the table, from the top."""
        seen = self.page.recipients.seen
        return [seen(key).name for key in self.table.records.keys]

    def rows(self):
        """Return the campaigns as they are kept."""
        return self.database.read(campaigns)

    def states(self):
        """Return the recipients' states as they are kept, by name."""
        find = partial(recipients, campaign_id=self.rows()[0].id)
        return {one.name: one.state for one in self.database.read(find)}

    def log(self):
        """Return the contacts logged, the newest first."""
        keys = self.database.read(partial(outreach.matching_ids, wanted=OutreachWanted()))
        return list(self.database.read(partial(outreach.block, keys=keys)).values())

    def said(self):
        """Return all the words on the page and its panel that can be seen."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def tab(self, key):
        """Go to a tab, as a click would."""
        self.page.recipients.tabs.select(key)
        self.page.recipients.tabs.chosen.emit(key)


@pytest.fixture
def desk(database, theme, qtbot):  # noqa: ARG001 - rows are as high as the theme's font
    made = Desk(database, qtbot)
    yield made
    made.settle()
    made.tasks.close()


@pytest.fixture
def keys(database):
    """Return the keys of four schools in the frozen audience of one campaign, by name."""

    def write(connection):
        save_team(connection, values={"name": "Chase Team"}, version=None)
        add_ward(connection, code=CHASE, name="Chase")
        found = {}
        for number, name in enumerate(NAMES):
            values = {"name": name, "kind": Kind.SCHOOL, "standing": Standing.ACTIVE}
            values |= {"street": "1 High Street", "town": "Enfield", "postcode": "EN2 3AD"}
            values |= {"ward_code": CHASE, "sort_key": name.casefold()}
            found[name] = key = saving.insert(connection, Organisation, values)
            phone = ContactEntry(
                kind=ContactKind.PHONE, typed=f"020 7946 010{number}", organisation_id=key
            )
            add_contact(connection, entry=phone)
        letter = LetterEntry(name="Dear Head Teacher", kind=Kind.SCHOOL, body=BODY)
        incident = IncidentEntry(
            title="Attack at the arena",
            happened_at=AT,
            threat_level=ThreatLevel.CRITICAL,
            threat_wording="An attack is expected imminently.",
            threat_wording_on=date(2017, 5, 23),
        )
        entry = CampaignEntry(
            name="Assemblies",
            incident=incident,
            letters=[letter],
            deadline=date(2017, 5, 28),
            our_ref="CE/1",
        )
        campaign_id = start_campaign(connection, entry=entry)
        freeze_audience(connection, campaign_id=campaign_id, at=AT)
        return found

    return database.write("Fill", write).value
