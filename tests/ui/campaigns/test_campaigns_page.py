from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.organisation_entries import ObjectionEntry
from liaison_app.domain.outreach import Outcome
from liaison_app.ui.pages.campaigns.campaign_list import CampaignCard
from liaison_app.ui.pages.campaigns.popovers import PassedOnPopover, ReasonPopover
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    CampaignShown,
    LogOutreachWanted,
    MailListShown,
    OrganisationsShown,
)

HOSTILE = "<img src=file:///etc/hostname>&Sons"
RIGHT_TO_LEFT = "مدرسة النور"


def test_an_empty_page_says_what_a_campaign_is_and_begins_one(desk, qtbot):
    desk.show()
    assert "A campaign is what the team does" in desk.said()

    qtbot.mouseClick(desk.page.shelf.empty._button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.page.forms.new_form.isVisible()


@pytest.mark.usefixtures("keys")
def test_the_list_says_where_each_campaign_stands(desk):
    desk.show()

    (card,) = desk.page.shelf.findChildren(CampaignCard)
    assert card.accessibleName() == (
        "Assemblies, Attack at the arena, Thu 25 May 2017. "
        "0 of 4 reached. Due in 3 days · Sun 28 May 2017"
    )


@pytest.mark.usefixtures("keys")
def test_enter_on_a_campaign_opens_it_and_back_shows_the_list(desk, qtbot):
    desk.show()
    (card,) = desk.page.shelf.findChildren(CampaignCard)

    qtbot.keyClick(card, Qt.Key.Key_Return)
    desk.settle()

    said = desk.said()
    assert desk.page.title == "Assemblies"
    assert "Threat level CRITICAL, 23 May 2017" in said
    assert "An attack is expected imminently" in said
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

    qtbot.keyClicks(desk.page.search_box, "oak")
    desk.settle()
    assert desk.names() == ["Oak School"]

    qtbot.keyClicks(desk.page.search_box, "xyz")
    desk.settle()
    assert "No recipient here matches." in desk.said()

    qtbot.keyClick(desk.page.search_box, Qt.Key.Key_Escape)
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

    desk.press("Log contact")
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


def test_the_button_the_key_and_the_menu_make_the_list_of_as_many_as_is_said(desk, keys):
    desk.open()
    button, entry = desk.page._mail_button, desk.page.panel.mail_list
    ways = (button.click, desk.page.export, entry.trigger)
    desk.choose("Oak School")
    desk.press("Left message")
    assert (button.text(), entry.text()) == (
        "Make mail list for 4",
        "Make mail list for 4\tCtrl+E",
    )

    desk.press("Spoke to them")
    desk.tab("reached")
    assert button.accessibleName() == "Make mail list for 1"
    for make in ways:
        make()
    desk.tab("open")
    desk.choose("Ash School", RIGHT_TO_LEFT)
    assert button.text() == "Make mail list for 2"
    for make in ways:
        make()

    lists = [shown.wanted.organisation_ids for _, shown in desk.wanted]
    assert lists[:3] == [(keys["Oak School"],)] * 3
    assert [set(one) for one in lists[3:]] == [{keys["Ash School"], keys[RIGHT_TO_LEFT]}] * 3


@pytest.mark.usefixtures("keys")
def test_of_a_tab_that_is_empty_no_list_is_made(desk):
    desk.open()
    desk.tab("relayed")

    desk.page._mail_button.click()

    assert desk.page._mail_button.text() == "Make mail list"
    assert desk.wanted == []
    assert "nobody here to write to" in desk.page.message.accessibleName()


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

    assert {"Log contact", "More", "Spoke to them", "They passed it on"} <= reached


@pytest.mark.usefixtures("keys")
def test_the_search_finds_campaigns_in_the_list_and_recipients_in_a_campaign(desk, qtbot):
    desk.show()
    desk.page.search()
    qtbot.keyClicks(desk.page.search_box, "arena assemb")
    assert len(desk.page.shelf.list.cards) == 1
    qtbot.keyClicks(desk.page.search_box, " floods")
    assert "No campaign matches “arena assemb floods”." in desk.said()

    qtbot.keyClick(desk.page.search_box, Qt.Key.Key_Escape)
    qtbot.keyClicks(desk.page.search_box, "arena")
    qtbot.keyClick(desk.page.search_box, Qt.Key.Key_Return)
    desk.settle()

    assert desk.page.title == "Assemblies"
    assert (desk.page.search_box.text(), len(desk.names())) == ("", 4)
    assert desk.page.search_box.accessibleName() == "Search recipients"
    desk.page.view.back.click()
    desk.settle()
    assert desk.page.search_box.accessibleName() == "Search campaigns"


@pytest.mark.usefixtures("keys")
def test_a_list_is_made_of_the_newest_campaign_from_the_list_of_campaigns(desk):
    desk.show()

    desk.page.export()

    ((page, shown),) = desk.wanted
    row = desk.rows()[0]
    assert page == "mail_lists"
    assert (shown.wanted.campaign_id, shown.wanted.letter_id) == (row.id, row.first_letter_id)


def test_there_is_no_list_to_make_while_no_audience_is_frozen(desk):
    desk.show()

    desk.page.export()

    assert desk.wanted == []
    assert "the audience is not frozen" in desk.page.message.accessibleName()
