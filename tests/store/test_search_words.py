"""Any text whatever is a sound question to the index."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select

from liaison_app.domain.organisations import Kind
from liaison_app.domain.text import fold, tidy
from liaison_app.store import search
from liaison_app.store.search_words import APOSTROPHES, PLAIN, match_expression
from liaison_app.store.tables import Organisation

anything = st.text(max_size=60) | st.text("\"*^:(){}+-~NOT ANDORNEAR0123456789'.,@", max_size=60)

letters = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "Z"])
pieces = ["oak ", "a-", '"', "0", "0 ", "(", "Ł", "a\u0301", "é" * 9 + " "]


@pytest.fixture(scope="module")
def filled(new_bench):
    rows = [{"kind": Kind.SCHOOL, "name": name} for name in ("Oak School", "020 7946 Club")]
    with new_bench() as bench:
        bench.write(lambda c: c.execute(insert(Organisation), rows))
        yield bench


@settings(max_examples=150, deadline=None)
@given(typed=anything)
def test_any_text_is_a_question_that_is_answered(filled, typed):
    answer = filled.read(lambda c: c.scalars(search.matching(typed)).all())
    assert set(answer) <= {1, 2}


@pytest.mark.parametrize(
    "piece", ["oak ", "a-", '"', "0", "0 ", "(", "Ł", "a\u0301", "é" * 9 + " "]
)
def test_ten_thousand_characters_are_answered(filled, piece):
    typed = (piece * 10_000)[:10_000]
    filled.read(lambda c: c.scalars(search.matching(typed)).all())


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(letters, max_size=30).map(tidy))
def test_a_name_typed_as_it_is_kept_is_found(filled, name):
    step = filled.write(
        lambda c: c.execute(insert(Organisation).values(kind=Kind.SCHOOL, name=name))
    )
    try:
        answer = filled.read(lambda c: c.scalars(search.matching(name)).all())
        key = filled.read(lambda c: c.scalar(select(func.max(Organisation.id))))
        assert key in answer
        assert filled.read(lambda c: search.meant(c, name)) == name
    finally:
        filled.undo(step)


def test_letters_are_made_plain_as_the_folding_of_names_does():
    for letter, plain in PLAIN.items():
        assert fold(letter) == plain
    assert not fold(APOSTROPHES)


def test_words_are_quoted_and_found_by_their_beginning():
    assert match_expression("oak sch") == '"oak"* AND "sch"*'
    assert match_expression('say "no') == '"say"* AND " no"*'
    assert match_expression("020 7946") == '(("020"* AND "7946"*) OR "207946"*)'
    assert match_expression("12 high") == '"12"* AND "high"*'
    assert match_expression("al-noor") == '("al-noor"* OR "alnoor"*)'
    assert match_expression("-- ()") == ""
