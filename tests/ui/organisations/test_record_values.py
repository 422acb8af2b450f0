"""What a field has been, and giving it back."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.undo import undo_last
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.queries.organisation_details import details
from liaison_app.ui.wishes import OrganisationsShown


@pytest.fixture
def page(database, school, new_page, settled):
    """Return the page with the school, once closed, in its panel."""
    closed = OrganisationEntry(
        values={"standing": "Closed", "postcode": "", "phase": "Secondary"},
        organisation_id=school,
    )
    database.write("Edit Hollybush", partial(save_organisation, entry=closed))
    made = new_page()
    made.open_at(OrganisationsShown(organisation_id=school))
    settled()
    return made


@pytest.fixture
def ask(page, settled):
    """Return what opens the values of a field of the school, and returns the popover."""

    def asked(field):
        values = page.panel._cards_of.values
        record = RecordMeant(kind=RecordKind.ORGANISATION, key=page.panel.known.id)
        values.ask(record, field, QPoint(10, 10))
        settled()
        return values.popover

    return asked


@pytest.fixture
def kept(database, page):
    """Return what reads the school as it is kept."""
    return lambda: database.read(partial(details, key=page.panel.known.id, today=page._today()))


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def restore(popover):
    (button,) = popover.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_clock_beside_a_field_opens_its_values_with_who_and_when(page, settled):
    clock = next(
        one
        for one in page.panel.findChildren(QToolButton)
        if one.accessibleName() == "What “Status” has been"
    )

    QTest.mouseClick(clock, Qt.MouseButton.LeftButton)
    settled()

    said = words(page.panel._cards_of.values.popover)
    assert said[0] == "Status: what it has been"
    assert said[1::2] == ["Closed", "Active"]
    assert said[2].startswith("Now · PC Sample · ")
    assert said[2].endswith(" · Edit Hollybush")
    page.panel._cards_of.values.popover.close()


def test_a_value_is_restored_by_one_press_and_comes_back_by_undo(ask, kept, settled, database):
    restore(ask("standing"))
    settled()
    settled()
    assert kept().standing.label == "Active"

    undo_last(database)

    assert kept().standing.label == "Closed"


def test_a_value_that_cannot_be_any_more_is_refused_on_the_page(page, ask, settled, database):
    def spoil(connection):
        connection.exec_driver_sql("UPDATE organisation SET postcode = 'N0 WHERE'")
        connection.exec_driver_sql("UPDATE organisation SET version = version + 1")

    database.write("Old file", spoil)
    database.write(
        "Mend it",
        lambda c: c.exec_driver_sql("UPDATE organisation SET postcode = 'EN2 6AA'") and None,
    )
    popover = ask("postcode")
    worst = next(
        one
        for one in popover.findChildren(QPushButton)
        if one.accessibleName() == "Restore this value: N0 WHERE"
    )

    QTest.mouseClick(worst, Qt.MouseButton.LeftButton)
    settled()

    assert "cannot have this value any more" in page.message.accessibleName()
    assert page.message.isVisible()


def test_hostile_values_are_shown_as_typed(
    database, school, page, ask, hostile, shown_as_typed, settled
):
    named = OrganisationEntry(values={"name": hostile}, organisation_id=school)
    database.write("Edit", partial(save_organisation, entry=named))

    popover = ask("name")

    assert hostile in words(popover)
    shown_as_typed(popover)
    popover.close()
    settled()
    shown_as_typed(page)
