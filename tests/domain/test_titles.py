import csv

import pytest

from liaison_app.domain.text import fold
from liaison_app.domain.titles import (
    TITLES,
    leading_titles,
    read_title,
    speaks_of_two,
    title_to_speak,
)


def written(text):
    return [title.written for title in read_title(text).titles]


@pytest.mark.parametrize("typed", ["Mr", "mr.", "MR", "Mrs", "Miss", "Ms.", "Mx"])
def test_courtesy_titles_are_known(typed):
    assert [fold(title) for title in written(typed)] == [fold(typed)]


@pytest.mark.parametrize(
    "typed", ["Rev", "Rev.", "Revd", "Rev'd", "The Revd", "Reverend", "The Reverend"]
)
def test_every_spelling_of_the_reverend_is_one_title(typed):
    assert written(typed) == ["The Reverend"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Fr", "Father"),
        ("Canon", "Canon"),
        ("Archdeacon", "Archdeacon"),
        ("Ven.", "The Venerable"),
        ("Dean", "Dean"),
        ("Rt Revd", "The Right Reverend"),
        ("Most Rev", "The Most Reverend"),
        ("Very Revd", "The Very Reverend"),
        ("Bishop", "Bishop"),
        ("Sr", "Sister"),
        ("Imam", "Imam"),
        ("Shaykh", "Sheikh"),
        ("Maulana", "Maulana"),
        ("Rabbi", "Rabbi"),
        ("Granthi", "Granthi"),
        ("Gyani", "Giani"),
        ("Pt.", "Pandit"),
        ("Cllr", "Councillor"),
        ("Dr.", "Dr"),
        ("Prof", "Professor"),
        ("Sir", "Sir"),
        ("Dame", "Dame"),
        ("Lady", "Lady"),
        ("Lord", "Lord"),
        ("Lt Col", "Lieutenant Colonel"),
    ],
)
def test_titles_of_the_faiths_and_of_public_life_are_known(typed, title):
    assert written(typed) == [title]


def test_several_titles_are_read_in_order():
    assert written("The Revd Canon Dr") == ["The Reverend", "Canon", "Dr"]
    assert written("Dr (Mrs)") == ["Dr", "Mrs"]


@pytest.mark.parametrize(
    "typed", ["Headteacher", "Principal", "Co Headteacher", "Executive Head", "Vicar", "Chair"]
)
def test_a_post_put_in_the_title_is_a_post_and_no_title(typed):
    read = read_title(typed)
    assert read.titles == ()
    assert read.post


def test_a_title_that_is_a_post_as_well_stays_a_title():
    assert written("Rabbi") == ["Rabbi"]
    assert read_title("Rabbi").post == ""


def test_words_that_are_no_title_are_not_known():
    assert read_title("Dr Xyz").unknown == "Dr Xyz"
    assert read_title("Mr").unknown == read_title("").unknown == ""


def test_titles_before_a_name_are_taken_and_the_name_is_left():
    titles, used = leading_titles(["the", "rt", "revd", "jane"])
    assert ([title.written for title in titles], used) == (["The Right Reverend"], 3)


def test_a_cell_for_two_people_says_so():
    assert speaks_of_two("Mr & Mrs")
    assert speaks_of_two("Mr and Mrs")
    assert not speaks_of_two("Sandra Anderson")


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("Prof Sir", "Sir"),
        ("Rt Revd Dr", "Bishop"),
        ("Revd Canon", "Canon"),
        ("Revd Mrs", "Mrs"),
        ("Revd Canon Mrs", "Mrs"),
        ("Revd Dr", "Dr"),
        ("Rabbi Dr", "Rabbi"),
        ("Cllr Mrs", "Councillor"),
        ("Dr Mrs", "Dr"),
    ],
)
def test_of_several_titles_the_right_one_is_spoken(typed, spoken):
    title = title_to_speak(read_title(typed).titles)
    assert title is not None
    assert title.spoken == spoken


def test_reverend_and_honourable_are_never_spoken():
    assert title_to_speak(read_title("The Hon Revd").titles) is None


def test_no_spelling_stands_for_two_titles():
    spellings = [fold(text) for title in TITLES for text in (title.written, *title.spellings)]
    assert len(spellings) == len(set(spellings))


def test_every_title_in_a_real_register_is_a_title_or_a_post(registers):
    with (registers / "gias_1924.csv").open(encoding="cp1252", newline="") as register:
        reads = [read_title(row["HeadTitle (name)"]) for row in csv.DictReader(register)]

    assert sum(bool(read.titles) for read in reads) == 1782
    assert sum(bool(read.post) for read in reads) == 64
    assert not any(read.unknown for read in reads)
