"""The palette on the sample workspace: everything by keys, and the newest answer only."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Standing
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.palette import RecordsFound, records_matching
from liaison_app.ui.commands import COMMANDS, PAGE_COMMANDS
from liaison_app.ui.pages import PAGES
from liaison_app.ui.wishes import CampaignShown, OrganisationsShown
from tests.ui.window.conftest import entry_of, names

CTRL = Qt.KeyboardModifier.ControlModifier
FOXEARTH = "Foxearth Primary School"


def test_ctrl_k_opens_it_over_every_page_with_the_cursor_in_it(qtbot, window, idle):
    for page in PAGES:
        window.show_page(page.key)
        idle()
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        palette = window._aids._palette
        assert palette.isVisible()
        assert QApplication.focusWidget() is palette.search
        QTest.keyClick(palette.search, Qt.Key.Key_Escape)
        assert not palette.isVisible()


def test_a_record_is_opened_by_letters_and_enter(palette, window, typed, press):
    typed("foxear")
    assert palette.list.current.name == FOXEARTH
    press(Qt.Key.Key_Return)

    assert window.shown == "organisations"
    assert window._page("organisations").panel.known.name == FOXEARTH
    assert not palette.isVisible()


def test_records_are_those_that_the_list_of_organisations_finds(sample, desk):
    for words in ("st", "en2 3", "church primary", "marchbanks", "020 7946 0312", "no such thing"):
        wanted = OrganisationsWanted(criteria=Criteria(words=words))
        listed = sample.database.read(partial(matching_ids, wanted=wanted, today=desk.today()))
        found = sample.database.read(partial(records_matching, words=words, most=500))
        active = [one for one in found.organisations if one.standing is Standing.ACTIVE]
        assert sorted(one.id for one in active) == sorted(listed)
        assert found.of - found.not_active == len(listed)


def test_a_person_typed_is_named_beside_their_organisation(palette, typed):
    assert FOXEARTH in typed("colin march")
    assert "Colin Marchbanks" in entry_of(palette, FOXEARTH).detail
    assert "St Aldhelm's Church" in typed("st")
    assert "Stubbs" not in entry_of(palette, "St Aldhelm's Church").detail


def test_a_person_is_opened_by_their_name_and_comes_lately_after(
    palette, window, typed, press, idle
):
    typed("colin march")
    assert palette.list.current.kind == "Person"
    assert palette.list.current.detail == FOXEARTH
    name = palette.list.current.name
    press(Qt.Key.Key_Return)
    assert window.shown == "people"
    window.show_page("home")
    window.open_palette()
    idle()
    assert names(palette)[0] == name


def test_names_that_begin_with_what_is_typed_come_before_others(sample):
    found = sample.database.read(partial(records_matching, words="ch", most=500))
    begun = [one.name.casefold().startswith("ch") for one in found.organisations]
    assert True in begun
    assert begun == sorted(begun, reverse=True)


def test_a_campaign_is_opened_by_a_word_of_its_name(window, typed, press):
    assert "Reassurance after Paris, November 2015" in typed("paris")
    press(Qt.Key.Key_Return)

    assert window.shown == "campaigns"
    assert window._page("campaigns").title == "Reassurance after Paris, November 2015"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_is_found_by_its_title(window, typed, press, page):
    assert typed(page.title)[0] == page.title
    press(Qt.Key.Key_Return)
    assert window.shown == page.key


def test_every_command_is_found_by_its_name_where_it_is_offered(palette, typed, window):
    for command in COMMANDS:
        typed(command.name)
        found = [entry.do for entry in palette.list.entries]
        assert (command.do in found) == command.is_offered(window), command.name


def test_a_command_is_found_by_other_words_for_it(typed):
    assert "Log contact" in typed("phone")
    assert "New organisation" in typed("add school")
    assert "All keys" in typed("shortcuts")


def test_a_key_stands_beside_what_it_does_and_only_where_it_does_it(palette, window, typed, idle):
    window.show_page("campaigns")
    idle()
    window.open_palette()
    typed("new")
    assert entry_of(palette, "New campaign").key == "Ctrl+N"
    assert entry_of(palette, "New organisation").key == ""
    typed("undo")
    assert entry_of(palette, "Undo").key == "Ctrl+Z"


def test_a_command_for_another_page_goes_there_and_does_it(window, typed, press):
    typed("new organisation")
    press(Qt.Key.Key_Return)

    forms = window._page("organisations").findChildren(
        QLineEdit, options=Qt.FindChildrenRecursively
    )
    assert window.shown == "organisations"
    assert [one for one in forms if one.window() is not window]


def test_places_lately_visited_come_first_while_nothing_is_typed(window, idle):
    school = window._desk.database.read(partial(records_matching, words=FOXEARTH, most=1))
    window.show_page(
        "organisations", OrganisationsShown(organisation_id=school.organisations[0].id)
    )
    idle()
    window.show_page("campaigns", CampaignShown(campaign_id=1))
    idle()
    window.show_page("history")
    idle()
    window.open_palette()
    idle()

    palette = window._aids._palette
    assert palette.list.entries[0].name == "Lately"
    assert [names(palette)[0], names(palette)[1]] == [window._page("campaigns").title, FOXEARTH]
    assert palette.list.current.name == names(palette)[0]


def test_everything_there_is_can_be_walked_to_while_nothing_is_typed(palette, press, window):
    seen = set()
    for _ in names(palette):
        seen.add(palette.list.current.name)
        press(Qt.Key.Key_Down)
    offered = {one.name for one in COMMANDS if one.is_offered(window)}
    here = {page.title for page in PAGES if page.key == window.shown}
    assert seen == offered | {one.name for one in PAGE_COMMANDS} - here
    first = palette.list.current
    press(Qt.Key.Key_Up)
    assert palette.list.current.name == names(palette)[-1]
    press(Qt.Key.Key_Down)
    assert palette.list.current == first


def test_enter_before_the_answer_takes_the_first_match_once_it_is_there(palette, window, idle):
    QTest.keyClicks(palette.search, "foxear")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    idle()

    assert window._page("organisations").panel.known.name == FOXEARTH


def test_only_the_newest_answer_is_shown(palette, idle):
    QTest.keyClicks(palette.search, "s")
    QTest.keyClicks(palette.search, "t wulf")
    idle()

    assert len(names(palette)) > 1
    assert all(name.startswith("St Wulfric") for name in names(palette))


def test_an_answer_to_words_that_are_there_no_longer_is_not_shown(palette, typed):
    found = typed("foxear")
    palette._show_found("st", RecordsFound())
    palette._show_found("", RecordsFound())

    assert names(palette) == found


def test_nothing_found_says_so_and_offers_the_next_step(palette, window, typed, press):
    typed("Zorgplatz")
    assert palette.list.entries[0].name.startswith("Nothing matches “Zorgplatz”.")
    assert palette.list.current.name == "New organisation “Zorgplatz”"
    press(Qt.Key.Key_Return)

    typed_in = [
        field.text()
        for field in window._page("organisations").findChildren(QLineEdit)
        if field.window() is not window
    ]
    assert "Zorgplatz" in typed_in


def test_a_misspelt_name_finds_what_was_meant_and_says_so(palette, typed, press, window):
    typed("foxerth")
    said = "Nothing matches “foxerth”. These match “foxearth”."
    assert palette.list.entries[0].name == said
    assert palette.list.current.name == FOXEARTH
    press(Qt.Key.Key_Return)

    assert window._page("organisations").panel.known.name == FOXEARTH


def test_what_names_a_command_is_no_misspelt_organisation(palette, typed):
    assert typed("undo")[0] == "Undo"
    assert {entry.kind for entry in palette.list.entries} <= {"Command", "Page"}


def test_more_matches_than_are_shown_lead_to_the_list(window, typed, press, palette):
    found = typed("en2")
    wider = next(name for name in found if name.startswith("All "))
    while palette.list.current.name != wider:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    page = window._page("organisations")
    assert wider == f"All {len(page.table.records.keys)} organisations that match “en2”"


def test_esc_puts_the_cursor_back_where_it_was(qtbot, window, idle):
    window.show_page("organisations")
    idle()
    before = QApplication.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window._aids._palette.search, "st")
    QTest.keyClick(window._aids._palette.search, Qt.Key.Key_Escape)
    idle()

    assert QApplication.focusWidget() is before
    assert window.shown == "organisations"


def test_a_click_beside_it_closes_it_and_a_click_on_a_line_takes_it(qtbot, window, palette, idle):
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()
    window.open_palette()
    idle()
    row = next(row for row, one in enumerate(palette.list.entries) if one.name == "History")
    place = palette.list.visualItemRect(palette.list.item(row))
    palette.list.scrollToItem(palette.list.item(row))
    place = palette.list.visualItemRect(palette.list.item(row)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    idle()

    assert window.shown == "history"


def test_a_screen_reader_hears_the_line_the_officer_is_on(palette, typed):
    place = [page.title for page in PAGES].index("History") + 1
    typed("hist")
    assert palette.search.accessibleDescription() == f"History, Page, key Ctrl+{place}"
    typed("foxearth")
    assert palette.search.accessibleDescription().startswith(f"{FOXEARTH}, School, ")
    assert palette.search.accessibleName() == "Go to or do anything"


def test_it_stays_within_the_window_whatever_its_size(window, palette, typed, idle):
    typed("s")
    for size in ((1024, 640), (1900, 1000)):
        window.resize(*size)
        idle()
        assert palette.rect() == window.rect()
        assert window.rect().contains(palette.card.geometry())
        whole = palette.list.geometry().bottom() < palette.card.height()
        assert whole


def test_a_hostile_name_is_shown_as_typed(
    palette, window, typed, desk, idle, hostile, shown_as_typed
):
    entry = OrganisationEntry(values={"kind": "faith", "name": hostile})
    desk.tasks.write("Add", partial(save_organisation, entry=entry), owner=window)
    idle()
    assert hostile in typed(hostile)
    shown_as_typed(palette)
    assert not palette.grab().isNull()


def test_an_erased_record_is_not_among_the_places_lately_visited(window, desk, idle):
    entry = OrganisationEntry(values={"kind": "faith", "name": "House of Friends"})
    written = []
    desk.tasks.write(
        "Add", partial(save_organisation, entry=entry), owner=window, then=written.append
    )
    idle()
    window.show_page("organisations", OrganisationsShown(organisation_id=written[0]))
    idle()
    window.show_page("home")
    window.undo()
    idle()
    window.open_palette()
    idle()

    assert "House of Friends" not in names(window._aids._palette)
