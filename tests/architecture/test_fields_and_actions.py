"""What is declared once is found everywhere it belongs."""

import ast
from pathlib import Path

import pytest

from liaison_app.domain.organisation_fields import ORGANISATION_FIELDS
from liaison_app.store.tables import Organisation, table_of

ROOT = Path(__file__).resolve().parents[2]

WORKED_OUT = {"id", "uuid", "version", "ward_code", "name_key", "sort_key"}
FROM_THE_REGISTER = {"source", "source_ref", "verified_on"}


def test_the_fields_of_an_organisation_are_its_columns():
    columns = set(table_of(Organisation).columns.keys())
    fields = [field.name for field in ORGANISATION_FIELDS]
    assert len(fields) == len(set(fields))
    assert set(fields) == columns - WORKED_OUT - FROM_THE_REGISTER


GIVEN_FIRST = {"connection", "database", "workspace", "folder"}
"""What an action works on; other functions among the actions are their helpers."""


def _public_actions():
    for path in sorted((ROOT / "liaison_app" / "actions").glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if node.args.args and node.args.args[0].arg in GIVEN_FIRST:
                yield pytest.param(node.name, id=f"{path.stem}.{node.name}")


@pytest.fixture(scope="module")
def words_of_tests():
    texts = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return "\n".join(texts)


@pytest.mark.parametrize("name", list(_public_actions()))
def test_every_action_has_a_test(name, words_of_tests):
    assert f"{name}(" in words_of_tests or f"({name}" in words_of_tests
