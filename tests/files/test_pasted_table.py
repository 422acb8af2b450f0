import os
import subprocess
import sys

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files import pasted_table
from liaison_app.files.pasted_table import forget_pasted_table, is_table, keep_pasted_table
from liaison_app.private_room import sweep


@pytest.mark.parametrize(
    "text",
    [
        "Name\tPostcode\r\nAlder School\tEN2 6AA\r\n",
        "\n\nName\tPostcode\nAlder School\tEN2 6AA",
        "Name,Postcode\nAlder School,EN2 6AA",
        "Name;Postcode;Town\nAlder School;EN2 6AA;Enfield",
    ],
)
def test_rows_below_a_heading_are_a_table(text):
    assert is_table(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "EN2 6AA",
        "Name\tPostcode",
        "Dear all,\nthe fair is on Sunday.",
        "https://school.example/page",
    ],
)
def test_words_and_letters_are_none(text):
    assert not is_table(text)


def test_a_pasted_table_is_kept_as_it_is_in_place_of_the_one_before(tmp_path):
    private = tmp_path / "private"
    keep_pasted_table("old\tone\nx\ty", private=private)
    path = keep_pasted_table("Näme\tTown\r\nÉ\tEnfield\r\n", private=private)

    assert path.read_bytes() == "Näme\tTown\r\nÉ\tEnfield\r\n".encode()
    assert private in path.parents
    assert [file.name for file in private.rglob("*.*")] == [path.name]


def test_what_was_pasted_stays_until_it_is_forgotten_however_long_that_is(tmp_path):
    path = keep_pasted_table("a\tb\nc\td", private=tmp_path)
    os.utime(path.parent, (0, 0))
    sweep(tmp_path)
    assert path.exists()

    forget_pasted_table()
    assert list(tmp_path.iterdir()) == []


def test_what_was_pasted_before_a_crash_is_cleared_at_the_next_start(tmp_path):
    paste = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from liaison_app.files.pasted_table import keep_pasted_table\n"
        "keep_pasted_table('a\\tb', private=Path(sys.argv[1]))\n"
        "os._exit(1)\n"
    )
    subprocess.run([sys.executable, "-c", paste, tmp_path], check=False)
    assert len(list(tmp_path.rglob("*.txt"))) == 1

    sweep(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_too_much_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(pasted_table, "MOST_CHARACTERS", 10)
    with pytest.raises(FileProblem, match="too much"):
        keep_pasted_table("a\tb\n" * 10, private=tmp_path)
    assert list(tmp_path.iterdir()) == []
