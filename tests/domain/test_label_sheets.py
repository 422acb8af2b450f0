from dataclasses import replace

import pytest

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.label_sheets import (
    L7160,
    L7162,
    L7163,
    LABEL_SHEETS,
    must_be_sheet,
    places_on,
)


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.name)
def test_the_makers_sheets_can_be(sheet):
    must_be_sheet(sheet, first_label=sheet.labels)


def test_labels_are_counted_along_the_rows():
    first, second, *_, last = places_on(L7160)

    assert (first.number, first.left, first.top, first.width, first.height) == (
        1,
        7.2,
        15.15,
        63.5,
        38.1,
    )
    assert (second.number, second.left, second.top) == (2, 73.24, 15.15)
    assert last.number == 21
    assert last.left == pytest.approx(7.2 + 2 * 66.04)
    assert last.top == pytest.approx(15.15 + 6 * 38.1)


@pytest.mark.parametrize(
    ("sheet", "labels", "height"), [(L7160, 21, 3_810), (L7162, 16, 3_387), (L7163, 14, 3_810)]
)
def test_each_sheet_has_its_labels_and_the_same_edge_above_and_below(sheet, labels, height):
    assert sheet.labels == labels
    below = 29_700 - sheet.top - (sheet.down - 1) * sheet.pitch_down - height
    assert abs(below - sheet.top) <= 5


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"across": 0}, "no labels"),
        ({"down": -1}, "no labels"),
        ({"paper_width": 100}, "paper must be"),
        ({"paper_height": 100_000}, "paper must be"),
        ({"width": 1_000}, "too small"),
        ({"height": 100}, "too small"),
        ({"pitch_across": 6_349}, "side by side would overlap"),
        ({"pitch_down": 3_809}, "overlap those below"),
        ({"left": -1}, "begin off the paper"),
        ({"top": -1}, "begin off the paper"),
        ({"left": 1_500}, "0.58 mm off the paper's right"),
        ({"down": 8}, "22.95 mm below the paper"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_by_what_is_wrong(changed, sentence):
    with pytest.raises(LiaisonError, match=sentence) as refused:
        must_be_sheet(replace(L7160, **changed))

    assert refused.value.hint


@pytest.mark.parametrize("first", [0, 22])
def test_a_first_label_that_is_not_on_the_sheet_is_refused(first):
    with pytest.raises(LiaisonError, match=f"no label {first}"):
        must_be_sheet(L7160, first_label=first)


def test_one_label_on_a_sheet_needs_no_pitch():
    must_be_sheet(replace(L7160, across=1, down=1, pitch_across=0, pitch_down=0))
