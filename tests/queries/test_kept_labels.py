"""The history calls everything by the words that the forms use."""

import pytest

from liaison_app.domain.contact_fields import CONTACT_FIELDS, OBJECTION_FIELDS, WARNING_FIELDS
from liaison_app.domain.organisation_fields import FIELDS_BY_NAME
from liaison_app.domain.person_fields import PERSON_FIELDS, ROLE_FIELDS
from liaison_app.queries.kept_labels import is_named, kept_label
from liaison_app.queries.step_content import UNTOLD, WORDS
from liaison_app.store.journal_triggers import columns_noted
from liaison_app.store.tables import journalled_tables

FORMS = {
    "organisation": FIELDS_BY_NAME.values(),
    "person": PERSON_FIELDS,
    "role": ROLE_FIELDS,
    "contact_point": CONTACT_FIELDS,
    "objection": OBJECTION_FIELDS,
    "warning": WARNING_FIELDS,
}


def test_every_column_that_the_history_tells_of_has_a_name_in_words(database):
    noted = [
        (table.name, column)
        for table in journalled_tables()
        for column in database.read(lambda c, name=table.name: columns_noted(c, table=name))
        if column not in UNTOLD
    ]

    assert [one for one in noted if not is_named(*one)] == []
    assert [kept_label(*one) for one in noted if "_" in kept_label(*one)] == []


@pytest.mark.parametrize("table", FORMS)
def test_a_field_is_called_in_the_history_as_in_its_form(table):
    labels = {field.name: field.label for field in FORMS[table]}

    assert {name: kept_label(table, name) for name in labels} == labels


def test_every_table_of_the_journal_has_a_word_for_its_records():
    assert [one.name for one in journalled_tables() if one.name not in WORDS] == []
