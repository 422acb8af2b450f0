from datetime import date

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files.recognise import open_register
from liaison_app.files.registers.register import Tally
from liaison_app.files.registers.schools import OUTSIDE, SCHOOLS, read_schools
from liaison_app.files.sheet import read_sheet


def schools_of(path, districts=()):
    return list(read_schools(read_sheet(path), districts))


def test_a_school_is_read_by_its_headings(register_file, school):
    (row,) = schools_of(register_file([school()]))
    assert row.is_usable
    assert (row.line, row.urn, row.name, row.taken) == (
        2,
        "900001",
        "Oak Lane Primary School",
        True,
    )
    assert (row.age_low, row.age_high, row.pupils) == (3, 11, 421)
    assert (row.open_date, row.close_date) == (date(1990, 9, 1), None)
    assert (row.district_code, row.ward_code) == ("E09000010", "E05000195")
    assert (row.head_title, row.head_surname, row.head_post) == ("Mrs", "Sample", "Headteacher")


def test_the_order_of_the_columns_and_columns_of_others_do_not_matter(register_file, school):
    turned = dict(reversed(school().items())) | {"OfstedRating (name)": "Good"}
    assert schools_of(register_file([turned])) == schools_of(register_file([school()]))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_register_reads_the_same_in_every_encoding(register_file, school, encoding):
    rows = [school(EstablishmentName="St Agnès School")]
    (row,) = schools_of(register_file(rows, encoding=encoding))
    assert row.name == "St Agnès School"


def test_words_for_nothing_are_empty_but_a_name_stays(register_file, school):
    cells = school(HeadLastName="None", HeadPreferredJobTitle="Not applicable")
    (row,) = schools_of(register_file([cells | {"County (name)": "NOT APPLICABLE"}]))
    assert (row.religious_character, row.county, row.head_post) == ("", "", "")
    assert row.head_surname == "None"


def test_a_lost_leading_zero_is_left_for_the_plan_to_put_back(register_file, school):
    (row,) = schools_of(register_file([school()]))
    assert row.phone == "2079460123"


@pytest.mark.parametrize(
    ("status", "taken"),
    [
        ("Open", True),
        ("Open, but proposed to close", True),
        ("Closed", False),
        ("Proposed to open", False),
    ],
)
def test_open_schools_are_taken_and_the_others_offered(register_file, school, status, taken):
    cells = school() | {"EstablishmentStatus (name)": status}
    (row,) = schools_of(register_file([cells]))
    assert row.is_usable
    assert row.taken is taken


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"Postcode": "", "Address3": "EN1 4NP"}, "The postcode stands under Address3."),
        ({"Postcode": "www.oaklane.example"}, "What stands under Postcode is not a postcode."),
        ({"URN": ""}, "The row has no URN."),
        ({"URN": "Oak Lane"}, "What stands under URN is not a URN."),
        ({"EstablishmentName": ""}, "The row has no name of a school."),
        ({"NumberOfPupils": "Oak Lane"}, "is not a number of pupils"),
        ({"StatutoryLowAge": "Mixed"}, "is not an age"),
        ({"OpenDate": "31-02-2010"}, "What stands under OpenDate is not a date."),
        ({"DistrictAdministrative (code)": "Enfield"}, "is not a district's code"),
    ],
)
def test_a_ragged_row_is_quarantined_with_its_line(register_file, school, changed, words):
    ragged, good = schools_of(register_file([school() | changed, school(URN="900002")]))
    assert words in ragged.problem
    assert ragged.line == 2
    assert good.is_usable


def test_a_row_that_slipped_by_one_cell_is_quarantined(text_file, register_file, school):
    lines = register_file([school(URN=f"90000{n}") for n in range(3)]).read_text().splitlines()
    lines[2] = lines[2].replace("Oak Lane,", "", 1)
    lines[3] = lines[3].replace("Oak Lane,", "Oak Lane,x,", 1)
    first, short, long = schools_of(text_file("\n".join(lines)))
    assert first.is_usable
    assert "cells short" in short.problem
    assert "headings" in long.problem


def test_a_school_without_a_postcode_is_no_problem(register_file, school):
    (row,) = schools_of(register_file([school(Postcode="")]))
    assert (row.is_usable, row.postcode) == (True, "")


def test_withheld_numbers_and_stand_in_codes_are_empty(register_file, school):
    cells = school(NumberOfPupils="SUPP") | {"AdministrativeWard (code)": "999"}
    (row,) = schools_of(register_file([cells]))
    assert (row.is_usable, row.pupils, row.ward_code) == (True, None, "")


def test_the_second_row_of_a_urn_is_a_duplicate_within_the_file(register_file, school):
    first, second = schools_of(register_file([school(), school(EstablishmentName="Another")]))
    assert first.is_usable
    assert (second.duplicate_of, second.is_usable) == (2, False)


def test_schools_of_other_districts_are_left_out(register_file, school):
    there = school(URN="900002") | {"DistrictAdministrative (code)": "E09000001"}
    here, other = schools_of(register_file([school(), there]), {"E09000010"})
    assert (here.left_out, other.left_out) == ("", OUTSIDE)


def test_every_row_read_is_counted_once(register_file, school):
    rows = [
        school(),
        school(),
        school(URN=""),
        school(URN="900003") | {"DistrictAdministrative (code)": "E09000001"},
        school(URN="900004"),
    ]
    tally = Tally()
    for row in schools_of(register_file(rows), {"E09000010"}):
        tally.count(row)
    totals = tally.totals()
    assert totals.adds_up()
    assert (totals.read, totals.usable, totals.problems) == (5, 2, 1)
    assert (totals.duplicates, totals.left_out) == (1, 1)


def test_a_workbook_of_the_register_reads_like_its_text(register_file, workbook_file, school):
    cells = school(OpenDate=date(1990, 9, 1), NumberOfPupils=421)
    path = workbook_file([list(cells), list(cells.values())])
    assert schools_of(path) == schools_of(register_file([school()]))


def test_an_error_in_a_cell_matters_only_in_a_column_that_is_taken(workbook_file, school):
    cells = school(Town="#REF!", **{"LA (name)": "#REF!"})
    other = school(**{"LA (name)": "#REF!"})
    taken, ignored = schools_of(
        workbook_file([list(cells), list(cells.values()), list(other.values())])
    )
    assert taken.problem == "Town: The cell holds the error #REF!."
    assert ignored.problem == ""


@pytest.mark.parametrize(
    ("name", "read", "taken"),
    [
        ("gias_1924.csv", 1_924, 1_888),
        ("gias_enfield_27.csv", 27, 26),
        ("gias_npq_gias_sample.csv", 99, 89),
        ("gias_npq_gias_update.csv", 1, 1),
        ("gias_schools-experience_example_schools.csv", 2, 1),
    ],
)
def test_real_registers_of_every_column_set_are_read_whole(registers, name, read, taken):
    register, sheet = open_register(registers / name)
    rows = list(read_schools(sheet))
    assert register is SCHOOLS
    assert (len(rows), sum(row.is_usable for row in rows)) == (read, read)
    assert sum(row.taken for row in rows) == taken


def test_a_heading_that_stands_twice_is_refused_by_name(text_file):
    path = text_file("URN,EstablishmentName,EstablishmentStatus (name),Postcode,URN\n1,2,3,4,5\n")
    with pytest.raises(FileProblem, match="The heading URN stands more than once"):
        schools_of(path)
