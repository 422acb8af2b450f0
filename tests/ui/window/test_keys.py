"""What the list of keys says is what the widgets answer, and the other way round."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from liaison_app.ui.commands import COMMANDS, PAGE_COMMANDS, meant_by, window_keys
from liaison_app.ui.keys import KEYS_IN_FORMS, KEYS_IN_LISTS, KEYS_ON_PAGES, key_groups
from liaison_app.ui.pages import PAGES
from liaison_app.ui.pages.campaigns.words import FURTHER_CLICKS, MAIN_CLICKS
from liaison_app.ui.widgets.pill import Chip

CTRL = Qt.KeyboardModifier.ControlModifier


def written(sequence):
    """Return a key as officers read it."""
    return sequence.toString().replace("Return", "Enter")


def answered_by(widget):
    """Return the keys that this widget and those within it answer, but for dialogs of their own."""
    found = {written(one.key()) for one in widget.findChildren(QShortcut) if is_of(one, widget)}
    actions = (one for one in widget.findChildren(QAction) if is_of(one, widget))
    return found | {written(one.shortcut()) for one in actions if not one.shortcut().isEmpty()}


def is_of(child, widget):
    above = child.parent()
    while above is not widget:
        if isinstance(above, QDialog):
            return False
        above = above.parent()
    return True


def declared(lines):
    return {key for line in lines for key in line.keys}


def test_the_window_answers_the_keys_declared_and_no_others(window):
    of_window = Qt.FindChildOption.FindDirectChildrenOnly
    there = [written(one.key()) for one in window.findChildren(QShortcut, options=of_window)]
    assert sorted(there) == sorted(window_keys())


@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_a_page_answers_the_keys_declared_and_no_others(window, idle, key):
    window.show_page(key)
    idle()
    page = window._page(key)
    if key in {"organisations", "people"}:
        page.opened.open_whole(page.table.records.keys[0])
        idle()
    assert answered_by(page) == declared(KEYS_ON_PAGES.get(key, ()))


def test_forms_answer_the_keys_declared_and_no_others(window, idle):
    for key in ("organisations", "campaigns"):
        window.show_page(key)
        window.call_page("new")
    window.log_outreach()
    idle()
    dialogs = window.findChildren(QDialog)
    assert len(dialogs) >= 3
    found = set().union(*map(answered_by, dialogs))
    assert found == declared(KEYS_IN_FORMS)
    for dialog in dialogs:
        dialog.close()


def test_lists_answer_the_keys_declared(window, idle):
    window.show_page("organisations")
    idle()
    page = window._page("organisations")
    table = page.table
    copied = []
    tried = {
        "Up": lambda: table.current_key == table.records.keys[0],
        "Down": lambda: table.current_key == table.records.keys[1],
        "Enter": lambda: page.records.shown is not None,
        "Shift+Up": lambda: table.selected_count == 1,
        "Shift+Down": lambda: table.selected_count == 2,
        "Ctrl+A": lambda: table.selected_count == len(table.records.keys),
        "Ctrl+C": lambda: copied == [True],
        "Esc": lambda: not page.opened.panel_is_open,
    }
    table.go_to(table.records.keys[0])
    table.setFocus()
    table.copy_wanted.disconnect()
    table.copy_wanted.connect(partial(copied.append, True))  # noqa: FBT003 - what came
    page.opened.open_beside(table.records.keys[0])
    idle()
    for key in ("Down", "Up", "Shift+Down", "Shift+Up", "Ctrl+A", "Ctrl+C", "Esc", "Enter"):
        pressed = QKeySequence(key)[0]
        QTest.keyClick(table, pressed.key(), pressed.keyboardModifiers())
        idle()
        assert tried[key](), key
    assert set(tried) == declared(KEYS_IN_LISTS)


def test_the_keys_of_one_click_are_listed_with_their_own_words():
    clicks = [(one.text, (one.key,)) for one in MAIN_CLICKS + FURTHER_CLICKS]
    assert [(line.name, line.keys) for line in KEYS_ON_PAGES["campaigns"]] == clicks


def test_no_key_means_two_things_in_one_place():
    for page in PAGES:
        keys = [key for one in (*COMMANDS, *PAGE_COMMANDS) for key in one.keys_on(page.key)]
        assert len(keys) == len(set(keys)), page.key


def test_every_page_that_can_do_something_by_a_key_has_a_command_for_it(window):
    for page in PAGES:
        for key, name in (("Ctrl+N", "new"), ("Ctrl+E", "export"), ("Ctrl+F", "search")):
            if hasattr(window._page(page.key), name):
                command = meant_by(key, page=page.key)
                assert command is not None, (page.key, name)
                assert command.calls == name
                assert command.page in {"", page.key}


def test_every_command_that_has_keys_is_listed(window, qtbot, idle):
    qtbot.keyClick(window, Qt.Key.Key_Slash, CTRL)
    idle()
    shown = window._aids._keys
    assert shown.isVisible()
    words = {label.text() for label in shown.findChildren(QLabel)}
    chips = {chip.text() for chip in shown.findChildren(Chip)}
    for group in key_groups():
        assert group.title in words
        for line in group.lines:
            assert line.name in words
            assert set(line.keys) <= chips
    listed = {key for group in key_groups() for line in group.lines for key in line.keys}
    assert set(window_keys()) <= listed


def test_the_list_of_keys_is_walked_and_closed_by_keys(window, idle, theme, qapp):
    theme.apply(qapp, percent=200)
    window.open_keys()
    idle()
    shown = window._aids._keys
    assert all(cap.width() >= cap.sizeHint().width() for cap in shown.findChildren(Chip))
    shown.resize(500, 300)
    QTest.keyClick(shown.area, Qt.Key.Key_PageDown)
    assert shown.area.verticalScrollBar().value() > 0
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_the_key_that_opens_the_list_of_keys_closes_it_again(window, qtbot, idle):
    window.open_keys()
    idle()
    shown = window._aids._keys
    with qtbot.waitActive(shown):
        shown.activateWindow()
    qtbot.keyClick(shown, Qt.Key.Key_Slash, CTRL)
    assert not shown.isVisible()


def test_a_key_does_what_it_says_on_each_page(window, idle, qtbot, monkeypatch):
    asked = []
    for page in PAGES:
        for name in ("new", "export", "search"):
            if hasattr(window._page(page.key), name):
                monkeypatch.setattr(
                    window._page(page.key), name, partial(asked.append, (page.key, name))
                )
    for page in PAGES:
        window.show_page(page.key)
        idle()
        with qtbot.waitActive(window):
            window.activateWindow()
        for key, name in (
            (Qt.Key.Key_N, "new"),
            (Qt.Key.Key_F, "search"),
            (Qt.Key.Key_E, "export"),  # the last, since it leaves a page that has no list
        ):
            asked.clear()
            qtbot.keyClick(window, key, CTRL)
            able = isinstance(getattr(window._page(page.key), name, None), partial)
            assert asked == ([(page.key, name)] if able else [])


def test_searching_and_printing_do_something_on_every_page(window, idle, qtbot):
    for page in PAGES:
        window.show_page(page.key)
        idle()
        with qtbot.waitActive(window):
            window.activateWindow()
        can_search, can_print = map(window.can_call_page, ("search", "print_list"))
        qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
        palette = window._aids.__dict__.get("_palette")
        assert (palette is not None and palette.isVisible()) != can_search, page.key
        if palette is not None:
            palette.close_palette()
        if not can_print:
            qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
            assert window._status._said.text().startswith("This page has no list to print.")
            window._feedback.note("Nothing", hint="")


@pytest.mark.parametrize("key", ["organisations", "people"])
def test_searching_from_a_record_that_is_open_whole_goes_to_the_list(window, idle, qtbot, key):
    window.show_page(key)
    idle()
    page = window._page(key)
    page.opened.open_whole(page.table.records.keys[0])
    idle()
    window.show_page("home")
    window.show_page(key)
    idle()
    assert page.opened.whole == page.table.records.keys[0]
    with qtbot.waitActive(window):
        window.activateWindow()

    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)

    assert page.opened.whole is None
    assert QApplication.focusWidget() is page._search


def test_light_and_dark_are_switched_and_remembered(window, theme, qapp):  # noqa: ARG001 - given back
    colour = window.palette().window().color().name()
    window.switch_look()
    assert window.palette().window().color().name() != colour
    assert window._desk.remembered.settings.appearance == "dark"
    window.switch_look()
    assert window.palette().window().color().name() == colour
    assert window._desk.remembered.settings.appearance == "light"


def test_settings_that_are_open_follow_a_switch_of_light_and_dark(window, idle):
    window.show_page("settings", "appearance")
    idle()
    window.switch_look()
    section = window._page("settings").sections["appearance"]
    assert section.mode.value.value == "dark"
    window.switch_look()


def test_the_window_is_a_frame_that_every_command_can_act_on(window, idle):
    for command in COMMANDS:
        if not command.calls or command.only_there:
            command.do(window)
            idle()
            for dialog in window.findChildren(QDialog):
                dialog.close()
    assert isinstance(window, QWidget)
