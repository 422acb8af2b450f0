import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files.formats.envelopes import FORMAT

SEVEN = ("Unit 3", "Oak House", "Business Park", "1 Oak Lane", "Enfield", "Middlesex", "EN1 4NP")
LONG = "Anatolia Turkish and Kurdish Community Association of North London and the Boroughs"


def test_an_envelope_is_a_dl_for_each_row(row, job, pdf):
    written = pdf(FORMAT, job([row(1), row(2), row(3)]))

    assert [(round(width), round(height)) for width, height in written.sizes()] == [(220, 110)] * 3


def test_the_address_stands_clear_of_stamp_and_sorting_marks(row, job, pdf):
    rows = [row(1), row(2, organisation=LONG, address=SEVEN)]

    for words in pdf(FORMAT, job(rows)).pages():
        address = [word for word in words if word.top > 20]
        assert min(word.left for word in address) == pytest.approx(85, abs=0.1)
        assert min(word.top for word in address) == pytest.approx(42, abs=0.1)
        assert max(word.bottom for word in address) <= 110 - 18
        assert max(word.right for word in address) <= 220 - 15


def test_the_lines_are_those_of_the_block(row, job, pdf):
    written = pdf(FORMAT, job([row(1, organisation="מרכז", address=SEVEN)]))

    assert written.text().split("\n\n")[1].splitlines() == [
        "Mrs Jane Sample",
        "מרכז",
        "Unit 3, Oak House",
        "Business Park",
        "1 Oak Lane",
        "Enfield, Middlesex",
        "EN1 4NP",
    ]


def test_the_file_is_read_again_and_every_ref_found(row, job, tmp_path):
    made, path = job([row(number) for number in range(5)]), tmp_path / "e.pdf"
    FORMAT.write(path, made)

    check = FORMAT.check(path, made)

    assert check.passed
    assert check.rows == 5
    assert check.refs == tuple(one.ref for one in made.rows)


def test_without_a_window_there_is_nothing_to_print_with(row, job, tmp_path):
    with pytest.raises(FileProblem, match="window"):
        FORMAT.write(tmp_path / "e.pdf", job([row()], paper=None))
