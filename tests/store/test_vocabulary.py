"""What a misspelt word may have been, told from the words of an index."""

from array import array
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from liaison_app.store.vocabulary import Vocabulary


def vocabulary(*words, often=None):
    """Return a vocabulary of these words, each used as often as is said."""
    kept = sorted(set(words))
    counts = [(often or {}).get(word, 1) for word in kept]
    return Vocabulary(words=kept, before=array("q", accumulate(counts, initial=0)))


letters = st.text("abcé", min_size=1, max_size=8)


@settings(max_examples=300)
@given(words=st.lists(letters, max_size=12), typed=letters)
def test_whatever_is_one_slip_away_is_seen_and_nothing_else(words, typed):
    known = vocabulary(*words)
    beginnings = {word[:end] for word in words for end in range(4, len(word) + 1)}
    whole = {word for word in words if len(word) >= 3}
    expected = {one for one in beginnings | whole if OSA.distance(one, typed) == 1}

    assert set(known._one_slip_away(typed)) - {typed} == expected


@given(words=st.lists(letters, max_size=12), start=letters)
def test_a_beginning_is_known_where_a_word_begins_so(words, start):
    assert vocabulary(*words).begins(start) == any(word.startswith(start) for word in words)


def test_the_likeliest_comes_first():
    often = {"oaks": 2, "oats": 9, "boats": 20, "oakshot": 1}
    known = vocabulary("oaks", "oats", "boats", "oakshot", often=often)

    assert known.near("oars") == ("oats", "oaks")
    assert known.near("oakss") == ("oaks", "oakshot")
    assert known.near("aots") == ("oats",)
    assert known.near("oots") == ("oats",)


def test_a_beginning_of_one_word_alone_is_completed():
    known = vocabulary("hollybush", "hollyoak", "oakwood")

    assert known.near("oakwoood") == ("oakwood",)
    assert known.near("oaqwo") == ("oakwood",)
    assert known.near("hllyo") == ("hollyoak",)
    assert known.near("hxlly") == ("holly",)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("synagog", ("synagogue",)),
        ("sinagoge", ("synagogue",)),
        ("gurdwarras", ("gurdwara",)),
        ("xynagoge", ()),
        ("gxrdxrx", ()),
        ("gu", ()),
    ],
)
def test_a_long_word_may_have_two_slips_behind_its_first_letter(typed, found):
    assert vocabulary("synagogue", "gurdwara", "guild").near(typed) == found


def test_a_word_of_many_more_meanings_offers_the_eight_likeliest():
    words = [f"b{letter}nk" for letter in "abcdefghijklmnop"]
    assert len(vocabulary(*words).near("bznk")) == 8


def test_two_words_without_their_space_are_taken_apart():
    known = vocabulary("all", "saints", "alls")

    assert known.apart("allsaints") == ("all saints",)
    assert known.apart("allsain") == ("all sain",)
    assert known.apart("saintsal") == ("saints al",)
    assert known.apart("allx") == ()
