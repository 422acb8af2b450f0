from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QVBoxLayout, QWidget

from liaison_app.ui.feedback import Notice
from liaison_app.ui.page import Page
from liaison_app.ui.widgets.buttons import (
    danger_button,
    menu_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.nav import Nav
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.widgets.pill import Chip, Pill
from liaison_app.ui.widgets.segmented import Segment, Segmented
from liaison_app.ui.widgets.status_bar import StatusBar
from liaison_app.ui.widgets.tabs_bar import TabsBar

pytestmark = pytest.mark.usefixtures("theme")


def filled_panel(name):
    panel = Panel()
    card = Card(name)
    card.add_line("phone", name, name)
    card.add(Pill(name, "ok"))
    card.add(Chip(name))
    panel.add_card(card)
    panel.add_button(primary_button(name, "plus"))
    panel.open_for(name, name)
    return panel


def filled_page(name):
    page = Page(name)
    page.header.set_title(name)
    page.header.set_count(name)
    page.message.say("bad", name, hint=name, action=name)
    tabs = TabsBar()
    tabs.set_tabs([("a", name)])
    page.add_bar(tabs)
    bar = FilterBar()
    bar.show_chip("a", name)
    bar.set_shown(name)
    bar.add_filter(menu_button(name, QMenu(page)))
    bar.add_tool(quiet_button(name))
    page.add_bar(bar)
    body = QWidget()
    column = QVBoxLayout(body)
    column.addWidget(FormRow(name, QLineEdit(name), hint=name))
    column.addWidget(Segmented(name, [Segment(value=1, text=name, key="a", icon="phone")]))
    column.addWidget(EmptyState("users", name, hint=name, action=name))
    for button in (secondary_button(name), danger_button(name)):
        column.addWidget(button)
    page.add_body(body)
    return page


def filled_frame(name):
    nav = Nav(name, name)
    nav.add_item("a", name, "users")
    nav.set_team(name)
    nav.set_officer(name, name)
    return nav


def filled_foot(name):
    bar = StatusBar()
    bar.say(Notice(sentence=name, hint=name, step=1))
    bar.set_backup(name)
    bar.set_marking(name)
    bar.set_selected(2)
    return bar


@pytest.mark.parametrize("fill", [filled_panel, filled_page, filled_frame, filled_foot])
def test_a_hostile_name_is_shown_as_it_is_typed(fill, hostile, shown_as_typed, qtbot):
    widget = fill(hostile)
    qtbot.addWidget(widget)
    widget.show()

    shown_as_typed(widget)
    assert not widget.grab().isNull()


def test_emptying_a_panel_takes_its_cards_away(qtbot):
    panel = filled_panel("St Brigid's")
    qtbot.addWidget(panel)
    panel.show()

    panel.clear_cards()

    assert all(not card.isVisible() for card in panel.findChildren(Card))
    assert panel._cards.count() == 1


def test_a_day_can_be_taken_from_the_calendar(qtbot):
    field = DateField("When", today=lambda: date(2026, 11, 24))
    qtbot.addWidget(field)
    field.show()
    QTest.mouseClick(field._button, Qt.MouseButton.LeftButton)
    calendar = field.findChild(QCalendarWidget)

    calendar.activated.emit(calendar.selectedDate().addDays(-1))

    assert field.value == date(2026, 11, 23)
