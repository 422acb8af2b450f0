"""The team's tags in the settings: seen with their colour, changed, added and deleted."""

from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_tags import add_tag, delete_tag, save_tag
from liaison_app.actions.undo import undo_last
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.tags import TagColour
from liaison_app.queries.tags import tags
from liaison_app.settings import Settings
from liaison_app.store import saving
from liaison_app.store.tables import OrganisationTag
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.page import SettingsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks

NOW = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def write(workspace):
    """Return what does a writing and returns its value."""
    return lambda writing, **said: workspace.database.write("Given", partial(writing, **said)).value


@pytest.fixture
def governors(write, workspace):
    """Write a red tag that one school bears; return its key."""
    tag = write(add_tag, name="Governors", colour=TagColour.RED)
    entry = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    bear = {"organisation_id": write(save_organisation, entry=entry), "tag_id": tag}
    workspace.database.write("Given", lambda c: saving.insert(c, OrganisationTag, bear))
    return tag


@pytest.fixture
def real_tasks(qapp, workspace):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(workspace.database)
    yield made
    made.close()


@pytest.fixture
def settled(real_tasks, settle):
    """Return what lets the page's work finish."""

    def finished():
        settle(real_tasks)
        QApplication.processEvents()
        settle(real_tasks)

    return finished


@pytest.fixture
def page(theme, workspace, real_tasks, qtbot, settled):
    """Return the page, filled, with the tags open."""
    desk = Desk(
        folder=workspace.folder,
        database=workspace.database,
        tasks=real_tasks,
        remembered=Remembered(Settings()),
        theme=theme,
        clock=lambda: NOW,
        officer_id=lambda: None,
    )
    made = SettingsPage(desk=desk)
    real_tasks.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1160, 720)
    made.open_at("tags")
    made.show()
    settled()
    return made


@pytest.fixture
def shown(governors, page, settled):  # noqa: ARG001 - the tag is there to be listed
    """Return the section, which lists the tag Governors."""
    section = page.sections["tags"]
    section.reload()
    settled()
    return section


@pytest.fixture
def kept(workspace):
    """Return what reads the name and colour of every tag."""
    return lambda: [(tag.name, tag.colour) for tag in workspace.database.read(tags)]


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def listed(section):
    return [section._list.itemAt(place).widget().chip.text() for place in range(len(section.rows))]


def test_a_tag_is_listed_in_its_colour_with_how_many_bear_it(shown, governors):
    row = shown.rows[governors]

    assert row.chip._tone == "bad"
    assert {"Governors", "1 organisation"} <= set(words(row))
    assert row.delete_button.accessibleName() == "Delete Governors, also from 1 organisation"


def test_without_a_tag_it_says_so(page):
    assert any("No tag yet." in one for one in words(page.sections["tags"]))


def test_a_tag_is_given_another_name_and_colour_by_its_pencil_and_enter(
    shown, governors, settled, kept, workspace
):
    row = shown.rows[governors]

    row.change_button.click()
    row.name.setText("School governors")
    row.colour.setCurrentText("Blue")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    settled()

    assert kept() == [("School governors", TagColour.BLUE)]
    assert (row.chip.text(), row.chip._tone, row.changing) == ("School governors", "accent", False)
    undo_last(workspace.database)
    assert kept() == [("Governors", TagColour.RED)]


def test_esc_leaves_a_tag_as_it_was(shown, governors, settled, kept):
    row = shown.rows[governors]
    row.change_button.click()
    row.name.setText("Other")
    row.colour.setCurrentText("Green")

    QTest.keyClick(row.colour, Qt.Key.Key_Escape)
    settled()

    assert not row.changing
    assert kept() == [("Governors", TagColour.RED)]
    row.change_button.click()
    assert (row.name.text(), row.colour.currentText()) == ("Governors", "Red")


def test_a_tag_keeps_away_from_another_s_name_and_what_was_typed_stays(
    shown, governors, write, settled, kept
):
    write(add_tag, name="Imams")
    row = shown.rows[governors]
    row.change_button.click()
    row.name.setText("imams")

    row.save()
    settled()

    assert "There is a tag “imams” already." in words(shown.message)
    assert (row.changing, row.name.text()) == (True, "imams")
    assert kept() == [("Governors", TagColour.RED), ("Imams", TagColour.GREY)]


def test_what_is_being_typed_stays_and_a_stale_save_is_told(
    shown, governors, write, settled, kept, workspace
):
    row = shown.rows[governors]
    row.change_button.click()
    row.name.setText("Mine")
    (seen,) = workspace.database.read(tags)
    write(save_tag, tag_id=seen.id, version=seen.version, name="Theirs", colour=TagColour.GREEN)
    shown.reload()
    settled()
    assert row.name.text() == "Mine"

    row.save()
    settled()
    assert "Somebody changed this tag" in " ".join(words(shown.message))
    assert kept() == [("Theirs", TagColour.GREEN)]

    shown.message.pressed.emit()
    assert (row.changing, row.chip.text(), row.chip._tone) == (False, "Theirs", "ok")


def test_a_tag_is_deleted_and_comes_back_with_whoever_bore_it_by_undo(
    shown, governors, settled, kept, workspace
):
    shown.rows[governors].delete_button.click()
    settled()
    assert kept() == []
    assert shown.rows == {}
    assert any("No tag yet." in one for one in words(shown))

    undo_last(workspace.database)
    shown.reload()
    settled()

    assert "1 organisation" in words(shown.rows[governors])


def test_a_tag_deleted_by_somebody_else_leaves_the_list(shown, governors, write, settled):
    row = shown.rows[governors]
    row.change_button.click()
    row.name.setText("Mine")
    write(delete_tag, tag_id=governors, version=None)

    row.save()
    settled()

    assert "This tag is not there any more." in words(shown.message)
    assert shown.rows == {}


def test_a_tag_is_added_by_ctrl_enter_in_its_place_by_name(page, shown, settled, kept, qtbot):
    shown.name.setText("  Faith leaders ")
    shown.colour.setCurrentText("Amber")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()

    assert kept() == [("Faith leaders", TagColour.AMBER), ("Governors", TagColour.RED)]
    assert listed(shown) == ["Faith leaders", "Governors"]
    assert (shown.name.text(), shown.colour.currentText()) == ("", "Grey")


def test_a_renamed_tag_moves_to_its_place_by_name(shown, governors, write, settled):
    write(add_tag, name="Imams")
    shown.reload()
    settled()
    row = shown.rows[governors]
    row.change_button.click()
    row.name.setText("School governors")

    row.save()
    settled()

    assert listed(shown) == ["Imams", "School governors"]


@pytest.mark.parametrize("typed", ["", "…", "GOVERNORS"])
def test_a_new_tag_needs_a_name_of_its_own(shown, settled, kept, typed):
    shown.name.setText(typed)

    shown.add_button.click()
    settled()

    assert shown._name_row.problem
    assert kept() == [("Governors", TagColour.RED)]


def test_ctrl_enter_in_a_tag_being_changed_saves_that_tag(page, shown, governors, settled, kept):
    shown.name.setText("Imams")
    row = shown.rows[governors]
    row.change_button.click()
    row.name.setText("Heads")

    page.save()
    settled()

    assert kept() == [("Heads", TagColour.RED)]
    assert shown.name.text() == "Imams"


def test_a_tag_given_elsewhere_is_counted_at_once(shown, governors, write, real_tasks, settled):
    entry = OrganisationEntry(values={"kind": "school", "name": "Highlands"})
    bear = {"organisation_id": write(save_organisation, entry=entry), "tag_id": governors}

    real_tasks.write("Tag", lambda c: saving.insert(c, OrganisationTag, bear), owner=shown)
    settled()

    assert "2 organisations" in words(shown.rows[governors])


def test_a_hostile_name_is_shown_as_typed(page, write, settled, hostile, shown_as_typed):
    write(add_tag, name=hostile)
    section = page.sections["tags"]
    section.reload()
    settled()

    assert hostile in words(section)
    shown_as_typed(page)
