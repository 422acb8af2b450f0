import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.wishes import LogOutreachWanted, OrganisationsShown


def names(page):
    records = page.table.records
    return [records.cell(row, 0).text for row in range(records.rowCount())]


def press(page, text):
    button = next(
        one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click(page, row, modifier=Qt.KeyboardModifier.NoModifier):
    place = page.table.visualRect(page.table.records.index(row, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_enter_in_the_search_goes_to_the_first_found_and_enter_again_opens_it_whole(
    three, new_page, settled
):
    page = new_page()
    QTest.keyClicks(page._search, "sample")
    settled()

    QTest.keyClick(page._search, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settled()

    assert page.records.shown.known.id == three[0]


def test_another_page_can_ask_for_words_or_for_one_organisation(three, new_page, settled):
    page = new_page()

    page.open_at(OrganisationsShown(words="chase", organisation_id=three[1]))
    settled()

    assert names(page) == ["Chase Tenants", "Hollybush Primary School"]
    assert page.panel.known.name == "Masjid Al-Noor"


def test_a_contact_can_be_logged_with_all_that_are_selected(three, new_page, qtbot):
    page = new_page()
    page.table.selectAll()

    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(page, "Log contact with 3")

    assert wanted.args[0] == "log_outreach"
    assert isinstance(wanted.args[1], LogOutreachWanted)
    assert sorted(wanted.args[1].organisation_ids) == sorted(three)


def test_an_organisation_that_is_gone_is_said_on_the_page(new_page, settled):
    page = new_page()

    page.open_at(OrganisationsShown(organisation_id=99))
    settled()

    assert page.message.isVisible()
    assert not page.panel.isVisible()


def test_a_click_opens_the_panel_and_the_arrows_lead_it_on(three, new_page, settled):
    page = new_page()

    click(page, 0)
    settled()
    assert page.panel.known.id == three[2]
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    settled()

    assert page.panel.known.id == three[0]


def test_the_arrows_open_no_panel_that_is_closed(three, new_page, settled):  # noqa: ARG001
    page = new_page()
    click(page, 0)
    settled()
    page.panel.close_panel()

    QTest.keyClick(page.table, Qt.Key.Key_Down)
    settled()

    assert not page.panel.isVisible()


def test_choosing_several_rows_opens_none_of_them(three, new_page, settled):
    page = new_page()

    page.table.setCurrentIndex(page.table.records.index(0, 0))
    click(page, 2, Qt.KeyboardModifier.ShiftModifier)
    settled()

    assert sorted(page.table.selected_keys()) == sorted(three)
    assert not page.panel.isVisible()


def test_a_search_that_leaves_the_shown_one_out_leaves_the_panel_alone(three, new_page, settled):
    page = new_page()
    click(page, 0)
    settled()

    QTest.keyClicks(page._search, "holly")
    settled()

    assert page.panel.known.id == three[2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_the_search_the_first_found_is_opened_as_a_click_opens_it(
    new_page, three, settled, key
):
    page = new_page()
    page._search.setText("noor")
    settled()

    QTest.keyClick(page._search, key)
    settled()

    assert page.panel.known.id == three[1]
    assert page.table.current_key == three[1]


def test_a_new_organisation_is_of_the_kind_that_the_list_shows(new_page, three, settled):  # noqa: ARG001 - the page lists the three
    page = new_page()
    page.new()
    assert page.findChildren(FormDialog)[-1].values["kind"] == "School"
    page.findChildren(FormDialog)[-1].reject()
    page._search.setText("noor")
    settled()

    page.new()

    assert page.findChildren(FormDialog)[-1].values["kind"] == "Faith group"
    page.findChildren(FormDialog)[-1].reject()
