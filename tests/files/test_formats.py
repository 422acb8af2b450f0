"""The contract of every kind of file that leaves; a new format comes under it by its one line."""

from dataclasses import replace
from datetime import date

import pytest

from liaison_app.domain.errors import Cancelled, FileProblem, LiaisonError
from liaison_app.domain.exports import STANDARD_COLUMNS, ExportColumn
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, OFFERED_FIELDS, mail_text
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import FORMATS
from liaison_app.files.formats.format import FILE_KINDS, ExportJob, LetterText
from liaison_app.safe_write import write_whole, write_whole_folder
from liaison_app.ui.paper.pdf_paper import PdfPaper
from tests.files.contract.nasty import (
    ALL,
    LONG,
    NASTY_ADDRESSES,
    SAMPLE,
    nasty_rows,
    nasty_texts,
    plain_row,
)
from tests.files.contract.reading import everything
from tests.files.contract.rules import SHORT, rule_of

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("OpenType support missing", extend=True),
]

EVERY = pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
BODY = (
    "«Addressee»\n«Organisation»\n«Address_line_1»\n«Address_line_2»\n«Address_line_3»\n\n"
    "«Letter_date»\nOur ref: «Our_ref»\n\n«Salutation»,\n\nPlease pass this on.\n\n«Campaign»\n"
    "«Team»"
)
UNMARKED = {
    "csv_list": "another program reads every line of it as data",
    "eml": "a letter to the public carries none",
    "envelopes": "a marking does not belong on the outside",
    "labels": "likewise",
    "letters_docx": "a letter to the public carries none",
    "letters_pdf": "likewise",
    "notify_email": "Notify reads every line of it as data",
    "notify_letter": "likewise",
    "vcard": "an address book reads every line of it as data",
}
"""What bears its marking in its name alone, and why."""

MANY = 1_100
MOST_BETWEEN_REPORTS = 500


@pytest.fixture
def job(tmp_path):
    """Return the function that makes a job of rows."""

    def make(rows, **other):
        made = ExportJob(
            rows=rows,
            title="Dear friends",
            marking="OFFICIAL-SENSITIVE",
            today=date(2017, 5, 26),
            private=tmp_path,
            letter=LetterText(body=BODY),
            paper=PdfPaper(),
            progress=Progress(),
        )
        return replace(made, **other)

    return make


@pytest.fixture
def write(tmp_path):
    """Return the function that writes a job as this kind of file, and gives its place."""

    def written(kind, job, name="list"):
        path = tmp_path / (f"{name}.{kind.ending}" if kind.ending else name)
        if kind.is_folder:
            path.mkdir()
        assert kind.write(path, job) == len(job.rows)
        return path

    return written


@EVERY
@pytest.mark.parametrize("count", [SAMPLE, pytest.param(ALL, marks=pytest.mark.faults)])
def test_every_nasty_text_comes_back_as_the_rule_of_the_format_says(kind, count, job, write):
    made = job(_fit(kind, nasty_texts(count)))

    path = write(kind, made)

    rule_of(kind)(path, kind, made)
    check = kind.check(path, made)
    assert check.passed, check.sentences


@EVERY
@pytest.mark.parametrize("text", LONG, ids=lambda text: f"{text[:2]} {len(text)}")
def test_a_text_of_hundreds_of_letters_comes_back_whole_or_is_refused_by_its_ref(
    kind, text, job, write
):
    row = plain_row(1)._replace(organisation=text, salutation=text, campaign=text)
    made = job([row])
    try:
        path = write(kind, made)
    except FileProblem as refused:
        assert row.ref in refused.sentence  # noqa: PT017 - one of two answers
        assert text[:40] not in str(refused)  # noqa: PT017 - likewise
        return
    rule_of(kind)(path, kind, made)
    assert kind.check(path, made).passed


@EVERY
@pytest.mark.parametrize("address", NASTY_ADDRESSES, ids=lambda text: ascii(text)[:40])
def test_no_address_adds_a_recipient_or_a_line_of_a_head(kind, address, job, write):
    row = plain_row(1)._replace(email=address)
    made = job([row])
    try:
        path = write(kind, made)
    except FileProblem as refused:
        assert row.ref in refused.sentence  # noqa: PT017 - one of two answers
        assert "other@" not in str(refused)  # noqa: PT017 - likewise
        return
    assert kind.name not in {"eml", "bcc"}
    rule_of(kind)(path, kind, made)


@EVERY
def test_rows_in_are_rows_out(kind, job, write):
    made = job([plain_row(number) for number in range(1, 31)])

    path = write(kind, made)

    check = kind.check(path, made)
    assert check.passed, check.sentences
    assert check.rows == 30
    assert sorted(check.refs) == sorted(row.ref for row in made.rows)
    assert check.sentences


@EVERY
@pytest.mark.parametrize(
    "tampered",
    [
        lambda rows: rows[:-1],
        lambda rows: rows[1:],
        lambda rows: [*rows, plain_row(99)],
        lambda rows: [plain_row(99), *rows],
    ],
    ids=["last taken out", "first taken out", "one added", "one put in front"],
)
def test_a_file_with_a_row_more_or_less_does_not_pass(kind, tampered, job, write):
    rows = [plain_row(number) for number in range(1, 11)]

    path = write(kind, job(tampered(rows)))

    try:
        check = kind.check(path, job(rows))
    except FileProblem as refused:
        assert refused.hint  # noqa: PT017 - one of two answers
        return
    assert not check.passed


@EVERY
def test_a_file_with_somebody_else_in_it_does_not_pass(kind, job, write):
    rows = [plain_row(number) for number in range(1, 11)]
    others = [*rows[:4], plain_row(99), *rows[5:]]

    path = write(kind, job(others))

    try:
        check = kind.check(path, job(rows))
    except FileProblem as refused:
        assert refused.hint  # noqa: PT017 - one of two answers
        return
    assert not (check.passed and set(check.refs) <= {row.ref for row in rows})


@EVERY
def test_a_file_that_is_no_such_file_is_refused_or_does_not_pass(kind, job, tmp_path):
    made = job([plain_row(1)])
    path = tmp_path / f"list.{kind.ending}"
    if kind.is_folder:
        path = tmp_path / "list"
        path.mkdir()
        path.joinpath("1.txt").write_bytes(b"\xff\x00 not one of ours")
    else:
        path.write_bytes(b"\xff\x00 not one of ours")

    try:
        check = kind.check(path, made)
    except FileProblem as refused:
        assert refused.hint  # noqa: PT017 - one of two answers
        return
    assert not check.passed


@EVERY
def test_progress_is_told_often_enough_to_be_cancelled_at_once(kind, job, write):
    told = []
    made = job([plain_row(number) for number in range(1, MANY + 1)])
    made.progress.listen(lambda done, total: told.append(MANY * done / (total or MANY)))

    write(kind, made)

    assert told == sorted(told)
    assert 0 <= told[0] <= MOST_BETWEEN_REPORTS
    gaps = [after - before for before, after in zip(told, [*told[1:], MANY], strict=True)]
    assert max(gaps) <= MOST_BETWEEN_REPORTS


@EVERY
@pytest.mark.parametrize("after", [0, 1, 2])
def test_what_is_cancelled_leaves_nothing(kind, after, job, tmp_path):
    told = []
    made = job([plain_row(number) for number in range(1, MANY + 1)], private=tmp_path / "private")

    def hear(done, _total):
        told.append(done)
        if len(told) > after:
            made.progress.cancel()

    made.progress.listen(hear)
    path = tmp_path / "out" / (f"list.{kind.ending}" if kind.ending else "list")
    path.parent.mkdir()
    put = write_whole_folder if kind.is_folder else write_whole

    with pytest.raises(Cancelled), put(path, private=made.private) as draft:
        kind.write(draft, made)

    assert list(path.parent.iterdir()) == []
    assert list(made.private.iterdir()) == []


@EVERY
def test_a_name_of_another_ending_is_refused(kind, tmp_path):
    for ending in FILE_KINDS:
        path = tmp_path / (f"list.{ending}" if ending else "list")
        if ending == kind.ending:
            kind.refuse_name(path)
            kind.refuse_name(tmp_path / path.name.upper())
        else:
            with pytest.raises(FileProblem, match="its name is not that of") as refused:
                kind.refuse_name(path)
            assert kind.ending in refused.value.hint


@EVERY
def test_rows_are_refused_above_the_limit_and_never_cut(kind):
    if kind.most_rows is None:
        kind.refuse_too_many(10_000_000)
        return
    kind.refuse_too_many(kind.most_rows)
    with pytest.raises(FileProblem, match=f"{kind.most_rows + 1:,} rows"):
        kind.refuse_too_many(kind.most_rows + 1)


@EVERY
def test_the_marking_is_in_the_file_where_it_can_be(kind, job, write):
    said = everything(write(kind, job([plain_row(1)])))

    assert ("OFFICIAL-SENSITIVE" in said) == (kind.name not in UNMARKED)


@EVERY
def test_nothing_is_told_that_was_not_asked_for(kind, job, write):
    columns = tuple(ExportColumn(field=one, heading=one) for one in ("Ref", "Organisation"))
    asked = kind.fields or ("Ref", "Organisation")
    kept = {"Ref", "Email", "Postcode", "Phone", "Mobile", *(f"Address_line_{n}" for n in range(8))}
    secret = {one: f"Zq{one.replace('_', '')}qZ" for one in OFFERED_FIELDS if one not in kept}
    row = plain_row(1)._replace(**{field.lower(): text for field, text in secret.items()})

    said = everything(write(kind, job([row], columns=columns)))

    told = {field for field, text in secret.items() if text in said}
    by_name = {"Officer_name", "Officer_rank"} if kind.name == "officer_workbooks" else set()
    assert told <= {*asked, *by_name}
    assert not told & {"Tradition", "Denomination", "Religious_character", "Notes"}


@EVERY
def test_a_format_says_what_it_needs_in_words_that_are_there(kind):
    assert set(kind.fields) <= set(OFFERED_FIELDS)
    assert kind.label[0].isupper()
    assert kind.hint.endswith(".")
    assert kind.ending in FILE_KINDS
    assert kind.count(1) == f"1 {kind.counted}"
    assert not kind.counted.endswith("s")


@pytest.mark.parametrize(
    "kind", [kind for kind in FORMATS if kind.needs_letter], ids=lambda kind: kind.name
)
@pytest.mark.parametrize("body", ["", " \n", "«Nothing_such»", "Dear «Your_ref» friends", "a « b"])
def test_a_letter_that_cannot_be_filled_in_stops_the_file_with_its_reason(kind, body, job, write):
    made = job([plain_row(1)._replace(your_ref="")], letter=LetterText(body=body))

    with pytest.raises(LiaisonError) as refused:
        write(kind, made)

    assert refused.value.hint


def test_every_name_of_a_format_is_its_own():
    assert len({kind.name for kind in FORMATS}) == len(FORMATS)
    assert len({kind.label for kind in FORMATS}) == len(FORMATS)
    assert {column.field for column in STANDARD_COLUMNS} == set(MAIL_LIST_FIELDS)


def _fit(kind, texts):
    """Return rows of the nasty texts, but for what a format refuses by rule, tested beside it."""
    if kind.needs_paper:
        texts = [text for text in texts if len(mail_text(text)) <= SHORT]
    rows = nasty_rows(texts)
    if kind.name == "notify_letter":
        block = ("organisation", "addressee", "address_line_1", "address_line_2")
        real = {field: getattr(plain_row(1), field) for field in block}
        rows = [row._replace(**real) for row in rows]
    return rows
