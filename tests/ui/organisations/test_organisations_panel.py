from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from liaison_app.actions.edit_objections import keep_warning
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.reviews import months_later
from liaison_app.queries.organisation_details import details
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.forms.successor import SuccessorPopover
from liaison_app.ui.pages.organisations.cards import ObjectionLine, PersonRow, WarningLine
from liaison_app.ui.records.contact_row import ContactRow
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.reach_line import ReachLine
from liaison_app.ui.wishes import LogOutreachWanted, OrganisationsShown


@pytest.fixture
def page(school, new_page, settled):
    """Return the page with the school in its panel."""
    made = new_page()
    made.open_at(OrganisationsShown(organisation_id=school))
    settled()
    return made


@pytest.fixture
def kept(database, page):
    """Return what reads the school as it is kept."""
    return lambda: database.read(partial(details, key=page.panel.known.id, today=page._today()))


def parts(page, kind):
    return [one for one in page.panel.findChildren(kind) if one.isVisible()]


def press(page, name):
    button = next(one for one in parts(page, QAbstractButton) if one.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_to_mind_comes_before_all_else(page):
    tops = [
        one.mapTo(page.panel, one.rect().topLeft()).y()
        for kind in (WarningLine, ObjectionLine, Card)
        for one in parts(page, kind)
    ]

    assert tops == sorted(tops)
    assert [one.accessibleName() for one in parts(page, WarningLine)] == ["Ask for Mrs Sample"]
    assert [one.accessibleName() for one in parts(page, ObjectionLine)] == ["No post"]
    assert [one.accessibleName() for one in parts(page, Card)] == [
        "Still missing",
        "Next follow-up",
        "How to reach them",
        "People",
        "Details",
        "Timeline",
    ]


def test_a_click_on_a_number_copies_it_and_says_so(page):
    row = parts(page, ContactRow)[0]

    QTest.mouseClick(row.text, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "020 7946 0301"
    assert row.below.text() == "Copied"


def test_the_address_is_copied_by_a_key_with_its_lines(page):
    premises = next(one for one in parts(page, ReachLine) if one.below.text() == "Premises")

    QTest.keyClick(premises.text, Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text() == "EN2 6AA"


def test_one_press_notes_that_a_number_works_and_the_focus_stays(page, kept, settled, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    button = parts(page, ContactRow)[0].verify
    button.setFocus()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()

    contact = kept().contacts[0]
    assert (contact.standing, contact.verified_on) == (ContactStanding.VERIFIED, page._today())
    assert "Verified" in parts(page, ContactRow)[0].below.text()
    assert page.focusWidget() is parts(page, ContactRow)[0].verify


@pytest.mark.parametrize(
    ("words", "standing"),
    [("Bounced", ContactStanding.BOUNCED), ("Gone away", ContactStanding.GONE)],
)
def test_a_contact_point_that_fails_is_marked_so(page, kept, settled, words, standing):
    menu = parts(page, ContactRow)[0].menu

    next(one for one in menu.actions() if one.text() == words).trigger()
    settled()

    assert kept().contacts[0].standing is standing


def test_a_contact_point_that_is_removed_comes_back_by_undo(page, kept, settled, database):
    menu = parts(page, ContactRow)[0].menu

    next(one for one in menu.actions() if one.text() == "Remove").trigger()
    settled()
    assert kept().contacts == ()
    undo_last(database)

    assert len(kept().contacts) == 1


def test_somebody_leaves_a_post(page, kept, settled):
    press(page, "Mrs Ann Sample left the post")
    asked = page.findChild(SuccessorPopover)
    QTest.keyClicks(asked.successor, "Mr Tom Sample")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    settled()

    assert [one.shown for one in kept().holders] == ["Mr Tom Sample"]


def test_the_person_and_the_post_are_edited_from_their_row(page, settled):
    menu = parts(page, PersonRow)[0].menu
    for action in menu.actions():
        action.trigger()
    settled()
    opened = sorted(type(one).__name__ for one in page.findChildren(FormDialog))
    assert opened == ["PersonEditForm", "RoleForm"]


def test_what_is_to_be_minded_and_how_to_reach_them_is_edited_in_place(page):
    press(page, "Edit this warning")
    press(page, "Edit this objection")
    next(one for one in parts(page, ContactRow)[0].menu.actions() if "Edit" in one.text()).trigger()

    opened = sorted(type(one).__name__ for one in page.findChildren(FormDialog))
    assert opened == ["ContactForm", "ObjectionForm", "WarningForm"]


def test_a_promise_is_done_by_one_press(page, kept, settled):
    press(page, "Done: Send the poster")
    settled()

    assert kept().follow_ups == ()
    assert "Next follow-up" not in [one.accessibleName() for one in parts(page, Card)]


def test_a_warning_due_for_review_is_kept_for_longer_by_one_press(page, kept, settled, database):
    warning = kept().warnings[0]
    review = {"warning_id": warning.id, "version": warning.version, "review_on": page._today()}
    changed = database.write("Review", partial(keep_warning, **review)).changed
    page.on_changed(changed)
    settled()

    press(page, "Keep 6 months")
    settled()

    assert kept().warnings[0].review_on == months_later(page._today(), 6)
    assert "Keep 6 months" not in [one.accessibleName() for one in parts(page, QAbstractButton)]


def test_an_objection_is_withdrawn_and_a_warning_ended(page, kept, settled):
    press(page, "Withdraw")
    settled()
    press(page, "End")
    settled()

    assert (kept().objections, kept().warnings) == ((), ())


def test_a_change_that_comes_too_late_is_said_on_the_page(page, settled, database):
    row = parts(page, ContactRow)[0]
    database.write("Theirs", lambda c: c.exec_driver_sql("UPDATE contact_point SET version = 7"))

    row._verify()
    settled()

    assert page.message.isVisible()


def test_a_contact_is_logged_with_the_one_shown(page, qtbot):
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(page, "Log contact")

    assert wanted.args == [
        "log_outreach",
        LogOutreachWanted(organisation_ids=(page.panel.known.id,)),
    ]


def test_each_entry_of_the_add_menu_opens_its_form(page):
    for action in page.panel.add_menu.actions():
        if action.isVisible():
            action.trigger()

    opened = [type(one).__name__ for one in page.findChildren(FormDialog)]
    assert sorted(opened) == [
        "ContactForm",
        "NetworkForm",
        "ObjectionForm",
        "PersonForm",
        "TagOneForm",
        "WarningForm",
    ]
