"""Organisations open whole, in tabs beside the list."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.ui.wishes import HistoryShown, LogOutreachWanted, OrganisationsShown

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(three, new_page, qtbot):  # noqa: ARG001 - there are three to open
    """Return the page, able to answer keys."""
    made = new_page()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def open_whole(page, settled):
    """Return what opens organisations in tabs."""

    def opened(*keys):
        for key in keys:
            page.records.open(key)
            settled()
        return page.records

    return opened


def titles(records):
    return [records.bar.tabText(place) for place in range(records.bar.count())]


def said(widget):
    labels = widget.findChildren(QLabel)
    return [one.text().replace("\u200b", "") for one in labels if one.isVisible()]


def press(widget, name):
    button = next(
        one
        for one in widget.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_double_click_opens_an_organisation_in_a_tab(page, three, settled):
    row = page.table.records.row_of(three[1])
    place = page.table.visualRect(page.table.records.index(row, 0)).center()

    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled()

    assert page.records.shown.known.id == three[1]
    assert titles(page.records) == ["List", "Masjid Al-Noor"]


def test_what_enter_opened_ctrl_w_closes_and_the_focus_never_leaves_the_page(page, three, settled):
    page.table.setFocus()
    page.table.go_to(three[1])
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settled()
    assert page.isAncestorOf(QApplication.focusWidget())

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_W, CTRL)
    settled()

    assert page.records.shown is None
    assert page.isAncestorOf(QApplication.focusWidget())
    assert page.table.current_key == three[1]


def test_the_panel_opens_its_organisation_whole(page, three, settled):
    page.open_at(OrganisationsShown(organisation_id=three[0]))
    settled()

    press(page.panel, "Open whole")
    settled()

    assert page.records.shown.known.id == three[0]


def test_several_are_open_at_once_and_each_only_once(open_whole, three):
    records = open_whole(three[0], three[1], three[0])

    assert titles(records) == ["List", "Hollybush Primary School", "Masjid Al-Noor"]
    assert records.shown.key == three[0]


def test_the_keys_go_round_the_tabs_and_close_them(open_whole, three, page, settled):
    records = open_whole(three[0], three[1])
    records.shown.setFocus()

    QTest.keyClick(records, Qt.Key.Key_Tab, CTRL)
    assert records.shown is None
    QTest.keyClick(records, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert records.shown.key == three[1]
    QTest.keyClick(records, Qt.Key.Key_W, CTRL)
    settled()
    assert titles(records) == ["List", "Hollybush Primary School"]
    assert page.table.isVisible()
    QTest.keyClick(records, Qt.Key.Key_Tab, CTRL)
    QTest.keyClick(records, Qt.Key.Key_W, CTRL)
    settled()

    assert page.table.isVisible()
    assert not records.bar.isVisible()


def test_closing_a_tab_goes_on_in_the_list_at_its_row(page, open_whole, three, settled):
    records = open_whole(three[1])
    page.table.clearSelection()
    records.bar.setFocus()

    QTest.keyClick(records.bar, Qt.Key.Key_W, CTRL)
    settled()

    assert QApplication.focusWidget() is page.table
    assert page.table.current_key == three[1]


def test_closing_a_tab_goes_back_to_the_one_it_was_opened_from(page, open_whole, three, settled):
    records = open_whole(three[0], three[1])
    page.opened.open_whole(three[0])
    records.shown.record_wanted.emit(three[2])
    settled()

    records.close_shown()
    settled()

    assert records.shown.key == three[0]


def test_what_is_saved_from_a_tab_opens_no_panel_beside_the_list(page, open_whole, three, settled):
    view = open_whole(three[0]).shown
    form = page.opened.forms.edit(view.known)
    form.type_in({"name": "Holly School"})
    form.save()
    settled()
    settled()

    assert titles(page.records) == ["List", "Holly School"]
    page.records.show_list()
    settled()
    assert not page.opened.panel_is_open


def test_an_organisation_that_is_gone_keeps_no_tab(page, open_whole, three, settled):
    records = open_whole(three[0])
    page.opened.open_whole(10_000)
    settled()

    assert titles(records) == ["List", "Hollybush Primary School"]
    assert records.shown.message.isVisible()
    records.show_list()
    page.opened.open_whole(10_000)
    settled()
    assert page.message.isVisible()


def test_the_list_never_closes(open_whole, three, page):
    records = open_whole(three[0])
    records.show_list()

    records.close_shown()

    assert titles(records) == ["List", "Hollybush Primary School"]
    assert page.table.isVisible()


def test_a_tab_is_read_again_when_something_changed_and_it_is_seen(
    open_whole, three, real_tasks, settled
):
    records = open_whole(three[0], three[1])
    renamed = OrganisationEntry(values={"name": "Holly School"}, organisation_id=three[0])

    real_tasks.write("Edit", partial(save_organisation, entry=renamed), owner=records)
    settled()
    settled()
    assert titles(records)[1] == "Hollybush Primary School"
    records.open(three[0])
    settled()

    assert titles(records)[1] == "Holly School"


def test_the_page_shows_all_of_it(open_whole, three):
    view = open_whole(three[0]).shown

    text = said(view)
    for part in (
        "Ask for Mrs Sample",
        "No post",
        "Send the poster",
        "020 7946 0301",
        "Mrs Ann Sample",
        "No e-mail",
        "Locality",
        "Spoke to them. Will read it in assembly",
    ):
        assert part in text, part


def test_another_page_asking_for_one_gets_the_list_and_its_panel(open_whole, three, page, settled):
    open_whole(three[0])

    page.open_at(OrganisationsShown(organisation_id=three[1]))
    settled()

    assert page.table.isVisible()
    assert page.panel.known.id == three[1]


def test_a_contact_can_be_logged_and_the_history_asked_for(open_whole, three, page, qtbot):
    view = open_whole(three[0]).shown

    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(view, "Log contact")
    assert wanted.args == ["log_outreach", LogOutreachWanted(organisation_ids=(three[0],))]
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(view, "All its history")

    shown = HistoryShown(organisation_id=three[0], name="Hollybush Primary School")
    assert wanted.args == ["history", shown]


def test_hostile_names_are_shown_as_typed(add, open_whole, hostile, shown_as_typed):
    records = open_whole(add("faith", hostile))

    assert hostile in said(records.shown)
    assert records.bar.tabText(1) == hostile[:28].replace("&", "&&") + " …"
    shown_as_typed(records)
