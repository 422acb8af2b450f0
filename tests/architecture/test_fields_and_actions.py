"""What is declared once is found everywhere it belongs."""

import ast
import re
from pathlib import Path

import pytest

from liaison_app.domain.organisation_fields import ORGANISATION_FIELDS
from liaison_app.store.tables import Organisation, table_of

ROOT = Path(__file__).resolve().parents[2]
ACTIONS = "liaison_app.actions."

WORKED_OUT = {"id", "uuid", "version", "ward_code", "name_key", "sort_key"}
CHOSEN_OF_MANY = {"officer_id"}
FROM_THE_REGISTER = {"source", "source_ref", "verified_on"}


def test_the_fields_of_an_organisation_are_its_columns():
    columns = set(table_of(Organisation).columns.keys())
    fields = [field.name for field in ORGANISATION_FIELDS]
    assert len(fields) == len(set(fields))
    assert set(fields) == columns - WORKED_OUT - CHOSEN_OF_MANY - FROM_THE_REGISTER


ABOVE = ("ui", "cli")
"""The rooms that officers see; what they import from the actions is what can be done."""


def _actions():
    """Return the name of every action that a screen or a command can do."""
    names = {
        alias.name
        for folder in ABOVE
        for path in (ROOT / "liaison_app" / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ACTIONS)
        for alias in node.names
    }
    return sorted(name for name in names if name.islower())


@pytest.fixture(scope="module")
def words_of_tests():
    texts = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return {word for text in texts for word in re.findall(r"\w+", text)}


@pytest.mark.parametrize("name", _actions())
def test_every_action_has_a_test(name, words_of_tests):
    assert name in words_of_tests


def test_there_are_actions():
    assert len(_actions()) > 20
