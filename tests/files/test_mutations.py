"""Registers and workbooks with bytes changed at random: read, or refused in a sentence."""

import random
import zipfile

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files.recognise import open_register
from liaison_app.files.registers.register import Tally

SEED = 20_170_525
_NASTY = [b'"', b"\0", b"\xff", b"\r", b"\n", b",", b'""', b"\x81", b"\xe2\x80\xae", b"=", b""]


def mutated(content, dice):
    """Return the content with a few stretches replaced, doubled or taken out."""
    for _ in range(dice.randint(1, 8)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.choice([0, 1, 1, 2, 40]))
        put = dice.choice([*_NASTY, content[start:end] * 2, dice.randbytes(3)])
        content = content[:start] + put + content[end:]
    return content


def read_or_refuse(path):
    """Return whether the file was read; then every row must be accounted for."""
    try:
        register, sheet = open_register(path)
        tally = Tally()
        for row in register.read(sheet, ()):
            tally.count(row)
    except FileProblem:
        return False
    assert tally.totals().adds_up()
    return True


def try_registers(path, count):
    """Read the file, mutated so many times, and return how often it was read."""
    dice = random.Random(SEED)  # noqa: S311 - the same dice on every run
    content = path.read_bytes()
    read = 0
    for _ in range(count):
        path.write_bytes(mutated(content, dice))
        read += read_or_refuse(path)
    return read


def try_workbooks(path, count):
    """Read the workbook, one part of it mutated so many times; return how often it was read."""
    dice = random.Random(SEED)  # noqa: S311 - the same dice on every run
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    read = 0
    for _ in range(count):
        victim = dice.choice(["xl/worksheets/sheet1.xml", *parts])
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, mutated(content, dice) if name == victim else content)
        if dice.random() < 0.1:
            path.write_bytes(mutated(path.read_bytes(), dice))
        read += read_or_refuse(path)
    return read


@pytest.fixture
def some_schools(register_file, school):
    return register_file([school(URN=str(900_000 + n)) for n in range(12)])


@pytest.fixture
def a_workbook(workbook_file, school):
    return workbook_file([list(school()), *(list(school().values()) for _ in range(3))])


def test_a_mutated_register_is_read_or_refused(some_schools):
    assert 0 < try_registers(some_schools, 500) < 500


def test_a_mutated_workbook_is_read_or_refused(a_workbook):
    assert 0 < try_workbooks(a_workbook, 100) < 100


@pytest.mark.faults
def test_a_million_mutated_registers_are_read_or_refused(some_schools):
    assert 0 < try_registers(some_schools, 1_000_000) < 1_000_000


@pytest.mark.faults
def test_twenty_thousand_mutated_workbooks_are_read_or_refused(a_workbook):
    assert 0 < try_workbooks(a_workbook, 20_000) < 20_000
