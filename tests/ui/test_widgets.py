from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QTabBar, QWidget

from liaison_app.domain.errors import Cancelled, NotFound
from liaison_app.ui.feedback import Feedback, Notice
from liaison_app.ui.jobs import Advance
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.nav import Nav
from liaison_app.ui.widgets.painting import initials, reads_from_right
from liaison_app.ui.widgets.pill import Chip, Pill
from liaison_app.ui.widgets.progress_line import ProgressLine, time_left
from liaison_app.ui.widgets.segmented import Segment, Segmented
from liaison_app.ui.widgets.status_bar import StatusBar
from liaison_app.ui.widgets.tabs_bar import TabsBar

pytestmark = pytest.mark.usefixtures("theme")


def button(parent, name):
    found = (one for one in parent.findChildren(QPushButton) if one.accessibleName() == name)
    return next(found)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Owen Pascoe", "OP"),
        ("Rev. Joan O'Hara", "JO"),
        ("Mr Alun Tregaron", "AT"),
        ("Imam", "I"),
        ("Ysgol Bryn Onnen", "YO"),
        ("Łukasz", "Ł"),
        ("مسجد النور", "ما"),
        ("<img src=x>", "S"),
        ("", ""),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


def test_names_read_from_the_right_are_known():
    assert reads_from_right("مسجد النور")
    assert reads_from_right("(12) קהילה")
    assert not reads_from_right("Masjid مسجد")
    assert not reads_from_right("020 7946")


def test_the_navigation_asks_for_pages_and_says_their_counts(qtbot):
    nav = Nav("Liaison", "Example Road")
    qtbot.addWidget(nav)
    nav.add_item("home", "Home", "house")
    nav.add_item("people", "People", "users")
    nav.add_item("settings", "Settings", "settings", at_foot=True)
    nav.set_count("people", 1284)
    nav.set_officer("PC Sample", "Oakfield")
    nav.show()

    with qtbot.waitSignal(nav.page_wanted) as wanted:
        QTest.mouseClick(nav._items["people"], Qt.MouseButton.LeftButton)
    nav.select("home")

    assert wanted.args == ["people"]
    assert nav._items["people"].accessibleName() == "People, 1,284"
    spoken = QAccessible.queryAccessibleInterface(nav._items["home"])
    assert spoken.state().checked
    assert not nav.grab().isNull()


def test_the_foot_says_what_happened_and_offers_to_undo_it(qtbot, hostile):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()

    bar.say(Notice(sentence=hostile, step=7))
    assert bar._said.text() == hostile
    with qtbot.waitSignal(bar.undo_wanted) as wanted:
        button(bar, "Undo").click()

    assert wanted.args == [7]
    assert not button(bar, "Undo").isVisible()
    bar.say(Notice(sentence="Gone.", hint="Choose another.", tone="bad"))
    assert bar._said.text() == "Gone. Choose another."


def test_what_background_work_did_is_said(tasks, settle, qtbot):
    feedback, owner, said = Feedback(), QWidget(), []
    qtbot.addWidget(owner)
    feedback.said.connect(said.append)
    feedback.listen_to(tasks)

    def fail(_connection):
        raise NotFound("That school is gone.", hint="Choose another.")

    tasks.write("Logged one call", lambda _: None, owner=owner)
    tasks.write("Edit", fail, owner=owner)
    settle(tasks)

    assert said == [
        Notice(sentence="Logged one call.", tone="ok", step=1),
        Notice(sentence="That school is gone.", hint="Choose another.", tone="bad"),
    ]


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (10, 100, 2.9, ""),
        (0, 100, 5, ""),
        (1, 0, 9, ""),
        (50, 100, 10, "about 10 s left"),
        (10, 100, 30, "about 4 min left"),
    ],
)
def test_the_time_left_is_told_after_three_seconds(done, total, seconds, words):
    assert time_left(Advance(label="x", done=done, total=total, seconds=seconds)) == words


def test_progress_is_shown_only_for_long_work_and_can_be_cancelled(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    line.show_advance(Advance(label="Importing", done=1, total=2, seconds=0.1))
    assert not line.isVisible()

    line.show_advance(Advance(label="Importing", done=1, total=2, seconds=0.4))
    assert line.isVisible()
    with qtbot.waitSignal(line.cancel_wanted):
        button(line, "Cancel").click()
    line.finish()

    assert not line.isVisible()


def test_work_that_cannot_say_how_far_it_is_has_neither_bar_nor_cancel(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)

    line.show_advance(Advance(label="Undo", done=0, total=0, seconds=1, may_cancel=False))

    assert line.isVisible()
    assert [one.text() for one in line.findChildren(QLabel) if one.text()] == ["Undo …"]
    assert not line.findChildren(QPushButton)[0].isVisible()
    assert not line.findChildren(QProgressBar)[0].isVisible()
    line.show_advance(Advance(label="Import", done=1, total=2, seconds=1))
    assert line.findChildren(QPushButton)[0].isVisible()
    assert line.findChildren(QProgressBar)[0].isVisible()


def test_tabs_show_names_as_they_are_and_say_which_was_chosen(qtbot, hostile):
    tabs = TabsBar()
    qtbot.addWidget(tabs)
    tabs.set_tabs([("all", "All"), ("7", hostile)])
    bar = tabs.findChild(QTabBar)
    with qtbot.waitSignal(tabs.chosen) as chosen:
        bar.setCurrentIndex(1)

    assert chosen.args == ["7"]
    assert bar.tabText(1) == hostile.replace("&", "&&")
    tabs.set_tabs([("new", "New"), ("7", "Renamed")])
    assert tabs.key == "7"


def test_a_filter_in_force_is_a_chip_that_takes_it_away(qtbot):
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show_chip("ward", "Ward: 8 chosen")
    with qtbot.waitSignal(bar.filter_removed) as removed:
        button(bar, "Filter Ward: 8 chosen. Press to remove it").click()
    bar.show_chip("ward", "")

    assert removed.args == ["ward"]
    assert bar._chips == {}


def test_an_empty_screen_says_what_belongs_there_and_has_the_button(qtbot):
    empty = EmptyState("users", "Nobody yet.", hint="Import a register.", action="Import")
    qtbot.addWidget(empty)

    with qtbot.waitSignal(empty.pressed):
        button(empty, "Import").click()

    assert empty.accessibleName() == "Nobody yet. Import a register."


def test_a_field_says_its_problem_below_and_to_a_screen_reader(qtbot):
    field = QLineEdit()
    row = FormRow("Telephone", field, hint="As dialled.")
    qtbot.addWidget(row)

    row.set_problem("That number is too short.")
    assert row.problem == "That number is too short."
    assert field.accessibleName() == "Telephone"
    assert field.accessibleDescription() == "That number is too short."
    row.set_problem("")

    assert row.problem == ""
    assert field.accessibleDescription() == "As dialled."
    row.set_notice("The leading zero was put back.")
    assert row.problem == ""


def test_a_date_is_typed_as_people_say_it(qtbot):
    field = DateField("When", today=lambda: date(2026, 11, 24))
    qtbot.addWidget(field)
    days = []
    field.changed.connect(days.append)

    field.set_text("yesterday")
    field.set_text("yesterdayx")
    field.set_value(date(2026, 5, 25))

    assert days == [date(2026, 11, 23), None, date(2026, 5, 25)]
    assert field.findChild(QLineEdit).accessibleName() == "When"
    assert field._echo.text() == "Mon 25 May 2026"


def test_a_choice_is_made_by_one_key(qtbot):
    choice = Segmented(
        "Channel",
        [Segment(value=1, text="Call", key="c", icon="phone"), Segment(value=2, text="Visit")],
    )
    qtbot.addWidget(choice)
    choice.show()
    choice.focus_first()
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(choice, "c")

    assert chosen.args == [1]
    assert choice.value == 1
    choice.choose(2)
    assert choice.value == 2
    choice.choose(None)
    assert choice.value is None


def test_a_message_carries_one_action_and_can_be_closed(qtbot):
    line = MessageLine()
    qtbot.addWidget(line)
    line.say("warn", "Only through the team.", action="Why?")
    with qtbot.waitSignal(line.pressed):
        button(line, "Why?").click()
    with qtbot.waitSignal(line.dismissed):
        line._close.click()

    assert not line.isVisible()


def test_what_the_officer_cancelled_is_no_alarm(qtbot, theme):  # noqa: ARG001 - looks are the theme's
    line = MessageLine()
    qtbot.addWidget(line)

    line.problem(Cancelled())
    assert line.property("tone") == "neutral"
    line.problem(NotFound("It is gone."))
    assert line.property("tone") == "bad"


def test_pills_run_over_lines_and_read_as_text(qtbot):
    pills = [Pill("Reached", "ok"), Chip("Faith group"), Pill("Tried", "warn")]
    box = in_lines(*pills)
    card = Card("State")
    card.add(box)
    card.add_line("phone", "020 7946 0123", "Office")
    qtbot.addWidget(card)
    card.resize(160, 200)
    card.show()

    assert pills[1].y() > pills[0].y() or pills[2].y() > pills[0].y()
    spoken = QAccessible.queryAccessibleInterface(pills[0])
    assert spoken.role() == QAccessible.Role.StaticText
    assert spoken.text(QAccessible.Text.Name) == "Reached"
    pills[0].set_state("Sent", "neutral")
    assert pills[0].text() == "Sent"
    assert not card.grab().isNull()


def test_a_message_in_a_narrow_panel_has_its_buttons_below_the_words(qtbot, theme):  # noqa: ARG001 - looks are the theme's
    line = MessageLine()
    qtbot.addWidget(line)
    line.add_link("Keep 6 months")
    line.add_tool("pencil", "Edit this warning")
    line.say("warn", "Not on Shabbat; ring before you visit.", action="End", fixed=True)

    line.resize(308, line.heightForWidth(308))
    line.show()

    (sentence,) = [one for one in line.findChildren(QLabel) if "Shabbat" in one.text()]
    assert sentence.width() > 200
    link = next(one for one in line.findChildren(QPushButton) if one.text() == "Keep 6 months")
    assert (
        link.mapTo(line, link.rect().topLeft()).y()
        > sentence.mapTo(line, sentence.rect().bottomLeft()).y()
    )


@pytest.mark.parametrize(("words", "beside"), [("Ann Bell", True), ("Ann Bell " * 4, False)])
def test_buttons_stay_beside_words_that_need_no_more_lines_for_it(qtbot, theme, words, beside):  # noqa: ARG001 - looks are the theme's
    box, label, buttons = QWidget(), QLabel(words), QWidget()
    label.setWordWrap(True)
    buttons.setMinimumSize(120, 30)
    layout = BesideLayout(box, least=170)
    layout.addWidget(label)
    layout.addWidget(buttons)
    qtbot.addWidget(box)

    box.resize(260, layout.heightForWidth(260))
    box.show()

    assert (buttons.y() == 0) is beside
