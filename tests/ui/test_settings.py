from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from liaison_app.actions.edit_team import add_ward, save_officer, save_team
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaigns import Marking
from liaison_app.queries.team import officers, team, wards
from liaison_app.settings import Settings, load_settings
from liaison_app.store.backup import list_backups
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.page import SettingsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.theme import Mode

NOW = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def write(workspace):
    """Return what does a writing and returns its value."""
    return lambda writing, **said: workspace.database.write("Given", partial(writing, **said)).value


@pytest.fixture
def chase(write):
    """Write a team, a ward and an officer; return the officer's key."""
    write(save_team, values={"name": "Chase Team", "phone": "020 7946 0100"}, version=None)
    ward = write(add_ward, code="E05000195", name="Chase", source_year=2022)
    return write(save_officer, values={"rank": "PC", "name": "Sample"}, ward_ids=[ward])


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

    return finished


@pytest.fixture
def page(theme, workspace, real_tasks, qtbot, chase, settled):
    """Return the page, filled; the officer is at this computer."""
    desk = Desk(
        folder=workspace.folder,
        database=workspace.database,
        tasks=real_tasks,
        remembered=Remembered(Settings()),
        theme=theme,
        clock=lambda: NOW,
        officer_id=lambda: chase,
    )
    made = SettingsPage(desk=desk)
    real_tasks.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1160, 720)
    made.show()
    settled()
    return made


@pytest.fixture
def section(page, settled):
    """Return what opens a section."""

    def opened(key):
        page.open_at(key)
        settled()
        return page.sections[key]

    return opened


def put(section, name, text):
    section.fields.rows[name].field.setText(text)


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def press_save(page):
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_team_is_shown_and_nothing_is_to_be_saved(section):
    shown = section("team")

    assert shown.fields.values["name"] == "Chase Team"
    assert not shown.save_button.isEnabled()


def test_the_team_is_saved_by_ctrl_enter_and_one_undo_takes_it_back(
    page, section, settled, workspace, qtbot
):
    shown = section("team")
    put(shown, "station", "Edmonton")
    shown.marking.choose(Marking.SENSITIVE)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    press_save(page)
    settled()

    kept = workspace.database.read(team)
    assert (kept.station, kept.marking) == ("Edmonton", Marking.SENSITIVE)
    assert not shown.save_button.isEnabled()
    undo_last(workspace.database)
    assert workspace.database.read(team).station == ""


def test_a_slip_is_said_beside_its_field_and_nothing_is_saved(section, settled, workspace):
    shown = section("team")
    put(shown, "email", "no address")

    shown.save_button.click()
    settled()

    assert shown.fields.rows["email"].problem
    assert workspace.database.read(team).email == ""
    put(shown, "email", "team@police.example")
    assert not shown.fields.rows["email"].problem


def test_what_is_being_typed_stays_and_a_stale_save_is_told(section, settled, workspace, write):
    shown = section("team")
    put(shown, "station", "Mine")
    write(save_team, values={"station": "Theirs"}, version=None)

    shown.reload()
    settled()
    assert shown.fields.values["station"] == "Mine"
    shown.save_button.click()
    settled()
    assert "Somebody changed this team" in " ".join(words(shown.message))
    assert workspace.database.read(team).station == "Theirs"

    shown.message.pressed.emit()
    settled()
    assert shown.fields.values["station"] == "Theirs"


def test_wards_are_listed_with_their_code_and_year(section):
    assert {"Chase", "E05000195   2022", "0 organisations"} <= set(words(section("wards")))


def test_several_wards_are_added_from_pasted_lines(section, settled, workspace):
    shown = section("wards")
    shown.lines.setPlainText("E05000210\tTown\nE05000195 Chase\n")
    shown.year.setText("2022")

    shown.add_button.click()
    settled()

    kept = [(ward.name, ward.source_year) for ward in workspace.database.read(wards)]
    assert kept == [("Chase", 2022), ("Town", 2022)]
    assert shown.lines.toPlainText() == ""
    assert "1 ward added." in words(shown.message)


def test_a_line_that_is_no_ward_is_said_and_stays(section, settled, workspace):
    shown = section("wards")
    shown.lines.setPlainText("Chase and Town")

    shown.save()
    settled()

    assert "is no ward" in shown._lines_row.problem
    assert shown.lines.toPlainText() == "Chase and Town"
    assert len(workspace.database.read(wards)) == 1


def test_a_year_is_a_year(section, settled, workspace):
    shown = section("wards")
    shown.lines.setPlainText("E05000210 Town")
    for wrong in ("22", "soon"):
        shown.year.setText(wrong)

        shown.save()
        settled()

        assert shown._year_row.problem
    assert len(workspace.database.read(wards)) == 1


def test_a_ward_is_renamed_by_its_pencil_and_enter(section, settled, workspace):
    shown = section("wards")
    (row,) = shown.rows.values()

    row.rename_button.click()
    row.name.setText("Chase Side")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    settled()

    assert [ward.name for ward in workspace.database.read(wards)] == ["Chase Side"]
    assert "Chase Side" in words(shown)


def test_esc_leaves_the_name_of_a_ward(section, settled, workspace):
    (row,) = section("wards").rows.values()
    row.rename_button.click()
    row.name.setText("Other")

    QTest.keyClick(row.name, Qt.Key.Key_Escape)
    settled()

    assert row.currentIndex() == 0
    assert [ward.name for ward in workspace.database.read(wards)] == ["Chase"]


def test_a_ward_is_removed_and_comes_back_by_undo(section, settled, workspace):
    (row,) = section("wards").rows.values()

    row.remove_button.click()
    settled()
    assert workspace.database.read(wards) == ()
    undo_last(workspace.database)

    assert [ward.name for ward in workspace.database.read(wards)] == ["Chase"]


def test_the_officer_at_this_computer_is_marked(section, chase, write, settled):
    other = write(save_officer, values={"name": "Example"})
    shown = section("officers")
    shown.reload()
    settled()

    assert shown.rows[chase].you.isVisibleTo(shown)
    assert not shown.rows[other].you.isVisibleTo(shown)


def test_an_officer_is_added_with_wards(section, settled, workspace):
    shown = section("officers")
    shown.add_button.click()
    form = shown.form
    form.fields.rows["rank"].field.setText("PCSO")
    form.fields.rows["name"].field.setText("Example")
    for box in form.boxes.values():
        box.setChecked(True)

    shown.save()
    settled()

    added = next(one for one in workspace.database.read(officers) if one.name == "Example")
    assert (added.rank, len(added.ward_ids)) == ("PCSO", 1)
    assert shown.form is None
    assert "PCSO Example" in words(shown)


def test_an_officer_is_edited_and_may_take_this_account(section, settled, workspace, chase):
    shown = section("officers")
    shown.rows[chase].edit_button.click()
    shown.form._take_account()

    shown.form.save_button.click()
    settled()

    assert workspace.database.read(officers)[0].account


def test_an_officer_needs_a_name(section, settled, workspace):
    shown = section("officers")
    shown.add_button.click()

    shown.form.save_button.click()
    settled()

    assert shown.form.fields.rows["name"].problem
    assert len(workspace.database.read(officers)) == 1


def test_a_stale_officer_is_told_and_shown_as_kept(section, settled, write, chase):
    shown = section("officers")
    shown.rows[chase].edit_button.click()
    write(save_officer, values={"name": "Sample", "rank": "Sergeant"}, officer_id=chase)
    shown.reload()
    shown.form.fields.rows["phone"].field.setText("07700 900123")

    shown.form.save_button.click()
    settled()
    assert "Somebody changed this officer" in " ".join(words(shown.message))
    shown.message.pressed.emit()

    assert shown.form.fields.values["rank"] == "Sergeant"


def test_an_officer_is_removed(section, settled, workspace, chase):
    shown = section("officers")

    shown.rows[chase].remove_button.click()
    settled()

    assert workspace.database.read(officers) == ()


def test_a_backup_is_made_and_listed(section, settled, workspace):
    shown = section("backups")
    assert "There is no backup yet." in words(shown)

    shown.now_button.click()
    settled()
    settled()

    (backup,) = list_backups(workspace.folder)
    assert backup.reason == "by hand"
    assert {"Thu 25 May 2017, 10:50", "By hand", "Last backup: today"} <= set(words(shown))


def test_the_line_that_restores_a_backup_can_be_copied(section, workspace):
    shown = section("backups")

    shown._copy()

    assert QGuiApplication.clipboard().text() == f"liaison restore BACKUP {workspace.folder}"


def test_the_look_changes_at_once_and_is_kept(section, theme):
    shown = section("appearance")

    shown.mode._group.button(2).click()
    shown.size_of_text._group.button(3).click()

    assert (theme._mode, theme._percent) == (Mode.DARK, 150)
    kept = load_settings()
    assert (kept.appearance, kept.text_percent) == ("dark", 150)


def test_a_text_size_that_was_tampered_with_shows_as_the_nearest(section):
    shown = section("appearance")

    assert shown.size_of_text.value == 100


def test_the_workspace_says_where_it_is_and_how_its_key_is_kept(section, workspace):
    said = words(section("workspace"))

    assert str(workspace.folder) in said
    assert any("the key is in a file that only your account can read" in one for one in said)


def test_a_sound_file_is_said_to_be_sound(section, settled):
    shown = section("workspace")

    shown.check_button.click()
    settled()

    assert any("The file is sound" in one for one in words(shown.message))


def test_hostile_names_are_shown_as_typed(page, section, write, settled, hostile, shown_as_typed):
    write(add_ward, code="E05000210", name=hostile)
    write(save_officer, values={"name": hostile, "rank": "PC"})
    section("wards").reload()
    section("officers").reload()
    settled()
    page.sections["officers"].add_button.click()

    assert hostile in words(page.sections["wards"])
    shown_as_typed(page)


def test_another_page_may_open_a_section(page):
    page.open_at("backups")

    assert page._stack.currentWidget() is page.sections["backups"]
    page.open_at("nonsense")
    assert page._stack.currentWidget() is page.sections["backups"]
