import pytest

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.ward_lines import read_ward_lines


@pytest.mark.parametrize(
    "line",
    [
        "E05000195 Chase",
        "E05000195=Chase",
        "e05000195\tChase",
        "E05000195, Chase",
        "E05000195:Chase",
    ],
)
def test_a_ward_is_its_code_and_its_name_however_they_are_parted(line):
    assert read_ward_lines(line) == (("E05000195", "Chase"),)


def test_blank_lines_are_passed_over_and_the_last_name_of_a_code_holds():
    text = "\nE05000195 Chace\n\nE05000202 Highlands\nE05000195 Chase\n"
    assert read_ward_lines(text) == (("E05000195", "Chase"), ("E05000202", "Highlands"))


def test_a_line_that_is_no_ward_is_named():
    with pytest.raises(LiaisonError, match="“Chase” is no ward"):
        read_ward_lines("E05000202 Highlands\nChase")
