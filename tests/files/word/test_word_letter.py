"""Our own Word letter: what is in it, in the order that Word asks for, and where it stands."""

from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm

from liaison_app.domain.letterhead import Letterhead
from liaison_app.files.formats.word_letter import ready_letter, word_letter
from liaison_app.files.formats.word_template import word_letter_text
from liaison_app.files.formats.word_xml import MAIN_PART, field_codes, parsed, parts_of, w
from tests.files.word.documents import HEAD, a_row

BODY = (
    "«Addressee»\n«Organisation»\n«Address_line_1»\n\n«Letter_date»\nYour ref: «Your_ref»\n"
    "Our ref: «Our_ref»\n\n«Salutation»,\n\nText.\n\nYours sincerely,"
)
ORDER = {
    "tblPr": ("tblW", "tblInd", "tblLayout", "tblCellMar", "tblLook"),
    "sectPr": ("headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols"),
    "pPr": ("pStyle", "keepNext", "spacing", "ind", "jc", "rPr", "sectPr"),
    "tcPr": ("tcW", "vMerge"),
}


@pytest.fixture
def parts():
    return parts_of(word_letter(body=BODY, letterhead=HEAD))


def test_both_senders_are_in_it_and_no_marking_on_what_the_public_reads(parts):
    made = Document(BytesIO(word_letter(body=BODY, letterhead=HEAD)))
    cell = made.tables[0].cell(0, 1)

    assert [one.text for one in cell.paragraphs] == [line for line in HEAD.text.split("\n") if line]
    assert not any(b"OFFICIAL" in part for part in parts.values())


def test_the_address_stands_in_the_window_of_a_dl_envelope():
    made = Document(BytesIO(word_letter(body=BODY, letterhead=HEAD)))
    page, table = made.sections[0], made.tables[0]
    above, window, below = (row.height for row in table.rows)

    assert page.left_margin == pytest.approx(Mm(24.6), abs=Mm(0.05))
    assert page.top_margin + above == pytest.approx(Mm(39.5), abs=Mm(0.1))
    assert page.top_margin + above + window == pytest.approx(Mm(66.2), abs=Mm(0.1))
    assert page.top_margin + above + window + below == pytest.approx(Mm(80), abs=Mm(0.1))
    address = table.cell(1, 0)
    indent = address.paragraphs[0].paragraph_format.right_indent
    assert address.width - indent == pytest.approx(Mm(85), abs=Mm(0.1))
    assert 7 * address.paragraphs[0].paragraph_format.line_spacing <= Mm(26.7)


def test_the_fields_are_ordinary_merge_fields_in_the_order_of_the_text(parts):
    codes = [code.split() for code in field_codes(parsed(parts[MAIN_PART]))]

    assert [code[0] for code in codes] == ["MERGEFIELD"] * 7
    assert [code[1] for code in codes] == [
        *("Addressee", "Organisation", "Address_line_1"),
        *("Letter_date", "Your_ref", "Our_ref", "Salutation"),
    ]


def test_everything_stands_in_the_order_that_word_asks_for(parts):
    root = parsed(parts[MAIN_PART])
    for tag, order in ORDER.items():
        for one in root.iter(w(tag)):
            names = [child.tag.rpartition("}")[2] for child in one]
            known = [name for name in names if name in order]
            assert known == sorted(known, key=order.index), tag


def test_the_sign_off_stays_on_the_page_of_the_text_it_closes():
    body = f"{BODY}\n\nA Sample\nTelephone: «Officer_phone»"
    made = Document(BytesIO(word_letter(body=body, letterhead=HEAD)))
    stays = [(one.text, bool(one.paragraph_format.keep_with_next)) for one in made.paragraphs]

    assert stays[-6:] == [
        ("Text.", True),
        ("", True),
        ("Yours sincerely,", True),
        ("", True),
        ("A Sample", True),
        ("Telephone: «Officer_phone»", False),
    ]


def test_nothing_is_in_it_that_came_with_its_maker(parts):
    assert not any(name.startswith(("customXml", "docProps/thumbnail")) for name in parts)
    whole = b"".join(parts.values())
    assert b"python-docx" not in whole
    assert b"Macintosh" not in whole
    for name, part in parts.items():
        if name.endswith(".rels"):
            for one in parsed(part):
                base = "word/" if name.startswith("word/") else ""
                assert f"{base}{one.get('Target')}" in parts


def test_the_same_letter_is_the_same_file():
    first, second = (word_letter(body=BODY, letterhead=HEAD) for _ in range(2))
    assert first == second


def test_a_ready_letter_has_no_label_with_nothing_behind_it_for_anybody():
    rows = [a_row(1, our_ref="NPT/17"), a_row(2)]

    text = word_letter_text(ready_letter(body=BODY, letterhead=Letterhead(), rows=rows))

    assert "Our ref: «Our_ref»" in text
    assert "Your ref" not in text
    assert "«Salutation»," in text
