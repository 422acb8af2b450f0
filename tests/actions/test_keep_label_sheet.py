from dataclasses import replace
from functools import partial

import pytest

from liaison_app.actions.keep_label_sheet import keep_label_sheet
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.label_sheets import L7160, LABEL_SHEETS
from liaison_app.queries.label_sheets import label_sheets


def keep(database, **changed):
    """Keep a sheet like the maker's, but for some of it, and return its key."""
    sheet = replace(L7160, **{"name": "Ours", **changed})
    return database.write("Keep", partial(keep_label_sheet, sheet=sheet)).value


def test_a_sheet_that_was_measured_is_offered_behind_the_makers_own(database):
    keep(database, width=6_000)
    assert database.read(label_sheets) == (
        *LABEL_SHEETS,
        replace(L7160, name="Ours", width=6_000),
    )


def test_a_sheet_measured_again_under_its_name_takes_the_place_of_the_first(database):
    first = keep(database)
    assert keep(database, name="OURS", height=3_000) == first
    assert [one.height for one in database.read(label_sheets)[len(LABEL_SHEETS) :]] == [3_000]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": " "}, "Give the sheet a name."),
        ({"name": "l7160"}, "l7160 is the maker's own sheet."),
        ({"name": "x" * 41}, "The name is longer than 40 letters."),
        ({"across": 5}, "off the paper"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_with_a_reason(database, changed, said):
    with pytest.raises(LiaisonError, match=said):
        keep(database, **changed)
    assert database.read(label_sheets) == LABEL_SHEETS
