"""Write 1,000 letters for Word in a process of its own: letters_docx_job.py JOB FOLDER.

JOB is ours, alone (the library that fills merge fields, with nothing of ours) or check. Prints the
seconds it took and the most memory it held, in megabytes.
"""

import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path

from mailmerge import MailMerge

from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.merge_fields import MailListRow, merge_values
from liaison_app.domain.progress import Progress
from liaison_app.domain.references import make_ref
from liaison_app.files.formats import word_check, word_letter, word_merge  # noqa: F401 - not timed
from liaison_app.files.formats.format import ExportJob, LetterText
from liaison_app.files.formats.letters_docx import FORMAT
from tests.large.mail_list_job import most_memory
from tests.letters import our_text

LETTERS = 1_000
BODY = our_text("dear_friends.txt").strip()
HEAD = Letterhead(
    author=SenderBlock(name="Commander A Sample", address=("1 Sample Road", "London SW1A 1AA")),
    team=SenderBlock(name="Chase Neighbourhood Team", phone="020 7946 0100"),
)


def rows():
    return [
        MailListRow(
            ref=make_ref(letter="S", key=number),
            addressee=f"Mrs Sample {number}",
            organisation=f"Oak Lane School {number}",
            salutation=f"Dear Mrs Sample {number}",
            address_line_1=f"{number} Oak Lane",
            address_line_2="Enfield",
            address_line_3="EN1 4NP",
            letter_date="25 May 2017",
            our_ref="NPT/17",
            officer_rank="PC",
            officer_name="Sample",
            officer_phone="020 7946 0101",
            officer_email="sample@police.example",
            team="Chase Neighbourhood Team",
        )
        for number in range(LETTERS)
    ]


def job(folder):
    return ExportJob(
        rows=rows(),
        title="Dear friends",
        marking="OFFICIAL",
        today=date(2017, 5, 26),
        private=folder,
        letter=LetterText(body=BODY, letterhead=HEAD),
        progress=Progress(),
    )


def ours(folder):
    FORMAT.write(folder / "ours.docx", job(folder))


def alone(folder):
    letter = job(folder).letter
    template = word_letter.word_letter(
        body=letter.body, letterhead=letter.letterhead, marking="OFFICIAL"
    )
    merge = MailMerge(BytesIO(template))
    merge.merge_templates([merge_values(row) for row in rows()], separator="nextPage_section")
    merge.write(folder / "alone.docx")


def check(folder):
    assert FORMAT.check(folder / "ours.docx", job(folder)).passed


if __name__ == "__main__":
    asked = {one.__name__: one for one in (ours, alone, check)}[sys.argv[1]]
    started = time.perf_counter()
    asked(Path(sys.argv[2]))
    sys.stdout.write(f"{time.perf_counter() - started} {most_memory()}")
