"""A thousand e-mail drafts beside writing the same bytes, and other programs' ways to make them."""

import os
import time
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from threading import Thread

import pytest

from liaison_app.domain.email_drafts import EmailLetter
from liaison_app.domain.errors import Cancelled
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.progress import Progress
from liaison_app.domain.references import make_ref
from liaison_app.files.formats import format_named
from liaison_app.files.formats.format import ExportJob, LetterText
from liaison_app.safe_write import write_whole, write_whole_folder
from tests.letters import our_text

DRAFTS, MANY = 1_000, 10_000
TIMES = 8
FOREIGN = ("Zoë O'Neill-Çelik", "Siân Sample", "Łukasz Sample", "Nguyễn Thị Mai")


def row(number):
    """Return a row; every fifth has a name that is not plain."""
    name = FOREIGN[number % 4] if number % 5 == 0 else f"Jane Sample {number}"
    return MailListRow(
        ref=make_ref(letter="S", key=number),
        addressee=f"Mrs {name}",
        organisation=f"Oak Lane School {number}",
        title="Mrs",
        surname=name,
        salutation=f"Dear Mrs {name}",
        address_line_1=f"{number} Oak Lane",
        address_line_2="Enfield",
        address_line_3="EN1 4NP",
        town="Enfield",
        postcode="EN1 4NP",
        email=f"head{number}@oak.example",
        phone="020 7946 0103",
        mobile="07700 900123",
        letter_date="25 May 2017",
        our_ref="NPT/17",
        officer_rank="PC",
        officer_name="Sample",
        officer_phone="020 7946 0101",
        officer_email="sample@police.example",
        team="Chase Neighbourhood Team",
    )


@pytest.fixture
def job(tmp_path):
    """Return the function that makes a job of so many rows."""
    body = our_text("dear_friends.txt").strip()

    def of(count):
        return ExportJob(
            rows=[row(number) for number in range(1, count + 1)],
            title="Dear friends",
            marking="OFFICIAL",
            today=date(2017, 5, 26),
            private=tmp_path / "private",
            letter=LetterText(body=body),
            progress=Progress(),
        )

    return of


def took(work):
    """Return the seconds that the work took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def best(name, job, tmp_path):
    """Return the least seconds of writing this kind of file, and of reading it again."""
    kind = format_named(name)
    written, read = [], []
    for number in range(TIMES):
        path = tmp_path / f"{name} {number}.{kind.ending}"
        written.append(took(lambda path=path: kind.write(path, job)))
        read.append(took(lambda path=path: kind.check(path, job)))
    return min(written), min(read)


def by_the_library(job, folder):
    """Write the drafts by the standard library's own messages."""
    folder.mkdir()
    letter = EmailLetter(body=job.letter.body, title=job.title)
    for number, one in enumerate(job.rows):
        message = EmailMessage()
        message["X-Unsent"] = "1"
        message["To"] = Address(display_name=one.addressee, addr_spec=one.email)
        draft = letter.draft(one)
        message["Subject"] = draft.subject
        message.set_content(draft.text)
        (folder / f"{number}.eml").write_bytes(message.as_bytes())


@pytest.mark.large
def test_a_thousand_drafts_beside_their_bytes_alone(figure, job, tmp_path):
    asked, kind = job(DRAFTS), format_named("eml")
    (tmp_path / "first").mkdir()
    kind.write(tmp_path / "first", asked)
    held = [(file.name, file.read_bytes()) for file in (tmp_path / "first").iterdir()]

    def ours(folder):
        folder.mkdir()
        kind.write(folder, asked)

    def alone(folder):
        folder.mkdir()
        for name, content in held:
            (folder / name).write_bytes(content)

    runs = [
        (took(lambda n=n: ours(tmp_path / f"o{n}")), took(lambda n=n: alone(tmp_path / f"b{n}")))
        for n in range(TIMES)
    ]
    written, floor = (min(run[way] for run in runs) for way in (0, 1))
    read = min(took(lambda: kind.check(tmp_path / "first", asked)) for _ in range(2))
    library = took(lambda: by_the_library(asked, tmp_path / "library"))

    figure("1,000 .eml drafts: ms", 1000 * written, 1000 * floor, 2.0)
    figure("the standard library's messages: ms", 1000 * library, 1000 * floor, 99)
    figure("reading them again to prove them: ms", 1000 * read, 1000 * library, 1.0)


@pytest.mark.large
def test_a_thousand_drafts_forced_to_the_disk_beside_their_bytes_so_forced(figure, job, tmp_path):
    asked, kind = job(DRAFTS), format_named("eml")

    def ours():
        with write_whole_folder(tmp_path / "Drafts", private=asked.private) as draft:
            kind.write(draft, asked)

    whole = took(ours)
    held = [(file.name, file.read_bytes()) for file in (tmp_path / "Drafts").iterdir()]

    def alone():
        (tmp_path / "alone").mkdir()
        for name, content in held:
            with (tmp_path / "alone" / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())

    figure("1,000 .eml drafts, on the disk for good: ms", 1000 * whole, 1000 * took(alone), 2.0)


@pytest.mark.large
@pytest.mark.parametrize("name", ["bcc", "vcard"])
def test_a_thousand_addresses_and_cards_in_a_second(figure, job, tmp_path, name):
    written, read = best(name, job(DRAFTS), tmp_path)

    figure(f"1,000 rows as {name}: seconds", written, 1.0, 1.0)
    figure("reading it again to prove it: seconds", read, 1.0, 1.0)


@pytest.mark.large
@pytest.mark.parametrize("name", ["eml", "bcc", "vcard"])
def test_what_is_cancelled_stops_at_once_and_leaves_nothing(figure, job, tmp_path, name):
    kind, asked = format_named(name), job(MANY)
    stopped, reports = [], []
    path = tmp_path / "out" / (f"list.{kind.ending}" if kind.ending else "list")
    path.parent.mkdir()
    put = write_whole_folder if kind.is_folder else write_whole

    def write():
        with pytest.raises(Cancelled), put(path, private=asked.private) as draft:
            kind.write(draft, asked)
        stopped.append(time.perf_counter())

    def hear(done, total):
        reports.append(done)
        if done > total / 2:
            cancelling.append(time.perf_counter())
            asked.progress.cancel()

    cancelling = []
    asked.progress.listen(hear)
    worker = Thread(target=write)
    worker.start()
    worker.join()

    figure(f"cancelled half-way, {name}: seconds", stopped[0] - cancelling[0], 0.2, 1.0)
    assert list(path.parent.iterdir()) == []
    assert list(asked.private.iterdir()) == []
