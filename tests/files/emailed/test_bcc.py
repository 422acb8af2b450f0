import pytest

from liaison_app.domain.exports import ExportSettings
from liaison_app.files.formats.bcc import FORMAT
from tests.files.contract.nasty import plain_row


@pytest.fixture
def rows():
    """Return twelve rows, of which the last has the address of the first, in capitals."""
    made = [plain_row(number) for number in range(1, 13)]
    return [*made[:-1], made[-1]._replace(email=made[0].email.upper())]


def test_the_file_says_what_to_do_with_its_batches(job, rows, tmp_path):
    made = job(rows, settings=ExportSettings(batch=5))

    assert FORMAT.write(tmp_path / "list.txt", made) == 11

    content = (tmp_path / "list.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfOFFICIAL\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[2:5] == [
        "Dear friends, 26 May 2017",
        "Addresses: 11, in 3 batches. Rows that share one: 1.",
        "Put each batch into Bcc, and your own address into To. Put nobody else into To or Cc.",
    ]
    assert [line for line in lines if line.startswith("Batch")] == [
        "Batch 1 of 3: 5",
        "Batch 2 of 3: 5",
        "Batch 3 of 3: 1",
    ]
    assert lines[7].count(";") == 4


def test_the_check_tells_the_addresses_and_the_batches(job, rows, tmp_path):
    made = job(rows)
    FORMAT.write(tmp_path / "list.txt", made)

    assert FORMAT.check(tmp_path / "list.txt", made).sentences == (
        "Addresses in the file: 11, each once.",
        "Batches: 1, of 50 addresses at most, and nothing else.",
        "It begins with the marking OFFICIAL.",
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("head2@oak.example", "other@bad.example", "are not those chosen"),
        ("; head3@oak.example", "", "but 11 were chosen"),
        ("head2@oak.example", "head1@oak.example", "are not those chosen"),
        ("your own address", "head1@oak.example", "not those made"),
        ("OFFICIAL", "SECRET", "not those made"),
    ],
)
def test_a_file_that_was_changed_does_not_pass(job, rows, tmp_path, before, after, words):
    made, path = job(rows), tmp_path / "list.txt"
    FORMAT.write(path, made)
    text = path.read_text("utf-8-sig")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8-sig")

    check = FORMAT.check(path, made)

    assert not check.passed
    assert words in check.sentences[0]
