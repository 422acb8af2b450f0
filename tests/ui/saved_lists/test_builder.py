"""The builder says whom a list selects while it is being made, and loses nothing that was typed."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.actions.edit_tags import add_tag, delete_tag
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.queries.saved_lists import saved_lists
from liaison_app.store.bulk import insert_many
from liaison_app.store.tables import Organisation
from liaison_app.ui.saved_lists.builder import SavedListBuilder
from liaison_app.ui.tasks import Tasks

TODAY = date(2017, 5, 26)
SCHOOLS = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,)))


class Desk:
    """A builder on a real workspace of two schools and a chapel."""

    def __init__(self, database, tasks, settle, qtbot):
        self.database, self.tasks, self._settle = database, tasks, settle
        self.keys = {}
        for kind, name in (("school", "Oak"), ("school", "Elm"), ("faith", "Lane Chapel")):
            entry = OrganisationEntry(values={"kind": kind, "name": name})
            self.keys[name] = self.write(save_organisation, entry=entry)
        self.builder = SavedListBuilder(tasks=tasks, database=database, today=lambda: TODAY)
        qtbot.addWidget(self.builder)
        self.frame = self.builder.frame
        self.editor = self.frame.editor

    def write(self, writing, **given):
        """Do a writing, and return its value."""
        return self.database.write("Write", partial(writing, **given)).value

    def settle(self):
        """Let background work finish."""
        self._settle(self.tasks)

    def save(self, name, *sets, **picked):
        """Save a list behind the builder's back, and return its key."""
        definition = ListDefinition(sets=sets, **picked)
        return self.write(save_list, entry=SavedListEntry(name=name, definition=definition))

    def open(self, list_id=None):
        """Open the builder."""
        self.builder.open_at(list_id)
        self.settle()

    def lists(self):
        """Return the lists as they are kept."""
        return self.database.read(partial(saved_lists, today=TODAY))

    def type_name(self, name):
        """Type another name."""
        self.frame.name.selectAll()
        QTest.keyClicks(self.frame.name, name)

    def press(self, text, within=None):
        """Press the button with this text."""
        button = next(
            one
            for one in (within or self.builder).findChildren(QPushButton)
            if one.text() == text and one.isVisible()
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def filter(self, card, words):
        """Set a filter of a card by typing a value into its popover."""
        self.press("Filter", within=card)
        popover = self.editor.popover
        QTest.keyClicks(popover.search, words)
        QTest.keyClick(popover.search, Qt.Key.Key_Return)
        popover.close()
        self.settle()

    def names(self):
        """Return the lists at the left, each with what is said beside it."""
        return [(line.words, line.hint) for line in self.frame.lists.lines]


@pytest.fixture
def desk(theme, qapp, database, settle, qtbot):  # noqa: ARG001 - looks are the theme's
    tasks = Tasks(database)
    made = Desk(database, tasks, settle, qtbot)
    yield made
    made.builder.close()
    tasks.close()


def test_whom_a_list_selects_is_said_and_counted_while_it_is_made(desk):
    desk.open()
    assert "No saved list yet." in desk.frame.lists.item(0).text()

    desk.press("New list")
    assert desk.editor.sentence.text().startswith("Nobody yet")
    desk.press("Add a set")
    assert desk.editor.total.text() == "3 organisations now"
    desk.filter(desk.editor.cards[0], "schools")
    assert desk.editor.sentence.text() == "Schools."
    assert desk.editor.total.text() == "2 organisations now"
    desk.press("Exclude", within=desk.editor.cards[0])

    assert desk.editor.sentence.text() == "All organisations, but no schools."
    assert desk.editor.total.text() == "1 organisation now"
    assert desk.editor.cards[0].count.text() == "2 organisations"
    assert desk.lists() == ()


def test_a_new_list_is_saved_by_ctrl_enter_and_shown_among_the_others(desk, qtbot):
    desk.save("Another", SCHOOLS)
    desk.builder.begin(ListDefinition(sets=(SCHOOLS,), added=(desk.keys["Lane Chapel"],)))
    desk.settle()
    desk.type_name("Everybody")
    desk.frame.pinned.setChecked(True)

    desk.builder.activateWindow()
    qtbot.waitUntil(desk.builder.isActiveWindow)
    with qtbot.waitSignal(desk.builder.saved) as saved:
        QTest.keyClick(desk.frame.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()

    (seen,) = [one for one in desk.lists() if one.name == "Everybody"]
    assert (seen.id, seen.pinned, seen.count) == (saved.args[0], True, 3)
    assert desk.names() == [("Another", "2"), ("Everybody", "3")]
    assert not desk.frame.save_button.isEnabled()


def test_a_name_that_is_taken_is_said_and_nothing_is_lost(desk):
    desk.save("Schools", SCHOOLS)
    desk.builder.begin(ListDefinition(sets=(SCHOOLS,)))
    desk.settle()
    desk.type_name("schools")

    desk.press("Save")

    assert desk.frame.message.isVisible()
    assert desk.frame.name.text() == "schools"
    assert desk.names()[-1] == ("schools", "not saved")


def test_what_was_not_saved_stays_while_other_lists_are_looked_at(desk):
    first, second = desk.save("First", SCHOOLS), desk.save("Second")
    desk.open(first)

    desk.type_name("Firstly")
    desk.frame.lists.chosen.emit(second)
    desk.settle()
    assert (desk.frame.name.text(), desk.names()[0]) == ("Second", ("Firstly", "not saved"))
    desk.builder.close()
    desk.open(first)
    assert desk.frame.name.text() == "Firstly"
    desk.press("Give up the changes")

    assert desk.frame.name.text() == "First"
    assert desk.names() == [("First", "2"), ("Second", "0")]


def test_a_list_that_is_begun_takes_no_other_new_one_with_it(desk):
    desk.builder.begin(ListDefinition(sets=(SCHOOLS,)))
    desk.settle()
    desk.builder.begin(ListDefinition())
    desk.settle()
    assert desk.names() == [("New list", "not saved")]

    desk.type_name("Mine")
    desk.builder.begin(ListDefinition(sets=(SCHOOLS,)))
    desk.settle()

    assert desk.names() == [("Mine", "not saved"), ("New list", "not saved")]
    assert desk.editor.sentence.text() == "Schools."


def test_what_was_not_saved_is_there_again_after_a_crash(desk, qtbot):
    key = desk.save("First", SCHOOLS)
    desk.open(key)
    desk.type_name("Firstly")
    desk.press("New list")
    desk.type_name("Begun")
    desk.builder._kept.write()
    desk.settle()

    again = SavedListBuilder(tasks=desk.tasks, database=desk.database, today=lambda: TODAY)
    qtbot.addWidget(again)
    again.open_at(key)
    desk.settle()

    assert again.frame.name.text() == "Firstly"
    assert [line.words for line in again.frame.lists.lines] == ["Firstly", "Begun"]
    again.frame.give_up.click()
    again._kept.write()
    desk.settle()
    assert again.frame.name.text() == "First"
    again.close()


def test_typing_the_old_name_again_leaves_nothing_to_save(desk):
    desk.open(desk.save("First", SCHOOLS))

    desk.type_name("Other")
    assert desk.frame.save_button.isEnabled()
    desk.type_name("First")

    assert not desk.frame.save_button.isEnabled()


def test_a_list_is_copied_deleted_and_brought_back(desk):
    desk.open(desk.save("Schools", SCHOOLS))

    desk.press("Duplicate")
    assert desk.frame.name.text() == "Schools copy"
    desk.press("Delete")
    assert [one.name for one in desk.lists()] == ["Schools"]
    desk.press("Bring it back")

    assert [one.name for one in desk.lists()] == ["Schools", "Schools copy"]
    assert not desk.frame.message.isVisible()


def test_what_somebody_else_changes_is_shown(desk):
    key = desk.save("Schools", SCHOOLS)
    desk.open(key)

    entry = SavedListEntry(name="Renamed", definition=ListDefinition(), list_id=key, version=None)
    desk.tasks.write("Rename", partial(save_list, entry=entry), owner=desk.tasks)
    desk.settle()

    assert desk.frame.name.text() == "Renamed"
    assert desk.editor.cards == []


def test_a_change_elsewhere_leaves_the_filters_one_is_at(desk):
    desk.open(desk.save("Schools", SCHOOLS))
    card = desk.editor.cards[0]
    desk.press("Filter", within=card)

    entry = OrganisationEntry(values={"kind": "school", "name": "Ash"})
    desk.tasks.write("Add", partial(save_organisation, entry=entry), owner=desk.tasks)
    desk.settle()
    QTest.keyClicks(desk.editor.popover.search, "with a warn")
    QTest.keyClick(desk.editor.popover.search, Qt.Key.Key_Return)
    desk.settle()

    assert desk.editor.cards == [card]
    assert card.criteria == Criteria(kinds=(Kind.SCHOOL,), warned=True)
    assert desk.names() == [("Schools", "not saved")]


def test_a_set_is_taken_away_and_a_chip_with_its_filter(desk):
    narrow = ListSet(mark=SetMark.MUST, criteria=Criteria(words="oak", kinds=(Kind.SCHOOL,)))
    desk.open(desk.save("Both", SCHOOLS, narrow))
    card = desk.editor.cards[1]

    desk.press("Matching “oak”", within=card)
    assert card.criteria == Criteria(kinds=(Kind.SCHOOL,))
    card.remove_wanted.emit()
    desk.settle()

    assert [one.set for one in desk.editor.cards] == [SCHOOLS]
    assert desk.frame.save_button.isEnabled()


def test_a_list_with_more_picks_than_a_statement_holds_is_opened(desk):
    def fill(connection):
        rows = (("school", f"School {number}", "active") for number in range(40_000))
        columns = ("kind", "name", "standing")
        for _ in insert_many(connection, Organisation, columns=columns, rows=rows):
            pass

    desk.write(fill)
    keys = desk.database.read(
        lambda c: [key for (key,) in c.exec_driver_sql("SELECT id FROM organisation")]
    )

    desk.builder.begin(ListDefinition(added=tuple(keys)))
    desk.settle()

    assert desk.editor.total.text() == "40,003 organisations now"
    assert desk.editor.definition.added == tuple(keys)


def test_names_are_shown_as_typed(desk, hostile, shown_as_typed):
    key = desk.write(
        save_organisation, entry=OrganisationEntry(values={"kind": "faith", "name": hostile})
    )
    list_id = desk.save(hostile, ListSet(mark=SetMark.INCLUDE, criteria=Criteria(words=hostile)))
    desk.open(list_id)
    desk.editor.added.choose([key])
    desk.settle()

    shown_as_typed(desk.builder)
    assert not desk.builder.grab().isNull()


def test_a_list_that_asks_for_a_tag_deleted_since_says_so_and_offers_to_ask_no_more(desk):
    tag = desk.write(add_tag, name="Halal")
    tagged = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,), tag_ids=(tag,)))
    key = desk.save("Tagged", tagged)
    desk.open(key)
    (card,) = desk.editor.cards
    assert not card._gone.isVisible()

    desk.tasks.write("Delete", partial(delete_tag, tag_id=tag, version=None), owner=desk.builder)
    desk.settle()
    desk.settle()
    assert card._gone.isVisible()
    assert desk.editor.sentence.text() == "Schools with a tag that was deleted."
    card._gone.pressed.emit()
    desk.builder.save()
    desk.settle()

    assert not card._gone.isVisible()
    assert desk.editor.sentence.text() == "Schools."
    assert desk.lists()[0].definition.sets == (SCHOOLS,)
