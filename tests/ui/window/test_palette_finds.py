"""The palette finds what is no active organisation, too: closed ones, saved lists and tags."""

from functools import partial

from PySide6.QtCore import Qt

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.actions.edit_tags import add_tag
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.domain.tags import TagColour
from tests.ui.window.conftest import entry_of, names


def test_a_closed_organisation_is_found_and_said_to_be_closed(
    palette, window, typed, press, desk, idle
):
    for name, standing in (("Oakfold School", "closed"), ("Oakfold Chapel", "unknown")):
        entry = OrganisationEntry(values={"kind": "school", "name": name, "standing": standing})
        desk.tasks.write("Add", partial(save_organisation, entry=entry), owner=window)
    idle()
    typed("oakfold")
    assert entry_of(palette, "Oakfold Chapel").detail == "Status unknown"
    assert entry_of(palette, "Oakfold School").detail == "Closed"
    while palette.list.current.name != "Oakfold School":
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert window._page("organisations").panel.known.name == "Oakfold School"


def test_all_that_match_are_as_many_in_the_list_closed_ones_too(
    palette, window, typed, press, desk, idle
):
    for number in range(9):
        values = {"kind": "school", "name": f"Oakfold {number}"}
        values |= {"standing": "closed"} if number == 0 else {}
        entry = OrganisationEntry(values=values)
        desk.tasks.write("Add", partial(save_organisation, entry=entry), owner=window)
    idle()
    typed("oakfold")
    press(Qt.Key.Key_Up)
    assert palette.list.current.name == "All 9 organisations that match “oakfold”"
    press(Qt.Key.Key_Return)

    assert len(window._page("organisations").table.records.keys) == 9


def test_a_saved_list_is_opened_in_its_tab_and_comes_lately_after(
    palette, window, typed, press, desk, idle
):
    schools = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,)))
    entry = SavedListEntry(name="Morning round", definition=ListDefinition(sets=(schools,)))
    desk.tasks.write("Save", partial(save_list, entry=entry), owner=window)
    idle()
    typed("morning")
    assert palette.list.current.kind == "Saved list"
    press(Qt.Key.Key_Return)

    tabs = window._page("organisations").tabs
    assert tabs._bar.tabText(tabs._bar.currentIndex()).startswith("Morning round  ")
    window.show_page("home")
    window.open_palette()
    idle()
    assert names(palette)[0] == "Morning round"
    press(Qt.Key.Key_Return)
    assert window.shown == "organisations"
    assert tabs.key.startswith("list ")


def test_a_tag_shows_who_bears_it(palette, window, typed, press, desk, idle):
    written = []
    work = partial(add_tag, name="Zebra crossing", colour=TagColour.BLUE)
    desk.tasks.write("Tag", work, owner=window, then=written.append)
    idle()
    typed("zebra")
    assert palette.list.current.kind == "Tag"
    press(Qt.Key.Key_Return)

    assert window._page("organisations").narrowing.criteria == Criteria(tag_ids=tuple(written))
