"""With letters twice their usual size, nothing is cut and nothing stands on something else."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.fitting import grown
from liaison_app.ui.page import Page
from liaison_app.ui.pages.campaigns.recipient_columns import recipient_columns
from liaison_app.ui.recovery import RecoveryCodeAsked, RecoveryCodeShown
from liaison_app.ui.theme import Mode
from liaison_app.ui.welcome import Welcome
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.card import IconLine
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.nav import Nav
from liaison_app.ui.widgets.painting import tag_width
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.widgets.pill import Pill
from liaison_app.ui.widgets.record_painter import SIDE

pytestmark = pytest.mark.usefixtures("_alone")

CODE = "1THHE-8KXCW-YM081-DRZVG-0YZ04-JX4FZ-3DKZ"
LOCKED = LiaisonError("This account has no key.", hint="Type the code that was written down. " * 4)


@pytest.fixture
def twice(theme, qapp):
    """Give the tests' program letters twice their usual size."""
    theme.apply(qapp, Mode.LIGHT, percent=200)
    return theme


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    QApplication.processEvents()
    return widget


def cut(dialog):
    """Return the labels whose lines do not fit the height they have."""
    labels = (one for one in dialog.findChildren(QLabel) if one.isVisible() and one.wordWrap())
    return [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize(
    "dialog",
    [
        lambda: RecoveryCodeShown(CODE),
        lambda: RecoveryCodeAsked("Chase", because=LOCKED),
        Welcome,
    ],
    ids=["code shown", "code asked", "welcome"],
)
def test_the_first_dialogs_have_the_room_for_every_word(dialog, qtbot):
    assert cut(shown(qtbot, dialog())) == []


@pytest.mark.usefixtures("twice")
def test_fields_and_buttons_keep_the_room_around_their_text(qtbot):
    whole = QWidget()
    column = QVBoxLayout(whole)
    parts = (QLineEdit("Chase"), secondary_button("Close"), primary_button("Save"))
    for part in parts:
        column.addWidget(part)
    shown(qtbot, whole)

    assert all(one.height() - one.fontMetrics().height() >= 14 for one in parts)


@pytest.mark.usefixtures("twice")
def test_a_page_and_its_count_stand_apart(qtbot):
    nav = Nav("Liaison")
    nav.add_item("organisations", "Organisations", "building-2")
    nav.set_count("organisations", 31_204)
    shown(qtbot, nav)

    (item,) = nav._items.values()
    assert item.width() >= item.sizeHint().width()
    assert nav.width() > 300


def test_the_navigation_and_the_panel_widen_when_the_text_is_made_larger(theme, qapp, qtbot):
    nav, panel = Nav("Liaison"), Panel()
    nav.add_item("organisations", "Organisations", "building-2")
    shown(qtbot, nav)
    shown(qtbot, panel)
    before = nav.width(), panel.minimumWidth()

    theme.apply(qapp, Mode.LIGHT, percent=200)
    QApplication.processEvents()

    assert nav.width() > before[0]
    assert panel.minimumWidth() > before[1]


@pytest.mark.usefixtures("theme")
def test_words_and_pills_in_one_line_stand_level(qtbot):
    pill, words = Pill("Overdue", "bad"), QLabel("Alder School")
    line = shown(qtbot, in_lines(pill, words))

    assert line.height() == pill.height()
    assert abs(pill.geometry().center().y() - words.geometry().center().y()) <= 1


def test_a_panel_widened_by_large_text_has_its_own_width_again_after_it(theme, qapp, qtbot):
    widths = []
    page = Page("Schools")
    panel = Panel(width=340, remember_width=widths.append)
    page.add_body(QWidget())
    page.add_panel(panel)
    page.resize(1200, 600)
    shown(qtbot, page)
    panel.open_for("St Brigid's")
    QApplication.processEvents()

    theme.apply(qapp, Mode.LIGHT, percent=200)
    QApplication.processEvents()

    assert panel.width() > 340
    assert widths == []


def test_icons_grow_with_the_text_beside_them_and_shrink_again(theme, qapp, qtbot):
    button, line = secondary_button("Import", "upload"), IconLine("phone", "020 7946 0101")
    message = MessageLine()
    message.say("warn", "Look at this.")
    parts = [shown(qtbot, one) for one in (button, line, message)]

    def sides():
        marks = (one.findChildren(QLabel) for one in parts[1:])
        shown_marks = (mark.pixmap() for those in marks for mark in those)
        drawn = [mark.deviceIndependentSize().height() for mark in shown_marks if not mark.isNull()]
        return [button.iconSize().height(), *drawn]

    usual = sides()
    theme.apply(qapp, Mode.LIGHT, percent=200)
    QApplication.processEvents()
    assert len(usual) == 3
    assert sides() == [2 * side for side in usual]
    theme.apply(qapp, Mode.LIGHT, percent=100)
    QApplication.processEvents()
    assert sides() == usual


@pytest.mark.usefixtures("twice")
def test_the_columns_of_a_campaign_have_the_room_for_every_state(qapp):
    columns = {column.name: column for column in recipient_columns(date.today)}
    room = grown(columns["state"].width, qapp.font()) - 2 * SIDE
    for state in RecipientState:
        assert tag_width(state.label, qapp.font(), dotted=True) <= room, state.label
