import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.exports import ExportColumn
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, cells, mail_text
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.csv_list import FORMAT, FORMULA_STARTS, plain_text

TWO = (ExportColumn(field="Town", heading="Place"), ExportColumn(field="Ref", heading="Number"))


def read(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
def write(job, tmp_path):
    """Return what writes rows, and returns the path and the check of it."""

    def written(rows, **said):
        path, this = tmp_path / "list.csv", job(rows, **said)
        assert FORMAT.write(path, this) == len(rows)
        return path, FORMAT.check(path, this)

    return written


def test_other_programs_read_the_rows_as_they_are(write, row):
    rows = [row(1, town="Łódź, مسجد"), row(2, organisation='The "Old" School')]

    path, check = write(rows)

    assert read(path) == [list(MAIL_LIST_FIELDS), *(list(cells(one)) for one in rows)]
    assert check.passed
    assert (check.rows, check.refs) == (2, tuple(one.ref for one in rows))


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8(write, row):
    path, _ = write([row()])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfRef,")


def test_only_the_chosen_columns_are_in_it_under_their_headings(write, row):
    path, check = write([row(town="Enfield")], columns=TWO)
    assert read(path) == [["Place", "Number"], ["Enfield", row().ref]]
    assert check.columns == ("Place", "Number")
    assert check.refs == (row().ref,)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("+33 1 23 45 67 89", "'+33 1 23 45 67 89"),
        ("+44", "'+44"),
        ("+44 20 7946 0689", "020 7946 0689"),
        ("+44 (0)7700 900123", "07700 900123"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a=b", "a=b"),
        ("007", "007"),
        ("", ""),
    ],
)
def test_nothing_in_it_begins_as_a_formula(typed, written):
    assert plain_text(typed) == written


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=30), min_size=3, max_size=3))
def test_whatever_is_typed_comes_back_as_the_rule_says(write, row, texts):
    path, check = write([row(town=texts[0], organisation=texts[1], our_ref=texts[2])])

    found = dict(zip(*read(path), strict=True))

    for field, typed in zip(("Town", "Organisation", "Our_ref"), texts, strict=True):
        assert not found[field].startswith(FORMULA_STARTS)
        assert found[field].removeprefix("'") in {mail_text(typed), mail_text(typed)[1:]} or (
            typed.lstrip().startswith("+44")
        )
    assert check.passed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Enfield,", "Enfield,more,", "too few or too many"),
        ("Enfield,", "=1+1,", "begins as a formula"),
        ("Place,", "Town,", "not those chosen"),
        ("\ufeff", "", "byte order mark"),
        ("\r\nEnfield", "\r\nEnfield,X\r\nEnfield", "2, but 1 were chosen"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_not_passed(write, row, job, old, new, said):
    rows = [row(town="Enfield")]
    path, _ = write(rows, columns=TWO)
    before = path.read_bytes().decode()
    assert old in before
    path.write_bytes(before.replace(old, new, 1).encode())

    check = FORMAT.check(path, job(rows, columns=TWO))

    assert not check.passed
    assert said in check.sentences[0]


@pytest.mark.parametrize("content", [b"\xff\xfe", b'"open'])
def test_a_broken_file_cannot_be_read_back(write, row, job, content):
    path, _ = write([row()])
    path.write_bytes(content)
    with pytest.raises(FileProblem, match="cannot be read back"):
        FORMAT.check(path, job([row()]))


def test_it_can_be_cancelled(job, row, tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        FORMAT.write(tmp_path / "list.csv", job([row()], progress=progress))


def test_progress_climbs_to_the_number_of_rows(job, row, tmp_path):
    told, progress = [], Progress()
    progress.listen(lambda done, total: told.append((done, total)))
    FORMAT.write(tmp_path / "list.csv", job([row()] * 1_200, progress=progress))
    assert told == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]


def test_reading_it_again_can_be_cancelled(write, job, row):
    rows = [row()]
    path, _ = write(rows)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        FORMAT.check(path, job(rows, progress=progress))
