from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.page_ends import stays_with_next
from liaison_app.paths import resource

TEXT = "A long paragraph of running text, " * 6


def together(lines):
    """Return the lines of each piece that no page parts."""
    pieces = [[lines[0]]] if lines else []
    for (_, stays), (line, _) in pairwise(zip(lines, stays_with_next(lines), strict=True)):
        if stays:
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return [[line for line in piece if line] for piece in pieces if any(piece)]


def test_a_sign_off_stays_with_the_text_that_it_closes():
    lines = [TEXT, "", "Please tell us.", "", "Yours sincerely,", "", "", "A Sample", "Commander"]

    assert together(lines) == [
        [TEXT],
        ["Please tell us.", "Yours sincerely,", "A Sample", "Commander"],
    ]


@pytest.mark.parametrize("words", ["Yours faithfully", "Kind regards,", "With best wishes"])
def test_a_sign_off_is_known_with_its_comma_or_without(words):
    assert together([TEXT, "", words, "", "A Sample"]) == [[TEXT, words, "A Sample"]]


def test_who_sends_a_letter_on_is_not_alone_on_its_last_page():
    lines = ["Thank you.", "", "Yours sincerely,", "", "A", "", "Sent on to you by:", "PC B", "101"]

    assert together(lines) == [[line for line in lines if line]]


def test_a_greeting_and_a_heading_stay_with_what_follows_them():
    assert together(["Dear friends,", "", TEXT]) == [["Dear friends,", TEXT]]
    assert together(["How to reach us:", TEXT, TEXT]) == [["How to reach us:", TEXT], [TEXT]]


def test_short_lines_that_stand_together_are_not_parted():
    assert together(["101", "999", "", TEXT, TEXT]) == [["101", "999"], [TEXT], [TEXT]]


def test_what_is_longer_than_part_of_a_page_may_be_parted():
    assert len(together(["one"] * 13)) == 13
    assert together([TEXT, "", "Yours sincerely,", "", *["more"] * 13])[0] == [TEXT]


@pytest.mark.parametrize("name", ["dear_friends", "dear_head_teacher"])
def test_our_letters_end_in_one_piece(name):
    lines = resource("letters", f"{name}.txt").read_text(encoding="utf-8").strip().split("\n")

    *_, last = together(lines)

    assert "Yours sincerely," in last[1]
    assert last[-1].startswith("E-mail:")


@given(lines=st.lists(st.sampled_from(["", " ", "Dear A,", "Yours,", "x", TEXT, "list:"])))
def test_the_last_line_stays_with_nothing_and_every_line_is_told_of(lines):
    stays = stays_with_next(lines)

    assert len(stays) == len(lines)
    assert not stays or not stays[-1]
