import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from liaison_app.domain.errors import NotFound
from liaison_app.ui.page import Page
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.buttons import primary_button
from liaison_app.ui.widgets.panel import Panel


class Schools(Page):
    """A page that counts how often it reads."""

    tables = frozenset({"organisations"})

    def __init__(self):
        super().__init__("Schools")
        self.reads = 0

    def reload(self):
        """Count a reading."""
        self.reads += 1


@pytest.fixture
def page(theme, qtbot):  # noqa: ARG001 - looks are the theme's
    made = Schools()
    qtbot.addWidget(made)
    return made


def test_a_page_reads_when_it_is_first_seen_and_not_again(page):
    page.show()
    page.hide()
    page.show()

    assert page.reads == 1
    assert page.title == "Schools"


def test_a_page_that_is_seen_reads_again_when_what_it_shows_changed(page):
    page.show()
    page.on_changed(frozenset({"organisations", "roles"}))
    page.on_changed(frozenset({"campaigns"}))

    assert page.reads == 2


def test_a_page_that_is_not_seen_reads_once_when_it_is_next_shown(page):
    page.show()
    page.hide()
    page.on_changed(frozenset({"organisations"}))
    page.on_changed(frozenset({"organisations"}))
    assert page.reads == 1

    page.show()

    assert page.reads == 2


def test_a_problem_is_shown_as_a_line_on_the_page(page, hostile):
    page.show()
    page.message.problem(NotFound(hostile, hint="Choose another."))

    assert page.message.isVisible()
    assert page.message.accessibleName() == f"{hostile} Choose another."


def test_the_search_of_a_page_answers_every_key(page):
    words = []
    box = page.header.add_search("Search schools")
    box.typed.connect(words.append)
    page.header.add_button(primary_button("New", "plus"))
    page.show()

    QTest.keyClicks(box, "ab")
    QTest.keyClick(box, Qt.Key.Key_Escape)

    assert words == ["a", "ab", ""]
    assert box.accessibleName() == "Search schools"


def test_the_panel_is_closed_until_opened_and_its_width_is_remembered(page, qtbot):
    widths = []
    panel = Panel(remember_width=widths.append)
    page.add_body(QWidget())
    page.add_panel(panel)
    page.resize(1200, 600)
    page.show()
    assert not panel.isVisible()

    panel.open_for("St Brigid's", "School")
    assert panel.isVisible()
    page._splitter.setSizes([700, 500])
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)

    assert widths
    assert widths[-1] == pytest.approx(500, abs=2)
    assert not panel.isVisible()


def test_esc_closes_the_panel_wherever_on_the_page_the_focus_is(page):
    box = page.header.add_search("Search schools")
    panel = Panel()
    page.add_panel(panel)
    page.show()
    panel.open_for("St Brigid's", "School")
    QTest.keyClicks(box, "st")

    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), panel.isVisible()) == ("", True)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_long_title_is_cut_for_the_buttons_and_told_whole_on_hover(page):
    long = "Reassurance after what happened near the station, and in the wards around it"
    button = primary_button("Make mail list")
    page.header.add_button(button)
    page.header.set_title(long)
    page.resize(500, 400)
    page.show()

    assert button.width() >= button.sizeHint().width()
    assert page.header.rect().contains(button.geometry())
    assert page.title == long
    assert long in page.header._title.toolTip()

    page.resize(1600, 400)
    assert page.header._title.toolTip() == ""


def test_a_panel_shows_a_circle_only_for_somebody(page):
    panel = Panel()
    page.add_panel(panel)
    page.show()
    circle = panel.findChild(Avatar)

    panel.open_about("4 recipients chosen")
    assert not circle.isVisible()

    panel.open_for("St Brigid's", "School")
    assert circle.isVisible()
