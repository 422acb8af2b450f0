"""What this user's lists and window were left like, and that a tampered file harms nothing."""

import pytest

from liaison_app.settings import Settings, load_settings
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.widgets.record_cells import Cell, Column, SortedBy
from liaison_app.ui.widgets.record_table import RecordTable


@pytest.fixture
def table(qtbot, theme):  # noqa: ARG001 - the look
    """Return what makes a table of two columns, as a page does."""

    def made():
        columns = (
            Column(name="name", heading="Name", cell=lambda row: Cell(text=row)),
            Column(name="ward", heading="Ward", cell=lambda row: Cell(text=row)),
        )
        shown = RecordTable("Organisations", columns, lambda keys: dict.fromkeys(keys, "x"))
        qtbot.addWidget(shown)
        return shown

    return made


def test_a_list_is_found_sorted_as_it_was_left(table):
    first = table()
    Remembered(load_settings()).arrange(first, "organisations")
    first.set_order((SortedBy(column="ward", descending=True),))
    again = table()
    Remembered(load_settings()).arrange(again, "organisations")
    assert again.layout_now().order == (SortedBy(column="ward", descending=True),)
    other = table()
    Remembered(load_settings()).arrange(other, "people")
    assert not other.layout_now().order


@pytest.mark.parametrize(
    "kept",
    [
        {"columns": "no list", "order": []},
        {"columns": [{"made": "up"}], "order": []},
        {"order": []},
        "nothing of the kind",
    ],
)
def test_a_layout_that_was_tampered_with_is_the_usual_one(table, kept):
    shown = table()
    usual = shown.layout_now()
    Remembered(Settings(layouts={"organisations": kept})).arrange(shown, "organisations")
    assert shown.layout_now().order == usual.order
    assert not shown.isColumnHidden(0)


def test_the_width_of_the_panel_is_kept(theme):  # noqa: ARG001 - the look
    Remembered(Settings()).keep_panel_width(412)
    assert load_settings().panel_width == 412
