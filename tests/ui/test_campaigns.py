from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState, ThreatLevel
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Outcome
from liaison_app.queries import outreach
from liaison_app.queries.campaigns import campaigns
from liaison_app.queries.outreach import OutreachWanted
from liaison_app.queries.recipients import recipients
from liaison_app.settings import Settings
from liaison_app.store import saving
from liaison_app.store.tables import Organisation
from liaison_app.ui.pages.campaigns.campaign_list import CampaignCard
from liaison_app.ui.pages.campaigns.page import CampaignsPage
from liaison_app.ui.pages.campaigns.popovers import PassedOnPopover, ReasonPopover
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    CampaignShown,
    LogOutreachWanted,
    MailListShown,
    OrganisationsShown,
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


def test_an_empty_page_says_what_a_campaign_is_and_begins_one(desk, qtbot):
    desk.show()
    assert "A campaign is what the team does" in desk.said()

    qtbot.mouseClick(desk.page.empty._button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.page._form.isVisible()


@pytest.mark.usefixtures("keys")
def test_the_list_says_where_each_campaign_stands(desk):
    desk.show()

    (card,) = desk.page.list.findChildren(CampaignCard)
    assert card.accessibleName() == (
        "Assemblies, Attack at the arena, Thu 25 May 2017. "
        "0 of 4 reached. Due in 3 days (by Sun 28 May 2017)"
    )


@pytest.mark.usefixtures("keys")
def test_enter_on_a_campaign_opens_it_and_back_shows_the_list(desk, qtbot):
    desk.show()
    (card,) = desk.page.list.findChildren(CampaignCard)

    qtbot.keyClick(card, Qt.Key.Key_Return)
    desk.settle()

    said = desk.said()
    assert desk.page.title == "Assemblies"
    assert "Threat level CRITICAL, 23 May 2017: An attack is expected imminently." in said
    assert "Due in 3 days" in said
    assert "Our ref CE/1" in said
    assert "0 of 4 reached" in said

    qtbot.mouseClick(desk.page.view.back, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.title == "Campaigns"


@pytest.mark.usefixtures("keys")
def test_one_press_notes_a_call_and_the_row_stays_where_it_is(desk):
    desk.open()
    before = desk.names()
    desk.choose("Ash School")

    desk.press("Spoke to them")

    (logged,) = desk.log()
    assert (logged.outcome, logged.organisation, logged.others) == (
        Outcome.SPOKE,
        "Ash School",
        0,
    )
    assert desk.names() == before
    assert "1 of 4 reached" in desk.said()
    assert "Reached" in desk.said()

    desk.page.recipients._settled.click()
    assert desk.names() == [name for name in before if name != "Ash School"]


@pytest.mark.usefixtures("keys")
def test_one_key_notes_one_contact_for_all_that_are_chosen(desk, qtbot):
    desk.open()
    desk.choose("Ash School", "Oak School")
    desk.table.setFocus()

    qtbot.keyClick(desk.table, Qt.Key.Key_N)
    desk.settle()

    (logged,) = desk.log()
    assert (logged.outcome, logged.others) == (Outcome.NO_ANSWER, 1)
    assert desk.states()["Oak School"] is RecipientState.TRIED

    undo_last(desk.database)
    assert desk.states()["Oak School"] is RecipientState.TO_DO


@pytest.mark.usefixtures("keys")
def test_passing_on_asks_how_many_were_told(desk, qtbot):
    desk.open()
    desk.choose("Oak School")
    desk.press("They passed it on")
    popover = desk.page.findChild(PassedOnPopover)

    qtbot.keyClicks(popover.people, "300")
    qtbot.keyClick(popover.people, Qt.Key.Key_Return)
    desk.settle()

    assert desk.states()["Oak School"] is RecipientState.RELAYED
    assert "1 of 4 reached · 1 passed on to about 300 people" in desk.said()


@pytest.mark.usefixtures("keys")
def test_leaving_the_question_how_many_writes_nothing(desk, qtbot):
    desk.open()
    desk.choose("Oak School")
    desk.press("They passed it on")

    qtbot.keyClick(desk.page.findChild(PassedOnPopover), Qt.Key.Key_Escape)
    desk.settle()

    assert desk.log() == []


@pytest.mark.usefixtures("keys")
def test_those_left_out_do_not_count_and_can_be_brought_back(desk, qtbot):
    desk.open()
    desk.choose("Oak School")
    desk.page.panel.leave_out_wanted.emit()
    popover = desk.page.findChild(ReasonPopover)

    qtbot.keyClick(popover.reason, Qt.Key.Key_Return)
    assert popover.isVisible()
    qtbot.keyClicks(popover.reason, "Has a message of its own")
    qtbot.keyClick(popover.reason, Qt.Key.Key_Return)
    desk.settle()
    assert "0 of 3 reached" in desk.said()

    desk.tab("left_out")
    desk.choose("Oak School")
    desk.page.panel.bring_back_wanted.emit()
    desk.settle()
    assert desk.states()["Oak School"] is RecipientState.TO_DO


@pytest.mark.usefixtures("keys")
def test_a_search_finds_recipients_while_typing(desk, qtbot):
    desk.open()
    desk.page.search()

    qtbot.keyClicks(desk.page.recipients.bar.field, "oak")
    desk.settle()
    assert desk.names() == ["Oak School"]

    qtbot.keyClicks(desk.page.recipients.bar.field, "xyz")
    desk.settle()
    assert "No recipient here matches." in desk.said()

    qtbot.keyClick(desk.page.recipients.bar.field, Qt.Key.Key_Escape)
    desk.settle()
    assert len(desk.names()) == 4


@pytest.mark.usefixtures("keys")
def test_those_not_reached_come_first_until_another_order_is_wanted(desk):
    desk.open()
    desk.choose("Ash School")
    desk.press("Spoke to them")
    desk.tab("all")
    assert desk.names()[-1] == "Ash School"

    desk.table.order_wanted.emit((SortedBy(column="last_contact", descending=True),))
    assert desk.names()[0] == "Ash School"

    desk.table.order_wanted.emit((SortedBy(column="name"),))
    assert desk.names().index("Ash School") < desk.names().index("Oak School")


def test_the_panel_puts_objections_first_and_shows_no_number_they_object_to(desk, keys):
    objection = ObjectionEntry(
        channel=ObjectionChannel.PHONE, organisation_id=keys["Oak School"], said_by="The office"
    )
    warn = partial(
        add_warning,
        organisation_id=keys["Oak School"],
        notice="Only through the liaison officer",
        review_on=None,
    )
    desk.database.write("Object", partial(add_objection, entry=objection))
    desk.database.write("Warn", warn)
    desk.open()

    desk.choose("Oak School")

    said = desk.said()
    assert "Only through the liaison officer" in said
    assert "They object to calls. Do not ring." in said
    assert "020 7946 0102" not in said


@pytest.mark.usefixtures("keys")
def test_the_panel_shows_whom_to_ring_and_the_letter_as_it_would_be_printed(desk):
    desk.open()

    desk.choose("Oak School")

    said = desk.said()
    assert "020 7946 0102" in said
    assert "Oak School\n1 High Street\n\nDear Head Teacher,\n\nPlease read this" in said


@pytest.mark.usefixtures("keys")
def test_names_are_shown_as_they_were_typed(desk, shown_as_typed):
    desk.open()

    desk.choose(HOSTILE)
    desk.press("Left message")
    desk.choose(HOSTILE, RIGHT_TO_LEFT)

    shown_as_typed(desk.page)
    assert HOSTILE in desk.said()
    assert not desk.page.grab().isNull()


def test_the_page_asks_for_the_log_the_mail_list_and_the_organisation(desk, keys):
    desk.open()
    desk.choose("Oak School", "Ash School")

    desk.press("Log contact…")
    desk.page.export()
    desk.choose("Oak School")
    desk.page.panel.organisation_wanted.emit()

    campaign_id = desk.rows()[0].id
    (log, logged), (mail, listed), (to, shown) = desk.wanted
    assert (log, mail, to) == (LOG_OUTREACH, "mail_lists", "organisations")
    assert isinstance(logged, LogOutreachWanted)
    assert isinstance(listed, MailListShown)
    assert set(logged.organisation_ids) == {keys["Oak School"], keys["Ash School"]}
    assert logged.campaign_id == listed.wanted.campaign_id == campaign_id
    assert shown == OrganisationsShown(organisation_id=keys["Oak School"])


@pytest.mark.usefixtures("keys")
def test_the_menu_of_the_rows_offers_what_the_panel_does(desk):
    desk.open()
    desk.choose("Oak School")

    desk.table.menu_wanted.emit(QPoint(10, 10))

    texts = [action.text() for action in desk.page._menu.actions()]
    assert texts[:5] == [
        "Spoke to them",
        "Left message",
        "No answer",
        "They will pass it on",
        "They passed it on",
    ]
    assert {"Leave out…", "Bring back"} <= set(texts)
    desk.page._menu.close()


@pytest.mark.usefixtures("keys")
def test_the_recipients_are_a_well_behaved_model(desk, qtmodeltester):
    desk.open()

    qtmodeltester.check(desk.table.records)


@pytest.mark.usefixtures("keys")
def test_a_campaign_that_is_gone_leads_back_to_the_list(desk):
    desk.show()

    desk.page.open_at(CampaignShown(campaign_id=99))
    desk.settle()

    assert "This campaign is not there any more." in desk.said()
    assert desk.page.title == "Campaigns"


@pytest.mark.usefixtures("keys")
def test_every_button_of_the_panel_is_reached_by_tab(desk):
    desk.open()
    desk.choose("Oak School")
    desk.page.activateWindow()
    desk.table.setFocus()

    reached = set()
    for _ in range(30):
        QTest.keyClick(desk.page.focusWidget(), Qt.Key.Key_Tab)
        reached.add(desk.page.focusWidget().accessibleName())

    assert {"Log contact…", "More", "Spoke to them", "They passed it on"} <= reached
