"""The ward of one organisation, and the officer for it, are chosen where they are missed."""

import pytest
from PySide6.QtWidgets import QPushButton

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import add_ward, save_officer
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.ui.forms.assigned_form import AssignedForm
from liaison_app.ui.wishes import OrganisationsShown


@pytest.fixture
def panel(school, database, new_page, settled):
    """Return the panel of a school whose postcode tells no ward, in a team of two wards."""

    def write(connection):
        add_ward(connection, code="E05000196", name="Town")
        save_officer(connection, values={"rank": "PC", "name": "Dale Hartigan"})
        entry = OrganisationEntry(organisation_id=school, values={"postcode": "EN1 9ZZ"})
        save_organisation(connection, entry=entry)

    database.write("Write the team", write)
    page = new_page()
    page.open_at(OrganisationsShown(organisation_id=school))
    settled()
    settled()
    return page.panel


def test_a_ward_that_no_postcode_tells_is_chosen_where_it_is_missed(panel, settled):
    missed = "Not in any of the team's wards: Choose the ward"
    links = panel.findChildren(QPushButton)
    next(one for one in links if one.accessibleName() == missed).click()
    settled()
    form = next(one for one in panel.window().findChildren(AssignedForm) if one.isVisible())
    form.type_in({"ward": "Town", "officer": "PC Dale Hartigan"})
    form.save()
    settled()
    settled()

    assert (panel.known.ward, panel.known.officer) == ("Town", "PC Dale Hartigan")


def test_what_was_not_chosen_anew_stays_as_it_is(panel, settled):
    entry = next(one for one in panel.add_menu.actions() if one.text() == "A ward or an officer…")
    for ward in ("Chase", "No ward"):
        entry.trigger()
        settled()
        form = next(one for one in panel.window().findChildren(AssignedForm) if one.isVisible())
        form.type_in({"ward": ward, "officer": "PC Dale Hartigan"})
        assert form.edit.officer_id is None or ward == "Chase"
        form.save()
        settled()
        settled()

    assert (panel.known.ward, panel.known.officer) == ("", "PC Dale Hartigan")
