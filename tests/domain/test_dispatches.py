from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.dispatches import (
    cells_kept,
    cells_to_keep,
    keyed_in,
    with_keyed_in,
    without_keyed_in,
)
from liaison_app.domain.outreach import Outcome


@given(st.lists(st.text(st.characters(exclude_characters="\r")), max_size=5))
def test_the_texts_of_a_row_come_back_as_they_were_line_breaks_and_all(texts):
    fields = [f"F{number}" for number in range(len(texts))]
    stored = "\n".join(cells_to_keep(texts))
    kept = tuple(stored.split("\n")) if stored else ()
    assert list(cells_kept(kept, fields=fields).values()) == texts


def test_a_row_kept_before_there_was_a_field_has_nothing_there():
    assert cells_kept(("one",), fields=("A", "B")) == {"A": "one", "B": ""}


def test_what_was_keyed_in_is_kept_beside_the_settings_and_taken_from_them():
    made = '{"by": "phone"}'
    once = with_keyed_in(made, {2: Outcome.NO_ANSWER, 9: Outcome.MET})
    twice = with_keyed_in(once, {2: Outcome.SPOKE})

    assert keyed_in(made) == keyed_in("") == {}
    assert keyed_in(twice) == {2: Outcome.SPOKE, 9: Outcome.MET}
    assert without_keyed_in(twice) == made
