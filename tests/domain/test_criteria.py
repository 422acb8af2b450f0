"""What organisations are looked for by is kept as text, and read back as it was."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.criteria import Criteria, LastContact, Mark, Missing, from_json, to_json
from liaison_app.domain.organisations import Kind, Standing


def some(values):
    return st.lists(values, max_size=3).map(tuple)


criteria = st.builds(
    Criteria,
    words=st.text(max_size=20),
    kinds=some(st.sampled_from(Kind)),
    ward_codes=some(st.text(max_size=9)),
    standings=some(st.sampled_from(Standing)),
    traditions=some(st.text(max_size=9)),
    denominations=some(st.text(max_size=9)),
    phases=some(st.text(max_size=9)),
    school_types=some(st.text(max_size=9)),
    religious_characters=some(st.text(max_size=9)),
    tag_ids=some(st.integers(1, 99)),
    network_ids=some(st.integers(1, 99)),
    officer_ids=some(st.integers(1, 99)),
    posts=some(st.text(max_size=9)),
    marks=some(st.sampled_from(Mark)),
    missing=some(st.sampled_from(Missing)),
    objections=some(st.sampled_from(ObjectionChannel)),
    warned=st.none() | st.booleans(),
    review_due=st.none() | st.booleans(),
    reach_from=st.none() | st.integers(0, 999),
    reach_to=st.none() | st.integers(0, 999),
    contacted=st.none() | st.sampled_from(LastContact),
    contacted_on=st.none() | st.dates(),
    verified_before=st.none() | st.dates(),
    campaign_id=st.none() | st.integers(1, 99),
)


@given(criteria)
def test_criteria_are_read_back_as_they_were(kept):
    assert from_json(to_json(kept)) == kept


def test_what_asks_for_nothing_is_not_kept():
    assert to_json(Criteria()) == "{}"
    assert to_json(Criteria(verified_before=date(2017, 5, 25))) == (
        '{"verified_before": "2017-05-25"}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        '{"newer": 1}',
        '{"kinds": ["club"]}',
        '{"kinds": "school"}',
        '{"reach_from": "many"}',
        '{"verified_before": "soon"}',
        '{"words": 3}',
    ],
)
def test_criteria_of_another_version_are_refused_rather_than_half_read(text):
    with pytest.raises(ValueError, match=r"version|value|isoformat|Expecting"):
        from_json(text)
