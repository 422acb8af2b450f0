"""The reporting routes in a letter of a campaign, as its preview shows them."""

from functools import partial

import pytest
from sqlalchemy import update

from liaison_app.actions.edit_reporting_routes import add_route, change_route
from liaison_app.domain.reporting_routes import RouteEntry
from liaison_app.store.tables import Letter, table_of
from tests.ui.campaigns.conftest import BODY

NIGHT_LINE = RouteEntry(name="Night line", wording="020 7946 0999")


@pytest.fixture
def route(database, keys):  # noqa: ARG001 - the campaign is there
    """Return the key of the one route, which the letter asks for."""
    letter = table_of(Letter)
    asking = update(letter).values(body=f"{BODY}\n\nReach us:\n«Reporting_routes»")
    database.write("Ask", lambda connection: connection.execute(asking))
    return database.write("Add", partial(add_route, entry=NIGHT_LINE)).value


def test_a_route_that_is_changed_meanwhile_is_changed_in_the_letter_that_is_shown(desk, route):
    desk.open()
    desk.choose("Ash School")
    assert "Reach us:\nNight line: 020 7946 0999" in desk.said()

    entry = RouteEntry(name="Night line", wording="020 7946 0998")
    change = partial(change_route, route_id=route, version=1, entry=entry)
    desk.tasks.write("Change", change, owner=desk.page)
    desk.settle()
    desk.settle()

    assert "Reach us:\nNight line: 020 7946 0998" in desk.said()
