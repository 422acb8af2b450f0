"""Table files of invented data, made as they come from registers and from Excel."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

SCHOOL = {
    "URN": "900001",
    "LA (code)": "308",
    "LA (name)": "Sampleton",
    "EstablishmentNumber": "2001",
    "EstablishmentName": "Oak Lane Primary School",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentStatus (name)": "Open",
    "PhaseOfEducation (name)": "Primary",
    "StatutoryLowAge": "3",
    "StatutoryHighAge": "11",
    "Gender (name)": "Mixed",
    "ReligiousCharacter (name)": "Does not apply",
    "NumberOfPupils": "421",
    "OpenDate": "01-09-1990",
    "CloseDate": "",
    "Street": "Oak Lane",
    "Locality": "",
    "Address3": "",
    "Town": "Sampleton",
    "County (name)": "Not recorded",
    "Postcode": "EN1 4NP",
    "SchoolWebsite": "www.oaklane.example",
    "TelephoneNum": "2079460123",
    "HeadTitle (name)": "Mrs",
    "HeadFirstName": "Asha",
    "HeadLastName": "Sample",
    "HeadPreferredJobTitle": "Headteacher",
    "DistrictAdministrative (code)": "E09000010",
    "AdministrativeWard (code)": "E05000195",
}


@pytest.fixture
def school():
    """Return the cells of an invented school by heading, with some changed."""
    return lambda **changed: SCHOOL | {key.replace("_", " "): text for key, text in changed.items()}


@pytest.fixture
def text_file(tmp_path):
    """Return a function that keeps text or bytes in a file."""

    def keep(content: str | bytes, *, name: str = "table.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return keep


@pytest.fixture
def register_file(text_file):
    """Return a function that keeps rows, each a dictionary by heading, as a .csv file."""

    def keep(rows: list[dict[str, str]], *, encoding: str = "cp1252") -> Path:
        written = io.StringIO(newline="")
        writer = csv.DictWriter(written, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        return text_file(written.getvalue(), name="register.csv", encoding=encoding)

    return keep


@pytest.fixture
def workbook_file(tmp_path):
    """Return a function that keeps rows of values as a workbook of one sheet."""

    def keep(rows: list[list[object]], *, name: str = "table.xlsx") -> Path:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        path = tmp_path / name
        book.save(path)
        return path

    return keep
