"""Every page as a screen reader hears it, and a journey that is driven by nothing else."""

from datetime import date
from functools import partial
from itertools import pairwise

import pytest

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.outreach import Channel
from liaison_app.queries.organisation_details import details
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.outreach import OutreachWanted, matching_ids
from liaison_app.queries.whom import first_matches
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.workspace import open_workspace
from liaison_app.ui.pages import PAGES as SHOWN_PAGES
from tests.journeys.hearing import problems_of

PAGES = [page.title for page in SHOWN_PAGES]

LEFTWARDS = "مسجد النور"
SAID = "Spoke of the way home"
SCHOOL = OrganisationsWanted(criteria=Criteria(words="yaldut"))
CALL = OutreachWanted(words=SAID, channel=Channel.CALL)
TODAY = date(2026, 11, 21)
MOST_STEPS = 80


@pytest.fixture
def stored(program, monkeypatch):
    """Return what asks the stored workspace itself."""
    monkeypatch.setenv("LIAISON_HOME", str(program.home))
    workspace = open_workspace(program.folder, account=ThisAccount())
    yield workspace.database.read
    workspace.close()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_heard_and_gone_through_by_tab(program, page):
    program.do("radio button", page)
    heard = program.settled()
    if any(one.role == "table" for one in heard):
        program.go_to("table", "")  # some then show the record they are on
        heard = program.settled()
    assert page in {one.name for one in heard if one.role == "label"}
    assert not problems_of(heard) + tabbed_astray(program, heard)


def test_names_that_run_leftwards_are_read_out_as_they_were_typed(program):
    program.do("radio button", "Organisations")
    program.write("Search organisations", LEFTWARDS)
    program.find("table cell", f"Name: {LEFTWARDS}, ")


def test_a_school_is_found_a_number_added_and_a_call_logged_and_undone(program, stored):
    program.do("radio button", "Organisations")
    program.write("Search organisations", "yaldut")
    program.hear("1 of 109")
    program.go_to("text", "Search organisations")
    program.press("Enter")
    program.press("Enter")
    assert not problems_of(program.settled())

    program.do("push button", "Add a way to reach them")
    program.find("dialog", "Add a way to reach them")
    assert not problems_of(program.settled())
    program.write("Number or address", "020 7946 0555")
    program.write("Label", "משרד")
    program.do("push button", "Add")
    program.find("push button", "020 7946 0555. Press Enter to copy")
    program.hear("משרד")
    school = stored(partial(first_matches, wanted=SCHOOL, most=1))[0]
    known = stored(partial(details, key=school.id, today=TODAY))
    assert "020 7946 0555" in {one.shown for one in known.contacts}

    program.settled()  # a key that comes while the form still closes is the form's
    program.press("Ctrl+l")
    assert not problems_of(program.settled())
    program.write("Who", "yaldut")
    program.press("Tab")
    program.do("radio button", "Call")
    program.do("radio button", "Spoke to them")
    program.write("What was said", SAID)
    program.do("push button", "Log it")
    program.hear("Undo")
    assert len(stored(partial(matching_ids, wanted=CALL))) == 1

    program.do("push button", "Undo")
    program.hear("Undone: ")
    assert not len(stored(partial(matching_ids, wanted=CALL)))
    assert stored(partial(details, key=school.id, today=TODAY)).contacts == known.contacts


def tabbed_astray(program, heard):
    """Tell of steps of the Tab key that do not follow the order in which the page is read out."""
    by_number = {one.number: one for one in heard}
    *places, last = program.tab(MOST_STEPS)
    if last != places[0]:
        return ["Tab does not come back to where it was."]
    first = places.index(min(places))
    places = places[first:] + places[:first]
    return [
        f"Tab goes from {by_number[one]} to {by_number.get(two)}"
        for one, two in pairwise(places)
        if two < one
    ]
