from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.letterhead import Letterhead
from liaison_app.files.formats.word_letter import word_letter
from liaison_app.files.formats.word_template import (
    read_word_letter,
    read_word_letter_file,
    word_letter_text,
)
from tests.files.word.documents import KIND, OFFICE, RELATIONS, document, field, line

DEAR = line(field("Salutation"), ",")


def refused(content):
    with pytest.raises(FileProblem) as problem:
        read_word_letter(content, name="Appeal.docx")
    assert problem.value.sentence.startswith("Appeal.docx")
    assert problem.value.hint
    return str(problem.value)


def related(kind, target, *, mode="External"):
    return f'<Relationship Id="rId5" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def test_the_text_of_a_letter_is_its_lines_with_fields():
    letter = document(
        line("Dear ", field('"Surname"', code="mergefield {} \\* MERGEFORMAT"), ","),
        line(),
        '<w:p><w:fldSimple w:instr=" MERGEFIELD Ref "><w:r><w:t>«Ref»</w:t></w:r></w:fldSimple>'
        "</w:p>",
        line("One", "<w:r><w:br/></w:r>", field("Town"), "<w:r><w:tab/></w:r>", "three"),
    )

    read = read_word_letter(letter, name="Appeal.docx")

    assert read.text == "Dear «Surname»,\n\n«Ref»\nOne\n«Town»\tthree"
    assert sorted(read.fields) == ["Ref", "Surname", "Town"]


def test_what_was_read_once_reads_the_same_again():
    for content in (document(DEAR, line(field("Town"), "<w:r><w:br/></w:r>", field("Ref"))),):
        once = read_word_letter(content, name="Appeal.docx")
        assert read_word_letter(once.content, name="Appeal.docx") == once


def test_our_own_letter_is_fit_and_has_the_text_it_was_made_of():
    made = word_letter(body="In «Town»\n\nDear «Surname»", letterhead=Letterhead())

    assert word_letter_text(made).endswith("In «Town»\n\nDear «Surname»")


def test_page_numbers_and_links_to_pages_and_addresses_are_harmless():
    for code in ("PAGE", "SECTIONPAGES", 'HYPERLINK "https://www.police.example"'):
        assert read_word_letter(
            document(DEAR, line(field("", code=code, shown="1"))), name="Appeal.docx"
        )
    links = related("hyperlink", "mailto:chase@team.example")
    assert read_word_letter(document(DEAR, relations=links), name="Appeal.docx")


def test_the_list_of_recipients_tied_to_it_is_let_go():
    parts = {
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
        + related("mailMergeSource", "file:///C:/lists/people.xlsx")
        + "</Relationships>"
    }
    letter = document(
        DEAR, settings="<w:mailMerge><w:query w:val='SELECT'/></w:mailMerge>", parts=parts
    )

    read = read_word_letter(letter, name="Appeal.docx")

    with ZipFile(BytesIO(read.content)) as archive:
        assert not any(b"people.xlsx" in archive.read(name) for name in archive.namelist())
        assert b"mailMerge" not in archive.read("word/settings.xml")


def test_the_template_it_was_made_of_is_let_go_and_never_fetched():
    letter = document(
        DEAR,
        settings='<w:attachedTemplate r:id="rId9"/>',
        relations=related("attachedTemplate", "http://attack.example/T.dotm"),
    )

    read = read_word_letter(letter, name="Appeal.docx")

    with ZipFile(BytesIO(read.content)) as archive:
        assert not any(b"attack.example" in archive.read(name) for name in archive.namelist())
        assert b"attachedTemplate" not in archive.read("word/settings.xml")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('IF "a" = "b" "c"', "has the field IF"),
        ("= 1 + 1", "has the field ="),
        ('INCLUDETEXT "C:\\\\secret.docx"', "INCLUDETEXT"),
        ('INCLUDEPICTURE "http://attack.example/x.png"', "INCLUDEPICTURE"),
        ("DDEAUTO c:\\\\cmd.exe", "DDEAUTO"),
        ("DDE excel", "DDE"),
        ("LINK Excel.Sheet", "LINK"),
        ("DATABASE", "DATABASE"),
        ("MACROBUTTON Run", "MACROBUTTON"),
        ("NEXT", "NEXT"),
        ("ADDRESSBLOCK", "ADDRESSBLOCK"),
        ('HYPERLINK "file://server/share"', "HYPERLINK"),
        ("DATE", "another day tomorrow"),
        ("NUMPAGES", "pages of all the letters"),
        ("AUTHOR", "no merge field"),
        ("", "the field without a name"),
        ("MERGEFIELD Surname \\* Upper", "a switch"),
        ('MERGEFIELD Your_ref \\b "Ref: "', "a switch"),
    ],
)
def test_other_fields_are_refused_by_name(code, words):
    for there in (
        document(DEAR, line(field("", code=code, shown="x"))),
        document(DEAR, header=line(field("", code=code, shown="x"))),
    ):
        assert words in refused(there)


def test_a_field_within_a_field_is_found():
    nested = line(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText>IF </w:instrText></w:r>",
        field("Surname"),
        '<w:r><w:instrText> = "" "a" "b"</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )

    assert "has the field IF" in refused(document(DEAR, nested))


def test_every_unknown_field_is_named_and_the_nearest_offered():
    said = refused(document(DEAR, line(field("Fist_Name"), field("AddressLine1"), field("Xyzzy"))))

    assert "«Fist_Name», «AddressLine1», «Xyzzy»" in said
    assert "For «AddressLine1» put «Address_line_1»." in said
    assert "Take «Xyzzy» out." in said
    assert "«salutation» put «Salutation»" in refused(document(line(field("salutation"))))


def test_no_field_at_all_and_typed_marks_are_refused():
    assert "has no merge field" in refused(document(line("Dear all")))
    assert "is typed" in refused(document(DEAR, line("Dear «Surname»")))


def test_what_is_no_word_document_is_told_apart():
    assert "old Word document (.doc)" in refused(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    protected = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    assert "a password" in refused(protected)
    assert "not a Word document" in refused(b"{\\rtf1}")
    assert "not a Word document" in refused(b"")
    empty = BytesIO()
    ZipFile(empty, "w").close()
    assert "is not a Word document" in refused(empty.getvalue().replace(b"PK", b"PK", 1))
    assert "(.dotx)" in refused(document(DEAR, kind=f"{KIND}.template.main+xml"))


def test_macros_are_refused():
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert "macros" in refused(document(DEAR, kind=macros))
    assert "macros" in refused(document(DEAR, parts={"word/vbaProject.bin": "x"}))


def test_a_broken_file_is_refused():
    good = document(DEAR)

    assert "damaged" in refused(good[: len(good) // 2])
    assert "damaged" in refused(document(DEAR, parts={"word/header9.xml": "<not closed"}))
    assert "damaged" in refused(
        document(DEAR, line('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'))
    )


def test_a_bomb_is_refused_unopened():
    made = BytesIO(document(DEAR))
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(40 << 20))

    assert "packed so tightly" in refused(made.getvalue())
    assert "instructions" in refused(
        document(DEAR, parts={"word/header9.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    )


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (related("image", "http://attack.example/x.png"), "a link in it"),
        (related("hyperlink", "file://server/share/x"), "a link in it"),
        (related("hyperlink", "javascript:alert(1)"), "a link in it"),
        (related("oleObject", "file:///C:/x.xlsx"), "a link in it"),
        (related("subDocument", "other.docx"), "a link in it"),
    ],
)
def test_what_reaches_out_is_refused(relation, words):
    assert words in refused(document(DEAR, relations=relation))


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<w:r><w:object/></w:r>", "an embedded object"),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "Track Changes"),
        ("<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "Track Changes"),
        ("<w:r><w:commentReference/></w:r>", "comments"),
        ("<w:r><w:footnoteReference/></w:r>", "footnotes"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", "hidden text"),
    ],
)
def test_what_is_not_the_letter_as_it_prints_is_refused(inside, words):
    assert words in refused(document(DEAR, line(inside)))


def test_an_embedded_file_is_refused():
    assert "embedded" in refused(document(DEAR, parts={"word/embeddings/oleObject1.bin": "x"}))


def test_a_letter_written_by_another_program_is_read(tmp_path):
    made = Document()
    made.add_paragraph("Dear ")
    made.add_table(1, 1).cell(0, 0).text = "In a table"
    path = tmp_path / "Appeal.docx"
    made.save(path)

    with pytest.raises(FileProblem, match="no merge field"):
        read_word_letter_file(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileProblem, match="could not be opened"):
        read_word_letter_file(tmp_path / "gone.docx")
