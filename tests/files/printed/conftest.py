"""Rows, jobs and readers for what is printed; a PDF is read by a program that is not ours."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from html import unescape

import pytest

from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.progress import Progress
from liaison_app.domain.references import make_ref
from liaison_app.files.formats.format import ExportJob, LetterText
from liaison_app.ui.paper.pdf_paper import PdfPaper

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
_MM = 25.4 / 72
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Word:
    """A word as it stands on a page; all measures are millimetres."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Pdf:
    """A PDF as poppler reads it."""

    def __init__(self, path):
        self.path = path

    def text(self, *, page=1, box=None):
        """Return the text of a page, or of a box on it: left, top, width, height in millimetres."""
        return self._texts("-f", page, "-l", page, box=box)[0]

    def texts(self, *, box=None):
        """Return the text of each page, or of a box on it."""
        return self._texts(box=box)

    def _texts(self, *which, box):
        cut = []
        if box is not None:
            left, top, width, height = (str(round(10 * side)) for side in box)
            cut = ["-r", "254", "-x", left, "-y", top, "-W", width, "-H", height]
        found = self._run("pdftotext", *which, *cut, self.path, "-")
        plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", found))
        return [page.strip() for page in plain.split("\f")[:-1]]

    def pages(self):
        """Return the words on each page."""
        found = self._run("pdftotext", "-bbox", self.path, "-")
        return [
            [
                Word(unescape(text), *(float(side) * _MM for side in sides))
                for *sides, text in _WORD.findall(words)
            ]
            for _, _, words in _PAGE.findall(found)
        ]

    def sizes(self):
        """Return the width and height of each page in millimetres."""
        found = _PAGE.findall(self._run("pdftotext", "-bbox", self.path, "-"))
        return [(float(width) * _MM, float(height) * _MM) for width, height, _ in found]

    def fonts(self):
        """Return whether each font is in the file."""
        lines = self._run("pdffonts", self.path).splitlines()[2:]
        return [line.split()[-5] == "yes" for line in lines]

    def _run(self, program, *arguments):
        if shutil.which(program) is None:
            pytest.skip("poppler-utils is not there.")
        command = [program, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.fixture
def pdf(tmp_path):
    """Return the function that writes a file of this format, and gives it as poppler reads it."""

    def write(kind, job):
        path = tmp_path / "printed.pdf"
        assert kind.write(path, job) == len(job.rows)
        return Pdf(path)

    return write


@pytest.fixture
def row():
    """Return the function that makes a row with this key, some fields and address lines."""

    def make(key=1, *, address=("1 Oak Lane", "Enfield", "EN1 4NP"), **fields):
        lines = {f"address_line_{number}": line for number, line in enumerate(address, start=1)}
        known = {
            "ref": make_ref(letter="S", key=key),
            "addressee": "Mrs Jane Sample",
            "organisation": "Oak Lane School",
            "salutation": "Dear Mrs Sample",
            "phone": "020 7946 0101",
            "ward": "Town",
            "letter_date": "25 May 2017",
        }
        return MailListRow(**known | lines | fields)

    return make


@pytest.fixture
def job(qapp, tmp_path):  # noqa: ARG001 - letters are measured by a running program
    """Return the function that makes a job of these rows."""

    def make(rows, *, body="", letterhead=None, settings=None, **other):
        made = ExportJob(
            rows=rows,
            title="Dear friends",
            marking="OFFICIAL",
            today=date(2017, 5, 26),
            private=tmp_path,
            letter=LetterText(body=body, letterhead=letterhead or Letterhead()),
            settings=settings or ExportSettings(),
            paper=PdfPaper(),
            progress=Progress(),
        )
        return replace(made, **other)

    return make


@pytest.fixture
def letterhead():
    """Return a letterhead of two senders."""
    return Letterhead(
        author=SenderBlock(
            name="Commander A Sample",
            office="Community Engagement",
            address=("Sample House", "1 Sample Road", "London SW1A 1AA"),
            phone="020 7946 0001",
            fax="020 7946 0002",
            email="engagement@police.example",
            web="www.police.example",
        ),
        team=SenderBlock(
            name="Chase Neighbourhood Team",
            office="Enfield Police Station",
            address=("2 High Street", "Enfield EN1 4NP"),
            phone="020 7946 0100",
            email="chase.neighbourhood.team@police.example",
        ),
    )
