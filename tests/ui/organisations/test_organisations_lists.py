"""Saved lists on the organisations page: as tabs, made of what is shown, and picked by hand."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sqlalchemy import select

from liaison_app.actions.edit_memberships import join_network
from liaison_app.actions.edit_saved_lists import delete_list, save_list
from liaison_app.actions.edit_tags import add_tag, delete_tag
from liaison_app.actions.undo import undo_last
from liaison_app.domain.criteria import Criteria, Missing
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.queries.saved_lists import saved_lists
from liaison_app.store.tables import Membership
from liaison_app.ui.forms.membership_forms import ManyToNetworkForm
from tests.ui.organisations.conftest import TODAY

SCHOOLS = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,)))
ALL = ListSet(mark=SetMark.INCLUDE, criteria=Criteria())


@pytest.fixture
def save(real_tasks, settle):
    """Return what saves a list as a window would, and returns its key."""

    def saved(name, *sets, pinned=True):
        entry = SavedListEntry(name=name, definition=ListDefinition(sets=sets), pinned=pinned)
        keys = []
        writing = partial(save_list, entry=entry)
        real_tasks.write("Save", writing, owner=real_tasks, then=keys.append)
        settle(real_tasks)
        return keys[0]

    return saved


def tabs(page):
    return [page.tabs._bar.tabText(place) for place in range(5, page.tabs._bar.count())]


def names(page):
    records = page.table.records
    rows = range(records.rowCount())
    while any(records.row(row) is None for row in rows):
        QApplication.processEvents()  # a draft was being written, and the rows come a frame later
    return [records.cell(row, 0).text for row in rows]


def lists(database):
    return database.read(partial(saved_lists, today=TODAY))


def test_pinned_lists_are_tabs_with_live_counts(three, new_page, save, add, settled):  # noqa: ARG001
    save("Schools here", SCHOOLS)
    save("Not pinned", ALL, pinned=False)
    page = new_page()
    assert tabs(page) == ["Schools here  1"]

    add("school", "Second School")
    page.on_changed(frozenset({"organisation"}))
    settled()

    assert tabs(page) == ["Schools here  2"]


def test_a_list_is_shown_by_its_tab_and_filtered_further(three, new_page, save, settled):  # noqa: ARG001
    save("Everybody", ALL)
    page = new_page()
    page.narrowing.narrow(Criteria(warned=True))

    page.tabs._bar.setCurrentIndex(5)
    settled()
    assert (len(names(page)), page.filters.parts) == (3, ())
    page.narrowing.narrow(Criteria(standings=(), kinds=(Kind.FAITH,)))
    settled()

    assert names(page) == ["Masjid Al-Noor"]
    assert page.filters.found.text() == "1 of 3"
    assert [part.words for part in page.filters.parts] == ["Faith groups"]
    page.tabs._bar.setCurrentIndex(1)
    settled()
    assert page.narrowing.criteria == Criteria(kinds=(Kind.SCHOOL,))


def test_a_list_that_is_not_pinned_has_a_tab_while_it_is_shown(three, new_page, save, settled):  # noqa: ARG001
    key = save("Quiet", ALL, pinned=False)
    page = new_page()

    page.narrowing.choose_list(key)
    settled()

    assert tabs(page) == ["Quiet  3"]
    assert page.tabs.key == f"list {key}"


def test_a_list_that_somebody_deletes_gives_way_to_all(
    three, new_page, save, database, real_tasks, settled
):
    page = new_page()
    key = save("Schools", SCHOOLS)
    page.narrowing.choose_list(key)
    settled()

    real_tasks.write("Delete", partial(delete_list, list_id=key, version=None), owner=page)
    settled()

    assert (page.tabs.key, len(names(page))) == ("all", len(three))
    assert lists(database) == ()


def test_what_is_shown_is_saved_as_a_list(three, new_page, database, settled):  # noqa: ARG001
    page = new_page()
    page.narrowing.narrow(Criteria(kinds=(Kind.FAITH,), missing=(Missing.EMAIL,)))

    page.filters.save.click()
    settled()
    builder = page.narrowing._lists.builder
    builder.frame.name.setText("Groups")
    builder.frame.name.textEdited.emit("Groups")
    builder.frame.pinned.setChecked(True)
    builder.save()
    settled()
    builder.close()

    (seen,) = lists(database)
    assert (seen.name, seen.count) == ("Groups", 1)
    assert tabs(page) == ["Groups  1"]


def menu_of(page):
    page._show_menu(page.table.mapToGlobal(page.table.rect().center()))
    (menu,) = [one for one in page.findChildren(QMenu) if one.isVisible() and one.actions()]
    return menu


def act(menu, text):
    for action in menu.actions():
        if action.text() == text:
            action.trigger()
            return True
        if action.menu() is not None and act(action.menu(), text):
            return True
    return False


def test_those_chosen_are_put_on_a_list_and_taken_off_it_by_hand(
    three, new_page, save, database, settled
):
    key = save("Schools", SCHOOLS)
    page = new_page()
    page.table.go_to(three[1])

    menu = menu_of(page)
    assert act(menu, "Schools")
    menu.close()
    settled()
    assert lists(database)[0].definition.added == (three[1],)
    page.narrowing.choose_list(key)
    settled()
    page.table.go_to(three[0])
    menu = menu_of(page)
    assert act(menu, "Take off “Schools”")
    menu.close()
    settled()

    assert names(page) == ["Masjid Al-Noor"]
    undo_last(database)
    assert lists(database)[0].count == 2


def test_a_list_of_a_list_keeps_to_both(three, new_page, save, database, settled):  # noqa: ARG001
    key = save("Everybody", ALL)
    page = new_page()
    page.narrowing.choose_list(key)
    page.narrowing.narrow(Criteria(standings=(), kinds=(Kind.SCHOOL,)))
    settled()

    page.filters.save.click()
    settled()
    builder = page.narrowing._lists.builder

    assert builder.frame.editor.total.text() == "1 organisation now"
    assert [card.set.mark for card in builder.frame.editor.cards] == [
        SetMark.INCLUDE,
        SetMark.MUST,
    ]
    builder.close()


def test_an_empty_list_says_that_nobody_is_on_it(three, new_page, save, settled):  # noqa: ARG001
    key = save("Nobody")
    page = new_page()

    page.narrowing.choose_list(key)
    settled()

    assert page._empty._why._sentence.text() == "Nobody is on this list now."


def test_an_empty_list_says_which_tag_is_gone_and_offers_to_change_it(
    three,  # noqa: ARG001 - there are organisations
    new_page,
    save,
    database,
    real_tasks,
    settled,
):
    tag = database.write("Tag", partial(add_tag, name="Halal")).value
    key = save("Tagged", ListSet(mark=SetMark.INCLUDE, criteria=Criteria(tag_ids=(tag,))))
    page = new_page()
    page.narrowing.choose_list(key)
    settled()
    why = page._empty._why
    assert why._hint.text().startswith("Look at whom")

    real_tasks.write("Delete", partial(delete_tag, tag_id=tag, version=None), owner=page)
    settled()
    settled()
    assert why._hint.text().startswith("It asks for a tag that was deleted.")
    why._button.click()
    settled()

    builder = page.narrowing._lists.builder
    assert (builder.isVisible(), builder._shown) == (True, key)
    builder.close()


def tab_menu(page):
    bar = page.tabs._bar
    bar.customContextMenuRequested.emit(bar.tabRect(5).center())
    (menu,) = [one for one in page.findChildren(QMenu) if one.isVisible()]
    return menu


def test_a_lists_tab_has_a_menu_to_copy_unpin_and_delete_it(
    three,  # noqa: ARG001 - they are on it
    new_page,
    save,
    database,
    settled,
):
    save("Everybody", ALL)
    page = new_page()

    menu = tab_menu(page)
    assert act(menu, "Duplicate")
    menu.close()
    settled()
    page.narrowing._lists.builder.close()
    menu = tab_menu(page)
    assert act(menu, "Take the tab away")
    menu.close()
    settled()
    assert [(one.name, one.pinned) for one in lists(database)] == [
        ("Everybody", False),
        ("Everybody copy", False),
    ]
    page.narrowing.choose_list(lists(database)[1].id)
    settled()
    menu = tab_menu(page)
    assert act(menu, "Delete")
    menu.close()
    settled()

    assert [one.name for one in lists(database)] == ["Everybody"]
    assert page.tabs.key == "all"


def test_a_list_is_renamed_on_its_tab_and_undo_gives_the_old_name_back(
    three,  # noqa: ARG001 - they are on it
    new_page,
    save,
    database,
    real_tasks,
    settled,
    qtbot,
):
    save("Everybody", ALL)
    page = new_page()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.tabs._bar.setCurrentIndex(5)
    page.tabs._bar.setFocus()
    settled()

    QTest.keyClick(page.tabs._bar, Qt.Key.Key_F2)
    name = page.tabs._name
    assert (name.isVisible(), name.selectedText()) == (True, "Everybody")
    QTest.keyClicks(name, "All of them")
    QTest.keyClick(name, Qt.Key.Key_Return)
    settled()

    assert not name.isVisible()
    assert tabs(page) == ["All of them  3"]
    real_tasks.write_by(partial(undo_last, database), label="Undo", owner=page)
    settled()
    assert tabs(page) == ["Everybody  3"]


def test_a_name_that_is_taken_is_refused_and_can_be_mended_on_the_tab(
    three,  # noqa: ARG001 - they are on it
    new_page,
    save,
    settled,
):
    save("Everybody", ALL)
    save("Schools", SCHOOLS)
    page = new_page()
    menu = tab_menu(page)
    assert act(menu, "Rename\tF2")
    menu.close()
    name = page.tabs._name

    name.setText("schools")
    QTest.keyClick(name, Qt.Key.Key_Return)
    settled()
    assert page.message.isVisible()
    assert name.isVisible()
    name.setText("Schools too")
    QTest.keyClick(name, Qt.Key.Key_Return)
    settled()

    assert tabs(page) == ["Schools  1", "Schools too  3"]


def test_esc_leaves_the_name_of_a_list_as_it_was(three, new_page, save, settled):  # noqa: ARG001
    save("Everybody", ALL)
    page = new_page()
    page.tabs._bar.tabBarDoubleClicked.emit(5)
    QTest.keyClicks(page.tabs._name, "Nobody")

    QTest.keyClick(page.tabs._name, Qt.Key.Key_Escape)
    settled()

    assert not page.tabs._name.isVisible()
    assert tabs(page) == ["Everybody  3"]


def test_many_join_a_network_as_one_step_after_it_was_said_how_many(
    three, new_page, add, database, real_tasks, settled
):
    school, mosque, tenants = three
    join = partial(join_network, organisation_ids=[school], network_id=tenants)
    real_tasks.write("Join", join, owner=real_tasks)
    add("school", "Second School")
    page = new_page()
    page.table.go_to(school)
    page.table.selectAll()
    assert act(menu_of(page), "Add to a network…")
    (form,) = page.findChildren(ManyToNetworkForm)
    assert not form.save_button.isEnabled()

    form._field.choose(tenants, "Chase Tenants")
    settled()
    assert form.preview.text() == (
        "2 organisations join it. 1 belongs to it already. The network itself is left out."
    )
    form.save()
    settled()
    m = Membership
    members = select(m.organisation_id).where(m.network_id == tenants)
    count = len(database.read(lambda c: c.execute(members).all()))
    undo_last(database)

    assert count == 3
    assert database.read(lambda c: c.execute(members).scalars().all()) == [school]
    assert mosque != school
