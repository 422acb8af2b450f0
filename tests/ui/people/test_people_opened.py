"""People open whole, in tabs beside the list, as organisations are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from liaison_app.domain.people import PersonStanding
from liaison_app.ui.wishes import HistoryShown, LogOutreachWanted, OrganisationsShown, PeopleShown

CTRL = Qt.KeyboardModifier.ControlModifier
ANN, IMAM = "Mrs Ann Sample", "Imam Rahman"


@pytest.fixture
def page(two, new_page, qtbot):  # noqa: ARG001 - there are two to open
    """Return the page, able to answer keys."""
    made = new_page()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def open_whole(page, settled):
    """Return what opens people in tabs."""

    def opened(*keys):
        for key in keys:
            page.opened.open_whole(key)
            settled()
        return page.records

    return opened


def titles(records):
    return [records.bar.tabText(place) for place in range(records.bar.count())]


def said(widget):
    labels = widget.findChildren(QLabel)
    return {one.text().replace("\u200b", "") for one in labels if one.isVisible()}


def press(widget, name):
    button = next(
        one
        for one in widget.findChildren(QAbstractButton)
        if one.accessibleName() == name and one.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_enter_opens_a_person_in_a_tab_and_ctrl_w_goes_on_at_their_row(page, two, settled):
    page.table.setFocus()
    page.table.go_to(two[0])
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settled()
    assert titles(page.records) == ["List", ANN]
    assert page.isAncestorOf(QApplication.focusWidget())
    assert page.place == PeopleShown(person_id=two[0], whole=True)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_W, CTRL)
    settled()

    assert QApplication.focusWidget() is page.table
    assert page.table.current_key == two[0]
    assert page.place == PeopleShown()


def test_several_are_open_at_once_and_the_keys_go_round_them(open_whole, two):
    records = open_whole(*two, two[0])
    assert titles(records) == ["List", ANN, IMAM]
    assert records.shown.key == two[0]

    QTest.keyClick(records, Qt.Key.Key_Tab, CTRL)

    assert records.shown.key == two[1]
    assert records.bar.accessibleName() == "The list and the people that are open"


def test_the_panel_opens_its_person_whole(opened, settled, two):
    press(opened.panel, "Open whole")
    settled()

    assert opened.records.shown.known.id == two[0]


def test_all_there_is_of_a_person_is_shown(open_whole, two):
    view = open_whole(two[0]).shown

    shown = said(view)
    assert {"Bereaved", "No e-mail", "Annie", "Welsh", "At Hollybush Primary School"} <= shown
    assert "Spoke to them. Will read it in assembly" in shown


def test_a_contact_the_history_and_the_organisation_are_asked_for(
    open_whole, two, page, qtbot, kept
):
    view, place = open_whole(two[0]).shown, kept().posts[0].place.id
    for name, wish in (
        ("Log contact", ("log_outreach", LogOutreachWanted(organisation_ids=(place,)))),
        ("All their history", ("history", HistoryShown(person_id=two[0], name=ANN))),
        (
            "Hollybush Primary School",
            ("organisations", OrganisationsShown(organisation_id=place)),
        ),
    ):
        with qtbot.waitSignal(page.page_wanted) as wanted:
            press(view, name)
        assert tuple(wanted.args) == wish


def test_a_change_in_a_tab_is_seen_there_with_the_focus_where_it_was(
    open_whole, two, settled, kept
):
    view = open_whole(two[0]).shown
    button = next(
        one
        for one in view.findChildren(QAbstractButton)
        if one.accessibleName() == "07700 900123 works: verified today"
    )
    button.setFocus()

    QTest.keyClick(button, Qt.Key.Key_Space)
    settled()

    assert kept().contacts[0].verified_by == "PC Sample"
    focused = QApplication.focusWidget()
    assert focused is not button
    assert focused.accessibleName() == "07700 900123 works: verified today"


def test_a_change_that_comes_too_late_is_said_above_the_person(
    open_whole, two, settled, database, page
):
    view = open_whole(two[0]).shown
    database.write("Theirs", lambda c: c.exec_driver_sql("UPDATE warning SET version = 7"))

    press(view, "End")
    settled()

    assert view.message.isVisible()
    assert not page.message.isVisible()


def test_whoever_is_put_into_the_bin_from_a_tab_is_put_back_there(open_whole, two, settled, kept):
    view = open_whole(two[0]).shown
    view.add_menu.aboutToShow.emit()
    into_bin = next(one for one in view.add_menu.actions() if one.text() == "Put into the bin")
    into_bin.trigger()
    settled()
    view.add_menu.aboutToShow.emit()
    assert not into_bin.isVisible()

    press(view, "Put back")
    settled()

    assert kept().standing is PersonStanding.ACTIVE


def test_a_person_who_is_gone_keeps_no_tab(open_whole, two, page, settled):
    records = open_whole(two[0])
    page.opened.open_whole(10_000)
    settled()

    assert titles(records) == ["List", ANN]
    assert records.shown.message.isVisible()


def test_another_page_asking_for_one_gets_the_list_and_its_panel(open_whole, two, page, settled):
    open_whole(two[0])

    page.open_at(PeopleShown(person_id=two[1]))
    settled()

    assert page.table.isVisible()
    assert page.panel.known.id == two[1]
