"""Every file is one thing you can name, and short enough to be read in one go."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WALL = 400
FILES = sorted(
    path for folder in ("liaison_app", "tests") for path in (ROOT / folder).rglob("*.py")
)
RECORDS = ROOT / "liaison_app" / "store" / "migrations" / "versions"
"""A migration is a record of what was done, and is never shortened afterwards."""


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if not path.is_relative_to(RECORDS)],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_file_is_longer_than_the_wall(path):
    assert len(path.read_text("utf-8").splitlines()) <= WALL


def test_nothing_waits_by_sleeping_in_a_test():
    sleepers = [
        path.name
        for path in FILES
        if path.is_relative_to(ROOT / "tests")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr == "sleep" or ast.unparse(node.func) == "qtbot.wait")
        and "libreoffice" not in path.parts
    ]
    assert sleepers == []


def test_exceptions_are_never_swallowed_whole():
    swallowers = [
        path.name
        for path in FILES
        if path.is_relative_to(ROOT / "liaison_app")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and node.type is not None
        and ast.unparse(node.type) == "Exception"
    ]
    assert swallowers == []
