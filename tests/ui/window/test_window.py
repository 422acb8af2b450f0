"""The window on the sample workspace: every page, its keys, its counts, and what it remembers."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import save_team
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.queries.frame import frame
from liaison_app.queries.team import team
from liaison_app.settings import load_settings
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages import PAGES
from liaison_app.ui.pages.organisations.as_left import AsLeft
from liaison_app.ui.widgets.nav import NavItem
from liaison_app.ui.window import Window

KEYS = [page.key for page in PAGES]
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
    QPlainTextEdit,
)
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def item_of(window, key):
    """Return a page's place in the navigation."""
    title = next(page.title for page in PAGES if page.key == key)
    items = window.findChildren(NavItem)
    return next(one for one in items if one.accessibleName().split(",")[0] == title)


def count_of(window, key):
    """Return the count beside a page's name."""
    return int(item_of(window, key).accessibleName().split(", ")[1].replace(",", ""))


def add_organisation(desk, window, name="House of Friends"):
    """Have an organisation written in the background, as a page does it."""
    entry = OrganisationEntry(values={"kind": "faith", "name": name})
    desk.tasks.write(f"Add {name}", partial(save_organisation, entry=entry), owner=window)


def said_by(window):
    """Return all that the labels of a window say."""
    return [label.text() for label in window.findChildren(QLabel)]


@pytest.mark.parametrize("key", KEYS)
def test_every_page_opens_from_the_navigation(qtbot, window, idle, problems, key):
    qtbot.mouseClick(item_of(window, key), Qt.MouseButton.LeftButton)
    idle()
    assert window._stack.currentWidget() is window._page(key)
    assert window._page(key).isVisible()
    assert item_of(window, key).isChecked()
    assert not problems


def test_ctrl_and_a_number_opens_each_page(qtbot, window, idle):
    for number, key in enumerate(KEYS, start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        idle()
        assert window._stack.currentWidget() is window._page(key)


def test_the_title_carries_the_marking_and_the_team(window, idle, sample):
    idle()
    seen = sample.database.read(frame)
    assert seen.team
    assert window.windowTitle() == f"{seen.marking.label} - {seen.team} - Liaison"


def test_counts_follow_a_write_its_undo_and_its_redo(qtbot, window, desk, idle):
    idle()
    before = count_of(window, "organisations")
    add_organisation(desk, window)
    idle()
    assert count_of(window, "organisations") == before + 1
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    idle()
    assert count_of(window, "organisations") == before
    assert "Undone: Add House of Friends." in said_by(window)
    qtbot.keyClick(window, Qt.Key.Key_Z, SHIFT_CTRL)
    idle()
    assert count_of(window, "organisations") == before + 1
    assert "Done again: Add House of Friends." in said_by(window)


def test_ctrl_z_with_nothing_to_undo_says_so(qtbot, window, idle, problems):
    idle()
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        idle()
    assert [problem.sentence for problem in problems][-1:] == ["There is nothing to undo."]


def test_ctrl_l_opens_the_form_for_a_contact_from_every_page(qtbot, window, idle):
    for key in KEYS:
        window.show_page(key)
        idle()
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
        idle()
        assert window._form is not None
        assert window._form.isVisible(), key
        window._form.close()


def test_ctrl_n_asks_the_page_shown_and_no_other(qtbot, window, idle, monkeypatch):
    asked = []
    for key in KEYS:
        page = window._page(key)
        if hasattr(page, "new"):
            monkeypatch.setattr(page, "new", partial(asked.append, key))
    for key in KEYS:
        window.show_page(key)
        idle()
        qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert asked == [key for key in KEYS if hasattr(window._page(key), "new")]
    assert {"organisations", "campaigns", "imports"} <= set(asked)


def test_a_hidden_page_reads_again_when_it_is_next_shown(window, desk, idle, monkeypatch):
    window.show_page("organisations")
    window.show_page("history")
    idle()
    read = []
    page = window._page("organisations")
    reload = page.reload
    monkeypatch.setattr(page, "reload", lambda: (read.append(page), reload()))
    add_organisation(desk, window)
    idle()
    assert not read
    window.show_page("organisations")
    assert read == [page]


def test_closing_remembers_where_the_window_was(qtbot, desk, window, idle):
    idle()
    window.resize(1024, 700)
    window.close()
    assert load_settings().window
    again = Window(Desk(**{name: getattr(desk, name) for name in Desk.__slots__}))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 700)


def test_a_file_dropped_on_the_window_is_read(window, idle, tmp_path):
    path = tmp_path / "no register.csv"
    path.write_text("Dear all", encoding="utf-8")
    drop(window, path, tmp_path / "second.csv")
    idle()
    assert window._stack.currentWidget() is window._page("imports")
    words = " ".join(said_by(window))
    assert "no register.csv" in words
    assert "One file at a time: no register.csv comes first." in words


def test_hostile_names_are_shown_as_typed_on_every_page(
    window, desk, idle, hostile, shown_as_typed
):
    version = desk.database.read(team).version
    rename = partial(save_team, values={"name": hostile}, version=version)
    desk.tasks.write("Rename", rename, owner=window)
    add_organisation(desk, window, hostile)
    idle()
    for key in KEYS:
        window.show_page(key)
        idle()
        shown_as_typed(window)
    assert hostile in window.windowTitle()


def test_every_control_of_every_page_has_a_name_for_a_screen_reader(window, idle):
    nameless, seen = [], set()
    for key in KEYS:
        window.show_page(key)
        idle()
        seen.update(controls_in(window))
        nameless += [describe(one) for one in controls_in(window) if not name_of(one)]
    assert len(seen) > 50, "the controls were not found"
    assert not nameless


def test_no_part_of_a_page_is_shown_as_a_window_of_its_own(window, idle, qapp):
    strays = StrayWindows(window)
    qapp.installEventFilter(strays)
    for key in KEYS:
        window.show_page(key)
        idle()
    qapp.removeEventFilter(strays)
    assert not strays.found


@pytest.mark.parametrize("key", KEYS)
def test_tab_reaches_the_controls_of_every_page(qtbot, window, idle, key):
    window.show_page(key)
    idle()
    with qtbot.waitActive(window):
        window.activateWindow()
    item_of(window, key).setFocus()
    page = window._page(key)
    wanted = {one for one in controls_in(page) if takes_tab(one)}
    reached = set()
    for _ in range(300):
        focused = QApplication.focusWidget()
        if focused is None or (focused in reached and focused is item_of(window, key)):
            break
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert not [describe(one) for one in wanted - reached]


def test_the_form_for_a_contact_has_names_for_a_screen_reader(qtbot, window, idle):
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    idle()
    form = window._form
    assert not [describe(one) for one in controls_in(form) if not name_of(one)]
    form.close()


class StrayWindows(QObject):
    """Notes every widget that is shown as a window beside the one there should be."""

    def __init__(self, window):
        super().__init__()
        self.found = []
        self._window = window

    def eventFilter(self, watched, event):
        """Note a window that is shown; take nothing."""
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and watched is not self._window:
            self.found.append(describe(watched))
        return False


def controls_in(widget):
    """Return the controls in sight that can take the focus."""
    return [
        one
        for one in widget.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(one, QHeaderView)
        and not isinstance(one.parentWidget(), (QComboBox, QAbstractSpinBox, QTabBar))
        and one.window() is widget.window()
    ]


def takes_tab(widget):
    """Whether Tab goes to it: not to the other buttons of a group, which arrows reach."""
    grouped = isinstance(widget, QAbstractButton) and widget.group() is not None
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not (
        grouped and not widget.isChecked()
    )


def name_of(widget):
    """Return what a screen reader calls a control."""
    named = widget.accessibleName()
    return named or (widget.text() if isinstance(widget, QAbstractButton) else "")


def describe(widget):
    """Return which control it is, for whoever mends it."""
    above, path = widget, []
    while above is not None:
        path.append(type(above).__name__)
        above = above.parentWidget()
    hint = getattr(widget, "placeholderText", getattr(widget, "text", str))()
    return f"{' < '.join(path[:5])} {hint!r}"


def drop(window, *paths):
    """Drop files on a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_the_filters_of_a_list_are_kept_when_the_window_closes(window, sample, idle):
    window.show_page("organisations")
    idle()
    narrowing = window._page("organisations").narrowing
    narrowing.choose_kind(Kind.SCHOOL)
    idle()
    window.close()

    left = AsLeft(narrowing, tasks=narrowing._tasks, database=sample.database)
    assert left.read().criteria == Criteria(kinds=(Kind.SCHOOL,))
