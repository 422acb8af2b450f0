"""An address that does not fit is told of before anything is printed, and mended in place."""

import random
from dataclasses import replace

import pytest

from liaison_app.actions.keep_label_sheet import keep_label_sheet
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.label_sheets import L7160, L7163
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.odd_letters import Odd
from liaison_app.domain.paper import Sheet, TextBox
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import FORMATS, format_named
from liaison_app.files.formats.format import LetterText
from liaison_app.ui.forms.contact_form import ContactForm
from liaison_app.ui.forms.organisation_form import OrganisationForm
from liaison_app.ui.pages.mail_lists.steps import Step
from liaison_app.ui.paper.fitting import fit
from liaison_app.ui.paper.pdf_paper import PdfPaper
from liaison_app.ui.paper.room import _SurelyShort, without_room
from liaison_app.ui.paper.setting import Setter
from liaison_app.ui.theme import ui_font

LONG = "School of the Longest Name of All " * 9
SMALL = replace(L7160, name="Small", width=5_000, height=2_000)
TINY = replace(L7160, name="Tiny", width=2_500, height=1_200)


def form_in(page, kind):
    """Return the form that is open."""
    return next(one for one in page.findChildren(kind) if one.isVisible())


def checked(office, kind):
    """Return the page at the check of this kind of file; labels are small ones."""
    office.do(keep_label_sheet, sheet=SMALL)
    page = office.open()
    choose_sheet(page, SMALL)
    office.choose(page, kind)
    page._make.go_to(Step.CHECK)
    return page


def choose_sheet(page, sheet):
    """Choose a sheet of labels, as an officer does."""
    choice = page._make.settings._sheet
    choice.setCurrentIndex(choice.findData(sheet.name))
    choice.activated.emit(choice.currentIndex())


@pytest.mark.parametrize(
    ("kind", "where", "count"),
    [
        ("labels", "a label of Small", "1 label from 2 organisations"),
        ("envelopes", "a DL envelope", "1 envelope from 2 organisations"),
        ("letters_pdf", "the window of a DL envelope", "1 letter from 2 organisations"),
        ("letters_docx", "the window of a DL envelope", "1 letter from 2 organisations"),
    ],
)
def test_an_address_without_room_is_told_of_and_can_be_left_out(
    office, press, said, kind, where, count
):
    office.school("Alder School")
    office.school((LONG * 4)[:990])
    office.letter()
    page = checked(office, kind)

    press(page, "No room for the address: 1")
    listed = page._make.check.listed
    assert listed.table.records.cell(0, 1).text == f"It does not fit {where}."
    press(page, "Leave out of this list")
    office.settle()

    assert count in said(page)
    assert Odd.NO_ROOM not in page._make.looked_over.odd.places
    assert page._make.may_be_saved
    press(page, "Left out of this list: 1")
    press(page, "Put back into this list")
    office.settle()
    assert Odd.NO_ROOM in page._make.looked_over.odd.places


def test_what_would_be_refused_is_not_offered_to_be_saved(office):
    office.school(LONG)
    page = checked(office, "labels")

    assert not page._make.may_be_saved
    foot = page._make._foot._below.text()
    assert foot == "1 address does not fit a label of Small. Mend or leave out at the check."

    office.choose(page, "mail_list")
    assert Odd.NO_ROOM not in page._make.looked_over.odd.places
    assert page._make.may_be_saved


def test_a_name_that_is_too_long_is_mended_in_place(office, press):
    office.school(LONG)
    page = checked(office, "labels")

    press(page, "No room for the address: 1")
    press(page, "Shorten it…")
    office.settle()
    form = form_in(page, OrganisationForm)
    form.type_in({"name": "Alder School"})
    form.save()
    office.settle()

    assert not page._make.looked_over.odd.places.get(Odd.NO_ROOM)
    assert page._make.may_be_saved


def test_an_address_that_is_too_long_is_mended_where_it_is_kept(office, press):
    key = office.school("Alder School")
    office.reach(key, ContactKind.ADDRESS, f"{'1 Long Lane ' * 25}\nEnfield\nEN2 3AB")
    page = checked(office, "labels")

    press(page, "No room for the address: 1")
    press(page, "Shorten it…")
    office.settle()

    assert form_in(page, ContactForm).values["kind"] == ContactKind.ADDRESS.label


def test_other_labels_are_measured_at_once(office):
    office.do(keep_label_sheet, sheet=TINY)
    office.school("Alder School of Some Length")
    page = checked(office, "labels")
    assert page._make.may_be_saved

    choose_sheet(page, TINY)
    office.settle()

    assert page._make.looked_over.odd.room == "a label of Tiny"
    assert not page._make.may_be_saved


@pytest.mark.usefixtures("theme")
def test_thousands_of_short_addresses_are_told_from_long_ones_as_the_printer_does():
    families = ui_font(12).families()
    short, setter = _SurelyShort(Setter(families)), Setter(families)
    chance = random.Random(4)  # noqa: S311 - invented names
    words = ["Saint", "of", "Wigmore-Hill", "WWW", "ill", "Church", "Łódź", "Ó", "School", "AVAT"]
    surely = 0
    for _ in range(400):
        lines = tuple(
            " ".join(chance.choices(words, k=chance.randint(1, 9)))
            for _ in range(chance.randint(1, 9))
        )
        box = TextBox(
            left=0, top=0, width=55, height=29, lines=lines, size=11, least=7, most_lines=8
        )
        fits = short.fits(box)
        surely += fits
        assert not fits or fit(box, setter).whole, lines
    assert surely > 50


@pytest.mark.usefixtures("theme")
def test_those_told_of_are_those_that_the_printer_refuses(tmp_path):
    rows = [
        MailListRow(ref="S-1", organisation="Alder School", address_line_1="Enfield"),
        MailListRow(ref="S-2", organisation="مسجد النور " * 30, address_line_1="Enfield"),
        MailListRow(ref="S-3", organisation="Łódź & Ó School " * 4, address_line_1="Enfield"),
        MailListRow(ref="S-4", organisation="W" * 300, address_line_1="Enfield"),
        MailListRow(ref="S-5", organisation="בית כנסת", address_line_1="Enfield"),
    ]
    families = ui_font(12).families()
    for kind in FORMATS:
        if kind.address_room is None or not kind.needs_paper:
            continue
        for sheet in (L7160, L7163):
            room = kind.address_room(LetterText(body="Hello"), ExportSettings(sheet=sheet))
            found = without_room(rows, room, families=families, progress=Progress())
            refused = tuple(
                place for place, row in enumerate(rows) if _is_refused(room.box(row), tmp_path)
            )
            assert found == refused
            assert 0 not in found


def _is_refused(box, folder):
    try:
        PdfPaper().write_pdf(folder / "one.pdf", [Sheet(items=(box,))], progress=Progress())
    except FileProblem:
        return True
    return False


def test_a_word_letter_of_the_teams_own_is_not_measured():
    kind = format_named("letters_docx")
    assert kind.address_room(LetterText(template=b"a document"), ExportSettings()) is None
