"""The preview of what is no page: a row under its headings, as the file has it."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from liaison_app.actions.make_export import ExportChosen, job_of
from liaison_app.domain.exports import ExportColumn
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.mail_lists import Included, MailListPlan, MailListWanted
from liaison_app.domain.progress import Progress
from liaison_app.domain.reporting_routes import print_routes
from liaison_app.domain.whole_letter import whole_letter
from liaison_app.files.formats import format_named
from liaison_app.paths import resource
from liaison_app.ui.pages.mail_lists.previewed import Previewed, Side
from tests.files.contract.nasty import plain_row

pytestmark = pytest.mark.usefixtures("qapp")

COLUMNS = (
    ExportColumn(field="Organisation", heading="Who"),
    ExportColumn(field="Phone", heading="Ring"),
    ExportColumn(field="Ref", heading="Ref"),
)


def plan_of(kind, *rows):
    """Return a list of these rows, with no letter."""
    return MailListPlan(
        wanted=MailListWanted(by=kind.by),
        title="Dear friends",
        body="",
        marking="OFFICIAL",
        included=tuple(Included(organisation_id=place, row=row) for place, row in enumerate(rows)),
        left_out=(),
        made_on=date(2017, 5, 26),
    )


@pytest.mark.parametrize(
    "name", ["mail_list", "csv_list", "phone_list", "notify_email", "notify_letter"]
)
def test_the_preview_of_a_row_is_what_the_file_has_of_it(name, tmp_path):
    kind = format_named(name)
    row = plain_row(1)._replace(organisation="=SUM(1) & Co", phone="+44 20 7946 0101")
    plan, chosen = plan_of(kind, row), ExportChosen(format=kind, columns=COLUMNS)
    job = job_of(plan, chosen, today=plan.made_on, private=tmp_path, progress=Progress())
    path = tmp_path / f"list.{kind.ending}"
    kind.write(path, job)

    shown = Previewed(plan, chosen).row(0, Side.LETTER)

    assert list(shown.values) == read(path)


def read(path):
    """Return the headings of a list, each with what stands below it."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            headings, texts = csv.reader(file)
    else:
        headings, texts = load_workbook(path).active.iter_rows(values_only=True)
    return [(heading, text or "") for heading, text in zip(headings, texts, strict=True)]


def test_those_in_bcc_are_never_shown_as_if_they_were_in_to():
    kind = format_named("bcc")
    shown = Previewed(plan_of(kind, plain_row(1)), ExportChosen(format=kind)).row(0, Side.ROW)

    assert dict(shown.values) == {"To": "Your own address", "Bcc": plain_row(1).email}


@pytest.mark.parametrize("name", ["mail_list", "officer_workbooks", "letters_docx"])
@pytest.mark.parametrize("letter", ["dear_friends.txt", "dear_head_teacher.txt"])
def test_the_page_of_a_letter_made_in_word_says_what_word_prints(name, letter):
    kind, row = format_named(name), plain_row(1)
    head = Letterhead(team=SenderBlock(name="Chase Team", address=("2 High Street", "Enfield")))
    text = resource("letters", letter).read_text("utf-8").strip()
    body = print_routes(text, ("In an emergency: 999", "At any other time: 101"))
    plan = replace(plan_of(kind, row), body=body, letterhead=head)

    shown = Previewed(plan, ExportChosen(format=kind)).row(0, Side.LETTER)

    printed = whole_letter(body=body, letterhead=head, row=row)
    assert " ".join(shown.text.split()) == " ".join(printed.split())
