from zipfile import ZipFile

import pytest

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import merge_values
from liaison_app.domain.progress import Progress
from liaison_app.domain.whole_letter import whole_letter
from liaison_app.files.formats.letters_docx import FORMAT
from liaison_app.files.formats.word_template import word_letter_text
from liaison_app.files.formats.word_xml import MAIN_PART, lines_of, parsed, parts_of, w
from tests.files.word.documents import HEAD, OFFICE, RELATIONS, a_row, document, field, line
from tests.letters import our_text

BODY = "«Addressee»\n«Organisation»\n«Address_line_1»\nYour ref: «Your_ref»\n\n«Salutation»,\nEnd"


def words(lines):
    return [" ".join(one.split()) for one in lines if one.strip()]


def letters_in(path):
    """Return the lines of each letter, which the sections part."""
    body = parsed(ZipFile(path).read(MAIN_PART)).find(w("body"))
    letters = [[]]
    for one in body:
        letters[-1] += lines_of(one)
        if one.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            letters.append([])
    return [words(one) for one in letters]


@pytest.mark.parametrize("template", ["dear_friends.txt", "dear_head_teacher.txt"])
def test_each_letter_says_what_the_preview_showed_under_its_letterhead(template, job, tmp_path):
    body = our_text(template)
    rows = [a_row(1), a_row(2, addressee=""), a_row(3, your_ref="007", our_ref="1/2")]
    made = job(rows, body=body)

    count = FORMAT.write(tmp_path / "letters.docx", made)
    check = FORMAT.check(tmp_path / "letters.docx", made)

    expected = [words(f"{HEAD.text}\n{fill(body, merge_values(row))}".split("\n")) for row in rows]
    assert letters_in(tmp_path / "letters.docx") == expected
    assert count == check.rows == 3
    assert check.refs == tuple(row.ref for row in rows)
    assert check.sentences == (
        "Letters in the file: 3, one for each recipient, in their order.",
        "Every letter says what the preview showed.",
        "No merge field is left in it.",
    )


def test_each_letter_is_a_section_that_counts_its_pages_from_one(job, tmp_path):
    FORMAT.write(tmp_path / "l.docx", job([a_row(n) for n in range(4)], body=BODY))

    root = parsed(parts_of((tmp_path / "l.docx").read_bytes())[MAIN_PART])
    sections = list(root.iter(w("sectPr")))
    assert len(sections) == 4
    assert {one.find(w("pgNumType")).get(w("start")) for one in sections} == {"1"}
    assert all(one.find(w("type")) is None for one in sections)
    assert sum(1 for _ in root.iter(w("br"))) == 0


def test_the_last_line_of_a_letter_stays_with_no_other_letter(job, tmp_path):
    body = f"{BODY}\n\nYours sincerely,\n«Officer_rank»\nE-mail: «Officer_email»"
    rows = [a_row(1), a_row(2, officer_email=""), a_row(3)]
    FORMAT.write(tmp_path / "l.docx", job(rows, body=body))

    root = parsed(parts_of((tmp_path / "l.docx").read_bytes())[MAIN_PART])
    ends = [one.getparent() for one in root.iter(w("sectPr")) if one.getparent().tag == w("pPr")]
    assert [one.find(w("keepNext")) for one in ends] == [None, None]
    assert root.find(f".//{w('keepNext')}") is not None


def test_the_headers_of_the_teams_letter_are_those_of_each_letter(job, tmp_path):
    teams = document(line(field("Salutation"), ","), header=line("Chase Team"))

    FORMAT.write(tmp_path / "l.docx", job([a_row(n) for n in range(3)], template=teams))

    root = parsed(parts_of((tmp_path / "l.docx").read_bytes())[MAIN_PART])
    headers = [one.findall(w("headerReference")) for one in root.iter(w("sectPr"))]
    assert [len(one) for one in headers] == [1, 1, 1]


TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
    f"{line(field('Ref'))}</w:tc></w:tr></w:tbl>"
)
TWO_SECTIONS = (
    line(field("Ref")),
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>',
    line(field("Salutation"), ","),
)


@pytest.mark.parametrize("lines", [(line(field("Ref")),), (TABLE,), TWO_SECTIONS])
def test_hundreds_of_letters_are_all_there_in_their_order(lines, job, tmp_path):
    rows = [a_row(n) for n in range(201)]
    made = job(rows, template=document(*lines))

    assert FORMAT.write(tmp_path / "l.docx", made) == 201
    check = FORMAT.check(tmp_path / "l.docx", made)

    assert check.passed, check.sentences
    assert check.refs == tuple(row.ref for row in rows)
    body = parsed(ZipFile(tmp_path / "l.docx").read(MAIN_PART)).find(w("body"))
    sections = list(body.iter(w("sectPr")))
    assert len(sections) == 201 * (2 if lines is TWO_SECTIONS else 1)
    assert body.findall(w("sectPr")) == [body[-1]] == [sections[-1]]
    numbers = [one.get(w("id")) for one in body.iter(w("bookmarkStart"))]
    assert numbers == [str(n) for n in range(201)]


def test_a_field_that_is_empty_within_a_sentence_stops_with_its_name_and_the_ref(job, tmp_path):
    made = job([a_row(1), a_row(2, salutation="")], body=BODY)

    with pytest.raises(FileProblem) as problem:
        FORMAT.write(tmp_path / "l.docx", made)

    assert "«Salutation»" in str(problem.value)
    assert a_row(2).ref in str(problem.value)


def test_an_unknown_field_stops_with_its_name(job, tmp_path):
    with pytest.raises(FileProblem, match="«Faith»"):
        FORMAT.write(tmp_path / "l.docx", job([a_row()], body=f"{BODY}\n«Faith»"))


def test_whoever_holds_two_posts_may_have_two_letters(job, tmp_path):
    rows = [a_row(1, post="Head"), a_row(2), a_row(1, post="Chair"), a_row(1, post="Clerk")]
    made = job(rows, body=f"{BODY}\n\nPost: «Post»")

    FORMAT.write(tmp_path / "l.docx", made)
    check = FORMAT.check(tmp_path / "l.docx", made)

    assert check.passed
    assert check.refs == tuple(row.ref for row in rows)
    swapped = job([rows[2], rows[1], rows[0], rows[3]], body=f"{BODY}\n\nPost: «Post»")
    assert not FORMAT.check(tmp_path / "l.docx", swapped).passed


def test_a_value_that_looks_like_a_field_is_printed_as_it_is(job, tmp_path):
    made = job([a_row(organisation="«Surname» {MERGEFIELD Ref} \U0010fffd=1+1")], body=BODY)

    FORMAT.write(tmp_path / "l.docx", made)

    assert "«Surname» {MERGEFIELD Ref} \U0010fffd=1+1" in letters_in(tmp_path / "l.docx")[0]
    assert FORMAT.check(tmp_path / "l.docx", made).passed


def test_an_address_longer_than_the_window_has_its_lines_joined_by_the_common_rule(job, tmp_path):
    lines = {f"address_line_{n}": f"Line {n}" for n in range(1, 8)}
    body = our_text("dear_friends.txt")
    made = job([a_row(**lines)], body=body)

    FORMAT.write(tmp_path / "l.docx", made)

    assert "Line 1, Line 2" in letters_in(tmp_path / "l.docx")[0]
    assert FORMAT.check(tmp_path / "l.docx", made).passed


@pytest.mark.parametrize("body", ["«Salutation»,\n\nNo address here", BODY])
def test_the_letter_reads_as_the_preview_reads_it_whole(body, job, tmp_path):
    lines = {f"address_line_{n}": f"Line {n}" for n in range(1, 8)}
    row = a_row(**lines)

    FORMAT.write(tmp_path / "l.docx", job([row], body=body))

    whole = whole_letter(body=body, letterhead=HEAD, row=row)
    assert letters_in(tmp_path / "l.docx") == [words(whole.split("\n"))]


def sizes_of_address(path):
    """Return the sizes of letters in the address of the first letter, in points."""
    table = parsed(ZipFile(path).read(MAIN_PART)).find(f"{w('body')}/{w('tbl')}")
    cell = table.findall(w("tr"))[1].find(w("tc"))
    return {int(one.get(w("val"))) / 2 for one in cell.iter(w("sz"))}


@pytest.mark.parametrize(
    ("name", "lines", "sizes"),
    [
        ("Oak Lane School", 7, {9.5}),
        ("St Mary and St Joseph's Catholic Primary School and Nursery, Enfield", 3, {9.5}),
        ("St Mary and St Joseph's Catholic School and Nursery", 7, {8.5}),
        ("St Mary and St Joseph's Catholic Primary School and Nursery, Enfield", 7, {6.5}),
    ],
)
def test_an_address_with_long_lines_is_written_smaller_to_stay_in_the_window(
    name, lines, sizes, job, tmp_path
):
    address = {f"address_line_{n}": f"Line {n}" for n in range(1, lines + 1)}
    made = job(
        [a_row(organisation=name, **address)],
        body=BODY.replace(
            "«Address_line_1»", "\n".join(f"«Address_line_{n}»" for n in range(1, 8))
        ),
    )

    FORMAT.write(tmp_path / "l.docx", made)

    assert sizes_of_address(tmp_path / "l.docx") == sizes
    assert FORMAT.check(tmp_path / "l.docx", made).passed


def test_addresses_that_have_no_room_in_the_window_are_refused_by_their_refs(job, tmp_path):
    long = [a_row(n, organisation="Word " * 90) for n in (2, 4)]

    with pytest.raises(FileProblem) as refused:
        FORMAT.write(tmp_path / "l.docx", job([a_row(1), long[0], a_row(3), long[1]], body=BODY))

    assert f"the whole address of {long[0].ref}, {long[1].ref}." in refused.value.sentence


def test_cancelling_stops_it(job, tmp_path):
    progress = Progress()
    progress.listen(lambda done, _total: done >= 20 and progress.cancel())

    with pytest.raises(Cancelled):
        FORMAT.write(
            tmp_path / "l.docx", job([a_row(n) for n in range(99)], body=BODY, progress=progress)
        )


def test_without_a_letter_nothing_is_written(job, tmp_path):
    with pytest.raises(FileProblem, match="no letter"):
        FORMAT.write(tmp_path / "l.docx", job([a_row()], body=" \n"))


TEAMS = document(
    line("From: ", field("Team")),
    line(
        field("Addressee"),
        "<w:r><w:br/></w:r>",
        field("Organisation"),
        "<w:r><w:br/></w:r>",
        field("Address_line_1"),
    ),
    line("Your ref:", "<w:r><w:tab/></w:r>", field("Your_ref")),
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
    f"{line(field('Our_ref'))}</w:tc></w:tr></w:tbl>",
    line(field("Salutation"), ","),
    line("End"),
    header=line("For ", field("Organisation")) + line(field("Your_ref")),
)


def test_the_teams_own_letter_is_merged_word_for_word(job, tmp_path):
    rows = [a_row(1, addressee=""), a_row(2, your_ref="Y", our_ref="O")]
    made = job(rows, template=TEAMS)

    FORMAT.write(tmp_path / "l.docx", made)

    text = word_letter_text(TEAMS)
    expected = [words(fill(text, merge_values(row)).split("\n")) for row in rows]
    assert letters_in(tmp_path / "l.docx") == expected
    assert expected[0] == [
        "From: Chase Team",
        "Oak Lane School 1",
        "1 Oak Lane",
        "Dear Mrs Example,",
        "End",
    ]
    assert FORMAT.check(tmp_path / "l.docx", made).passed


def test_headers_with_fields_are_each_letters_own_with_what_they_lean_on(job, tmp_path):
    picture = f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="media/logo.png"/>'
    parts = {
        "word/_rels/header1.xml.rels": f'<Relationships xmlns="{RELATIONS}">{picture}'
        "</Relationships>",
        "word/media/logo.png": "picture",
    }
    teams = document(
        line(field("Salutation"), ","), header=line("For ", field("Organisation")), parts=parts
    )

    FORMAT.write(tmp_path / "l.docx", job([a_row(n) for n in (1, 2, 3)], template=teams))

    with ZipFile(tmp_path / "l.docx") as archive:
        relations = parsed(archive.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        root = parsed(archive.read(MAIN_PART))
        for number, section in enumerate(root.iter(w("sectPr")), start=1):
            name = targets[section.find(w("headerReference")).get(f"{{{OFFICE}}}id")]
            header = parsed(archive.read(f"word/{name}"))
            assert lines_of(header) == [f"For Oak Lane School {number}"]
            assert b"media/logo.png" in archive.read(f"word/_rels/{name}.rels")


def test_a_file_that_is_not_what_was_chosen_is_told(job, tmp_path):
    rows = [a_row(1), a_row(2)]
    FORMAT.write(tmp_path / "l.docx", job(rows, body=BODY))

    def sentence(rows, body=BODY):
        return FORMAT.check(tmp_path / "l.docx", job(rows, body=body)).sentences[0]

    assert "but 3 were chosen" in sentence([*rows, a_row(3)])
    assert "not those chosen" in sentence([a_row(1), a_row(3)])
    assert "somebody is in it twice" in sentence([a_row(1), a_row(1)])
    assert "differ from the preview: 2" in sentence(rows, body=f"{BODY} now")
