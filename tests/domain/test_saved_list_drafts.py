import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.saved_list_drafts import draft_entry, draft_text
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from tests.domain.test_criteria import criteria

keys = st.lists(st.integers(1, 10**6), max_size=5).map(tuple)
entries = st.builds(
    SavedListEntry,
    name=st.text(max_size=60),
    pinned=st.booleans(),
    list_id=st.none() | st.integers(1, 99),
    version=st.none() | st.integers(1, 99),
    definition=st.builds(
        ListDefinition,
        sets=st.lists(
            st.builds(ListSet, mark=st.sampled_from(SetMark), criteria=criteria), max_size=3
        ).map(tuple),
        added=keys,
        removed=keys,
    ),
)


@given(entries)
def test_a_list_that_was_not_saved_is_read_back_as_it_was(entry):
    assert draft_entry(draft_text(entry)) == entry


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"name": "x", "sets": [["some", "{}"]]}'])
def test_what_another_version_kept_is_let_be(text):
    assert draft_entry(text) is None
