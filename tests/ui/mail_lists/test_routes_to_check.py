"""At the check, a letter says that its reporting routes were not checked for long."""

from functools import partial

import pytest
from sqlalchemy import update

from liaison_app.actions.edit_reporting_routes import add_route, note_checked
from liaison_app.domain.reporting_routes import RouteEntry
from liaison_app.store.tables import Letter, table_of
from liaison_app.ui.pages.mail_lists.steps import Step
from tests.ui.mail_lists.conftest import BODY, NOW

NOTICE = "The one route in the letter: not checked for 12 months."


@pytest.fixture
def route(office):
    """Begin a campaign whose letter asks for the one route; return its key."""
    office.school("Oak School")
    office.letter()
    letter = table_of(Letter)
    asking = update(letter).values(body=f"{BODY}\n«Reporting_routes»")
    office.database.write("Ask", lambda connection: connection.execute(asking) and None)
    return office.do(add_route, entry=RouteEntry(name="Night line", wording="020 7946 0999"))


@pytest.mark.usefixtures("route")
def test_a_letter_with_a_route_to_check_says_so_and_leads_to_the_settings(office, said, press):
    page = office.open()
    page._make.go_to(Step.CHECK)

    assert NOTICE in said(page)
    assert page._make.may_be_saved
    press(page, "Check them in Settings")
    assert office.wished == [("settings", "routes")]


def test_the_notice_goes_once_the_route_is_checked(office, route, said):
    page = office.open()
    page._make.go_to(Step.CHECK)
    noting = partial(note_checked, route_id=route, version=1, on=NOW.date(), officer="A Sample")
    office.tasks.write("Check", noting, owner=page)
    for _ in range(3):
        office.settle()
        said(page)

    assert NOTICE not in said(page)
    assert "Check them in Settings" not in said(page)


@pytest.mark.usefixtures("route")
def test_labels_print_no_route_and_say_nothing_of_them(office, said):
    page = office.open()
    office.choose(page, "labels")
    page._make.go_to(Step.CHECK)

    assert NOTICE not in said(page)
