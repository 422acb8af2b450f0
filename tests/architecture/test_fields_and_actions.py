"""What is declared once is found everywhere it belongs."""

import ast
import re
from pathlib import Path

import pytest

from liaison_app.domain.contact_fields import CONTACT_FIELDS, OBJECTION_FIELDS, WARNING_FIELDS
from liaison_app.domain.organisation_fields import ORGANISATION_FIELDS
from liaison_app.domain.person_fields import PERSON_FIELDS, ROLE_FIELDS
from liaison_app.store.tables import (
    ContactPoint,
    Objection,
    Organisation,
    Person,
    Role,
    Warning,  # noqa: A004 - the officer's word
    table_of,
)

ROOT = Path(__file__).resolve().parents[2]
ACTIONS = "liaison_app.actions."

OF_EVERY_RECORD = {"id", "uuid", "version"}
WORKED_OUT = OF_EVERY_RECORD | {
    "ward_code",
    "name_key",
    "sort_key",
    "last_contact",
    "place_key",
    "value",
    "shown",
}
CHOSEN_OF_MANY = {"officer_id"}
WHOSE = {"person_id", "organisation_id", "role_id", "represents_id"}
"""Whose a record is; a form has a search or a choice for it."""

FROM_THE_REGISTER = {"source", "verified_on", "verified_by"}
IN_THE_BIN = {"standing"}
CAME_BACK = {"address_gone_on"}
"""What returned mail says, and a new address takes away."""

FAITH = ("faith", "tradition", "denomination", "relig", "belief")
FORMS = [
    (Organisation, ORGANISATION_FIELDS, CHOSEN_OF_MANY | CAME_BACK),
    (Person, PERSON_FIELDS, IN_THE_BIN),
    (Role, ROLE_FIELDS, WHOSE),
    (ContactPoint, CONTACT_FIELDS, WHOSE),
    (Objection, OBJECTION_FIELDS, WHOSE),
    (Warning, WARNING_FIELDS, WHOSE),
]


@pytest.mark.parametrize(("record", "declared", "besides"), FORMS)
def test_the_fields_of_a_record_are_its_columns(record, declared, besides):
    columns = set(table_of(record).columns.keys())
    fields = [field.name for field in declared]
    assert len(fields) == len(set(fields))
    assert set(fields) == columns - WORKED_OUT - FROM_THE_REGISTER - besides


@pytest.mark.parametrize("record", [Person, Role, ContactPoint, Objection, Warning])
def test_faith_is_never_kept_on_a_person(record):
    columns = table_of(record).columns.keys()
    assert [name for name in columns if any(word in name for word in FAITH)] == []


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
