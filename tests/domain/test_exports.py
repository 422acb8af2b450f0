"""Headings are Word's merge fields: what may head a column, and what may not."""

import pytest

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import STANDARD_COLUMNS, ExportColumn, LabelSheet, must_be_columns
from liaison_app.domain.merge_fields import FIELDS_WITH_A_REASON, MAIL_LIST_FIELDS, OFFERED_FIELDS
from liaison_app.domain.presets import asking_a_reason, must_be_preset_columns


def columns(*headings):
    """Return columns of these headings."""
    return [ExportColumn(field="Ref", heading=heading) for heading in headings]


@pytest.mark.parametrize("heading", ["A", "Ref", "Address_line_1", "x" * 40, "a_", "A1", "A__b"])
def test_letters_digits_and_underscores_may_head_a_column(heading):
    must_be_columns(columns(heading), offered=OFFERED_FIELDS)


@pytest.mark.parametrize(
    "heading", ["", "1st", "_a", "a b", "a-b", "Größe", "x" * 41, "=A1", "a.b", "a\n", "\u0661a"]
)
def test_nothing_else_may(heading):
    with pytest.raises(LiaisonError, match="cannot head a column"):
        must_be_columns(columns(heading), offered=OFFERED_FIELDS)


def test_two_columns_are_not_called_alike_in_any_capitals():
    with pytest.raises(LiaisonError, match="Two columns are called REF"):
        must_be_columns(columns("Ref", "REF"), offered=OFFERED_FIELDS)


def test_there_is_a_column_and_its_field_is_known():
    with pytest.raises(LiaisonError, match="no column"):
        must_be_columns((), offered=OFFERED_FIELDS)
    with pytest.raises(LiaisonError, match="no field Age"):
        must_be_columns([ExportColumn(field="Age", heading="Age")], offered=OFFERED_FIELDS)


def test_the_standard_columns_are_the_31_that_saved_letters_lean_on():
    assert [column.heading for column in STANDARD_COLUMNS] == list(MAIL_LIST_FIELDS)
    assert len(STANDARD_COLUMNS) == 31
    must_be_columns(STANDARD_COLUMNS, offered=OFFERED_FIELDS)
    must_be_preset_columns(STANDARD_COLUMNS)


def test_faith_and_notes_ask_for_a_reason_under_whatever_heading():
    asking = [ExportColumn(field=one, heading=f"C{n}") for n, one in enumerate(OFFERED_FIELDS)]
    assert set(asking_a_reason(asking)) == FIELDS_WITH_A_REASON
    with pytest.raises(LiaisonError, match="Tradition and Denomination"):
        must_be_preset_columns(
            [one for one in asking if one.field in {"Tradition", "Denomination"}]
        )


def test_a_sheet_has_as_many_labels_as_rows_times_columns():
    sheet = LabelSheet(
        name="L", across=3, down=7, width=1, height=1, left=1, top=1, pitch_across=1, pitch_down=1
    )
    assert sheet.labels == 21
