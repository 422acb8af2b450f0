"""A saved workbook holds, cell for cell, what was to be in it, whoever reads it."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from liaison_app.domain.exports import STANDARD_COLUMNS, ExportColumn
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, OFFERED_FIELDS, cells, mail_text
from liaison_app.files.formats import mail_list

NASTY = (
    "Zoë O'Neill-Çelik",
    "Siân",
    "Łukasz",
    "Nguyễn Thị Mai",
    "مسجد النور",
    "בית כנסת",
    "020 7946 0689",
    "007",
    "1/2",
    "1 Dec",
    "+44 20 7946 0689",
    '=HYPERLINK("http://example.com")',
    "#N/A",
    "TRUE",
    "25 May 2017",
    "<b>&amp;</b>",
    "«Salutation»",
    "_x0041_",
    "🕌🏽 👩‍👩‍👧",
    "'quoted",
    "-1",
    "@sum",
    "1e5",
    "0",
    "x" * 255,
)


@pytest.fixture
def write(job, tmp_path):
    """Return what writes rows under columns, and returns the path."""

    def written(rows, columns=STANDARD_COLUMNS):
        path, this = tmp_path / "list.xlsx", job(rows, columns=columns)
        assert mail_list.FORMAT.write(path, this) == len(rows)
        assert mail_list.FORMAT.check(path, this).passed
        return path

    return written


@pytest.fixture
def nasty_rows(row):
    """Return rows with every odd text in several columns."""
    return [
        row(n, organisation=text, surname=text, town=text, our_ref=text)
        for n, text in enumerate(NASTY)
    ]


def by_openpyxl(path):
    """Return the sheet's cells, an empty text as one."""
    sheet = load_workbook(path)["MailList"]
    return [[value or "" for value in line] for line in sheet.iter_rows(values_only=True)]


def by_calamine(path):
    """Return the sheet's cells as another reader, of Rust, has them."""
    (name,) = CalamineWorkbook.from_path(path).sheet_names
    assert name == "MailList"
    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()


def by_libreoffice(path):
    """Return the sheet's cells as LibreOffice shows them."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not there.")
    home = Path(path.parent, "office").as_uri()
    filters = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = [office, f"-env:UserInstallation={home}", "--headless", "--convert-to", filters]
    subprocess.run(
        [*command, "--outdir", path.parent, path], check=True, capture_output=True, timeout=120
    )
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("read", [by_openpyxl, by_calamine, by_libreoffice])
def test_every_cell_is_read_back_as_it_was_by(write, nasty_rows, read):
    path = write(nasty_rows)

    expected = [list(MAIL_LIST_FIELDS), *([*map(mail_text, cells(one))] for one in nasty_rows)]
    assert read(path) == expected


@pytest.mark.parametrize("read", [by_openpyxl, by_calamine, by_libreoffice])
def test_chosen_columns_stand_in_their_order_under_their_own_headings(write, row, read):
    columns = (
        ExportColumn(field="Notes", heading="Remarks"),
        ExportColumn(field="Ref", heading="Our_number"),
        ExportColumn(field="Mobile", heading="Mobile"),
    )
    path = write([row(notes="Ring twice", mobile="07700 900123")], columns)
    assert read(path) == [
        ["Remarks", "Our_number", "Mobile"],
        ["Ring twice", row().ref, "07700 900123"],
    ]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(max_size=40), min_size=2, max_size=12),
    columns=st.lists(st.sampled_from(OFFERED_FIELDS), min_size=1, max_size=6, unique=True),
)
def test_whatever_is_typed_two_readers_agree_on_it(write, row, texts, columns):
    chosen = tuple(ExportColumn(field=field, heading=field) for field in columns)
    rows = [row(**{field.lower(): text for field in columns}) for text in texts]

    path = write(rows, chosen)

    expected = [list(columns), *([mail_text(text)] * len(columns) for text in texts)]
    assert by_calamine(path) == expected
    assert [[_bare(cell) for cell in line] for line in by_openpyxl(path)] == [
        [_bare(cell) for cell in line] for line in expected
    ]


def _bare(text):
    """Return a text without the letters that openpyxl takes out of any."""
    return text.replace("x005F_", "")
