import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.likeness import fold_name, forenames_agree, likeness
from liaison_app.domain.synonyms import LEFT_OUT, PHRASES, WORDS

in_the_trade = st.lists(
    st.sampled_from(sorted({*PHRASES, *WORDS, *WORDS.values(), "&", "mary", "the", "\u2116 1"})),
    max_size=6,
).map(" ".join)
names = st.one_of(in_the_trade, st.text(max_size=30))


@given(names, names)
def test_likeness_is_symmetric_and_within_0_to_1(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0.0 <= likeness(one, other) <= 1.0


@given(names)
def test_a_name_is_wholly_like_itself(name):
    assert likeness(name, name) == 1.0


@given(names)
def test_folding_twice_is_folding_once(name):
    assert fold_name(fold_name(name)) == fold_name(name)


def test_no_phrase_reads_in_the_order_a_folded_name_is_sorted_in():
    assert [phrase for phrase in PHRASES if phrase.split() == sorted(phrase.split())] == []


def test_a_synonym_leads_straight_to_the_word_that_stands_for_all():
    assert {*WORDS.values(), *PHRASES.values()}.isdisjoint(WORDS.keys() | LEFT_OUT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St Mary's", "Saint Marys"),
        ("St Mark's C of E Primary School", "St. Mark's CofE Prim. School"),
        ("St Mark's CE School", "Saint Mark's Church of England School"),
        ("Our Lady RC School", "Our Lady Roman Catholic School"),
        ("Our Lady Catholic School", "Our Lady R.C. School"),
        ("Noor Masjid", "Noor Mosque"),
        ("Gurudwara Sahib", "Gurdwara Sahib"),
        ("Sri Guru Gurduara", "Shri Guru Gurdwara"),
        ("SS Peter & Paul", "Saints Peter and Paul"),
        ("Example Rd Chapel", "Example Road Chapel"),
        ("Mohammed Ahmed", "Muhammad Ahmad"),
        ("The Example Centre", "Example Center"),
        ("Example, Jane", "Jane Example"),
        ("Zo\u00eb O'Neill-\u00c7elik", "ZOE ONEILL CELIK"),
        ("Bell Bell Bell", "Bell"),
    ],
)
def test_synonyms_order_case_and_accents_make_no_difference(one, other):
    assert fold_name(one) == fold_name(other)
    assert likeness(one, other) == 1.0


def test_small_slips_leave_names_alike_and_other_names_are_not():
    assert likeness("Worthing Park Primary School", "Worthin Park Primary School") > 0.88
    assert likeness("Noor Mosque", "Example Methodist Church") < 0.75


def test_names_without_a_letter_are_only_like_themselves():
    assert likeness("!!!", "???") == 0.0
    assert likeness("", "Noor Mosque") == 0.0


def test_names_in_other_scripts_are_compared_too():
    assert likeness("مسجد النور", "النور مسجد") == 1.0
    assert likeness("מרכז הקהילה", "בית ספר לדוגמה") < 0.75


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane", "jane"),
        ("J", "Jane"),
        ("Jane", "J."),
        ("William", "Bill"),
        ("Bob", "Rob"),
        ("Mohammed", "Mo"),
        ("Jane Ann", "Jane B"),
    ],
)
def test_an_initial_or_a_nickname_agrees_with_the_forename(one, other):
    assert forenames_agree(one, other)
    assert forenames_agree(other, one)


@pytest.mark.parametrize(("one", "other"), [("Jane", "John"), ("K", "Jane"), ("", "Jane")])
def test_other_forenames_do_not_agree(one, other):
    assert not forenames_agree(one, other)
    assert not forenames_agree(other, one)
