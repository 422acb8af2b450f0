"""Networks and members, put together and taken apart where they are shown."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from liaison_app.actions.bulk_tags import tag_anew
from liaison_app.actions.edit_memberships import join_network, leave_network
from liaison_app.actions.undo import undo_last
from liaison_app.domain.tags import TagColour
from liaison_app.queries.history import HistoryWanted, matching_steps, steps_by_key
from liaison_app.queries.organisation_details import details
from liaison_app.ui.forms.membership_forms import MemberForm, NetworkForm
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.tag_chip import TagChip
from liaison_app.ui.wishes import OrganisationsShown
from tests.ui.organisations.conftest import TODAY
from tests.ui.people.typed import choose, type_into


@pytest.fixture
def page(three, new_page, qtbot):  # noqa: ARG001 - a school, a faith group and a network
    """Return the page, able to answer keys."""
    made = new_page()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def show(page, settled):
    """Return what shows an organisation in the panel."""

    def shown(key):
        page.open_at(OrganisationsShown(organisation_id=key))
        settled()
        return page.panel

    return shown


@pytest.fixture
def join(database):
    """Return what makes an organisation a member of a network."""

    def joined(key, network):
        writing = partial(join_network, organisation_ids=[key], network_id=network)
        database.write("Join", writing)

    return joined


@pytest.fixture
def known(database):
    """Return what reads an organisation as it is kept."""
    return lambda key: database.read(partial(details, key=key, today=TODAY))


@pytest.fixture
def opened(page, qtbot):
    """Return what waits for a form of this class, and returns it."""

    def form_of(kind):
        form = page.findChild(kind)
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return form_of


def names(belongings):
    return [one.name for one in belongings]


def buttons(widget):
    every = widget.findChildren(QAbstractButton)
    return {one.accessibleName(): one for one in every if one.isVisible()}


def press(widget, name):
    QTest.mouseClick(buttons(widget)[name], Qt.MouseButton.LeftButton)


def entry(panel, text):
    panel.add_menu.aboutToShow.emit()
    return next(one for one in panel.add_menu.actions() if one.text() == text)


def last_label(database):
    key = database.read(partial(matching_steps, wanted=HistoryWanted()))[0]
    return database.read(partial(steps_by_key, keys=[key]))[key].step.label


def test_whoever_is_in_no_network_joins_one_from_the_add_menu(
    show, three, opened, known, settled, database
):
    school, _, network = three
    panel = show(school)
    assert "Networks" not in {one.accessibleName() for one in panel.findChildren(Card)}

    entry(panel, "A network they belong to…").trigger()
    choose(opened(NetworkForm), "chosen", "tenants", settled)
    opened(NetworkForm).save()
    settled()

    assert names(known(school).networks) == ["Chase Tenants"]
    assert "Leave Chase Tenants" in buttons(panel)
    assert last_label(database) == "Add Hollybush Primary School to Chase Tenants"
    undo_last(database)
    assert known(school).networks == ()
    assert known(network).members == ()


def test_only_networks_it_is_not_in_yet_are_found_for_an_organisation(
    show, three, add, join, opened, settled
):
    _, mosque, network = three
    add("network", "Masjid Forum")
    join(mosque, network)
    panel = show(mosque)

    press(panel, "Add to a network")
    form = opened(NetworkForm)
    found = []
    for words in ("masjid", "chase"):
        type_into(form, "chosen", words)
        settled()
        matches = form.rows["chosen"].field.matches
        found.append([matches.item(row).text() for row in range(matches.count())])

    assert found[0] == ["Masjid Forum"]
    assert found[1][0].startswith("Nobody by that name")
    form.save()
    assert form.rows["chosen"].problem
    form.reject()


def test_a_member_joins_from_the_network_s_card(show, three, opened, known, settled, database):
    _, mosque, network = three
    panel = show(network)

    press(panel, "Add a member")
    form = opened(MemberForm)
    form.save()
    assert form.rows["chosen"].problem == "Choose the organisation by a few letters of its name."
    choose(form, "chosen", "noor", settled)
    form.save()
    settled()

    assert names(known(network).members) == ["Masjid Al-Noor"]
    assert "Remove Masjid Al-Noor" in buttons(panel)
    assert last_label(database) == "Add Masjid Al-Noor to Chase Tenants"
    assert names(known(mosque).networks) == ["Chase Tenants"]


def test_only_a_network_is_offered_members(show, three):
    school, _, network = three

    assert not entry(show(school), "A member of the network…").isVisible()
    assert entry(show(network), "A member of the network…").isVisible()


def test_one_press_leaves_a_network_and_undo_takes_back(
    show, three, join, known, settled, database
):
    school, _, network = three
    join(school, network)
    panel = show(school)

    press(panel, "Leave Chase Tenants")
    settled()

    assert known(school).networks == ()
    assert "Leave Chase Tenants" not in buttons(panel)
    assert last_label(database) == "Take Hollybush Primary School out of Chase Tenants"
    undo_last(database)
    assert names(known(school).networks) == ["Chase Tenants"]


def test_one_press_removes_a_member_on_the_network_s_own_page(
    page, three, join, known, settled, database
):
    school, mosque, network = three
    for key in (school, mosque):
        join(key, network)
    page.records.open(network)
    settled()

    press(page.records.shown, "Remove Masjid Al-Noor")
    settled()

    assert names(known(network).members) == ["Hollybush Primary School"]
    assert "Remove Masjid Al-Noor" not in buttons(page.records.shown)
    assert last_label(database) == "Take Masjid Al-Noor out of Chase Tenants"


def test_what_somebody_else_took_out_first_is_said(page, show, three, join, settled, database):
    school, _, network = three
    join(school, network)
    panel = show(school)
    writing = partial(leave_network, organisation_id=school, network_id=network)
    database.write("Theirs", writing)

    press(panel, "Leave Chase Tenants")
    settled()

    said = [one.text() for one in page.message.findChildren(QLabel)]
    assert any("not a member of the network any more" in text for text in said)


@pytest.fixture
def tagged(three, database):
    """Return a school that bears two tags."""
    for name in ("Governors", "Key partner"):
        work = partial(tag_anew, name=name, colour=TagColour.BLUE, organisation_ids=[three[0]])
        database.write("Tag", work)
    return three[0]


def chips(widget):
    return {one.name: one for one in widget.findChildren(TagChip) if one.isVisible()}


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_a_tag_is_taken_off_at_its_chip_by_a_key_and_the_focus_goes_to_the_next(
    tagged, show, settled, known, database, key
):
    panel = show(tagged)
    chip = chips(panel)["Governors"]
    chip.setFocus()

    QTest.keyClick(chip, key)
    settled()

    assert [one.name for one in known(tagged).tags] == ["Key partner"]
    assert QApplication.focusWidget() is chips(panel)["Key partner"]
    undo_last(database)
    assert len(known(tagged).tags) == 2


def test_a_tag_is_taken_off_by_the_mouse_in_a_tab(tagged, page, settled, known, database):
    page.opened.open_whole(tagged)
    settled()

    QTest.mouseClick(chips(page.records.shown)["Key partner"], Qt.MouseButton.LeftButton)
    settled()

    assert [one.name for one in known(tagged).tags] == ["Governors"]
    assert set(chips(page.records.shown)) == {"Governors"}
    assert last_label(database) == "Untag Hollybush Primary School: Key partner"
