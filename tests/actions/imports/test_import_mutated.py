"""Files with cells that nobody would type: brought in, or told of in a sentence, and taken back."""

import csv
import random

import pytest

from liaison_app.actions.undo import undo_last
from liaison_app.domain.errors import LiaisonError
from liaison_app.queries.counts import row_counts

NASTY = [
    *("", " ", "-1", "0", "9" * 19, "9" * 40, "1e999", "nan", "٣٣", "½", "31-02-2017", "None"),
    *("\u202e", "\u200b", "\ufeff", "\x85", "\x1b[2J", "\ud7ff", "👩‍👧‍👦", "İ", "ß", "ŷ"),
    *("\t", '"', "'"),
    *("=1+1", "@", "%", "_", "\\", "*", "NEAR(", "a OR b", "x" * 5_000, "Does not apply", "&"),
    *("EN1 4NP", "GX11 1AA", "BFPO 58", "020 7946 0123", "2.0795E+09", "999", "a@b", "@@"),
    *("Open", "Closed", "Faith group", "School", "Mr", "The Reverend", "Singh", "O'Kaur-Smith"),
]


@pytest.fixture
def files(schools_file, own_file):
    """Return what writes a file, one for each kind."""
    return schools_file, own_file


def write(usual_file, dice):
    """Write a file of a few rows, some cells of each being nasty."""
    path = usual_file({})
    with path.open(encoding="utf-8", newline="") as file:
        (usual,) = csv.DictReader(file)
    rows = []
    for number in range(dice.randint(1, 8)):
        row = {}
        if dice.random() < 0.8:
            row = {"URN": str(100_000 + number), "Name": f"Example Mosque {number}"}
        row |= {one: dice.choice(NASTY) for one in dice.sample(list(usual), dice.randint(0, 6))}
        rows.append({heading: cell for heading, cell in row.items() if heading in usual})
    return usual_file(*rows)


def bring_in_many(database, bring_in, files, *, count, seed):
    """Bring file after file into one workspace, and take some back; return how many came in."""
    dice = random.Random(seed)  # noqa: S311 - the same dice on every run
    brought = 0
    for _ in range(count):
        before = database.read(row_counts)
        path = write(dice.choice(files), dice)
        try:
            bring_in(path)
        except LiaisonError:
            assert database.read(row_counts) == before
            continue
        brought += 1
        if dice.random() < 0.3:
            undo_last(database)
            assert database.read(row_counts) == before
    return brought


@pytest.mark.parametrize("seed", [1, 2])
def test_files_with_nasty_cells_come_in_or_are_refused(database, bring_in, files, seed):
    assert bring_in_many(database, bring_in, files, count=20, seed=seed) > 10
    assert database.verify().sound


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(20))
def test_many_files_with_nasty_cells_come_in_or_are_refused(database, bring_in, files, seed):
    assert bring_in_many(database, bring_in, files, count=100, seed=100 + seed) > 50
    assert database.verify().sound
