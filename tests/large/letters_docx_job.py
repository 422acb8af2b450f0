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

from liaison_app.domain.merge_fields import merge_values
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import word_check, word_letter, word_merge  # noqa: F401 - not timed
from liaison_app.files.formats.format import ExportJob, LetterText
from liaison_app.files.formats.letters_docx import FORMAT
from tests.large.mail_list_job import most_memory
from tests.large.plain_letters import HEAD, rows
from tests.letters import our_text

LETTERS = 1_000
BODY = our_text("dear_friends.txt").strip()


def job(folder):
    return ExportJob(
        rows=rows(LETTERS),
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
    template = word_letter.word_letter(body=letter.body, letterhead=letter.letterhead)
    merge = MailMerge(BytesIO(template))
    texts = [merge_values(row) for row in rows(LETTERS)]
    merge.merge_templates(texts, separator="nextPage_section")
    merge.write(folder / "alone.docx")


def check(folder):
    assert FORMAT.check(folder / "ours.docx", job(folder)).passed


if __name__ == "__main__":
    asked = {one.__name__: one for one in (ours, alone, check)}[sys.argv[1]]
    started = time.perf_counter()
    asked(Path(sys.argv[2]))
    sys.stdout.write(f"{time.perf_counter() - started} {most_memory()}")
