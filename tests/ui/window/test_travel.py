"""Back and forward through the pages of the sample workspace, by keys and by the mouse."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.domain.criteria import Criteria, Missing
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.queries.palette import records_matching
from liaison_app.ui.wishes import CampaignShown, OrganisationsShown

ALT = Qt.KeyboardModifier.AltModifier
BACK, FORWARD = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton


@pytest.fixture
def desk(desk):
    """Return the desk with a clock that goes on by a minute for every look at it."""
    moments = [desk.clock()]

    def clock():
        moments.append(moments[-1] + timedelta(minutes=1))
        return moments[-1]

    return replace(desk, clock=clock)


@pytest.fixture
def go(window, idle):
    """Return what goes somewhere and waits until it is there."""

    def going(key, argument=None):
        window.show_page(key, argument)
        idle()

    return going


@pytest.fixture
def press(window, qtbot, idle):
    """Return what presses a key on the window and waits for what comes of it."""

    def pressing(key):
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.keyClick(window, key, ALT)
        idle()

    return pressing


@pytest.fixture
def schools(sample):
    """Return three organisations as they are asked for."""
    found = sample.database.read(partial(records_matching, words="primary school", most=3))
    return [OrganisationsShown(organisation_id=one.id) for one in found.organisations]


def where(window):
    """Return the page shown, and the record that is open on it."""
    page = window._stack.currentWidget()
    key = next(key for key, one in window._pages.items() if one is page)
    if key in {"organisations", "people"}:
        if page.opened.whole is not None:
            return key, ("whole", page.records.shown.known.id)
        is_open = page.opened.panel_is_open and page.panel.known is not None
        return key, page.panel.known.id if is_open else None
    if key == "campaigns":
        return key, page._whole.campaign.id if page._whole else None
    return key, None


def test_alt_left_and_right_go_through_pages_and_the_records_opened_on_them(
    window, go, press, schools
):
    first, second, _ = schools
    go("home")
    go("organisations")
    go("organisations", first)
    go("organisations", second)
    go("campaigns")
    go("campaigns", CampaignShown(campaign_id=1))
    way = [
        ("home", None),
        ("organisations", None),
        ("organisations", first.organisation_id),
        ("organisations", second.organisation_id),
        ("campaigns", None),
        ("campaigns", 1),
    ]
    assert where(window) == way[-1]
    for place in reversed(way[:-1]):
        press(Qt.Key.Key_Left)
        assert where(window) == place
    press(Qt.Key.Key_Left)
    assert where(window) == way[0]
    for place in way[1:]:
        press(Qt.Key.Key_Right)
        assert where(window) == place


def test_what_is_opened_by_a_click_in_a_list_is_a_place_too(window, go, press, schools, idle):
    go("organisations")
    page = window._page("organisations")
    page.opened.open_beside(schools[0].organisation_id)
    idle()
    go("history")
    press(Qt.Key.Key_Left)
    assert where(window) == ("organisations", schools[0].organisation_id)
    press(Qt.Key.Key_Left)
    assert where(window) == ("organisations", None)


def test_an_organisation_opened_whole_is_a_place_too(window, go, press, schools, idle):
    first, second, _ = (one.organisation_id for one in schools)
    go("organisations", schools[0])
    page = window._page("organisations")
    page.opened.open_whole(first)
    idle()
    page.opened.open_whole(second)
    idle()
    go("home")
    way = [
        ("organisations", first),
        ("organisations", ("whole", first)),
        ("organisations", ("whole", second)),
        ("home", None),
    ]
    for place in reversed(way[:-1]):
        press(Qt.Key.Key_Left)
        assert where(window) == place
    page.records.open(second)
    page.records.close_shown()
    idle()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert where(window) == ("organisations", ("whole", second))


def test_a_person_opened_whole_is_a_place_too(window, go, press, idle):
    go("people")
    page = window._page("people")
    first, second = page.table.records.keys[:2]
    page.opened.open_beside(first)
    idle()
    page.opened.open_whole(first)
    idle()
    page.opened.open_whole(second)
    idle()
    go("home")
    way = [
        ("people", None),
        ("people", first),
        ("people", ("whole", first)),
        ("people", ("whole", second)),
        ("home", None),
    ]
    for place in reversed(way[:-1]):
        press(Qt.Key.Key_Left)
        assert where(window) == place
    for place in way[1:]:
        press(Qt.Key.Key_Right)
        assert where(window) == place


def test_filters_and_saved_lists_are_places_too(window, desk, go, press, idle):
    written = []
    everybody = ListSet(mark=SetMark.INCLUDE, criteria=Criteria())
    entry = SavedListEntry(name="All", definition=ListDefinition(sets=(everybody,)), pinned=True)
    desk.tasks.write("Save", partial(save_list, entry=entry), owner=window, then=written.append)
    go("organisations")
    narrowing = window._page("organisations").narrowing
    way = [narrowing.narrowed]
    for step in (
        partial(narrowing.choose_kind, Kind.SCHOOL),
        partial(narrowing.narrow, Criteria(kinds=(Kind.SCHOOL,), missing=(Missing.EMAIL,))),
        partial(narrowing.choose_list, written[0]),
    ):
        step()
        idle()
        way.append(narrowing.narrowed)
    assert len(set(way)) == len(way)

    for narrowed in reversed(way[:-1]):
        press(Qt.Key.Key_Left)
        assert narrowing.narrowed == narrowed
    for narrowed in way[1:]:
        press(Qt.Key.Key_Right)
        assert narrowing.narrowed == narrowed
    assert narrowing.tabs.key == f"list {written[0]}"


def test_a_closed_panel_is_opened_again_by_going_back(window, go, press, schools, idle):
    go("organisations", schools[0])
    window._page("organisations").panel.close_panel()
    idle()
    press(Qt.Key.Key_Left)

    assert where(window) == ("organisations", schools[0].organisation_id)


def test_the_buttons_of_the_mouse_go_back_and_forward_over_whatever_they_are_pressed(
    window, go, idle
):
    go("home")
    go("organisations")
    page = window._page("organisations")
    point = page.table.viewport().mapTo(window, QPoint(80, 80))
    before = page.table.selected_count

    QTest.mouseClick(window.windowHandle(), BACK, Qt.KeyboardModifier.NoModifier, point)
    idle()
    assert where(window)[0] == "home"
    QTest.mouseClick(window.windowHandle(), FORWARD, Qt.KeyboardModifier.NoModifier, point)
    idle()
    assert where(window)[0] == "organisations"
    assert page.table.selected_count == before


def test_the_other_buttons_of_the_mouse_reach_the_page(window, go, idle):
    go("organisations")
    page = window._page("organisations")
    point = page.table.viewport().mapTo(window, QPoint(200, 80))
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
    )
    idle()

    assert where(window)[1] is not None


def test_going_back_over_an_organisation_that_is_gone_does_not_end_there(
    window, desk, go, press, schools, idle
):
    from liaison_app.actions.edit_organisation import save_organisation  # noqa: PLC0415 - of this test alone
    from liaison_app.domain.organisation_entries import OrganisationEntry  # noqa: PLC0415 - likewise

    written = []
    entry = OrganisationEntry(values={"kind": "faith", "name": "House of Friends"})
    desk.tasks.write(
        "Add", partial(save_organisation, entry=entry), owner=window, then=written.append
    )
    idle()
    go("home")
    go("organisations", OrganisationsShown(organisation_id=written[0]))
    go("organisations", schools[0])
    window.undo()
    idle()
    press(Qt.Key.Key_Left)
    assert where(window) == ("organisations", None)
    press(Qt.Key.Key_Left)
    assert where(window) == ("home", None)


def test_back_does_not_read_a_dropped_file_again(window, go, press, tmp_path):
    path = tmp_path / "no register.csv"
    path.write_text("Dear all", encoding="utf-8")
    go("imports", path)
    go("home")
    read = []
    window._page("imports").read_file = read.append
    press(Qt.Key.Key_Left)

    assert where(window)[0] == "imports"
    assert not read


def test_a_page_behind_that_says_where_it_is_takes_nobody_there(window, go, press, schools):
    go("organisations", schools[0])
    go("history")
    window._page("organisations").say_place(schools[1])
    assert window.shown == "history"
    press(Qt.Key.Key_Left)

    assert where(window) == ("organisations", schools[0].organisation_id)


def test_a_record_that_is_still_being_read_does_not_open_once_one_has_gone_back(
    window, go, schools, idle
):
    go("organisations")
    page = window._page("organisations")
    page.opened.open_beside(schools[0].organisation_id)
    page.open_at(OrganisationsShown())
    idle()

    assert where(window) == ("organisations", None)
