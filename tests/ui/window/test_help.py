"""Help for every page: there, in simple form, about that page, and true to the keys there are."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from liaison_app.paths import resource
from liaison_app.ui.help_picture import HelpPicture, in_colours
from liaison_app.ui.help_text import help_for, more_help
from liaison_app.ui.keys import key_groups, keys_on_page
from liaison_app.ui.pages import PAGES
from liaison_app.ui.tokens import DARK
from liaison_app.ui.widgets.pill import Chip

KEY = re.compile(r"\b(?:Ctrl|Alt|Shift)\+[\w+/]+|\bF\d+\b|\bEsc\b")
MOST_WORDS = 220


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_has_its_help_and_is_named_in_it(page):
    title, *others = help_for(page.key)
    assert (title.form, title.text) == ("title", page.title)
    assert {block.form for block in others} >= {"heading", "paragraph"}
    assert "title" not in {block.form for block in others}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_help_is_short_and_plain(page):
    text = " ".join(block.text for block in help_for(page.key))
    assert 40 < len(text.split()) < MOST_WORDS
    assert not set("<>*_`!") & set(text.replace("Address_line_1", ""))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_key_that_help_names_is_a_key(page):
    there = {key for group in key_groups() for line in group.lines for key in line.keys}
    text = " ".join(block.text for block in help_for(page.key))
    assert set(KEY.findall(text)) <= there


def test_no_help_is_left_of_a_page_that_is_gone():
    assert {path.stem for path in resource("help").glob("*.md")} == {page.key for page in PAGES}


def test_every_way_to_more_help_and_every_picture_leads_somewhere_and_none_is_left_over():
    own = [block for page in PAGES for block in help_for(page.key)]
    ways = {block.leads for block in own if block.form == "more"}
    assert {path.stem for path in resource("help", "more").iterdir()} == ways
    blocks = [*own, *(block for name in ways for block in more_help(name))]
    pictures = {block.leads for block in blocks if block.form == "picture"}
    assert {path.stem for path in resource("help", "pictures").iterdir()} == pictures
    assert "more" not in {block.form for name in ways for block in more_help(name)}


def test_pictures_are_light_and_follow_the_theme():
    for path in resource("help", "pictures").iterdir():
        svg = path.read_text("utf-8")
        colours = set(re.findall("#[0-9a-f]{6}", in_colours(svg, DARK)))
        assert colours <= set(vars_of(DARK))
        assert len(svg) < 8_000
        assert not {"href", "script", "<image", "style"} & set(re.findall(r"<image|[a-z]+", svg))


def test_how_to_merge_is_shown_with_its_pictures_and_leads_back(window, idle, shown_as_typed):
    window.show_page("mail_lists")
    window.open_help()
    idle()
    shown = window._aids._help
    button(shown, "How to merge in Word and LibreOffice").click()
    idle()

    assert said_by(shown)[0] == "How to merge in Word and LibreOffice"
    pictures = shown._area.findChildren(HelpPicture)
    assert len(pictures) == 3
    assert all(one.accessibleName() for one in pictures)
    assert all(one.height() == one.heightForWidth(one.width()) for one in pictures)
    shown_as_typed(shown)

    button(shown, "Back to Mail lists").click()
    idle()
    assert said_by(shown)[0] == "Mail lists"
    button(shown, "How to merge in Word and LibreOffice").click()
    window.show_page("history")
    idle()
    assert said_by(shown)[0] == "History"


def test_f1_shows_the_help_for_the_page_and_follows_to_the_next(window, qtbot, idle):
    window.show_page("campaigns")
    idle()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    idle()
    shown = window._aids._help
    assert shown.isVisible()
    assert said_by(shown)[0] == "Campaigns"
    window.show_page("history")
    idle()
    assert said_by(shown)[0] == "History"
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    window.show_page("home")
    window.open_help()
    idle()
    assert said_by(shown)[0] == "Home"


def test_the_keys_of_the_window_work_while_help_is_read_and_f1_closes_it(window, qtbot, idle):
    window.show_page("home")
    window.open_help()
    idle()
    shown = window._aids._help
    with qtbot.waitActive(shown):
        shown.activateWindow()
    qtbot.keyClick(shown, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    idle()
    assert window.shown == PAGES[1].key
    assert said_by(shown)[0] == PAGES[1].title
    with qtbot.waitActive(shown):
        shown.activateWindow()
    qtbot.keyClick(shown, Qt.Key.Key_F1)
    idle()
    assert not shown.isVisible()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_help_shows_the_keys_of_its_page(window, idle, page):
    window.show_page(page.key)
    window.open_help()
    idle()
    chips = {chip.text() for chip in window._aids._help._area.findChildren(Chip)}
    assert {key for line in keys_on_page(page.key) for key in line.keys} <= chips
    assert {"Ctrl+K", "Ctrl+/"} <= chips


def test_help_is_plain_text_and_is_scrolled_by_keys(window, idle, shown_as_typed):
    window.show_page("organisations")
    window.open_help()
    idle()
    shown = window._aids._help
    shown_as_typed(shown)
    shown.resize(320, 240)
    QTest.keyClick(shown._area, Qt.Key.Key_PageDown)
    assert shown._area.verticalScrollBar().value() > 0


def button(shown, name):
    """Return the button of this name."""
    return next(one for one in shown._area.findChildren(QPushButton) if one.text() == name)


def vars_of(tokens):
    """Return the colours of a theme."""
    return [getattr(tokens, name) for name in tokens.__slots__]


def said_by(shown):
    """Return what the labels of the help in sight say."""
    return [one.text() for one in shown._area.findChildren(QLabel) if one.text()]
