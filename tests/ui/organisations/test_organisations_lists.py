"""Saved lists on the organisations page: as tabs, made of what is shown, and picked by hand."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from liaison_app.actions.edit_saved_lists import delete_list, save_list
from liaison_app.actions.undo import undo_last
from liaison_app.domain.criteria import Criteria, Missing
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.queries.saved_lists import saved_lists
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

    page.filters._save.click()
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

    page.filters._save.click()
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
