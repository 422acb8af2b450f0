from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from liaison_app.actions.edit_objections import add_objection
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisation_entries import ObjectionEntry
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.ui.forms.organisation_form import OrganisationForm
from liaison_app.ui.widgets.page_header import PageHeader
from liaison_app.ui.widgets.pill import FilterChip
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.wishes import OrganisationsShown


def names(page):
    records = page.table.records
    rows = range(records.rowCount())
    while any(records.row(row) is None for row in rows):
        QApplication.processEvents()  # a draft was being written, and the rows come a frame later
    return [records.cell(row, 0).text for row in rows]


def sentences(page, row):
    records = page.table.records
    role = Qt.ItemDataRole.AccessibleTextRole
    return [records.data(records.index(row, place), role) for place in range(len(records.columns))]


def test_an_objection_to_any_contact_is_never_hidden_behind_another(school, database, new_page):
    entry = ObjectionEntry(channel=ObjectionChannel.ALL, organisation_id=school)
    database.write("Object", partial(add_objection, entry=entry))
    page = new_page()

    cell = page.table.records.columns[-1].cell(page.table.records.row(0))

    assert [tag.text for tag in cell.tags] == ["Any contact", "Warning"]
    assert cell.spoken == "No post, No contact, Warning, Ask for Mrs Sample"


def count(page):
    return page.findChild(PageHeader)._count.text()


def press(page, text):
    button = next(
        one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_row_reads_as_sentences(three, new_page):  # noqa: ARG001 - they are in the list
    page = new_page()

    assert names(page) == ["Chase Tenants", "Hollybush Primary School", "Masjid Al-Noor"]
    assert sentences(page, 1) == [
        "Name: Hollybush Primary School, School · Primary",
        "Kind: School",
        "Ward: Chase, EN2 6AA",
        "Postcode: EN2 6AA",
        "Main contact: Mrs Ann Sample, Head Teacher",
        "Phone: 020 7946 0301",
        "E-mail: empty",
        "Last contact: Call, 2 days ago",
        "Tags: empty",
        "Reach: not known",
        "Verified: not verified yet",
        "Objections: No post, Warning, Ask for Mrs Sample",
    ]
    assert sentences(page, 2)[-1] == "Objections: none"
    assert "Last contact: not contacted yet" in sentences(page, 2)


def test_a_misspelt_search_says_which_words_found_whom(three, new_page, settled):  # noqa: ARG001
    page = new_page()

    page._search.setText("hollybusch")
    settled()

    assert names(page) == ["Hollybush Primary School"]
    assert page.filters.found.text().startswith("1 of 3 for “hollybush”")


def test_every_key_of_a_search_is_answered(three, new_page, settled):  # noqa: ARG001
    page = new_page()
    assert count(page) == "3"

    QTest.keyClicks(page._search, "al-no")
    settled()

    assert names(page) == ["Masjid Al-Noor"]
    assert (count(page), page.filters.found.text()) == ("3", "1 of 3")


def test_a_tab_shows_one_kind(three, new_page, settled):  # noqa: ARG001
    page = new_page()

    page.tabs._bar.setCurrentIndex(2)
    settled()

    assert [page.tabs._bar.tabText(place) for place in range(5)] == [
        "All",
        "Schools",
        "Faith groups",
        "Networks",
        "Partners",
    ]
    assert names(page) == ["Masjid Al-Noor"]


def test_a_new_organisation_is_of_the_kind_whose_tab_is_shown(new_page):
    page = new_page()
    page.tabs._bar.setCurrentIndex(3)

    page.new()

    form = page.findChild(OrganisationForm)
    assert form.values["kind"] == "Network"
    assert form.changed == {}


def test_a_filter_is_a_chip_until_it_is_pressed(three, new_page, settled):  # noqa: ARG001
    page = new_page()

    page.filters.open_popover()
    settled()
    QTest.keyClicks(page.filters.popover.search, "chase")
    QTest.keyClick(page.filters.popover.search, Qt.Key.Key_Return)
    settled()
    chip = page.findChild(FilterChip)
    assert (chip.text(), names(page)) == ("Ward: Chase", ["Hollybush Primary School"])
    assert page.filters.found.text() == "1 of 3"
    page.filters.popover.close()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    settled()

    assert len(names(page)) == 3
    assert page.filters.found.text() == "3 shown"


def test_clear_takes_all_filters_away_but_neither_tab_nor_words(three, new_page, settled):  # noqa: ARG001
    page = new_page()
    page.tabs._bar.setCurrentIndex(1)
    QTest.keyClicks(page._search, "holly")
    page.narrowing.narrow(replace(page.narrowing.criteria, warned=True, ward_codes=("E1",)))

    press(page, "Clear")
    settled()

    assert names(page) == ["Hollybush Primary School"]
    assert page.narrowing.criteria == Criteria(kinds=(Kind.SCHOOL,), words="holly")
    assert not page.filters.clear_link.isVisible()


def test_two_kinds_are_a_chip_and_one_is_its_tab(three, new_page, settled):  # noqa: ARG001
    page = new_page()

    page.narrowing.narrow(Criteria(kinds=(Kind.SCHOOL, Kind.FAITH)))
    settled()
    assert page.tabs.key == "all"
    assert [part.words for part in page.filters.parts] == ["Schools or Faith groups"]
    page.narrowing.narrow(Criteria(kinds=(Kind.FAITH,)))
    settled()

    assert page.tabs.key == "faith"
    assert page.filters.parts == ()


def test_closed_organisations_are_shown_when_asked_for(three, new_page, add, settled):  # noqa: ARG001
    add("school", "Old School", standing="closed")
    page = new_page()

    page.narrowing.narrow(Criteria(standings=(Standing.CLOSED,)))
    settled()
    assert names(page) == ["Old School"]
    page.narrowing.narrow(Criteria(standings=()))
    settled()
    assert (len(names(page)), count(page)) == (4, "4")
    page.filters._drop("standings")
    settled()

    assert page.narrowing.criteria == Criteria()
    assert len(names(page)) == 3


def test_all_found_are_chosen_by_one_key_and_so_said(three, new_page, settled):  # noqa: ARG001
    page = new_page()
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (page.filters.chosen.text(), page.filters.choose_all.text()) == (
        "2 chosen",
        "Choose all 3",
    )
    press(page, "Choose all 3")
    assert page.filters.chosen.text() == "All 3 chosen"
    assert not page.filters.choose_all.isVisible()
    page.table.clearSelection()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert list(page.table.selected_keys()) == list(page.table.records.keys)
    assert page.filters.chosen.isVisible()


def test_the_columns_are_offered_by_a_button_too(new_page):
    page = new_page()

    page.filters._columns.click()

    (menu,) = [one for one in page.table.findChildren(QMenu) if one.isVisible()]
    assert "Postcode" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_heading_sorts(three, new_page, settled):  # noqa: ARG001
    page = new_page()

    page.table.order_wanted.emit((SortedBy(column="last_contact", descending=True),))
    settled()

    assert names(page)[0] == "Hollybush Primary School"
    assert page.table.layout_now().order == (SortedBy(column="last_contact", descending=True),)


def test_an_empty_workspace_offers_to_import_a_register(new_page, qtbot):
    page = new_page()

    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(page, "Import a school register")

    assert wanted.args == ["imports", None]


def test_where_nothing_matches_all_can_be_shown_again_or_the_name_taken(three, new_page, settled):  # noqa: ARG001
    page = new_page()
    page.tabs._bar.setCurrentIndex(1)
    QTest.keyClicks(page._search, "Zion")
    settled()

    press(page, "New organisation “Zion”")
    form = page.findChild(OrganisationForm)
    assert form.values["name"] == "Zion"
    form.reject()
    press(page, "Show all")
    settled()

    assert len(names(page)) == 3


def test_another_page_opens_the_tab_of_a_kind(three, new_page, settled):  # noqa: ARG001
    page = new_page()

    page.open_at(OrganisationsShown(kind=Kind.SCHOOL))
    settled()

    assert page.tabs.key == Kind.SCHOOL.value
    assert len(names(page)) == 1


def test_names_are_shown_as_they_are_typed(add, new_page, settled, hostile, shown_as_typed):
    key = add("network", hostile, relay_means=hostile, notes=hostile)
    add("faith", "مسجد النور", tradition="Muslim")
    page = new_page()
    page.open_at(OrganisationsShown(organisation_id=key))
    settled()
    form = page.opened.forms.edit(page.panel.known)

    assert page.panel.known.name == hostile
    for widget in (page, form):
        shown_as_typed(widget)
        assert not widget.grab().isNull()
    form.reject()


def test_the_list_is_a_sound_model(three, new_page, qtmodeltester):  # noqa: ARG001
    page = new_page()

    qtmodeltester.check(page.table.records)

    assert page.table.records.rowCount() == 3
