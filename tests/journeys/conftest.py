"""What journeys lean on: a real mail merge without Word, and the program as it is read out.

`merge(workbook, letter_text)` returns the text of each letter, merged by LibreOffice and read by
poppler; `as_printed(text)` makes of any other text what that one can be compared with. `program` is
the real program on a screen and a bus of its own, with a sample workspace.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from tests.journeys.heard_program import Tour, heard_program, on_a_screen_of_its_own

ROOT = Path(__file__).parents[2]
PYTHON_WITH_UNO = "/usr/bin/python3"
HELPER = Path(__file__).parent / "libreoffice" / "merge_letters.py"
LINE_HEIGHT = 8 / 25.4 * 72  # points, as the helper sets it
PATIENCE = 120
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_HEBREW_OR_ARABIC = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_LEFTWARDS = re.compile(f"{_HEBREW_OR_ARABIC}+(?: +{_HEBREW_OR_ARABIC}+)*")


@pytest.fixture
def as_printed():
    """Return the function that levels what a print cannot show: ends of lines, directions."""
    return _as_printed


@pytest.fixture
def merge(tmp_path):
    """Return the function that merges a letter with a workbook, and returns each letter's text."""
    _require_libreoffice()

    def merged(workbook: Path, letter_text: str) -> list[str]:
        # On a busy machine LibreOffice itself sometimes ends before it has printed: then once more.
        pdf, said = printed(workbook, letter_text)
        if not pdf.exists():
            pdf, said = printed(workbook, letter_text)
        assert pdf.exists(), said
        return _letters(pdf)

    def printed(workbook: Path, letter_text: str) -> tuple[Path, str]:
        folder = tmp_path / f"merge-{uuid4().hex}"
        folder.mkdir()
        letter = folder / "letter.txt"
        letter.write_text(letter_text, "utf-8")
        pipe = f"liaison-{uuid4().hex}"
        with _Office(pipe, folder):
            helped = _run(PYTHON_WITH_UNO, HELPER, pipe, workbook.resolve(), letter, folder)
        return folder / "letters0.pdf", helped.stdout + helped.stderr

    return merged


class _Office:
    """A LibreOffice with a profile of its own, ended when it is no longer needed."""

    def __init__(self, pipe, folder):
        self._command = [
            "soffice",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            f"--accept=pipe,name={pipe};urp;",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        ]
        self._output = folder / "office.txt"

    def __enter__(self):
        with self._output.open("wb") as output:
            # Its own session, since the command is a script that starts the real one.
            self._process = subprocess.Popen(
                self._command, stdout=output, stderr=output, start_new_session=True
            )

    def __exit__(self, *problem):
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=PATIENCE)


def _require_libreoffice():
    """Skip, saying why, where letters cannot be merged; fail where they must be."""
    missing = [name for name in ("soffice", "pdftotext") if not shutil.which(name)]
    if not missing and _run(PYTHON_WITH_UNO, "-c", "import uno").returncode:
        missing = ["python3-uno"]
    if missing and os.environ.get("LIAISON_REQUIRE_LIBREOFFICE") == "1":
        pytest.fail(f"Not installed: {', '.join(missing)}.")
    if missing:
        pytest.skip(f"A mail merge needs {', '.join(missing)}.")


def _run(*command):
    """Run a tool to its end."""
    return subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def _letters(pdf):
    """Return the text of each page, with the blank lines that were printed."""
    pages = _run("pdftotext", "-layout", "-enc", "UTF-8", pdf, "-").stdout.split("\f")[:-1]
    heights = _line_heights(pdf)
    return [_with_blank_lines(page, heights[number]) for number, page in enumerate(pages)]


def _line_heights(pdf):
    """Return how far down each page its lines stand, in points."""
    heights = []
    for line in _run("pdftotext", "-tsv", pdf, "-").stdout.splitlines()[1:]:
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
    return _as_printed(
        "\n".join(placed.get(height, "") for height in range(heights[0], heights[-1] + 1))
    )


def _as_printed(text):
    lines = unicodedata.normalize("NFC", _DIRECTIONS.sub("", text)).split("\n")
    return "\n".join(map(_printed_line, lines)).strip("\n")


def _printed_line(line):
    """Return a line with single spaces; in any order of its runs where some run leftwards."""
    leftwards = _LEFTWARDS.findall(line)
    if not leftwards:
        return " ".join(line.split())
    runs = [*leftwards, *_LEFTWARDS.sub(" ", line).split()]
    return " ".join(sorted(" ".join(run.split()) for run in runs))


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """Return the running program with a sample workspace, as a screen reader hears it."""
    with ExitStack() as running:
        home, start = on_a_screen_of_its_own(running, tmp_path_factory)
        start.unheard(sys.executable, "-m", "liaison_app", home / "Sample")
        yield heard_program(home, start)


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    """Return the same program, which shows any of its screens when it is asked to by name."""
    with ExitStack() as running:
        home, start = on_a_screen_of_its_own(running, tmp_path_factory)
        start.surroundings["PYTHONPATH"] = str(ROOT)
        shown = start.asked(sys.executable, "-m", "tests.screens.served", home / "Sample")
        yield Tour(heard_program(home, start), shown)
