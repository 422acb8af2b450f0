"""Ctrl+E is the one way to letters, labels, e-mail and lists, whatever is on the screen."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.domain.exports import RowPer
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.queries.campaigns import campaigns
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.ui.wishes import CampaignShown, ListNarrowed, OrganisationsShown

CTRL = Qt.KeyboardModifier.ControlModifier


def press_export(window, idle):
    """Press Ctrl+E, and return the list that is wanted then."""
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    idle()
    assert window.shown == "mail_lists"
    return window._page("mail_lists")._make.wanted


def test_the_organisations_selected_are_written_to_else_all_found(window, idle):
    window.show_page("organisations")
    idle()
    table = window._page("organisations").table
    found = tuple(table.records.keys)
    assert press_export(window, idle).organisation_ids == found

    window.show_page("organisations")
    table.selectRow(1)
    table.selectionModel().select(
        table.records.index(3, 0),
        table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
    )
    assert press_export(window, idle).organisation_ids == (found[1], found[3])


def test_a_saved_list_stays_the_list_that_it_is(window, idle):
    school = window._desk.database.read(
        partial(matching_ids, wanted=OrganisationsWanted(), today=window._desk.today())
    )[0]
    entry = SavedListEntry(name="One of them", definition=ListDefinition(added=(school,)))
    list_id = window._desk.database.write("Save", partial(save_list, entry=entry)).value
    shown = OrganisationsShown(narrowed=ListNarrowed(saved_list_id=list_id))
    window.show_page("organisations", shown)
    idle()

    wanted = press_export(window, idle)

    assert wanted.saved_list_id == list_id
    assert wanted.organisation_ids == ()


def test_people_are_written_to_each_by_themselves(window, idle):
    window.show_page("people")
    idle()
    found = tuple(window._page("people").table.records.keys)

    wanted = press_export(window, idle)

    assert wanted.person_ids == found
    assert wanted.row_per is RowPer.PERSON


def test_the_tab_of_a_campaign_is_written_to(window, idle):
    found = window._desk.database.read(campaigns)
    frozen = next(one.id for one in found if one.frozen_at is not None)
    window.show_page("campaigns", CampaignShown(campaign_id=frozen))
    idle()
    page = window._page("campaigns")
    shown = page.recipients.shown()

    wanted = press_export(window, idle)

    assert wanted.campaign_id == page._open_id
    assert wanted.letter_id == shown[0].letter_id
    assert set(wanted.organisation_ids) == {
        one.organisation_id for one in shown if one.letter_id == shown[0].letter_id
    }


def test_those_of_the_contacts_found_are_written_to(window, idle):
    window.show_page("outreach")
    idle()

    wanted = press_export(window, idle)

    assert wanted.organisation_ids
    assert len(set(wanted.organisation_ids)) == len(wanted.organisation_ids)


def test_a_page_without_a_list_leads_to_where_any_list_is_chosen(window, idle):
    window.show_page("home")
    idle()
    press_export(window, idle)
