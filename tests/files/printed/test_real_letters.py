"""Every real school's letter on paper says what its preview says: some each time, all at length."""

import csv
import re

import pytest

from liaison_app.domain.addresses import address_lines, check_address
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import merge_values
from liaison_app.files.formats import format_named
from liaison_app.files.formats.letters_pdf import FORMAT
from tests.letters import our_text

WINDOW, TEXT = (24.6, 39.5, 85, 26.7), (20, 79.5, 180, 203)


@pytest.fixture(params=[100, pytest.param(None, marks=pytest.mark.faults)], ids=["some", "all"])
def schools(request, registers, row):
    """Return the rows of real schools, spread over the register."""
    with (registers / "gias_1924.csv").open(encoding="cp1252", newline="") as file:
        found = list(csv.DictReader(file))
    every = len(found) // (request.param or len(found))
    made = (_row(row, key, school) for key, school in enumerate(found[::every], start=1))
    return [one for one in made if one is not None]


def test_the_letter_of_every_school_is_that_of_its_preview(schools, job, pdf, letterhead):
    body = our_text("dear_head_teacher.txt").strip()
    made = job(schools, body=body, letterhead=letterhead)

    written = pdf(FORMAT, made)

    assert FORMAT.check(written.path, made).passed
    windows, texts = (written.texts(box=box) for box in (WINDOW, TEXT))
    assert len(windows) == len(schools)
    for window, text, school in zip(windows, texts, schools, strict=True):
        asked = fill(body, merge_values(school))
        # lines joined in the window have a comma where the preview of the text breaks the line
        assert _words(f"{window} {text}").replace(",", "") == _words(asked).replace(",", "")


@pytest.mark.parametrize("name", ["labels", "envelopes", "call_sheet", "visit_sheet"])
def test_every_school_has_its_place_on_every_kind_of_paper(name, schools, job, tmp_path):
    kind, path = format_named(name), tmp_path / "printed.pdf"
    made = job(sorted(schools, key=kind.order) if kind.order else schools)

    assert kind.write(path, made) == len(schools)
    assert kind.check(path, made).passed


def _words(text):
    return re.sub(r"\s+", " ", text).strip()


def _row(row, key, school):
    lines = address_lines(
        street=school["Street"],
        locality=school["Locality"],
        address3=school["Address3"],
        town=school["Town"],
        county=school["County (name)"],
        postcode=school["Postcode"],
    )
    address = check_address(lines).address
    if address is None:
        return None
    head = (school["HeadTitle (name)"], school["HeadFirstName"], school["HeadLastName"])
    return row(
        key,
        address=address.lines,
        addressee=" ".join(filter(None, head)),
        organisation=school["EstablishmentName"],
        postcode=address.postcode,
        town=address.town,
        officer_rank="PC",
        officer_name="Sample",
        officer_phone="020 7946 0101",
        officer_email="sample@police.example",
        team="Chase Neighbourhood Team",
    )
