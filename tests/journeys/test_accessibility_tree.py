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

PAGES = [page.title for page in SHOWN_PAGES]

LEFTWARDS = "مسجد النور"
SAID = "Spoke of the way home"
SCHOOL = OrganisationsWanted(criteria=Criteria(words="yaldut"))
CALL = OutreachWanted(words=SAID, channel=Channel.CALL)
TODAY = date(2026, 11, 21)
MOST_STEPS = 80
FITTING = {  # what each kind of control must let one do; the rest is done by keys
    "push button": {"Press", "ShowMenu"},
    "radio button": {"Toggle"},
    "check box": {"Toggle"},
    "combo box": {"ShowMenu"},
    "text": {"SetFocus"},
    "label": {"SetFocus"},
    "table": {"SetFocus"},
    "list": {"SetFocus"},
    "page tab list": {"SetFocus"},
    "page tab": {"Press"},
    "list item": {"Toggle"},
}


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


def problems_of(heard):
    """Tell of all that a screen reader could not make sense of."""
    return [
        *nameless(heard),
        *unfitting(heard),
        *alike(heard),
        *out_of_order(heard),
        *odd_cells(heard),
    ]


def nameless(heard):
    """Tell of controls without a name."""
    return [f"no name: {one}" for one in heard if one.usable and not one.name]


def unfitting(heard):
    """Tell of controls of a kind that says nothing, or that cannot be used as their kind is."""
    return [
        f"does not fit: {one}"
        for one in heard
        if one.usable
        and one.role != "table cell"
        and not FITTING.get(one.role, set()) & set(one.actions)
    ]


def alike(heard):
    """Tell of neighbours that cannot be told apart."""
    usable = [one for one in heard if one.usable]
    return [
        f"like its neighbour: {two}"
        for one, two in pairwise(usable)
        if said_of(one) == said_of(two)
    ]


def said_of(control):
    """Return what is said of a control."""
    return control.role, control.name, control.label, control.description


def out_of_order(heard):
    """Tell of parts that are read out after what stands below them, or right of them."""
    return [
        f"read out before {two.role} “{two.name}”: {one}"
        for parent in heard
        for one, two in pairwise(child for child in parent.children if has_control(child))
        if stands_after(one.box, two.box)
    ]


def has_control(part):
    """Whether there is something in it to use or to read."""
    return any(one.usable or (one.role == "label" and one.name) for one in part.all())


def stands_after(one, two):
    """Whether the first box is below the second, or beside it on the right."""
    (left, top, width, height), (other_left, other_top, other_width, other_height) = one, two
    in_its_column = left < other_left + other_width and other_left < left + width
    in_its_row = top < other_top + other_height and other_top < top + height
    below, beside = top >= other_top + other_height, left >= other_left + other_width
    return (below and in_its_column) or (beside and in_its_row)


def odd_cells(heard):
    """Tell of cells that do not say of which column they are."""
    problems = []
    for table in (one for one in heard if one.role == "table"):
        headings = [one.name for one in table.children if one.role == "table column header"]
        problems += [
            f"no sentence: {one}"
            for one in table.children
            if one.role == "table cell" and not one.name.startswith(tuple(headings))
        ]
    return problems


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
