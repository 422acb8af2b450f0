from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from liaison_app.ui.reading_order import read_as_laid_out, tab_as_read
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.nav import Nav
from liaison_app.ui.widgets.segmented import Segment, Segmented


def test_what_comes_later_is_read_and_tabbed_to_where_it_stands(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    second, third, first = (QPushButton() for _ in range(3))
    row.addWidget(second)
    row.addWidget(third)
    row.insertWidget(0, first)
    row.removeWidget(third)
    row.insertWidget(1, third)
    read_as_laid_out(window)
    tab_as_read(window)
    assert window.findChildren(QPushButton) == [first, third, second]
    assert tabbed_after(first, window) == [third, second]


def tabbed_after(first, window):
    """Return what Tab goes to after a control, until it comes back to it."""
    found, one = [], first.nextInFocusChain()
    while one is not first:
        found.append(one)
        one = one.nextInFocusChain()
    return [one for one in found if one is not window]


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
