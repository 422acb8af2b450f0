from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.organisation_entries import ObjectionEntry
from liaison_app.domain.organisations import Kind
from liaison_app.queries.campaigns import campaign_whole
from liaison_app.ui.pages.campaigns.popovers import ReasonPopover

AT = datetime(2017, 5, 22, 21, 31, tzinfo=UTC)
BODY = "«Salutation»,\n\nPlease read this."


@pytest.fixture
def key(desk, keys):  # noqa: ARG001 - the schools are there
    """Return the key of a draft whose two letters are for the same four schools; it is shown."""
    letters = tuple(
        LetterEntry(name=name, kind=Kind.SCHOOL, body=BODY) for name in ("First", "Second")
    )
    incident = IncidentEntry(title="Fire", happened_at=AT)
    entry = CampaignEntry(name="Draft", incident=incident, letters=letters)
    made = desk.database.write("Start", partial(start_campaign, entry=entry)).value
    desk.show()
    desk.page._open(made)
    desk.settle()
    return made


def look_at_them(desk):
    view = desk.page.view
    view.part.choose("audience")
    view.part.chosen.emit("audience")
    desk.settle()


def texts(desk):
    tabs = desk.page.recipients.tabs
    return [tab.split("  ") for tab in tabs_of(tabs)]


def tabs_of(tabs):
    bar = tabs._bar
    return [bar.tabText(place) for place in range(bar.count())]


def test_a_draft_shows_who_would_get_each_letter_and_what_it_says(desk, key):  # noqa: ARG001
    assert not desk.page.search_box.isVisible()
    look_at_them(desk)

    assert texts(desk) == [["First", "4"], ["Second", "0"], ["Left out", "0"], ["All", "4"]]
    assert desk.page.search_box.isVisible()
    desk.choose("Oak School")
    assert "Please read this." in desk.said()
    assert not desk.page.panel._of_calls.isVisible()


def test_somebody_is_moved_to_another_letter_before_freezing(desk, key):
    look_at_them(desk)
    desk.choose("Oak School", "Ash School")

    second = desk.page.panel._move.actions()[1]
    assert second.text() == "Second"
    second.trigger()
    desk.settle()

    assert texts(desk)[:2] == [["First", "2"], ["Second", "2"]]
    assert "Oak School" not in desk.names()
    undo_last(desk.database)
    desk.page.reload()
    desk.settle()
    assert texts(desk)[:2] == [["First", "4"], ["Second", "0"]]

    desk.database.write("Freeze", partial(freeze_audience, campaign_id=key, at=AT))
    desk.page.reload()
    desk.settle()
    assert not desk.page.panel._move.menuAction().isVisible()


def test_somebody_is_left_out_of_a_draft_with_a_reason(desk, key, qtbot):
    look_at_them(desk)
    desk.choose("Oak School")
    desk.page.panel.leave_out_wanted.emit()
    popover = desk.page.findChild(ReasonPopover)
    qtbot.keyClicks(popover.reason, "Closed this week")
    qtbot.keyClick(popover.reason, Qt.Key.Key_Return)
    desk.settle()

    assert texts(desk) == [["First", "3"], ["Second", "0"], ["Left out", "1"], ["All", "4"]]
    whole = desk.database.read(partial(campaign_whole, campaign_id=key))
    assert [letter.audience for letter in whole.campaign.letters] == [3, 0]


def test_no_call_is_noted_in_a_draft(desk, key, qtbot):  # noqa: ARG001 - it is shown
    look_at_them(desk)
    desk.choose("Oak School")
    desk.table.setFocus()

    qtbot.keyClick(desk.table, Qt.Key.Key_S)
    desk.settle()

    assert desk.log() == []


def test_whoever_objects_to_calls_shows_which_other_ways_are_open(desk, keys):
    entry = ObjectionEntry(
        channel=ObjectionChannel.PHONE, said_by="Head", organisation_id=keys["Oak School"]
    )
    desk.database.write("Object", partial(add_objection, entry=entry))
    desk.open()
    desk.choose("Oak School")

    said = "\n".join(one.text() for one in desk.page.panel.findChildren(QLabel))
    assert "Open to them: post" in said
    row = desk.names().index("Oak School")
    index = desk.table.records.index(row, 3)
    assert "Try post" in index.data(Qt.ItemDataRole.AccessibleTextRole)
