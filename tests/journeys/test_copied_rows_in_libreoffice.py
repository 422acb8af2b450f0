import shutil
import subprocess

import openpyxl
import pytest

from liaison_app.files.formats.clipboard_table import clipboard_table

PATIENCE = 120
AWKWARD = (
    "02079460301",
    "+44 20 7946 0301",
    "=1+1",
    "-1+2",
    "@SUM(A1)",
    "1E5",
    "12/05",
    "12345678901234567890",
    "TRUE",
    "'quoted",
    '"quoted"',
    "St Mary & All Saints <West>",
    "مسجد النور",
)


def test_copied_rows_arrive_in_libreoffice_as_the_texts_they_were(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed.")
    made = clipboard_table(("Text", "Next"), [(text, "x") for text in AWKWARD])
    page = tmp_path / "copied.html"
    page.write_text(made.html, "utf-8")

    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--infilter=HTML (StarCalc)"),
            *("--convert-to", "xlsx", "--outdir", str(tmp_path), str(page)),
        ],
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )

    sheet = openpyxl.load_workbook(tmp_path / "copied.xlsx").active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == list(AWKWARD)
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
