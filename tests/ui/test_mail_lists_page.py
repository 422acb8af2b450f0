from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
)
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.queries.dispatches import dispatches
from liaison_app.settings import Settings
from liaison_app.store.tables import Postcode, table_of
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.mail_lists.page import MailListsPage
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import CampaignShown, MailListShown, OrganisationsShown

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
        self.do(save_team, values={"name": "Chase Team"}, version=None)
        self.do(add_ward, code="E05000195", name="Chase & Town")
        place = {"postcode": "EN2 3AB", "ward_code": "E05000195"}
        database.write("Place", lambda c: c.execute(table_of(Postcode).insert(), [place]) and None)

    def do(self, writing, **given):
        """Do one writing, and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def school(self, name, **values):
        """Write a school with a postable address, and return its key."""
        address = {"street": "1 Sample Street", "town": "Enfield", "postcode": "EN2 3AB"}
        entry = OrganisationEntry(values={"kind": "school", "name": name, **address, **values})
        return self.do(save_organisation, entry=entry)

    def object(self, key):
        """Note an objection to post."""
        entry = ObjectionEntry(channel=ObjectionChannel.POST, organisation_id=key)
        self.do(add_objection, entry=entry)

    def letter(self, *, started=True):
        """Begin a campaign with a letter to the schools there are."""
        entry = CampaignEntry(
            name="Manchester",
            incident=IncidentEntry(title="Arena", happened_at=NOW),
            letters=(LetterEntry(name="Dear Head", kind=Kind.SCHOOL, body=BODY),),
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

    def settle(self):
        """Wait until the background work is answered."""
        self._qtbot.waitUntil(lambda: not self.tasks.busy, timeout=5000)


@pytest.fixture
def office(database, theme, qtbot, tmp_path):
    """Return a workspace with a team, and what opens the page on it."""
    made = Office(database, theme, qtbot, tmp_path)
    yield made
    made.tasks.close()


def press(page, words):
    """Press the button of this name that is seen; what was just added is shown before."""
    QApplication.processEvents()
    found = (one for one in page.findChildren(QAbstractButton) if one.accessibleName() == words)
    QTest.mouseClick(next(one for one in found if one.isVisible()), Qt.MouseButton.LeftButton)


def said(page):
    """Return every text that is seen."""
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(PlainLabel) if one.isVisible()]


def test_the_page_says_how_many_letters_and_shows_the_first(office):
    office.school("Alder School")
    office.object(office.school("Birch School"))
    office.letter()

    page = office.open()

    assert "1 letter from 2 organisations" in said(page)
    assert "OFFICIAL - Manchester - Dear Head - 2017-05-25.xlsx" in said(page)
    assert page._make.preview.text == ("The Head Teacher\nAlder School\n\nDear Head Teacher,\n")


def test_a_reason_lists_who_was_left_out_how_else_to_reach_them_and_opens_them(office):
    office.school("Alder School")
    key = office.school("Birch School")
    phone = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0102", organisation_id=key)
    office.do(add_contact, entry=phone)
    office.object(key)
    page = office.open()

    press(page, "Objection to post: 1")
    listed = page._make.listed._table.records
    press(page, "Open the organisation")

    assert listed.cell(0, 0).text == "Birch School"
    assert listed.cell(0, 1).words == "They object to post., Other ways: phone, visits."
    assert office.wished == [("organisations", OrganisationsShown(organisation_id=key))]


def test_what_is_mended_elsewhere_is_checked_again_at_once(office):
    key = office.school("Alder School", street="", town="", postcode="")
    page = office.open()
    assert "0 letters from 1 organisation" in said(page)

    entry = OrganisationEntry(
        values={"street": "1 Sample Street", "town": "Enfield", "postcode": "EN2 3AB"},
        organisation_id=key,
        version=1,
    )
    written = office.database.write("Mend", partial(save_organisation, entry=entry))
    page.on_changed(written.changed)
    office.settle()

    assert "1 letter from 1 organisation" in said(page)


def test_the_letters_can_be_gone_through_and_the_odd_ones_jumped_to(office):
    for name in ("Alder School", "Birch School", "Cedar School of the Longest Name of All"):
        office.school(name)
    page = office.open()

    press(page, "Next letter")
    assert "2 of 3" in said(page)
    press(page, "Previous letter")
    press(page, "Previous letter")
    assert "3 of 3" in said(page)
    press(page, "Next letter")
    menu = page._make.preview._jumps
    next(one for one in menu.actions() if one.text() == "Longest name").trigger()
    assert page._make.preview.text.splitlines()[1] == "Cedar School of the Longest Name of All"


def test_looking_logs_nothing(office):
    office.school("Alder School")
    steps = office.database.write("Before", lambda _: None)
    page = office.open()
    press(page, "Next letter")
    assert office.database.read(dispatches) == ()
    assert steps.step is None


def test_a_saved_list_shows_its_check_and_is_marked_as_sent(office, tmp_path):
    office.school("Alder School")
    office.letter()
    page = office.open()
    told = []
    office.tasks.written.connect(lambda *said: told.append(said))

    page.save_to(tmp_path / "list")
    office.settle()
    assert (tmp_path / "list.xlsx").exists()
    assert told == [("Saved list.xlsx", 0)], "what left cannot be taken back"
    assert "Rows in the file: 1, as many as were chosen." in said(page)
    press(page, "Mark as sent…")
    press(page, "Mark as sent")
    office.settle()

    assert [one.stage for one in office.database.read(dispatches)] == [DispatchStage.SENT]
    assert "1 letter · Sent" in said(page)
    assert "0 letters from 1 organisation" in _foot(page)


def test_those_it_was_sent_to_can_be_written_to_again(office, tmp_path):
    office.school("Alder School")
    office.letter()
    page = office.open()
    page.save_to(tmp_path / "list.xlsx")
    office.settle()
    press(page, "Mark as sent…")
    press(page, "Mark as sent")
    office.settle()
    page._go_to_tab("make")

    again = page.findChild(QCheckBox)
    assert again.text() == "Also those it was sent to already (1)"
    again.click()
    office.settle()

    assert "1 letter from 1 organisation" in said(page)


def test_a_day_to_come_is_no_day_on_which_a_list_was_sent(office, tmp_path):
    office.school("Alder School")
    page = office.open()
    page.save_to(tmp_path / "list.xlsx")
    office.settle()
    press(page, "Mark as sent…")
    page._panel._day.set_text("27/5/2017")
    press(page, "Mark as sent")
    office.settle()

    assert "That day is still to come." in said(page)
    assert [one.stage for one in office.database.read(dispatches)] == [DispatchStage.SAVED]


def test_a_folder_that_refuses_the_file_is_a_line_on_the_page(office, tmp_path):
    office.school("Alder School")
    page = office.open()
    page.save_to(tmp_path / "nowhere" / "list.xlsx")
    office.settle()
    assert "list.xlsx was not saved: the folder “nowhere” is not there." in said(page)


def test_a_list_that_changed_since_the_check_offers_to_check_again(office, tmp_path):
    key = office.school("Alder School")
    office.school("Birch School")
    page = office.open()
    office.object(key)  # another program did that: the page has not heard of it

    page.save_to(tmp_path / "list.xlsx")
    office.settle()
    assert "The records behind this list changed after it was checked." in said(page)
    press(page, "Check again")
    office.settle()

    assert "1 letter from 2 organisations" in said(page)
    assert not page.message.isVisible()


def test_another_page_can_ask_for_a_list_or_for_the_register(office):
    office.school("Alder School")
    page = office.open()
    wanted = MailListWanted(kind=Kind.FAITH, ward_codes=("E05000195",))

    page.open_at(MailListShown(wanted=wanted))
    office.settle()
    assert page._make.whose.wanted == wanted
    assert "There is no organisation of this kind here." in said(page)

    page.open_at(DispatchStage.SAVED)
    assert "No file has left yet." in said(page)


def test_the_letters_of_a_saved_list_are_looked_over(office):
    key = office.school("Alder School")
    office.school("Birch School")
    entry = SavedListEntry(name="Only Alder", definition=ListDefinition(added=(key,)))
    page = office.open()
    segment = next(one for one in page.findChildren(QPushButton) if one.text() == "A saved list")
    segment.click()
    office.settle()
    assert "There is no letter or list yet." in said(page)

    list_id = office.database.write("Save", partial(save_list, entry=entry)).value
    page.builder.saved.emit(list_id)
    office.settle()

    assert page._make.whose.wanted == MailListWanted(saved_list_id=list_id)
    assert "1 letter from 1 organisation" in said(page)
    assert any("Only Alder" in one for one in said(page))


def test_a_letter_without_recipients_leads_to_its_campaign(office):
    office.school("Alder School")
    key = office.letter(started=False)
    page = office.open()
    assert "This letter has no recipients yet." in said(page)
    press(page, "Open the campaign")
    assert office.wished == [("campaigns", CampaignShown(campaign_id=key))]


def test_names_are_shown_as_typed(office, hostile, shown_as_typed):
    office.object(office.school(hostile))
    office.school(f"{hostile} too")
    page = office.open()
    press(page, "Objection to post: 1")
    shown_as_typed(page)
    press(page, "Back")
    assert hostile in page._make.preview.text
    shown_as_typed(page)


def _foot(page):
    return page._make._sentence.text()
