import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from liaison_app.domain.exports import STANDARD_COLUMNS
from liaison_app.domain.label_sheets import L7160, L7163
from liaison_app.domain.presets import LONGEST_PRESET_NAME
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.presets import presets
from liaison_app.ui.pages.mail_lists.steps import Step
from liaison_app.ui.pages.mail_lists.text_popover import TextPopover

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office):
    """Return the page at its columns, with a list of one school."""
    office.school("Alder School", notes="Ring at noon")
    page = office.open()
    page._make.go_to(Step.COLUMNS)
    return page


def row_of(page, field):
    """Return the row of a field in the table of columns."""
    return page._make.columns._item_of(field)


def tick(page, field, *, ticked):
    state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
    row_of(page, field).setCheckState(0, state)


def answer(page, text):
    """Type into the question that is open, and answer it."""
    QApplication.processEvents()
    asked = next(one for one in page.findChildren(TextPopover) if one.isVisible())
    asked.field.setText(text)
    asked.answer()


def test_the_columns_ticked_are_those_of_the_file_in_their_order(page, office, tmp_path):
    for column in STANDARD_COLUMNS[3:]:
        tick(page, column.field, ticked=False)
    row_of(page, "Addressee").setText(1, "Name")
    page._make.columns.table.setCurrentItem(row_of(page, "Addressee"))
    QTest.keyClick(page._make.columns.table, Qt.Key.Key_Up, CTRL)
    page.save_to(tmp_path / "list.xlsx")
    office.settle()

    sheet = load_workbook(tmp_path / "list.xlsx").active
    assert [cell.value for cell in sheet[1]] == ["Ref", "Name", "Organisation"]


def test_columns_are_ticked_and_moved_by_keys_alone(page):
    table = page._make.columns.table
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert page._make.columns.columns[0].field == "Organisation"
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Down, CTRL)
    assert [one.field for one in page._make.columns.columns[:2]] == ["Organisation", "Ref"]


def test_a_heading_that_word_could_not_read_is_refused_at_once(page, said):
    row_of(page, "Town").setText(1, "The town!")

    assert any("“The town!” cannot head a column." in one for one in said(page))
    assert not page._make.may_be_saved
    page._make.columns._put_back()
    assert page._make.may_be_saved
    assert page._make.columns.columns == STANDARD_COLUMNS


def test_notes_ask_for_a_reason_that_is_kept_in_the_register(page, office, tmp_path):
    tick(page, "Notes", ticked=True)
    assert "Notes" not in [one.field for one in page._make.columns.columns]

    answer(page, "For the visit on Friday")
    assert "Notes" in [one.field for one in page._make.columns.columns]
    page.save_to(tmp_path / "list.xlsx")
    office.settle()

    [entry] = office.database.read(dispatches)
    assert entry.purpose.endswith("; Notes: For the visit on Friday")


def test_a_preset_keeps_the_kind_of_file_and_its_columns_for_the_team(page, office):
    for column in STANDARD_COLUMNS[2:]:
        tick(page, column.field, ticked=False)
    page._make.presets._ask_name()
    answer(page, "Two columns")
    office.settle()
    [kept] = office.database.read(presets)
    assert (kept.name, kept.columns) == ("Two columns", STANDARD_COLUMNS[:2])

    page._make.columns._put_back()
    office.choose(page, "labels")
    page._make.presets._choose(kept)
    office.settle()

    assert page._make.kind.name == "mail_list"
    assert page._make.columns.columns == STANDARD_COLUMNS[:2]
    assert page._make.presets.button.accessibleName() == "Preset: Two columns"


def test_a_preset_keeps_the_labels_and_where_they_begin(page, office):
    office.choose(page, "labels")
    settings = page._make.settings
    settings._sheet.setCurrentIndex(settings._sheet.findData(L7163.name))
    settings._choose_sheet()
    settings._first.setValue(5)
    page._make.presets._ask_name()
    answer(page, "Labels of 14")
    office.settle()
    settings._sheet.setCurrentIndex(settings._sheet.findData(L7160.name))
    settings._choose_sheet()
    settings._first.setValue(1)

    [kept] = office.database.read(presets)
    page._make.presets._choose(kept)
    office.settle()

    assert settings.settings.sheet == L7163
    assert settings.settings.first_label == 5


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("eml", {"subject": "A word from «Team»"}),
        ("bcc", {"batch": 20}),
        ("call_sheet", {"what_to_say": "Ask who heard of it\nand when"}),
    ],
)
def test_a_preset_keeps_what_its_kind_of_file_asks_for(page, office, kind, typed):
    office.choose(page, kind)
    page._make.settings.show_kept(typed)
    page._make.presets._ask_name()
    answer(page, "Mine")
    office.settle()
    page._make.settings.show_kept({"subject": "", "batch": 50, "what_to_say": ""})

    [kept] = office.database.read(presets)
    page._make.presets._choose(kept)

    settings = page._make.settings.settings
    assert {name: getattr(settings, name) for name in typed} == typed


def test_a_preset_that_was_changed_since_says_so_until_it_is_saved_again(page, office):
    button = page._make.presets.button
    page._make.presets._ask_name()
    answer(page, "Mine")
    office.settle()
    assert button.accessibleName() == "Preset: Mine"

    tick(page, "Ref", ticked=False)
    assert button.accessibleName() == "Preset: Mine, changed"
    page._make.presets._change(page._make.presets.current)
    office.settle()
    assert button.accessibleName() == "Preset: Mine"

    office.choose(page, "labels")
    assert button.accessibleName() == "Preset: Mine, changed"
    page._make.presets._choose(page._make.presets.current)
    office.settle()
    assert button.accessibleName() == "Preset: Mine"


def test_a_preset_of_a_long_name_leaves_the_steps_their_room(page, office):
    page._make.presets._ask_name()
    answer(page, "L" * LONGEST_PRESET_NAME)
    office.settle()

    button = page._make.presets.button
    assert button.text() == f"Preset: {'L' * 27}…"
    assert button.accessibleName() == f"Preset: {'L' * LONGEST_PRESET_NAME}"


def test_the_examples_stay_when_the_columns_go_back_to_their_names(page):
    assert row_of(page, "Organisation").text(2) == "Alder School"
    page._make.columns._put_back()
    assert row_of(page, "Organisation").text(2) == "Alder School"


def test_a_preset_is_renamed_changed_and_deleted(page, office):
    page._make.presets._ask_name()
    answer(page, "Labels")
    office.settle()
    page._make.presets._ask_new_name(page._make.presets.current)
    answer(page, "Letters")
    office.settle()
    tick(page, "Ref", ticked=False)
    page._make.presets._change(page._make.presets.current)
    office.settle()
    [kept] = office.database.read(presets)
    assert (kept.name, kept.columns) == ("Letters", STANDARD_COLUMNS[1:])

    page._make.presets._delete(page._make.presets.current)
    office.settle()
    assert office.database.read(presets) == ()


def test_no_preset_keeps_notes(page, office, said):
    tick(page, "Notes", ticked=True)
    answer(page, "For the visit on Friday")
    page._make.presets._ask_name()
    answer(page, "With notes")
    office.settle()

    assert office.database.read(presets) == ()
    assert any("cannot be kept in a preset" in one for one in said(page))
