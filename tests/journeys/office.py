"""A real LibreOffice without a screen: it merges letters as an officer would, and prints to PDF.

What it printed is read by poppler, which is not ours either.
"""

import os
import re
import shutil
import signal
import subprocess
import unicodedata
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest

PYTHON_WITH_UNO = "/usr/bin/python3"
HELPER = Path(__file__).parent / "libreoffice" / "merge_letters.py"
LINE_HEIGHT = 8 / 25.4 * 72  # points, as the helper sets it
PATIENCE = 120
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_HEBREW_OR_ARABIC = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_LEFTWARDS = re.compile(f"{_HEBREW_OR_ARABIC}+(?: +{_HEBREW_OR_ARABIC}+)*")


_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>'
)


class Box(NamedTuple):
    """Where a word stands."""

    left: float
    top: float
    right: float
    bottom: float


class Office:
    """A LibreOffice with a profile of its own, ended when it is no longer needed."""

    def __init__(self, folder):
        self._folder = folder
        self._process = None
        self._pipe = ""

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self._end()

    def merged(self, workbook, letter, *, patience=PATIENCE):
        """Return the PDF of a letter merged with a workbook: its text, or a Word document's path.

        Of a text each letter is on one page; so it is of a document, but in its own look.
        """
        folder = self._folder / f"merge-{uuid4().hex}"
        folder.mkdir()
        if isinstance(letter, str):
            written, letter = letter, folder / "letter.txt"
            letter.write_text(written, "utf-8")
        return self._asked((workbook.resolve(), letter, folder), folder / "letters0.pdf", patience)

    def printed(self, document, *, patience=PATIENCE):
        """Return the PDF of a document as it is."""
        folder = self._folder / f"print-{uuid4().hex}"
        folder.mkdir()
        return self._asked(("", document, folder), folder / "letters0.pdf", patience)

    def _asked(self, words, pdf, patience):
        # On a busy machine LibreOffice itself sometimes ends before it has printed: then once more.
        for _ in range(2):
            self._start()
            helped = run(PYTHON_WITH_UNO, HELPER, self._pipe, *words, patience=patience)
            if pdf.exists():
                return pdf
            self._end()
        return pytest.fail(helped.stdout + helped.stderr)

    def _start(self):
        if self._process is not None and self._process.poll() is None:
            return
        self._pipe = f"liaison-{uuid4().hex}"
        command = [
            "soffice",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            f"--accept=pipe,name={self._pipe};urp;",
            f"-env:UserInstallation={(self._folder / f'profile-{self._pipe}').as_uri()}",
        ]
        with (self._folder / "office.txt").open("wb") as output:
            # Its own session, since the command is a script that starts the real one.
            self._process = subprocess.Popen(
                command, stdout=output, stderr=output, start_new_session=True
            )

    def _end(self):
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=PATIENCE)
            self._process = None


def require_libreoffice():
    """Skip, saying why, where letters cannot be merged; fail where they must be."""
    missing = [name for name in ("soffice", "pdftotext") if not shutil.which(name)]
    if not missing and run(PYTHON_WITH_UNO, "-c", "import uno").returncode:
        missing = ["python3-uno"]
    if missing and os.environ.get("LIAISON_REQUIRE_LIBREOFFICE") == "1":
        pytest.fail(f"Not installed: {', '.join(missing)}.")
    if missing:
        pytest.skip(f"A mail merge needs {', '.join(missing)}.")


def run(*command, patience=PATIENCE):
    """Run a tool to its end."""
    return subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
    )


def lines_of_pages(pdf):
    """Return the text of each page, with the blank lines that were printed."""
    pages = run("pdftotext", "-layout", "-enc", "UTF-8", pdf, "-").stdout.split("\f")[:-1]
    heights = _line_heights(pdf)
    return [_with_blank_lines(page, heights[number]) for number, page in enumerate(pages)]


def _line_heights(pdf):
    """Return how far down each page its lines stand, in points."""
    heights = []
    for line in run("pdftotext", "-tsv", pdf, "-").stdout.splitlines()[1:]:
        level, *_, top, _width, _height, _confidence, text = line.split("\t", 11)
        if text == "###PAGE###":
            heights.append(set())
        elif level == "5":
            heights[-1].add(round(float(top) / LINE_HEIGHT))
    return [sorted(page) for page in heights]


def _with_blank_lines(page, heights):
    """Return a page's lines, each at its height; the tool itself only guesses at blank ones."""
    lines = [line for line in page.splitlines() if line.strip()]
    assert len(lines) == len(heights), "A letter's lines cannot be told apart."
    placed = dict(zip(heights, lines, strict=True))
    return as_printed(
        "\n".join(placed.get(height, "") for height in range(heights[0], heights[-1] + 1))
    )


def pages_of(pdf):
    """Return the text of each page, in the order in which it was painted."""
    return run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").stdout.split("\f")[:-1]


def boxes_of(pdf):
    """Return where each word first stands on the first page, in millimetres."""
    found = {}
    printed = run("pdftotext", "-bbox", "-l", "1", "-enc", "UTF-8", pdf, "-").stdout
    for *edges, word in _WORD.findall(printed):
        box = Box(*(round(float(edge) / 72 * 25.4, 1) for edge in edges))
        found.setdefault(unescape(word), box)
    return found


def squeezed(text):
    """Return a text without its white space, since lines break where the page is full.

    Where some of it runs leftwards its characters are in any order.
    """
    bare = "".join(unicodedata.normalize("NFC", _DIRECTIONS.sub("", text)).split())
    return "".join(sorted(bare)) if _LEFTWARDS.search(bare) else bare


def as_printed(text):
    """Return a text as what was read from a print can be compared with it."""
    lines = unicodedata.normalize("NFC", _DIRECTIONS.sub("", text)).split("\n")
    return "\n".join(map(_printed_line, lines)).strip("\n")


def _printed_line(line):
    """Return a line with single spaces; in any order of its runs where some run leftwards."""
    leftwards = _LEFTWARDS.findall(line)
    if not leftwards:
        return " ".join(line.split())
    runs = [*leftwards, *_LEFTWARDS.sub(" ", line).split()]
    return " ".join(sorted(" ".join(run.split()) for run in runs))
