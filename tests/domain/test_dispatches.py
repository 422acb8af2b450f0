from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.dispatches import cells_kept, cells_to_keep


@given(st.lists(st.text(st.characters(exclude_characters="\r")), max_size=5))
def test_the_texts_of_a_row_come_back_as_they_were_line_breaks_and_all(texts):
    fields = [f"F{number}" for number in range(len(texts))]
    stored = "\n".join(cells_to_keep(texts))
    kept = tuple(stored.split("\n")) if stored else ()
    assert list(cells_kept(kept, fields=fields).values()) == texts


def test_a_row_kept_before_there_was_a_field_has_nothing_there():
    assert cells_kept(("one",), fields=("A", "B")) == {"A": "one", "B": ""}
