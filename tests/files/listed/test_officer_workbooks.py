from dataclasses import replace

import pytest
from openpyxl import load_workbook

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.officer_workbooks import FORMAT


@pytest.fixture
def write(job, tmp_path):
    """Return what writes rows into a folder, and returns its workbooks and their check."""

    def written(rows, **said):
        folder, this = tmp_path / "lists", job(rows, **said)
        folder.mkdir()
        assert FORMAT.write(folder, this) == len(rows)
        return {path.name: _refs(path) for path in folder.iterdir()}, FORMAT.check(folder, this)

    return written


def _refs(path):
    (sheet,) = load_workbook(path).worksheets
    return [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]


def _named(officer):
    return f"OFFICIAL - {officer} - 2017-05-25.xlsx"


def test_each_officer_has_a_workbook_and_rows_of_none_have_their_own(write, row):
    rows = [
        row(1),
        row(2, officer_name="", officer_rank=""),
        row(3, officer_name="Ann O'Neill", officer_rank="Sgt"),
        row(4),
    ]

    found, check = write(rows)

    assert found == {
        _named("PC Jo Example"): [rows[0].ref, rows[3].ref],
        _named("No officer"): [rows[1].ref],
        _named("Sgt Ann O'Neill"): [rows[2].ref],
    }
    assert check.passed
    assert check.rows == 4
    assert set(check.refs) == {one.ref for one in rows}
    assert check.sentences[0] == "Rows in the 3 workbooks: 4, as many as were chosen."
    assert "There is one sheet, MailList." in check.sentences
    assert not any("in the file" in sentence for sentence in check.sentences)


def test_officers_whose_names_a_disk_takes_for_one_keep_their_own_workbooks(write, row):
    rows = [
        row(1, officer_name="Jo: Example", officer_phone="020 7946 0001"),
        row(2, officer_name="JO EXAMPLE", officer_phone="020 7946 0002"),
        row(3, officer_name="Jo Example", officer_phone="020 7946 0003"),
    ]

    found, check = write(rows)

    assert found == {
        _named("PC Jo Example"): [rows[0].ref],
        _named("PC JO EXAMPLE 2"): [rows[1].ref],
        _named("PC Jo Example 3"): [rows[2].ref],
    }
    assert check.passed


def test_a_workbook_too_many_or_too_few_is_found(job, row, tmp_path):
    this = job([row(1), row(2, officer_name="")])
    FORMAT.write(tmp_path, this)
    (tmp_path / _named("No officer")).rename(tmp_path / "other.xlsx")

    with pytest.raises(FileProblem, match="does not hold one workbook for each officer"):
        FORMAT.check(tmp_path, this)


def test_a_row_that_is_missing_in_one_workbook_is_told_by_its_name(job, row, tmp_path):
    whole = job([row(1), row(2, officer_name=""), row(3, officer_name="")])
    FORMAT.write(tmp_path, replace(whole, rows=whole.rows[:2]))

    check = FORMAT.check(tmp_path, whole)

    assert not check.passed
    assert "2, but 3 were chosen" in check.sentences[0]
    assert check.sentences[1].startswith(f"{_named('No officer')}: Rows in the file: 1")


def test_progress_climbs_over_all_workbooks_and_stops_where_it_is_cancelled(job, row, tmp_path):
    told, progress = [], Progress()
    progress.listen(lambda done, total: told.append((done, total)))
    rows = [row(n, officer_name=f"Officer {n % 3}") for n in range(30)]

    FORMAT.write(tmp_path, job(rows, progress=progress))

    assert told == sorted(told)
    assert told[-1] == (30, 30)
    progress.cancel()
    with pytest.raises(Cancelled):
        FORMAT.write(tmp_path, job(rows, progress=progress))


def test_reading_them_again_can_be_cancelled(job, row, tmp_path):
    progress = Progress()
    whole = job([row(n) for n in range(600)], progress=progress)
    FORMAT.write(tmp_path, whole)
    progress.cancel()
    with pytest.raises(Cancelled):
        FORMAT.check(tmp_path, whole)
