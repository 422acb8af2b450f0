from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from liaison_app.actions.edit_objections import add_warning
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.when import local_day
from liaison_app.files.formats.written_file import fingerprint
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, FollowUp, Organisation, Person
from liaison_app.ui.pages.home.page import HomePage
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    CampaignShown,
    OrganisationsShown,
    PeopleShown,
    RegisterShown,
)

NOW = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
CHASE = "E05000195"


class Morning:
    """A workspace, and the home page on it."""

    def __init__(self, database, qtbot):
        self.database, self._qtbot = database, qtbot
        self.tasks = Tasks(database)
        self.wished = []

    def do(self, writing, **given):
        """Do one writing, and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def school(self, name):
        """Write a school, and return its key."""
        values = {"kind": Kind.SCHOOL, "name": name, "ward_code": CHASE}
        return self.do(saving.insert, table=Organisation, values=values)

    def promise(self, organisation_id, promise, *, due, asked=None):
        """Write a promise, due and perhaps asked so many hours from now."""
        values = {
            "organisation_id": organisation_id,
            "promise": promise,
            "due_at": NOW + timedelta(hours=due),
            "asked_at": None if asked is None else NOW + timedelta(hours=asked),
        }
        return self.do(saving.insert, table=FollowUp, values=values)

    def open(self):
        """Show the page, and return it."""
        page = HomePage(
            tasks=self.tasks,
            database=self.database,
            today=lambda: local_day(NOW),
            clock=lambda: NOW,
        )
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
def morning(database, theme, qtbot):  # noqa: ARG001 - the page is drawn in it
    """Return a workspace, and what opens the home page on it."""
    made = Morning(database, qtbot)
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


def test_a_new_workspace_says_how_to_begin(morning):
    page = morning.open()
    assert "Saturday 21 November" in said(page)
    for words in ("Import your school register", "Begin a campaign", "Log a contact"):
        press(page, words)
    assert morning.wished == [("imports", None), ("campaigns", None), (LOG_OUTREACH, None)]


def test_the_most_pressing_promise_comes_first_and_is_told_in_words(morning):
    key = morning.school("Alder School")
    morning.promise(key, "Later", due=72)
    morning.promise(key, "An answer soon", due=200, asked=-60)
    morning.promise(key, "An answer late", due=200, asked=-80)
    morning.promise(key, "Overdue", due=-48)

    words = said(morning.open())

    wanted = [
        "Overdue",
        "Overdue: was due 2 days ago",
        "An answer late",
        "Answer is 8 hours late",
        "An answer soon",
        "Answer within 12 hours",
        "Later",
        "Due in 3 days",
    ]
    assert [one for one in words if one in wanted] == wanted


def test_done_closes_a_promise_and_can_be_undone_and_keeps_none_of_its_words(morning):
    key = morning.school("Alder School")
    morning.promise(key, "Ring back", due=5)
    page = morning.open()

    press(page, "Done: Ring back, Alder School")
    morning.settle()
    assert "Ring back" not in said(page)

    undone = undo_last(morning.database)
    page.on_changed(undone.changed)
    morning.settle()
    assert undone.value.label == "Done for Alder School"
    assert "Ring back" in said(page)


def test_a_warning_is_looked_at_again_by_one_press_and_that_can_be_undone(morning):
    key = morning.school("Alder School")
    day = local_day(NOW)
    for notice, days in (("Ring first", -3), ("Not due", 3)):
        review_on = day + timedelta(days=days)
        morning.do(add_warning, organisation_id=key, notice=notice, review_on=review_on)
    page = morning.open()
    assert {"Ring first", "Review due 3 days ago"} <= set(said(page))
    assert "Not due" not in said(page)

    for words, label in (
        ("Keep 6 months longer, the warning about Alder School: Ring first", "Keep"),
        ("End the warning about Alder School: Ring first", "End"),
    ):
        press(page, words)
        morning.settle()
        assert "Ring first" not in said(page)
        undone = undo_last(morning.database)
        page.on_changed(undone.changed)
        morning.settle()
        assert undone.value.label == f"{label} a warning about Alder School"
        assert "Ring first" in said(page)
    press(page, "Alder School")
    assert morning.wished == [("organisations", OrganisationsShown(organisation_id=key))]


def test_a_step_about_a_persons_warning_does_not_name_them(morning):
    person = morning.do(saving.insert, table=Person, values={"title": "Mrs", "surname": "Sample"})
    morning.do(add_warning, person_id=person, notice="Bereaved", review_on=local_day(NOW))
    page = morning.open()

    press(page, "Mrs Sample")
    press(page, "End the warning about Mrs Sample: Bereaved")
    morning.settle()

    assert morning.wished == [("people", PeopleShown(person_id=person))]
    assert undo_last(morning.database).value.label == "End a warning about a person"


def test_no_card_of_warnings_is_there_while_none_is_due(morning):
    assert "WARNINGS TO LOOK AT AGAIN" not in said(morning.open())


def test_more_promises_than_fit_are_shown_when_asked_for(morning):
    key = morning.school("Alder School")
    for number in range(12):
        morning.promise(key, f"Promise {number}", due=number + 30)
    page = morning.open()
    assert "Promise 11" not in said(page)

    press(page, "Show 2 more, due later")
    morning.settle()

    assert "Promise 11" in said(page)


def test_everything_leads_to_where_it_belongs(morning):
    key = morning.school("Alder School")
    morning.do(add_ward, code=CHASE, name="Chase")
    morning.promise(key, "Ring back", due=5)
    entry = CampaignEntry(
        name="Paris",
        incident=IncidentEntry(title="Paris", happened_at=NOW),
        letters=(LetterEntry(name="Dear Head", kind=Kind.SCHOOL),),
        deadline=local_day(NOW),
    )
    campaign = morning.do(start_campaign, entry=entry)
    morning.do(freeze_audience, campaign_id=campaign, at=NOW)
    dispatch = {
        "format": "Mail list",
        "file_name": "list.xlsx",
        "sha256": "0" * 64,
        "row_count": 2,
        "made_at": NOW,
        "marking": Marking.OFFICIAL,
        "stage": DispatchStage.SAVED,
    }
    morning.do(saving.insert, table=Dispatch, values=dispatch)
    page = morning.open()

    for words in ("Schools: 1", "Alder School", "Paris", "list.xlsx"):
        press(page, words)

    assert "0 of 1 reached" in said(page)
    assert "2 rows, saved today" in said(page)
    assert morning.wished == [
        ("organisations", OrganisationsShown(kind=Kind.SCHOOL)),
        ("organisations", OrganisationsShown(organisation_id=key)),
        ("campaigns", CampaignShown(campaign_id=campaign)),
        ("mail_lists", RegisterShown(dispatch_id=1)),
    ]


def test_a_list_of_yesterday_asks_whether_it_was_sent(morning):
    key = _left(morning, "list.xlsx", made_at=NOW - timedelta(days=1))
    page = morning.open()

    assert "Saved yesterday" in said(page)
    press(page, "Mark as sent: list.xlsx")
    press(page, "Not sent: list.xlsx")

    assert morning.wished == [
        ("mail_lists", RegisterShown(dispatch_id=key)),
        ("mail_lists", RegisterShown(dispatch_id=key, not_sent=True)),
    ]


def test_a_sheet_that_waits_is_asked_to_be_keyed_in(morning):
    key = _left(morning, "calls.pdf", format="call_sheet")
    page = morning.open()

    press(page, "Key in: calls.pdf")
    press(page, "Not keyed in: calls.pdf")

    assert "Mark as sent: calls.pdf" not in said(page)
    assert morning.wished == [
        ("mail_lists", RegisterShown(dispatch_id=key, key_in=True)),
        ("mail_lists", RegisterShown(dispatch_id=key, not_sent=True)),
    ]


def test_files_whose_day_has_come_are_noted_or_deleted(morning, tmp_path):
    due = {"delete_after": local_day(NOW) - timedelta(days=1), "stage": DispatchStage.SENT}
    paths = [tmp_path / name for name in ("mine.xlsx", "ours.xlsx")]
    for path in paths:
        path.write_bytes(b"rows")
        _left(morning, path.name, folder=str(tmp_path), sha256=fingerprint(path), **due)
    page = morning.open()

    press(page, "I deleted it: mine.xlsx")
    morning.settle()
    assert all(path.exists() for path in paths), "noting it deletes nothing"
    press(page, "Delete the file: ours.xlsx")
    morning.settle()

    assert [path.exists() for path in paths] == [True, False]
    assert not page._files.isVisible()


def test_a_file_that_is_another_by_now_is_not_deleted_and_says_so(morning, tmp_path):
    due = {"delete_after": local_day(NOW) - timedelta(days=1), "stage": DispatchStage.SENT}
    (tmp_path / "list.xlsx").write_bytes(b"somebody's own")
    _left(morning, "list.xlsx", folder=str(tmp_path), **due)
    page = morning.open()

    press(page, "Delete the file: list.xlsx")
    morning.settle()

    assert (tmp_path / "list.xlsx").exists()
    assert any("not the one that was saved" in one for one in said(page))


def _left(morning, name, **values):
    dispatch = {
        "format": "mail_list",
        "file_name": name,
        "sha256": "0" * 64,
        "row_count": 2,
        "made_at": NOW,
        "marking": Marking.OFFICIAL,
        "stage": DispatchStage.SAVED,
        **values,
    }
    return morning.do(saving.insert, table=Dispatch, values=dispatch)


def test_names_are_shown_as_typed_and_cut_only_on_screen(morning, hostile, shown_as_typed):
    long = f"{hostile} {'of a very long name ' * 8}".strip()
    key = morning.school(long)
    morning.promise(key, hostile, due=5)
    entry = OutreachEntry(
        organisation_ids=[key], channel=Channel.CALL, outcome=Outcome.SPOKE, happened_at=NOW
    )
    morning.do(log_outreach, entry=entry)

    page = morning.open()

    shown_as_typed(page)
    assert page.minimumSizeHint().width() < 1160
    press(page, long)
    assert morning.wished == [("organisations", OrganisationsShown(organisation_id=key))]
