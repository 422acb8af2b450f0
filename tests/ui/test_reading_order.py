from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from liaison_app.ui.reading_order import read_as_laid_out, tab_on
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.nav import Nav
from liaison_app.ui.widgets.segmented import Segment, Segmented


def tabbed_through(window, count, *, back=False):
    """Return what Tab goes to, one after another."""
    found = []
    QApplication.processEvents()  # what was added is shown
    for _ in range(count):
        assert tab_on(window, back=back)
        found.append(window.focusWidget())
    return found


class OwnOrder(QWidget):
    """A window that goes through its controls as ours does."""

    def focusNextPrevChild(self, next):  # noqa: A002 - Qt's own
        """Go on in the order of reading."""
        return tab_on(self, back=not next)


@pytest.fixture
def window(qtbot):
    """Return an empty window with a row to fill."""
    made = OwnOrder()
    qtbot.addWidget(made)
    QHBoxLayout(made)
    made.show()
    return made


def test_what_comes_later_is_read_and_tabbed_to_where_it_stands(window):
    row = window.layout()
    second, third, first = (QPushButton() for _ in range(3))
    row.addWidget(second)
    row.addWidget(third)
    row.insertWidget(0, first)
    row.removeWidget(third)
    row.insertWidget(1, third)
    read_as_laid_out(window)
    assert window.findChildren(QPushButton) == [first, third, second]
    assert tabbed_through(window, 4) == [first, third, second, first]
    assert tabbed_through(window, 3, back=True) == [second, third, first]


def test_tab_comes_out_of_a_field_of_several_parts(window):
    day = DateField("Sent on", today=date.today)
    before, after = QPushButton(), QPushButton()
    for part in (before, day, after):
        window.layout().addWidget(part)
    before.setFocus()

    assert tabbed_through(window, 4) == [day._field, day._button, after, before]
    assert tabbed_through(window, 4, back=True) == [after, day._button, day._field, before]


def test_from_what_is_hidden_the_focus_goes_on_to_what_comes_after_it(window):
    first, within, after = (QPushButton() for _ in range(3))
    row = QWidget()
    QHBoxLayout(row).addWidget(within)
    for part in (first, row, after):
        window.layout().addWidget(part)
    assert tabbed_through(window, 2) == [first, within]

    row.hide()

    assert window.focusWidget() is after


def test_of_several_to_choose_from_tab_comes_to_the_one_chosen(window):
    choice = Segmented("How", [Segment(value=one, text=one) for one in ("Call", "Visit")])
    choice.choose("Visit")
    before = QPushButton()
    for part in (before, choice):
        window.layout().addWidget(part)
    before.setFocus()

    assert [one.accessibleName() for one in tabbed_through(window, 2)] == ["Visit", ""]
    choice.choose("Call")
    assert [one.accessibleName() for one in tabbed_through(window, 2)] == ["Call", ""]
    choice.choose("Visit")
    assert [one.accessibleName() for one in tabbed_through(window, 1, back=True)] == ["Visit"]


def test_a_chip_is_read_out_before_the_filters_it_stands_before(qtbot):
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.add_filter(QPushButton("Ward"))
    bar.show_chip("ward", "Chase")
    assert [one.text() for one in bar.findChildren(QPushButton)] == ["Chase", "Ward"]


def test_a_choice_made_without_a_click_is_heard_once(qtbot):
    choice = Segmented("How", [Segment(value=one, text=one) for one in ("Call", "Visit")])
    qtbot.addWidget(choice)
    heard = []
    choice.chosen.connect(heard.append)
    choice._group.button(1).toggle()
    choice.choose("Call")
    assert heard == ["Visit"]


def test_a_page_chosen_without_a_click_is_asked_for_once(qtbot):
    nav = Nav("Liaison")
    qtbot.addWidget(nav)
    nav.add_item("home", "Home", "house")
    nav.add_item("people", "People", "users")
    asked = []
    nav.page_wanted.connect(asked.append)
    nav._items["people"].toggle()
    nav.select("home")
    QApplication.processEvents()
    assert asked == ["people"]
