"""Filters are chosen by the keyboard: the field, then its values, each counting at once."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import add_ward
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.criteria import Criteria, LastContact, Missing
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.ui.criteria_fields import CRITERIA_FIELDS, WORDS_FIELD
from liaison_app.ui.criteria_popover import CriteriaPopover
from liaison_app.ui.tasks import Tasks

TODAY = date(2017, 5, 26)


@pytest.fixture
def real_tasks(qapp, database):  # noqa: ARG001 - signals need a program to run in
    made = Tasks(database)
    yield made
    made.close()


@pytest.fixture
def popover(theme, real_tasks, database, qtbot, settle):  # noqa: ARG001 - looks are the theme's
    """Return what opens a popover on these criteria, two wards and a tradition in use."""

    def fill(connection):
        for code, name in (("E1", "Chase"), ("E2", "Town")):
            add_ward(connection, code=code, name=name)
        entry = OrganisationEntry(values={"kind": "faith", "name": "A", "tradition": "Muslim"})
        save_organisation(connection, entry=entry)

    database.write("Fill", fill)

    def opened(criteria=None, field="", fields=CRITERIA_FIELDS):
        button = QWidget()
        qtbot.addWidget(button)
        made = CriteriaPopover(tasks=real_tasks, today=lambda: TODAY, fields=fields)
        qtbot.addWidget(made)
        made.open_below(button, criteria or Criteria(), plain=Criteria(), field=field)
        settle(real_tasks)
        return made

    return opened


def words(popover):
    return [(line.words, line.hint, line.ticked) for line in popover.list.lines]


def key(popover, *keys):
    for one in keys:
        QTest.keyClick(popover.search, one)


def test_a_field_is_found_and_its_values_ticked_by_keys_alone(popover):
    one = popover()
    seen = []
    one.changed.connect(seen.append)

    QTest.keyClicks(one.search, "ward")
    key(one, Qt.Key.Key_Return)
    assert words(one) == [("Chase", "0", False), ("Town", "0", False)]
    key(one, Qt.Key.Key_Down, Qt.Key.Key_Return)
    key(one, Qt.Key.Key_Up, Qt.Key.Key_Return)

    assert [found.ward_codes for found in seen] == [("E2",), ("E1", "E2")]
    assert one.criteria.ward_codes == ("E1", "E2")
    key(one, Qt.Key.Key_Return)
    assert one.criteria.ward_codes == ("E2",)


def test_a_value_is_found_without_its_field(popover):
    one = popover()

    QTest.keyClicks(one.search, "musl")
    assert words(one) == [("Muslim", "Tradition", False)]
    key(one, Qt.Key.Key_Return)

    assert one.criteria.traditions == ("Muslim",)
    assert words(one) == [("Muslim", "Tradition", True)]


def test_esc_goes_back_to_the_fields_and_then_away(popover):
    one = popover(field="ward_codes")

    key(one, Qt.Key.Key_Escape)
    assert one.list.current_value.key == "ward_codes"
    key(one, Qt.Key.Key_Escape)

    assert not one.isVisible()


def test_what_is_set_is_said_beside_its_field(popover):
    one = popover(Criteria(ward_codes=("E1",)))

    assert ("Ward", "set", None) in words(one)
    assert ("Tradition", "", None) in words(one)


def test_of_a_field_with_one_value_the_last_counts(popover):
    one = popover(field="warned")

    key(one, Qt.Key.Key_Return)
    assert one.criteria.warned is True
    key(one, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert one.criteria.warned is False
    key(one, Qt.Key.Key_Return)

    assert one.criteria.warned is None


def test_any_value_at_all_is_one_line(popover):
    one = popover(field="objections")
    assert words(one)[0] == ("Any of these", "", False)

    key(one, Qt.Key.Key_Return)
    assert one.criteria.objections == tuple(ObjectionChannel)
    assert words(one)[0] == ("Any of these", "", True)
    key(one, Qt.Key.Key_Return)

    assert one.criteria == Criteria()


def test_a_field_without_values_says_why(popover):
    one = popover(field="tag_ids")

    assert one.list.item(0).text() == "The team has no tags yet."
    assert one.list.current_value is None


def press(popover, text):
    button = next(
        one for one in popover.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_last_contact_is_asked_by_a_day_that_is_typed_or_pressed(popover):
    one = popover(field="contacted")
    editor = one._body.currentWidget()

    editor.day.set_text("1/5")
    assert (one.criteria.contacted, one.criteria.contacted_on) == (
        LastContact.NOT_SINCE,
        date(2017, 5, 1),
    )
    press(one, "Since")
    press(one, "a year ago")
    assert (one.criteria.contacted, one.criteria.contacted_on) == (
        LastContact.SINCE,
        date(2016, 5, 26),
    )
    press(one, "Never")

    assert one.criteria == Criteria(contacted=LastContact.NEVER)


def test_the_reach_is_two_numbers_and_what_is_none_is_said(popover):
    one = popover(field="reach")
    editor = one._body.currentWidget()

    QTest.keyClicks(editor._from, "1,000")
    assert one.criteria == Criteria(reach_from=1000)
    QTest.keyClicks(editor._to, "many")

    assert one.criteria == Criteria(reach_from=1000)
    assert editor._rows[1].problem == "Type a whole number, such as 250."


def test_a_day_and_words_are_taken_as_they_are_typed(popover):
    verified = popover(field="verified_before")
    verified._body.currentWidget().day.set_text("1/1/2017")
    named = popover(field="words", fields=(WORDS_FIELD,))
    QTest.keyClicks(named._body.currentWidget()._field, "oak")

    assert verified.criteria == Criteria(verified_before=date(2017, 1, 1))
    assert named.criteria == Criteria(words="oak")


@pytest.mark.parametrize("field", [*CRITERIA_FIELDS, WORDS_FIELD], ids=lambda one: one.key)
def test_every_field_opens_on_what_is_set(popover, field, shown_as_typed):
    asked = Criteria(
        kinds=(Kind.FAITH,),
        missing=(Missing.EMAIL,),
        contacted=LastContact.SINCE,
        contacted_on=date(2017, 1, 2),
        verified_before=date(2017, 1, 3),
        reach_from=1,
        reach_to=2000,
        words="oak",
    )

    one = popover(asked, field=field.key, fields=(*CRITERIA_FIELDS, WORDS_FIELD))

    assert one.criteria == asked
    assert not one.grab().isNull()
    shown_as_typed(one)


def test_wards_named_like_html_are_shown_as_typed(popover, database, hostile, shown_as_typed):
    database.write("Add", partial(add_ward, code="E9", name=hostile))

    one = popover(field="ward_codes")

    assert hostile in [line.words for line in one.list.lines]
    shown_as_typed(one)
