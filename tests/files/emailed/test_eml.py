import re

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.exports import ExportSettings
from liaison_app.files.formats.eml import FORMAT
from liaison_app.files.formats.format import LetterText
from tests.files.contract.nasty import plain_row
from tests.files.contract.reading import messages

ANY_DISK = re.compile(r'[^<>:"/\\|?*\x00-\x1f]+')


@pytest.fixture
def write(tmp_path):
    """Return the function that writes drafts into a folder, and gives the folder."""

    def written(job):
        folder = tmp_path / f"drafts {len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        assert FORMAT.write(folder, job) == len(job.rows)
        return folder

    return written


def test_the_lines_for_the_window_of_an_envelope_are_not_in_an_email(job, write):
    (draft,) = messages(write(job([plain_row(1)])))

    assert draft.get_content().replace("\r\n", "\n") == (
        "25 May 2017\nYour ref: Y/1\nPlease quote: S-0001-QZ\n\nDear Mrs Sample,\n\n"
        "Please pass this on.\n\nPC A Sample 1\n"
    )


def test_a_draft_is_no_received_message_and_comes_from_nobody_yet(job, write):
    (draft,) = messages(write(job([plain_row(1)])))

    assert draft["X-Unsent"] == "1"
    assert {"From", "Sender", "Date", "Message-ID", "Cc", "Bcc"}.isdisjoint(draft.keys())


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("", "Dear friends"),
        ("A message for «Organisation»", "A message for Oak Lane School 1"),
        ("Zoë's message\r\nBcc: other@bad.example", "Zoë's message Bcc: other@bad.example"),
        ("«Attention»", "Dear friends"),
        ("x" * 2_000, "x" * 2_000),
        ("=?utf-8?q?x?=", "=?utf-8?q?x?="),
    ],
)
def test_the_subject_is_the_officers_own_or_else_the_name_of_the_list(job, write, subject, shown):
    (draft,) = messages(write(job([plain_row(1)], settings=ExportSettings(subject=subject))))

    assert draft["Subject"] == shown
    assert draft["Bcc"] is None
    assert [one.addr_spec for one in draft["To"].addresses] == ["head1@oak.example"]


def test_no_line_of_a_message_is_longer_than_mail_takes(job, write):
    long = f"«Salutation»,\n\n{'long words ' * 400}\n\nZoë\n{'x' * 3_000}"
    row = plain_row(1)._replace(addressee="Ünnamed " * 40)

    folder = write(job([row], body=long, settings=ExportSettings(subject="Très long " * 60)))

    (file,) = folder.iterdir()
    assert all(len(line) <= 998 for line in file.read_bytes().split(b"\r\n"))
    assert file.read_bytes().isascii()
    (draft,) = messages(folder)
    assert "x" * 3_000 in draft.get_content()


@pytest.mark.parametrize(
    "organisation",
    [
        "St Mary's: Church / Hall?",
        'a<b>c"d|e*f\\g',
        "CON",
        "..",
        " ",
        "Ends with a dot.",
        "x" * 400,
        "מסגד" * 60,
        "👩‍👩‍👧" * 60,
        "\u202egnp.exe",
        "a\nb\x00c",
        "\ud800",
    ],
)
def test_a_draft_has_a_name_that_any_disk_takes(job, write, organisation):
    rows = [plain_row(number)._replace(organisation=organisation) for number in range(1, 12)]

    names = sorted(file.name for file in write(job(rows)).iterdir())

    assert [name[:3] for name in names] == [f"{number:02} " for number in range(1, 12)]
    for name, row in zip(names, rows, strict=True):
        assert name.endswith(f" {row.ref}.eml")
        assert ANY_DISK.fullmatch(name)
        assert len(name.encode()) <= 100
        assert not {"\u202e", "\u200d"} & set(name)


def test_the_name_of_a_draft_tells_of_nobody_but_the_organisation_and_its_ref(job, write):
    (file,) = write(job([plain_row(1)])).iterdir()

    assert file.name == "1 Oak Lane School 1 S-0001-QZ.eml"


def test_rows_with_one_ref_have_a_draft_each(job, write):
    rows = [plain_row(1), plain_row(1)._replace(email="other@oak.example")]

    folder = write(job(rows))

    assert len(list(folder.iterdir())) == 2
    assert FORMAT.check(folder, job(rows)).passed


@pytest.mark.parametrize(
    "template",
    [b"PK\x03\x04"],
)
def test_a_word_template_is_no_email(job, write, template):
    with pytest.raises(FileProblem, match="cannot be made from a Word template"):
        write(job([plain_row(1)], letter=LetterText(body="x", template=template)))


def test_a_row_that_cannot_be_filled_in_is_named_by_its_ref(job, write):
    rows = [plain_row(1), plain_row(2)._replace(post="")]

    with pytest.raises(FileProblem, match=r"S-0002-QA: The field «Post» is empty"):
        write(job(rows, body="To the «Post» of this place"))


@pytest.mark.parametrize(
    "line",
    [
        b"Cc: other@bad.example\r\n",
        b"Bcc: other@bad.example\r\n",
        b"To: other@bad.example\r\n",
        b"X-Other: x\r\n",
    ],
)
def test_a_header_that_was_added_does_not_pass(job, write, line):
    made = job([plain_row(1), plain_row(2)])
    folder = write(made)
    first = min(folder.iterdir())
    first.write_bytes(line + first.read_bytes())

    check = FORMAT.check(folder, made)

    assert not check.passed
    assert check.sentences[0].startswith("E-mails that are not to their one recipient alone: 1.")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (b"head1@oak.example", b"head1@oak.example, other@bad.example", "one recipient alone: 1"),
        (b"head1@oak.example", b"head2@oak.example", "one recipient alone: 1"),
        (b"X-Unsent: 1", b"X-Unsent: 0", "would not open as a draft: 1"),
        (b"Please pass this on.", b"Please pay this bill.", "do not say what the preview shows: 1"),
        (b"Subject: Dear friends", b"Subject: Dear foes", "do not say what the preview shows: 1"),
    ],
)
def test_a_message_that_was_changed_does_not_pass(job, write, before, after, words):
    made = job([plain_row(1), plain_row(2)])
    folder = write(made)
    first = min(folder.iterdir())
    assert before in first.read_bytes()
    first.write_bytes(first.read_bytes().replace(before, after))

    check = FORMAT.check(folder, made)

    assert not check.passed
    assert words in check.sentences[0]


def test_an_address_in_another_script_is_written_as_mail_goes(job, write):
    (draft,) = messages(write(job([plain_row(1)._replace(email="kontakt@bücher.example")])))

    assert draft["To"].addresses[0].addr_spec == "kontakt@xn--bcher-kva.example"
