from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.settings import Settings
from liaison_app.ui.pages.outreach.page import OutreachPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import LOG_OUTREACH, LogOutreachWanted, OrganisationsShown

AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def add(database):
    """Return what writes a school, and returns its key."""

    def added(name):
        entry = OrganisationEntry(values={"kind": "school", "name": name})
        return database.write("Given", partial(save_organisation, entry=entry)).value

    return added


@pytest.fixture
def log(database):
    """Return what logs a contact, and returns its key."""

    def logged(keys, **said):
        said = {"channel": Channel.CALL, "outcome": Outcome.SPOKE, "happened_at": AT} | said
        entry = OutreachEntry(organisation_ids=keys, **said)
        return database.write("Log", partial(log_outreach, entry=entry)).value

    return logged


@pytest.fixture
def real_tasks(qapp, database):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(database)
    yield made
    made.close()


@pytest.fixture
def settled(real_tasks, settle):
    """Return what lets the page's work finish."""

    def finished():
        settle(real_tasks)
        QApplication.processEvents()

    return finished


@pytest.fixture
def wishes():
    """Return the list of what the page asked for."""
    return []


@pytest.fixture
def new_page(theme, database, real_tasks, qtbot, settled, wishes):  # noqa: ARG001 - the look
    """Return what makes and shows the page, filled."""

    def made():
        page = OutreachPage(
            tasks=real_tasks,
            database=database,
            today=lambda: date(2017, 5, 26),
            remembered=Remembered(Settings()),
        )
        page.page_wanted.connect(lambda name, wanted: wishes.append((name, wanted)))
        real_tasks.changed.connect(page.on_changed)
        qtbot.addWidget(page)
        page.resize(1160, 720)
        page.show()
        settled()
        return page

    return made


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def keys(page):
    return list(page._table.records.keys)


def test_an_empty_log_says_what_belongs_there_and_how(new_page, wishes):
    page = new_page()
    assert "No contact has been logged yet." in words(page._empty)

    page._empty.pressed.emit()

    assert wishes == [(LOG_OUTREACH, None)]


def test_a_contact_is_told_in_one_row(new_page, add, log, qtmodeltester):
    log([add("Oak Hall"), add("Elm School")], note="About the gate")

    page = new_page()

    cells = [one.cell(page._table.records.row(0)).words for one in page._table.records.columns]
    assert cells[:4] == [
        "Yesterday, 25/05/17 10:50",
        "Oak Hall, and 1 more",
        "Spoke to them",
        "About the gate",
    ]
    qtmodeltester.check(page._table.records)


def test_the_campaign_stands_below_what_was_said(new_page, add, log):
    log([add("Oak Hall")], note="About the gate")
    table = new_page()._table.records
    row = replace(table.row(0), campaign="Winter safety")

    (note,) = (one for one in table.columns if one.name == "note")

    assert note.cell(row).words == "About the gate, Winter safety"
    assert note.cell(replace(row, note="")).words == "Winter safety"


def test_the_panel_tells_everything_and_leads_on(new_page, add, log, settled, wishes):
    oak, elm = add("Oak Hall"), add("Elm School")
    contact = log([oak, elm], note="First line\nSecond line")
    page = new_page()

    page._table.go_to(contact)
    settled()

    assert {"First line\nSecond line", "Thu 25 May 2017, 10:50"} <= set(words(page.panel))
    links = [one for one in page.panel.findChildren(QPushButton) if one.text() == "Elm School"]
    links[0].click()
    page.panel._want_next()
    assert wishes == [
        ("organisations", OrganisationsShown(organisation_id=elm)),
        (LOG_OUTREACH, LogOutreachWanted(organisation_ids=(oak, elm))),
    ]


def test_filters_and_words_narrow_the_log_and_show_all_widens_it(new_page, add, log, settled):
    call = log([add("Oak Hall")])
    visit = log([add("Elm School")], channel=Channel.VISIT)
    page = new_page()

    page._filter("channel", Channel.VISIT, "Visit")
    settled()
    assert keys(page) == [visit]
    page._search.search_for("oak")
    settled()
    assert keys(page) == []
    assert "No contact matches." in words(page._empty)

    page._empty.pressed.emit()
    settled()
    assert set(keys(page)) == {call, visit}


def test_hostile_names_are_shown_as_typed(new_page, add, log, settled, hostile, shown_as_typed):
    contact = log([add(hostile)], note=hostile)
    page = new_page()

    page._table.go_to(contact)
    settled()

    assert hostile in words(page.panel)
    shown_as_typed(page)
