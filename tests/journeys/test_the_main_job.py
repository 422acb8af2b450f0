"""The main job from end to end: a register comes in, a letter goes out, the reached are known.

The window is the real one, on a real workspace with real public registers; LibreOffice merges.
"""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from liaison_app.actions.make_export import save_export
from liaison_app.actions.make_workspace import FirstOfficer, make_team_workspace
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.imports import RowVerdict
from liaison_app.domain.letters import fill
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.merge_fields import merge_values
from liaison_app.domain.organisations import Kind
from liaison_app.domain.recipient_states import progress
from liaison_app.domain.when import local_day
from liaison_app.paths import resource
from liaison_app.queries.campaigns import campaign
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.queries.organisations import count
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.recipients import recipients
from liaison_app.settings import Settings
from liaison_app.store import layout
from liaison_app.store.keys import ThisAccount
from liaison_app.ui.desk import Desk
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.theme import Mode, Theme
from liaison_app.ui.window import Window
from liaison_app.ui.wishes import CampaignShown

CHASE = "E05000195"
PATIENCE = 30_000


@pytest.fixture
def chase(tmp_path):
    """Return the new workspace of a team that covers Chase ward."""
    made = make_team_workspace(
        tmp_path / "chase",
        team="Chase Neighbourhood Policing Team",
        wards=[(CHASE, "Chase")],
        account=ThisAccount(),
        officer=FirstOfficer(name="Ada Sample", rank="PC"),
    )
    made.workspace.database.officer = "Ada Sample"
    yield made.workspace
    made.workspace.close()


@pytest.fixture
def window(qtbot, qapp, chase):
    """Return the window on that workspace."""
    theme = Theme()
    theme.apply(qapp, Mode.LIGHT)
    desk = Desk(
        folder=chase.folder,
        database=chase.database,
        tasks=Tasks(chase.database),
        remembered=Remembered(Settings()),
        theme=theme,
        clock=chase.database.clock,
        officer_id=lambda: 1,
    )
    shown = Window(desk)
    shown.show()
    yield shown
    qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=PATIENCE)
    shown.close()


def bring_in(qtbot, window, path):
    """Bring a file in through the Import page, as an officer would."""
    window.show_page("imports", path)
    page = window._page("imports")
    qtbot.waitUntil(lambda: page._steps.currentWidget() is page._look_over, timeout=PATIENCE)
    (button,) = (
        one for one in page._look_over.findChildren(QPushButton) if "ring in" in one.text()
    )
    if not button.isEnabled():
        return page._look_over.plan
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._steps.currentWidget() is page._result, timeout=PATIENCE)
    return page._look_over.plan


def schools_in_chase(database):
    """Return how many schools lie in Chase ward."""
    wanted = OrganisationsWanted(criteria=Criteria(kinds=(Kind.SCHOOL,), ward_codes=(CHASE,)))
    return database.read(partial(count, wanted=wanted, today=date(2017, 5, 25)))


def begin_campaign(database):
    """Begin a campaign with one letter to the schools of Chase, and freeze its audience."""
    entry = CampaignEntry(
        name="After the attack",
        incident=IncidentEntry(title="An attack", happened_at=datetime(2026, 5, 22, tzinfo=UTC)),
        author="A Commander",
        author_office="Community Engagement",
        forwarding_officer_id=1,
        letters=[
            LetterEntry(
                name="Dear Head Teacher",
                kind=Kind.SCHOOL,
                ward_codes=(CHASE,),
                posts=("Head Teacher",),
                body=resource("letters", "dear_head_teacher.txt").read_text("utf-8"),
                dated=datetime(2026, 5, 25, tzinfo=UTC).date(),
            )
        ],
    )
    campaign_id = database.write("Begin", partial(start_campaign, entry=entry)).value
    frozen = partial(freeze_audience, campaign_id=campaign_id, at=database.clock())
    assert database.write("Freeze", frozen).value == 2
    return campaign_id


def test_from_the_register_to_merged_letters_and_who_was_reached(
    qtbot, window, chase, registers, tmp_path, merge, as_printed
):
    database = chase.database
    first = bring_in(qtbot, window, registers / "gias_1924.csv")
    assert first.rows_read == 1_924
    bring_in(qtbot, window, registers / "codepoint_open_2014" / "en.csv")
    again = bring_in(qtbot, window, registers / "gias_enfield_27.csv")
    assert again.counts[RowVerdict.NEW] == 0
    assert schools_in_chase(database) == 2

    campaign_id = begin_campaign(database)
    window.show_page("campaigns", CampaignShown(campaign_id=campaign_id))
    page = window._page("campaigns")
    qtbot.waitUntil(lambda: len(page.recipients.table.records.keys) == 2, timeout=PATIENCE)

    states = partial(recipients, campaign_id=campaign_id)
    page.recipients.table.go_to(page.recipients.table.records.keys[0])
    qtbot.waitUntil(page.panel.isVisible, timeout=PATIENCE)
    (spoke,) = (
        one for one in page.panel.findChildren(QPushButton) if "Spoke to them" in one.text()
    )
    qtbot.mouseClick(spoke, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reached(database, states) == 1, timeout=PATIENCE)
    window.undo()
    qtbot.waitUntil(lambda: reached(database, states) == 0, timeout=PATIENCE)
    window.redo()
    qtbot.waitUntil(lambda: reached(database, states) == 1, timeout=PATIENCE)
    assert RecipientState.TO_DO in {one.state for one in database.read(states)}

    (letter,) = database.read(partial(campaign, campaign_id=campaign_id)).letters
    wanted = MailListWanted(campaign_id=campaign_id, letter_id=letter.id)
    today = local_day(database.clock())
    plan = database.read(partial(plan_mail_list, wanted=wanted, today=today))
    path = tmp_path / "letters.xlsx"
    saved = save_export(database, plan=plan, path=path, private=layout.private(chase.folder))
    assert saved.value.check.passed
    expected = [as_printed(fill(plan.body, merge_values(one.row))) for one in plan.included]
    assert len(expected) == 2
    assert merge(path, plan.body) == expected


def reached(database, states):
    """Return how many recipients count as reached."""
    return progress(one.state for one in database.read(states)).reached
