"""A saved list says in one sentence whom it selects."""

import pytest

from liaison_app.domain.criteria import Criteria, Missing
from liaison_app.domain.criteria_words import CriteriaNames
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_list_words import NOBODY_YET, list_sentence
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SetMark

NAMES = CriteriaNames(wards={"E1": "Chase"})
SCHOOLS = Criteria(kinds=(Kind.SCHOOL,), ward_codes=("E1",))
GROUPS = Criteria(kinds=(Kind.FAITH,))
WARNED = Criteria(warned=True)


def sentence(*sets, added=(), removed=()):
    listed = [ListSet(mark=mark, criteria=criteria) for mark, criteria in sets]
    return list_sentence(ListDefinition(sets=listed, added=added, removed=removed), NAMES)


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ([(SetMark.INCLUDE, SCHOOLS)], "Schools in Chase."),
        (
            [(SetMark.INCLUDE, SCHOOLS), (SetMark.INCLUDE, GROUPS)],
            "Schools in Chase and faith groups.",
        ),
        (
            [(SetMark.INCLUDE, SCHOOLS), (SetMark.EXCLUDE, WARNED)],
            "Schools in Chase, but none with a warning.",
        ),
        (
            [(SetMark.MUST, Criteria(missing=(Missing.EMAIL,)))],
            "All organisations, but only those with no e-mail.",
        ),
        (
            [
                (SetMark.INCLUDE, GROUPS),
                (SetMark.INCLUDE, Criteria(words="oak", warned=True)),
                (SetMark.MUST, Criteria(missing=(Missing.EMAIL,))),
                (SetMark.MUST, SCHOOLS),
                (SetMark.EXCLUDE, SCHOOLS),
                (SetMark.EXCLUDE, WARNED),
            ],
            (
                "Faith groups; and organisations with a warning, matching “oak”, but only those "
                "with no e-mail which are also schools in Chase, and no schools in Chase and none "
                "with a warning."
            ),
        ),
        ([(SetMark.INCLUDE, Criteria())], "All active organisations."),
        ([(SetMark.EXCLUDE, Criteria())], "All organisations, but no organisations."),
    ],
)
def test_the_sets_are_said_in_the_order_in_which_they_count(sets, said):
    assert sentence(*sets) == said


def test_what_was_picked_by_hand_is_said_last():
    assert sentence() == NOBODY_YET
    assert sentence(added=[1]) == "1 organisation picked by hand."
    assert sentence((SetMark.INCLUDE, SCHOOLS), added=[1, 2], removed=[3]) == (
        "Schools in Chase; and 2 picked by hand; without 1 taken out by hand."
    )
