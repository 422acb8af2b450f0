"""Presets are the team's, kept whole, and never hold what tells of faith."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_presets import delete_preset, rename_preset, save_preset
from liaison_app.actions.undo import redo_last, undo_last
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.exports import (
    STANDARD_COLUMNS,
    AddresseePolicy,
    ExportColumn,
    ExportSettings,
    RowOrder,
    RowPer,
)
from liaison_app.domain.label_sheets import L7163
from liaison_app.domain.merge_fields import FIELDS_WITH_A_REASON
from liaison_app.domain.presets import LONGEST_PRESET_NAME, PresetEntry
from liaison_app.files.formats import FORMATS
from liaison_app.queries.presets import presets
from liaison_app.store.tables import ExportPreset

SHORT = PresetEntry(
    name="Head teachers by officer",
    format="mail_list",
    row_per=RowPer.ROLE,
    addressee=AddresseePolicy.POST,
    order=RowOrder.OFFICER,
    columns=(
        ExportColumn(field="Ref", heading="Number"),
        ExportColumn(field="Mobile", heading="Mobile"),
        ExportColumn(field="Organisation", heading="School"),
    ),
)


@pytest.fixture
def write(database):
    """Return what does a writing as one step, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def kept(database):
    """Return what reads the presets."""
    return lambda: database.read(presets)


def test_a_preset_is_read_as_it_was_saved(write, kept):
    key = write(save_preset, entry=SHORT)

    (one,) = kept()

    assert (one.id, one.version) == (key, 1)
    assert _entry(one) == SHORT


def test_presets_come_by_name_whatever_its_case(write, kept):
    for name in ("zeal", "Alpha", "beta"):
        write(save_preset, entry=replace(SHORT, name=name))
    assert [one.name for one in kept()] == ["Alpha", "beta", "zeal"]


def test_a_preset_is_saved_over_and_renamed_under_its_key(write, kept):
    key = write(save_preset, entry=SHORT)
    other = replace(SHORT, order=RowOrder.POSTCODE, columns=STANDARD_COLUMNS)

    assert write(save_preset, entry=other, preset_id=key, version=1) == key
    write(rename_preset, preset_id=key, version=2, name="  Heads ")

    assert [_entry(one) for one in kept()] == [replace(other, name="Heads")]


def test_deleting_a_preset_can_be_undone_and_done_again(database, write, kept):
    key = write(save_preset, entry=SHORT)
    write(delete_preset, preset_id=key, version=1)
    assert kept() == ()
    undo_last(database)
    assert [(one.id, _entry(one)) for one in kept()] == [(key, SHORT)]
    redo_last(database)
    assert kept() == ()


def test_saving_and_renaming_can_be_undone(database, write, kept):
    key = write(save_preset, entry=SHORT)
    write(rename_preset, preset_id=key, version=1, name="Heads")
    undo_last(database)
    assert [one.name for one in kept()] == [SHORT.name]
    undo_last(database)
    assert kept() == ()


@pytest.mark.parametrize("field", sorted(FIELDS_WITH_A_REASON))
def test_what_tells_of_faith_and_notes_is_never_kept_in_a_preset(write, kept, field):
    columns = (*SHORT.columns, ExportColumn(field=field, heading="Harmless"))
    with pytest.raises(LiaisonError, match="cannot be kept in a preset") as refused:
        write(save_preset, entry=replace(SHORT, columns=columns))
    assert field.replace("_", " ") in refused.value.sentence
    assert kept() == ()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ((), "no column"),
        ((ExportColumn(field="Shoe_size", heading="Size"),), "no field Shoe_size"),
        ((ExportColumn(field="Ref", heading="Our number"),), "cannot head a column"),
        (tuple(ExportColumn(field=f, heading="Ref") for f in ("Ref", "Post")), "Two columns"),
    ],
)
def test_columns_that_cannot_head_a_list_are_refused(write, kept, columns, said):
    with pytest.raises(LiaisonError, match=said):
        write(save_preset, entry=replace(SHORT, columns=columns))
    assert kept() == ()


def test_a_format_with_its_own_columns_keeps_none(write, kept):
    write(save_preset, entry=replace(SHORT, format="labels"))
    assert [one.columns for one in kept()] == [()]


SETTINGS = ExportSettings(
    sheet=L7163,
    first_label=5,
    batch=20,
    subject="A word: «Organisation» = friends",
    what_to_say="Ask who\nheard of it,\nand “when”",
)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_whatever_a_format_asks_for_is_kept_and_nothing_else(write, kept, kind):
    write(save_preset, entry=replace(SHORT, format=kind.name, settings=SETTINGS))

    [one] = kept()

    asked = {name: getattr(SETTINGS, name) for name in kind.asks}
    if "sheet" in asked:
        asked["sheet"] = L7163.name
    assert one.settings == asked
    assert one.columns == (SHORT.columns if kind.chooses_columns else ())


def test_a_preset_made_another_kind_of_file_lets_go_of_what_that_does_not_ask(database, write):
    key = write(save_preset, entry=replace(SHORT, format="labels", settings=SETTINGS))
    p = ExportPreset
    asked = select(p.sheet, p.first_label, p.batch, p.subject, p.what_to_say)
    read = partial(database.read, lambda connection: tuple(connection.execute(asked).one()))
    assert read() == (L7163.name, 5, None, "", "")

    write(save_preset, entry=replace(SHORT, settings=SETTINGS), preset_id=key, version=1)
    assert read() == ("", None, None, "", "")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (" ", "Give the preset a name"),
        ("x" * (LONGEST_PRESET_NAME + 1), "longer than"),
        ("HEAD teachers  by officer", "called “Head teachers by officer” already"),
    ],
)
def test_a_name_that_is_empty_too_long_or_taken_is_refused(write, name, said):
    write(save_preset, entry=SHORT)
    second = write(save_preset, entry=replace(SHORT, name="Second"))
    with pytest.raises(LiaisonError, match=said):
        write(save_preset, entry=replace(SHORT, name=name))
    with pytest.raises(LiaisonError, match=said):
        write(rename_preset, preset_id=second, version=1, name=name)


def test_a_preset_may_be_given_its_own_name_in_other_letters(write, kept):
    key = write(save_preset, entry=SHORT)
    write(rename_preset, preset_id=key, version=1, name=SHORT.name.upper())
    assert [one.name for one in kept()] == [SHORT.name.upper()]


def test_a_preset_that_somebody_changed_or_deleted_since_is_not_overwritten(write):
    key = write(save_preset, entry=SHORT)
    write(rename_preset, preset_id=key, version=1, name="Heads")
    with pytest.raises(Stale):
        write(delete_preset, preset_id=key, version=1)
    write(delete_preset, preset_id=key, version=2)
    with pytest.raises(NotFound):
        write(rename_preset, preset_id=key, version=2, name="Gone")


def _entry(seen):
    return PresetEntry(
        name=seen.name,
        format=seen.format,
        row_per=seen.row_per,
        addressee=seen.addressee,
        order=seen.order,
        columns=seen.columns,
    )
