from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_people import add_person, bin_people, leave_post
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ContactStanding, ObjectionChannel
from liaison_app.domain.criteria import Mark
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import ObjectionEntry, PersonEntry
from liaison_app.domain.people import PersonStanding
from liaison_app.queries.people_wanted import PostState
from liaison_app.queries.person_details import role_kept
from liaison_app.ui.pages.people.cards import ObjectionLine, RoleRow, WarningLine
from liaison_app.ui.records.contact_row import ContactRow
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.wishes import LogOutreachWanted, OrganisationsShown, PeopleShown

TODAY = date(2017, 5, 26)


def names(page):
    model = page.table.records
    return [model.row(number).shown for number in range(model.rowCount())]


def sentences(page, number):
    row = page.table.records.row(number)
    return {column.heading: column.sentence(row) for column in page.table.records.columns}


def parts(page, kind):
    return [one for one in page.panel.findChildren(kind) if one.isVisible()]


def act(menu, words):
    next(one for one in menu.actions() if one.text() == words).trigger()


def press(page, name):
    button = next(one for one in parts(page, QAbstractButton) if one.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_people_are_listed_with_their_posts_and_how_to_reach_them(two, new_page):
    page = new_page()

    assert names(page) == ["Imam Rahman", "Mrs Ann Sample"]
    said = sentences(page, 1)
    assert said["Posts"] == "Posts: Head Teacher, Hollybush Primary School"
    assert said["Phone"] == "Phone: 07700 900123"
    assert said["Groups"] == "Groups: Key Individual Network"
    assert said["Last contact"] == "Last contact: Call, 2 days ago"
    assert said["Objections"] == "Objections: No e-mail, Warning, Bereaved"
    assert page.header._count.text() == "2"
    assert len(two) == 2


def test_an_objection_to_any_contact_is_never_hidden_behind_another(ann, database, new_page):
    entry = ObjectionEntry(channel=ObjectionChannel.ALL, person_id=ann)
    database.write("Object", partial(add_objection, entry=entry))
    page = new_page()

    cell = page.table.records.columns[-1].cell(page.table.records.row(0))

    assert [tag.text for tag in cell.tags] == ["Any contact", "Warning"]
    assert cell.spoken == "No e-mail, No contact, Warning, Bereaved"


@pytest.mark.usefixtures("two")
def test_a_search_counts_what_it_shows_beside_all(new_page, settled):
    page = new_page()

    page.open_at(PeopleShown(words="masjid"))
    settled()

    assert names(page) == ["Imam Rahman"]
    assert (page.header._count.text(), page.filters.found.text()) == ("2", "1 of 2")


@pytest.fixture
def filter_by(settled):
    """Return what types words into the filters of a page, and chooses the last that they find."""

    def choosing(page, words):
        page.filters.open_popover()
        settled()
        QTest.keyClicks(page.filters.popover.search, words)
        page.filters.popover.list.setCurrentRow(page.filters.popover.list.count() - 1)
        QTest.keyClick(page.filters.popover.search, Qt.Key.Key_Return)
        settled()
        page.filters.popover.close()

    return choosing


@pytest.mark.usefixtures("two")
def test_filters_are_chips_that_can_be_taken_away(new_page, settled, filter_by):
    page = new_page()

    filter_by(page, "key individual")
    assert names(page) == ["Mrs Ann Sample"]
    assert [part.words for part in page.filters.parts] == [Mark.KIN.label]
    page.filters._drop("marks")
    settled()

    assert names(page) == ["Imam Rahman", "Mrs Ann Sample"]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("words", "chip", "who"),
    [
        ("no phone", "No phone", "Imam Rahman"),
        ("without a warning", "Without a warning", "Imam Rahman"),
        ("schools", "Schools", "Mrs Ann Sample"),
    ],
)
def test_people_are_filtered_by_what_organisations_are(new_page, filter_by, words, chip, who):
    page = new_page()

    filter_by(page, words)

    assert names(page) == [who]
    assert [part.words for part in page.filters.parts] == [chip]
    assert page.filters.found.text() == "1 of 2"


@pytest.mark.usefixtures("two")
def test_filters_and_search_stay_while_others_than_those_in_post_are_shown(
    new_page, settled, filter_by
):
    page = new_page()
    filter_by(page, "no phone")

    page.filters.show_state(PostState.ANY)
    settled()
    assert [part.words for part in page.filters.parts] == ["In post or former", "No phone"]
    page.filters._drop("state")
    settled()

    assert [part.words for part in page.filters.parts] == ["No phone"]
    page.filters._clear()
    settled()
    assert (page.filters.parts, len(names(page))) == ((), 2)


@pytest.mark.usefixtures("two")
def test_all_found_can_be_chosen(new_page):
    page = new_page()

    page.table.selectAll()
    assert page.filters.chosen.text() == "All 2 chosen"


@pytest.mark.usefixtures("two")
def test_a_column_puts_the_list_in_order_and_is_remembered(new_page, settled):
    page = new_page()

    page.table.order_wanted.emit((SortedBy(column="name", descending=True),))
    settled()

    assert names(page) == ["Mrs Ann Sample", "Imam Rahman"]
    assert page.table.layout_now().order == (SortedBy(column="name", descending=True),)


@pytest.mark.usefixtures("two")
def test_nobody_found_says_why_and_leads_on(new_page, settled):
    page = new_page()
    page.open_at(PeopleShown(words="zzzz"))
    settled()
    assert "Nobody matches “zzzz”." in page._empty._why.accessibleName()

    page._empty._why.pressed.emit()
    settled()

    assert len(names(page)) == 2


def test_those_who_left_are_one_press_away(ann, kept, new_page, settled, database):
    role = kept().posts[0].id
    database.write("Leave", partial(leave_post, role_id=role, version=None, on=TODAY))
    page = new_page()
    assert page._empty.isVisible()

    page._empty.former_wanted.emit()
    settled()

    assert names(page) == ["Mrs Ann Sample"]
    assert sentences(page, 0)["Posts"].endswith("until 26 May 2017")
    assert page.table.records.keys[0] == ann


def test_an_empty_bin_says_what_belongs_there(two, new_page, settled):
    page = new_page()

    page.filters.show_state(PostState.BINNED)
    settled()

    assert page._empty._why.accessibleName().startswith("The bin is empty.")
    assert two


def test_a_person_goes_to_the_bin_and_back(opened, kept, settled, ann):
    act(opened.panel.add_menu, "Put into the bin")
    settled()
    assert kept().standing is PersonStanding.BINNED
    assert names(opened) == ["Imam Rahman"]

    press(opened, "Put back")
    settled()

    assert kept().standing is PersonStanding.ACTIVE
    assert ann in opened.table.records.keys


def test_several_people_go_to_the_bin_in_one_step(two, new_page, settled, database):
    page = new_page()
    page.table.selectAll()
    menu = QMenu()
    page.fill_menu(menu, key=two[0], chosen=2)

    act(menu, "Put 2 people into the bin")
    settled()
    assert names(page) == []
    undo_last(database)
    page.reload()
    settled()

    assert len(names(page)) == 2


def test_people_in_the_bin_are_put_back_from_the_list(two, new_page, settled, database):
    database.write("Bin", partial(bin_people, person_ids=two))
    page = new_page()
    page.filters.show_state(PostState.BINNED)
    settled()
    page.table.selectAll()
    menu = QMenu()
    page.fill_menu(menu, key=two[0], chosen=2)

    act(menu, "Put 2 people back")
    settled()
    page.filters.show_state(PostState.HOLDS)
    settled()

    assert len(names(page)) == 2


def test_the_bin_is_searched_and_emptied_and_says_who_was_spared(two, new_page, settled, database):
    database.write("Bin", partial(bin_people, person_ids=two))
    page = new_page()
    page.filters.show_state(PostState.BINNED)
    settled()
    page._search.setText("rahmann")
    settled()
    assert names(page) == ["Imam Rahman"]
    page._search.setText("nobody of that name")
    settled()
    assert page._empty._why.accessibleName().startswith("Nobody in the bin matches")
    page._search.setText("")
    settled()

    QTest.mouseClick(page.filters.empty, Qt.MouseButton.LeftButton)
    settled()

    assert names(page) == ["Mrs Ann Sample"]
    said = page.message.accessibleName()
    assert said.startswith("1 person was deleted; 1 person stays in the bin.")
    assert "A contact that was logged" in said
    page.filters.show_state(PostState.HOLDS)
    assert not page.filters.empty.isVisible()


def test_a_contact_is_logged_with_the_organisations_of_those_selected(two, new_page, qtbot):
    page = new_page()
    page.table.selectAll()

    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.filters.log_wanted.emit()

    assert wanted.args[0] == "log_outreach"
    assert len(wanted.args[1].organisation_ids) == len(two)


def test_what_must_be_minded_comes_first_in_the_panel(opened):
    cards = [opened.panel._cards.itemAt(place).widget() for place in range(2)]

    assert [type(one) for one in cards] == [WarningLine, ObjectionLine]
    shown = {label.text() for label in parts(opened, QLabel)}
    assert {"Bereaved", "No e-mail", "Annie", "Welsh", "At Hollybush Primary School"} <= shown


def test_a_click_on_a_number_copies_it(opened):
    row = parts(opened, ContactRow)[0]

    QTest.mouseClick(row.text, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "07700 900123"


def test_one_press_while_on_the_phone_verifies_a_number(opened, kept, settled):
    QTest.mouseClick(parts(opened, ContactRow)[0].verify, Qt.MouseButton.LeftButton)
    settled()

    own = kept().contacts[0]
    assert (own.standing, own.verified_on, own.verified_by) == (
        ContactStanding.VERIFIED,
        TODAY,
        "PC Sample",
    )
    assert "by PC Sample" in parts(opened, ContactRow)[0].below.text()


@pytest.mark.parametrize(
    ("words", "standing"),
    [("Bounced", ContactStanding.BOUNCED), ("Gone away", ContactStanding.GONE)],
)
def test_a_number_that_fails_is_marked_so(opened, kept, settled, words, standing):
    act(parts(opened, ContactRow)[0].menu, words)
    settled()

    assert kept().contacts[0].standing is standing


def test_a_number_is_removed(opened, kept, settled):
    act(parts(opened, ContactRow)[0].menu, "Remove")
    settled()

    assert [one.shown for one in kept().contacts] == ["020 7946 0301"]


def test_an_objection_is_withdrawn_and_a_warning_ended(opened, kept, settled):
    press(opened, "Withdraw")
    settled()
    press(opened, "End")
    settled()

    assert (kept().objections, kept().warnings) == ((), ())


def test_a_post_typed_in_error_is_removed(opened, kept, settled):
    act(parts(opened, RoleRow)[0].menu, "Remove, it was typed in error")
    settled()

    assert kept().posts == ()
    assert kept().contacts == ()


def test_a_change_that_comes_too_late_is_said_on_the_page(opened, settled, database):
    row = parts(opened, ContactRow)[0]
    database.write("Theirs", lambda c: c.exec_driver_sql("UPDATE contact_point SET version = 7"))

    row._verify()
    settled()

    assert opened.message.isVisible()


def test_the_organisation_of_a_post_is_one_press_away(opened, kept, qtbot):
    with qtbot.waitSignal(opened.page_wanted) as wanted:
        press(opened, "Hollybush Primary School")

    place = kept().posts[0].place.id
    assert wanted.args == ["organisations", OrganisationsShown(organisation_id=place)]


def test_a_contact_is_logged_with_the_organisation_of_the_one_shown(opened, kept, qtbot):
    with qtbot.waitSignal(opened.page_wanted) as wanted:
        press(opened, "Log contact")

    place = kept().posts[0].place.id
    assert wanted.args == ["log_outreach", LogOutreachWanted(organisation_ids=(place,))]


def test_a_name_is_shown_as_it_was_typed(
    hostile, shown_as_typed, place, database, new_page, settled
):
    entry = PersonEntry(
        organisation_id=place(hostile), name=PersonName(surname=hostile), post=hostile
    )
    role = database.write("Add", partial(add_person, entry=entry)).value
    page = new_page()
    page.open_at(PeopleShown(person_id=database.read(partial(role_kept, key=role)).person_id))
    settled()

    shown_as_typed(page)
    shown_as_typed(page.opened.forms.edit(page.panel.known))
