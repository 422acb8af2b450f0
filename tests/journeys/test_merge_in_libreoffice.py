from datetime import date

import pytest

from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.letters import fill
from liaison_app.domain.mail_lists import Included, MailListPlan, MailListWanted
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow, merge_values
from liaison_app.files.formats import letters_docx
from liaison_app.files.formats.mail_list import write_mail_list
from tests.journeys.leaving import Leaving
from tests.journeys.office import boxes_of
from tests.letters import our_text

AWKWARD = (
    "Zoë O'Neill-Çelik",
    "Zoe\u0308 O\u2019Neill\u2013C\u0327elik",
    "Siân",
    "Łukasz",
    "Nguyễn Thị Mai",
    "مسجد النور",
    "בית כנסת",
    "020 7946 0689",
    "007",
    "1/2",
    "1 Dec",
    "1E5",
    "12345678901234567890",
    "TRUE",
    "+44 20 7946 0689",
    "-1+2",
    "@SUM(A1)",
    '=HYPERLINK("http://attack.example","press")',
    "#N/A",
    "'quoted",
    "_x0041_",
    "St Mary & All Saints <West>",
    "«Surname»",
    "office@school.example",
)


@pytest.fixture
def mail_list(tmp_path):
    def written(rows):
        return write_mail_list(
            tmp_path / "list.xlsx",
            rows=rows,
            row_count=len(rows),
            marking="OFFICIAL",
            private=tmp_path / "private",
        ).path

    return written


def a_school(**texts: str) -> MailListRow:
    usual = {
        "ref": "7KQ2",
        "organisation": "Hazelwood Lane School",
        "addressee": "Mrs A Example",
        "salutation": "Dear Mrs Example",
        "address_line_1": "1 Hazelwood Lane",
        "address_line_2": "London",
        "address_line_3": "N13 5HE",
        "postcode": "N13 5HE",
        "officer_rank": "PC",
        "officer_name": "Jo Example",
        "officer_phone": "020 7946 0001",
        "officer_email": "chase@team.example",
        "team": "Chase Neighbourhood Policing Team",
        "letter_date": "25 May 2017",
    }
    return MailListRow(**(usual | texts))


@pytest.mark.parametrize("template", ["dear_friends.txt", "dear_head_teacher.txt"])
def test_a_merged_letter_says_what_the_preview_showed(template, mail_list, merge, as_printed):
    letter = our_text(template)
    rows = [
        a_school(),
        a_school(addressee="", your_ref="1/2", our_ref="007"),
        a_school(**{f"address_line_{n}": f"Line {n}" for n in range(1, 8)}),
        *(a_school(organisation=text, salutation=f"Dear {text}") for text in AWKWARD),
    ]

    letters = merge(mail_list(rows), letter)

    assert letters == [as_printed(fill(letter, merge_values(row))) for row in rows]


def test_every_column_merges_every_awkward_text(mail_list, merge, as_printed):
    letter = "\n".join(f"{field}: «{field}»" for field in MAIL_LIST_FIELDS)
    names = [field.lower() for field in MAIL_LIST_FIELDS]
    # The awkward ones come after more than eight plain ones: types are guessed from the first.
    plain = [MailListRow(**dict.fromkeys(names, str(number))) for number in range(1, 13)]
    rows = [*plain, *(MailListRow(**dict.fromkeys(names, text)) for text in AWKWARD)]

    letters = merge(mail_list(rows), letter)

    assert letters == [as_printed(fill(letter, merge_values(row))) for row in rows]


def test_lines_with_nothing_but_empty_fields_close_up_alike(mail_list, merge, as_printed):
    letter = (
        "Top\n«Post»\n\nYour ref: «Your_ref»\n«Post» «Your_ref»\nTel: «Phone», «Ref»\n«Town»\nEnd"
    )
    rows = [
        MailListRow(ref="1", phone="020 7946 0001"),
        MailListRow(ref="2", phone="020 7946 0002", your_ref="Y", town="Enfield", post="Head"),
    ]

    letters = merge(mail_list(rows), letter)

    assert letters[0] == "Top\n\nTel: 020 7946 0001, 1\nEnd"
    assert letters == [as_printed(fill(letter, merge_values(row))) for row in rows]


@pytest.fixture
def leaving(office, tmp_path):
    """Return what makes letters of ours leave: a letter's text, and the rows it goes to."""

    def made(letter, rows):
        plan = MailListPlan(
            wanted=MailListWanted(),
            title="Appeal",
            body=letter.strip(),
            marking="OFFICIAL",
            included=tuple(Included(organisation_id=n, row=row) for n, row in enumerate(rows)),
            left_out=(),
            letterhead=Letterhead(author=SenderBlock(name="Commander A Sample")),
            made_on=date(2017, 5, 25),
        )
        return Leaving(plan, office, tmp_path)

    return made


@pytest.mark.parametrize("template", ["dear_friends.txt", "dear_head_teacher.txt"])
def test_awkward_texts_are_the_same_in_word_letters_merged_there_and_here(template, leaving):
    rows = [
        a_school(ref=f"7KQ{n}", organisation=text, salutation=f"Dear {text}", your_ref=text)
        for n, text in enumerate(AWKWARD)
    ]
    letters = leaving(our_text(template), rows)

    letters.check_merged_from_the_ready_letter()
    letters.check_our_own_merge()


def test_an_address_of_seven_lines_stands_in_the_window_of_the_envelope(leaving, office):
    lines = {f"address_line_{n}": f"Inwindow{n} Lane" for n in range(1, 8)}
    letters = leaving(our_text("dear_friends.txt"), [a_school(**lines)])

    pdf = office.printed(letters.saved("letters.docx", letters_docx.FORMAT))

    boxes = boxes_of(pdf)
    assert boxes["Hazelwood"].left == pytest.approx(24.6, abs=0.3)
    assert boxes["Mrs"].top >= 39.5 - 0.3
    assert boxes["Inwindow7"].bottom <= 66.2 + 0.5  # a font reaches a little below its line
    assert boxes["25"].top >= 79
    assert boxes["Commander"].left > 24.6 + 85
