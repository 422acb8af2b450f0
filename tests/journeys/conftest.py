"""What journeys lean on: a real mail merge without Word, and the program as it is read out.

`merge(workbook, letter)` returns the text of each letter, merged by LibreOffice and read by
poppler; `as_printed(text)` makes of any other text what that one can be compared with. `program` is
the real program on a screen and a bus of its own, with a sample workspace.
"""

import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journeys import office as offices
from tests.journeys.heard_program import Tour, heard_program, on_a_screen_of_its_own

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return a LibreOffice of the module's own, started when it is first asked for something."""
    offices.require_libreoffice()
    with offices.Office(tmp_path_factory.mktemp("office")) as made:
        yield made


@pytest.fixture
def as_printed():
    """Return the function that levels what a print cannot show: ends of lines, directions."""
    return offices.as_printed


@pytest.fixture
def merge(office):
    """Return the function that merges a letter with a workbook, and returns each letter's text."""

    def merged(workbook: Path, letter_text: str) -> list[str]:
        return offices.lines_of_pages(office.merged(workbook, letter_text))

    return merged


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
