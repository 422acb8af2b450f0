"""The timeline and what is missing, in the panel."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.queries.organisation_details import details
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.records.gaps_card import GapsCard
from liaison_app.ui.wishes import OrganisationsShown


@pytest.fixture
def calls(database, school):
    """Log forty calls with the school in one step."""

    def log(connection):
        began = datetime(2017, 1, 1, 9, 0, tzinfo=UTC)
        for day in range(40):
            entry = OutreachEntry(
                organisation_ids=[school],
                channel=Channel.CALL,
                outcome=Outcome.NO_ANSWER,
                happened_at=began + timedelta(days=day),
                note=f"Call {day}",
            )
            log_outreach(connection, entry=entry)

    database.write("Calls", log)


@pytest.fixture
def panel(school, new_page, settled):
    """Return the panel with the school."""
    page = new_page()
    page.open_at(OrganisationsShown(organisation_id=school))
    settled()
    settled()
    return page.panel


def lines(panel):
    return [
        one.text().replace("\u200b", "").replace("\u200e", "")
        for one in panel.timeline.findChildren(QLabel)
        if one.text() and one.isVisibleTo(panel)
    ]


def gaps(panel):
    return next(one for one in panel.findChildren(GapsCard) if one.isVisibleTo(panel))


def press(widget, name):
    button = next(
        one
        for one in widget.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisibleTo(widget)
    )
    button.click()


def test_the_timeline_tells_contacts_and_changes_together(panel):
    said = lines(panel)

    assert any(line.startswith("Hollybush Primary School added") for line in said)
    assert "Spoke to them. Will read it in assembly" in said
    assert "Promised: Send the poster" in said


@pytest.mark.parametrize(
    ("key", "there", "not_there"),
    [
        ("contacts", "Promised: Send the poster", "Phone added: 020 7946 0301"),
        ("changes", "Hollybush Primary School added", "Promised: Send the poster"),
        ("lists", "Not in any list yet.", "Promised: Send the poster"),
    ],
)
def test_the_timeline_is_narrowed(panel, settled, key, there, not_there):
    panel.timeline.tabs.chosen.emit(key)
    settled()

    said = "\n".join(lines(panel))
    assert there in said
    assert not_there not in said


@pytest.mark.usefixtures("calls")
def test_of_a_long_timeline_more_is_shown_on_request(panel, settled):
    first = [line for line in lines(panel) if line.startswith("No answer")]
    left = 44 - 15
    press(panel.timeline, f"Show 15 more of {left}")
    settled()

    more = [line for line in lines(panel) if line.startswith("No answer")]
    assert more[: len(first)] == first
    assert len(more) == len(first) + 15


@pytest.mark.usefixtures("calls")
def test_what_was_seen_of_it_stays_seen_when_something_changes(panel, settled, school, database):
    panel.timeline._read_more()
    settled()
    before = len(lines(panel))

    panel.show_details(database.read(partial(details, key=school, today=panel._cards_of.today())))
    settled()

    assert len(lines(panel)) == before


def test_a_change_leads_to_its_step_in_the_history(panel, qtbot):
    show = panel.timeline.findChildren(QToolButton)[-1]

    with qtbot.waitSignal(panel.history_wanted) as wanted:
        QTest.mouseClick(show, Qt.MouseButton.LeftButton)

    assert isinstance(wanted.args[0], int)


def test_what_is_missing_is_said_below_the_head(panel):
    assert gaps(panel).accessibleDescription() == "No e-mail; phone not verified yet"


def test_one_press_mends_what_was_not_verified(panel, settled, database, school):
    press(gaps(panel), "Phone not verified yet: Verified today")
    settled()
    settled()

    known = database.read(partial(details, key=school, today=panel._cards_of.today()))
    assert known.contacts[0].standing is ContactStanding.VERIFIED
    assert gaps(panel).accessibleDescription() == "No e-mail"


def test_one_press_opens_the_form_for_a_missing_e_mail(panel):
    press(gaps(panel), "No e-mail: Add one")

    (form,) = panel.window().findChildren(FormDialog)
    assert form.values["kind"] == "E-mail"
