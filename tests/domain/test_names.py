import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.names import PersonName, full_name, initials, sort_key, split_name


def parts(text):
    name = split_name(text)
    return (name.title, name.forenames, name.surname, name.post_nominals)


def test_a_name_is_shown_with_all_its_parts():
    name = PersonName(
        title="Mrs", forenames="Siân", surname="Wyn-Davies", post_nominals="MBE", salutation="Siân"
    )
    assert full_name(name) == "Mrs Siân Wyn-Davies MBE"
    assert full_name(PersonName(surname="Suharto")) == "Suharto"


@pytest.mark.parametrize(
    ("forenames", "surname", "letters"),
    [
        ("Siân", "Wyn-Davies", "SW"),
        ("jane ann", "o'neill", "JO"),
        ("", "Suharto", "SU"),
        ("Thị Mai", "", "TM"),
        ("محمد", "الخطيب", "ما"),
        ("משה", "כהן", "מכ"),
        ("(Jo)", "'t Hooft", "JT"),
        ("ß", "ß", "ßß"),
        ("X", "", "X"),
        ("", "", ""),
        ("1", "2", ""),
    ],
)
def test_an_avatar_has_two_letters_in_any_script(forenames, surname, letters):
    assert initials(PersonName(forenames=forenames, surname=surname)) == letters


@given(st.text(), st.text())
def test_an_avatar_never_has_more_than_two_letters(forenames, surname):
    assert len(initials(PersonName(forenames=forenames, surname=surname))) <= 2


def test_names_sort_by_surname_then_forenames_without_accents_or_case():
    names = [
        PersonName(forenames="Ann", surname="Smith Jones"),
        PersonName(forenames="Zoë", surname="smith"),
        PersonName(surname="O'Neill"),
        PersonName(forenames="Łukasz", surname="Smith"),
        PersonName(forenames="Suharto"),
    ]
    ordered = [full_name(name) for name in sorted(names, key=sort_key)]
    assert ordered == ["O'Neill", "Łukasz Smith", "Zoë smith", "Ann Smith Jones", "Suharto"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("The Revd Dr Jane Smith MBE", ("The Revd Dr", "Jane", "Smith", "MBE")),
        ("Khan, Mr Yusuf", ("Mr", "Yusuf", "Khan", "")),
        ("Mr Khan, Yusuf", ("Mr", "Yusuf", "Khan", "")),
        ("Smith, Jane, OBE", ("", "Jane", "Smith", "OBE")),
        ("Smith, Jane O.B.E.", ("", "Jane", "Smith", "O.B.E.")),
        ("Mrs. Jane Smith, MBE, JP", ("Mrs.", "Jane", "Smith", "MBE JP")),
        ("Mr.Smith", ("Mr.", "", "Smith", "")),
        ("Jane Ann Smith", ("", "Jane Ann", "Smith", "")),
        ("Smith,", ("", "", "Smith", "")),
        ("Yusuf Khan (Mr)", ("Mr", "Yusuf", "Khan", "")),
        ("Yusuf Khan (Joe)", ("", "Yusuf Khan", "(Joe)", "")),
        ("Suharto", ("", "", "Suharto", "")),
        ("  ", ("", "", "", "")),
        ("محمد الخطيب", ("", "محمد", "الخطيب", "")),
    ],
)
def test_a_name_in_one_cell_is_split(cell, expected):
    assert parts(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Jane van der Berg", ("", "Jane", "van der Berg", "")),
        ("Mr van der Berg", ("Mr", "", "van der Berg", "")),
        ("Mr Van Morris", ("Mr", "Van", "Morris", "")),
        ("Yusuf al Khatib", ("", "Yusuf", "al Khatib", "")),
        ("Ms Jane St John", ("Ms", "Jane", "St John", "")),
        ("Ben Smith", ("", "Ben", "Smith", "")),
    ],
)
def test_a_surname_keeps_the_particles_before_it(cell, expected):
    assert parts(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Dean Smith", ("", "Dean", "Smith", "")),
        ("Dean Jane Smith", ("Dean", "Jane", "Smith", "")),
        ("The Dean", ("The Dean", "", "", "")),
        ("Imam", ("Imam", "", "", "")),
    ],
)
def test_a_title_that_is_a_forename_too_is_a_title_only_before_a_whole_name(cell, expected):
    assert parts(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Headteacher", ("Headteacher", "", "", "")),
        ("Principal Jane Smith", ("Principal", "Jane", "Smith", "")),
        ("Jane Smith, Head Teacher", ("Head Teacher", "Jane", "Smith", "")),
        ("Mrs Jane Smith, Head Teacher", ("Mrs", "Jane", "Smith", "")),
    ],
)
def test_a_post_typed_with_a_name_is_no_part_of_the_name(cell, expected):
    assert parts(cell) == expected


def test_letters_after_a_name_are_not_taken_for_them_where_they_are_the_surname():
    assert parts("JACK MA") == ("", "JACK", "MA", "")
    assert parts("MR JACK MA") == ("MR", "JACK", "MA", "")
    assert parts("Jane Smith MA") == ("", "Jane", "Smith", "MA")
    assert parts("Dr Ma") == ("Dr", "", "Ma", "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Mr & Mrs Jones", ("Mr & Mrs", "", "Jones", "")),
        ("Mr and Mrs J Smith", ("Mr and Mrs", "J", "Smith", "")),
        ("The Revd & Mrs Smith", ("The Revd & Mrs", "", "Smith", "")),
        ("Jerry & Beth Smith", ("", "Jerry & Beth", "Smith", "")),
        ("Mr A Khan & Ms B Jones", ("", "", "Mr A Khan & Ms B Jones", "")),
        ("Mr/Mrs Jones", ("", "", "Mr/Mrs Jones", "")),
    ],
)
def test_two_people_in_one_cell_stay_together(cell, expected):
    assert parts(cell) == expected


@given(st.text(alphabet="Jane Smith,&.()MBE Mr and Dr van\u200b", max_size=40))
def test_splitting_never_fails_and_invents_nothing(cell):
    letters = {mark for mark in cell if mark.isalpha()}
    assert {mark for mark in full_name(split_name(cell)) if mark.isalpha()} <= letters
