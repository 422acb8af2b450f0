"""Rows and jobs for lists that other programs read."""

from datetime import date

import pytest

from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.progress import Progress
from liaison_app.domain.references import make_ref
from liaison_app.files.formats.format import ExportJob


@pytest.fixture
def row():
    """Return what makes a row that can be posted, mailed and called; what is said is changed."""

    def made(number=1, **said):
        usual = {
            "ref": make_ref(letter="S", key=number),
            "organisation": f"Sample School {number}",
            "addressee": "Mrs Zoë O'Neill-Çelik",
            "salutation": "Dear Mrs O'Neill-Çelik",
            "post": "Head Teacher",
            "address_line_1": f"{number} Oak Lane",
            "address_line_2": "Enfield",
            "address_line_3": "EN1 4NP",
            "postcode": "EN1 4NP",
            "email": f"office{number}@school.example.com",
            "phone": "020 7946 0123",
            "mobile": "07700 900123",
            "officer_name": "Jo Example",
            "officer_rank": "PC",
        }
        return MailListRow(**(usual | said))

    return made


@pytest.fixture
def job(tmp_path):
    """Return what makes a job of rows; whatever is said is changed."""

    def made(rows, **said):
        usual = {
            "rows": rows,
            "title": "Schools",
            "marking": "OFFICIAL",
            "today": date(2017, 5, 25),
            "private": tmp_path,
            "progress": Progress(),
        }
        return ExportJob(**(usual | said))

    return made
