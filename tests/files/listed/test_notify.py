"""What GOV.UK Notify takes: its own rules for recipients, written down here once more by hand."""

import csv

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files.formats.notify import EMAIL, LETTER, MOST_ROWS, PLACEHOLDERS, takes_email

LINES = [f"address line {number}" for number in range(1, 8)]


@pytest.fixture
def write(job, tmp_path):
    """Return what writes rows in a format, and returns the records of the file and its check."""

    def written(kind, rows):
        path, this = tmp_path / "notify.csv", job(rows)
        assert kind.write(path, this) == len(rows)
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file)), kind.check(path, this)

    return written


def test_an_email_file_has_the_address_first_and_a_column_for_each_placeholder(write, row):
    (found,), check = write(EMAIL, [row(officer_rank="PC")])

    assert list(found) == ["email address", *(f.lower().replace("_", " ") for f in PLACEHOLDERS)]
    assert found["email address"] == row().email
    assert found["salutation"] == "Dear Mrs O'Neill-Çelik"
    assert found["officer rank"] == "PC"
    assert check.passed
    assert check.refs == (row().ref,)
    assert "Notify can send to every e-mail address in it." in check.sentences


def test_a_letter_file_has_name_organisation_and_address_on_its_lines(write, row):
    (found,), check = write(LETTER, [row()])

    assert [found[line] for line in LINES] == [
        "Mrs Zoë O'Neill-Çelik",
        "Sample School 1",
        "1 Oak Lane",
        "Enfield",
        "EN1 4NP",
        "",
        "",
    ]
    assert check.passed


def test_no_column_stands_for_two_of_notifys(write, row):
    """Notify tells no capitals, spaces, hyphens and underscores apart, and refuses a second."""
    for kind in (EMAIL, LETTER):
        (found,), _ = write(kind, [row()])
        keys = [name.lower().replace(" ", "").replace("_", "") for name in found]
        assert len(set(keys)) == len(keys)
        assert "postcode" not in keys


def test_an_address_of_more_than_seven_lines_is_joined_as_on_a_label(write, row):
    six = {f"address_line_{n}": f"Part {n}" for n in range(1, 6)} | {"address_line_6": "EN1 4NP"}

    (found,), check = write(LETTER, [row(**six)])

    assert found["address line 7"] == "EN1 4NP"
    assert "Part 1, Part 2" in found.values()
    assert check.passed


@pytest.mark.parametrize(
    "said",
    [
        {"address_line_3": "", "postcode": ""},
        {"address_line_3": "Nowhere"},
        {"address_line_1": "No fixed abode"},
        {"address_line_1": "<1 Oak Lane"},
        {"address_line_3": "France"},
        {"organisation": "", "addressee": "", "address_line_1": ""},
    ],
)
def test_an_address_that_notify_would_refuse_stops_the_file_with_its_ref(write, row, said):
    with pytest.raises(FileProblem, match=f"address for Ref {row().ref}"):
        write(LETTER, [row(**said)])


@pytest.mark.parametrize(
    "email",
    ["", "a@b", "a b@c.example", "a..b@c.example", "=1@c.example", "a@-b.example", "é@c.de"],
)
def test_an_email_address_that_notify_would_refuse_stops_the_file_with_its_ref(write, row, email):
    with pytest.raises(FileProblem, match=f"e-mail address for Ref {row().ref}") as refused:
        write(EMAIL, [row(email=email)])
    assert not email or email not in str(refused.value)


@pytest.mark.parametrize(
    ("email", "taken"),
    [
        ("o'neill+x@school.example", True),
        ("a@xn--bcher-kva.example", True),
        ("a@bücher.example", True),
        (f"{'a' * 309}@b.example", True),
        (f"{'a' * 312}@b.example", False),
        (f"a@{'b' * 64}.example", False),
        ("a@b.1x", False),
        ('"a"@b.example', False),
        ("a;b@c.example", False),
    ],
)
def test_email_addresses_are_held_to_notifys_own_rule(email, taken):
    assert takes_email(email) is taken


def test_a_sign_that_would_be_a_formula_is_left_out_since_an_apostrophe_would_be_printed(
    write, row
):
    (found,), _ = write(
        LETTER, [row(organisation="=HYPERLINK(1)", officer_phone="+44 20 7946 0689")]
    )
    assert found["organisation"] == found["address line 2"] == "HYPERLINK(1)"
    assert found["officer phone"] == "020 7946 0689"


def test_the_file_takes_as_many_rows_as_notify_and_no_more():
    for kind in (EMAIL, LETTER):
        kind.refuse_too_many(MOST_ROWS)
        with pytest.raises(FileProblem, match="100,001 rows"):
            kind.refuse_too_many(MOST_ROWS + 1)


def test_a_row_that_notify_would_refuse_is_found_when_the_file_is_read_again(job, row, tmp_path):
    path, this = tmp_path / "notify.csv", job([row(1), row(2)])
    EMAIL.write(path, this)
    path.write_text(path.read_text(encoding="utf-8").replace("office2@", "office2@@"), "utf-8")

    check = EMAIL.check(path, this)

    assert not check.passed
    assert check.sentences[0] == "Notify would refuse 1 of the rows."
