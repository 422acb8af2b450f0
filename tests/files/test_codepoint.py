from liaison_app.files.recognise import open_register
from liaison_app.files.registers.codepoint import (
    CODEPOINT,
    NO_WARD,
    TERMINATED,
    read_postcodes,
)
from liaison_app.files.registers.schools import OUTSIDE
from liaison_app.files.sheet import read_sheet

LINE = '"{}",10,533125,196544,"E92000001","E19000003","E18000007","","{}","{}"\n'
HERE, THERE, WARD = "E09000010", "E09000001", "E05000195"


def postcodes_of(path, districts=()):
    return list(read_postcodes(read_sheet(path), districts))


def test_a_file_without_headings_is_known_by_its_shape_and_loses_no_row(text_file):
    path = text_file(LINE.format("EN1 4NP", HERE, WARD) + LINE.format("EN1 4UF", HERE, WARD))
    assert open_register(path)[0] is CODEPOINT
    assert [
        (row.line, row.postcode, row.ward_code, row.district_code) for row in postcodes_of(path)
    ] == [(1, "EN1 4NP", WARD, HERE), (2, "EN1 4UF", WARD, HERE)]


def test_a_first_row_without_a_ward_does_not_hide_the_shape(text_file):
    path = text_file(LINE.format("EN1 4NP", HERE, "") + LINE.format("EN14UF", HERE, WARD))
    first, second = postcodes_of(path)
    assert (first.left_out, second.postcode) == (NO_WARD, "EN1 4UF")


def test_rows_of_other_districts_are_left_out(text_file):
    path = text_file(LINE.format("EN1 4NP", HERE, WARD) + LINE.format("EC1A 1AA", THERE, WARD))
    here, there = postcodes_of(path, {HERE})
    assert (here.left_out, there.left_out) == ("", OUTSIDE)


def test_a_row_that_is_broken_is_a_problem_with_its_line(text_file):
    good = LINE.format("EN1 4NP", HERE, WARD)
    path = text_file(good + LINE.format("QQ1 1AA", HERE, WARD) + LINE.format("EN1 4UF", HERE, "no"))
    assert [(row.line, row.problem) for row in postcodes_of(path)] == [
        (1, ""),
        (2, "The row has no real postcode."),
        (3, "The ward or district is not an official code."),
    ]


def test_the_ons_lookup_is_known_by_headings_of_any_year(text_file):
    for year in ("11", "25"):
        path = text_file(
            f"pcd7,pcds,doterm,lad{year}cd,wd{year}cd\n"
            f"EN1 4NP,EN1 4NP,,{HERE},{WARD}\n"
            f"EN1 4UF,EN1 4UF,201001,{HERE},{WARD}\n"
            f"EN1 4UE,EN1 4UE,,L99999999,W99999999\n"
        )
        assert [row.left_out for row in postcodes_of(path)] == ["", TERMINATED, NO_WARD]


def test_the_old_headings_of_the_ons_lookup_are_known(text_file):
    path = text_file(f"pcds,oslaua,osward\nEN1 4NP,{HERE},{WARD}\n")
    (row,) = postcodes_of(path)
    assert (row.district_code, row.ward_code) == (HERE, WARD)


def test_real_files_are_read_whole(registers):
    folder = registers / "codepoint_open_2014"
    rows = postcodes_of(folder / "en.csv")
    assert len(rows) == 8_555
    assert sum(row.is_usable and row.ward_code == WARD for row in rows) == 343
    assert not any(row.problem for row in rows)
    assert sum(row.is_usable for row in postcodes_of(folder / "ze.csv")) == 644
    assert len(postcodes_of(registers / "nspl_2025_3rows.csv")) == 3


def test_two_schools_of_the_real_register_lie_in_one_ward(registers):
    wards = {
        row.postcode: row.ward_code
        for row in postcodes_of(registers / "codepoint_open_2014" / "en.csv")
    }
    register, sheet = open_register(registers / "gias_enfield_27.csv")
    assert sum(wards.get(row.postcode) == WARD for row in register.read(sheet, ())) == 2


def test_a_row_cut_off_before_its_ward_is_a_problem_and_not_merely_without_one(text_file):
    good = LINE.format("EN1 4NP", HERE, WARD)
    cut, long = postcodes_of(text_file(f"{good}EN1 4UF,10,5331\n{good.strip()},more\n"))[1:]
    assert cut.problem == "The row is 7 cells short."
    assert "headings" in long.problem
