import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from liaison_app.ui.widgets.record_cells import Cell, Column, SortedBy, Tag
from liaison_app.ui.widgets.record_table import RecordTable

COLUMNS = (
    Column(name="name", heading="Name", cell=lambda row: Cell(text=row, second="x", avatar=row)),
    Column(name="ward", heading="Ward", cell=lambda _: Cell(text="مسجد النور", icon="phone")),
    Column(name="state", heading="State", cell=lambda _: Cell(text="Sent", pill="ok")),
    Column(
        name="tags",
        heading="Tags",
        sortable=False,
        width=90,
        cell=lambda row: Cell(tags=(Tag(text="Faith group"), Tag(text=row), Tag(text="Third"))),
    ),
)


@pytest.fixture
def table(theme, qtbot):  # noqa: ARG001 - rows are as high as the theme's font
    made = RecordTable("Schools", COLUMNS, lambda keys: {key: f"School {key}" for key in keys})
    made.set_keys(range(100, 1100))
    made.resize(900, 400)
    qtbot.addWidget(made)
    made.show()
    return made


def click_heading(table, section, modifier=Qt.KeyboardModifier.NoModifier):
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def test_rows_are_fifty_high_and_painted(table):
    assert table.rowHeight(0) == 50
    assert not table.grab().isNull()


def test_enter_and_double_click_open_the_record(table, qtbot):
    table.go_to(103)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [103]

    where = table.visualRect(table.records.index(1, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [101]


def test_the_arrow_keys_say_which_record_one_is_on(table, qtbot):
    table.go_to(100)
    with qtbot.waitSignal(table.current_changed) as changed:
        QTest.keyClick(table, Qt.Key.Key_Down)

    assert changed.args == [101]


def test_a_large_selection_is_read_as_ranges(table):
    table.selectAll()

    assert table.selected_count == 1000
    assert list(table.selected_keys()) == list(range(100, 1100))


@pytest.mark.usefixtures("theme")
def test_ticking_rows_adds_to_the_selection(qtbot):
    table = RecordTable("Schools", COLUMNS, lambda keys: dict.fromkeys(keys, "x"), ticks=True)
    table.set_keys([1, 2, 3])
    table.resize(900, 400)
    qtbot.addWidget(table)
    table.show()

    for row in (0, 2):
        box = table.visualRect(table.records.index(row, 0))
        where = QPoint(box.left() + 26, box.center().y())
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert list(table.selected_keys()) == [1, 3]


def test_what_was_chosen_outlives_the_first_of_many(table):
    table.go_to(500)

    table.set_keys(range(100, 132), more=True)
    assert table.current_key is None
    table.set_keys(range(100, 1100))

    assert table.current_key == 500
    assert list(table.selected_keys()) == [500]


def test_what_is_chosen_among_the_first_of_many_stays_chosen(table):
    table.go_to(500)

    table.set_keys(range(100, 132), more=True)
    table.go_to(110)
    table.set_keys(range(100, 1100))

    assert table.current_key == 110


def test_a_selection_of_any_size_outlives_the_same_list_read_again(table):
    table.selectAll()

    table.set_keys(range(100, 1100))

    assert table.selected_count == 1000


def test_going_to_the_row_one_is_on_leaves_the_others_selected(table):
    table.go_to(103)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert table.go_to(104)

    assert list(table.selected_keys()) == [103, 104]


def test_the_current_record_and_the_selection_outlive_a_new_order(table):
    table.go_to(105)

    table.set_keys(range(1099, 99, -1))

    assert table.current_key == 105
    assert list(table.selected_keys()) == [105]


def test_a_record_that_left_the_list_is_no_longer_current(table, qtbot):
    table.go_to(105)

    with qtbot.waitSignal(table.current_changed) as changed:
        table.set_keys([1, 2])

    assert changed.args == [None]
    assert not table.go_to(105)


def test_a_click_on_a_heading_sorts_and_another_turns_it_round(table):
    wanted = []
    table.order_wanted.connect(wanted.append)
    table.order_wanted.connect(table.set_order)

    click_heading(table, 0)
    click_heading(table, 0)
    click_heading(table, 3)

    assert wanted == [
        (SortedBy(column="name"),),
        (SortedBy(column="name", descending=True),),
    ]


def test_a_shift_click_adds_to_the_order(table):
    table.set_order([SortedBy(column="name", descending=True)])
    wanted = []
    table.order_wanted.connect(wanted.append)

    click_heading(table, 1, Qt.KeyboardModifier.ShiftModifier)

    assert wanted == [(SortedBy(column="name", descending=True), SortedBy(column="ward"))]


def test_the_columns_are_arranged_as_they_were_left(table):
    table.setColumnWidth(1, 333)
    table.hideColumn(2)
    table.horizontalHeader().moveSection(3, 1)
    table.set_order([SortedBy(column="ward")])
    left = table.layout_now()

    table.set_layout(table._default)
    assert table.layout_now() != left
    table.set_layout(left)

    assert table.layout_now() == left


def test_columns_share_the_room_until_one_is_given_a_width(table):
    table.resize(1000, 400)
    assert sum(table.columnWidth(place) for place in range(4)) == table.viewport().width()
    assert {place.width for place in table.layout_now().columns} == {0}

    table.setColumnWidth(0, 300)
    table.resize(1200, 400)

    assert table.columnWidth(0) == 300
    assert table.layout_now().columns[0].width == 300


def test_a_column_can_be_sorted_by_from_the_keyboard_s_menu(table, qtbot):
    order = next(one.menu() for one in table.columns_menu().actions() if one.menu())
    with qtbot.waitSignal(table.order_wanted) as wanted:
        order.actions()[1].trigger()

    assert [action.text() for action in order.actions()] == ["Name", "Ward", "State"]
    assert wanted.args == [(SortedBy(column="ward"),)]


def test_columns_can_be_hidden_and_put_back_by_a_menu(table):
    menu = table.columns_menu()
    by_text = {action.text(): action for action in menu.actions()}

    by_text["Ward"].trigger()
    assert table.isColumnHidden(1)
    by_text["Put the columns back"].trigger()

    assert not table.isColumnHidden(1)


def test_copying_is_asked_of_the_page(table, qtbot):
    with qtbot.waitSignal(table.copy_wanted):
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_a_screen_reader_hears_the_table_and_its_cells(table):
    spoken = QAccessible.queryAccessibleInterface(table)

    assert spoken.text(QAccessible.Text.Name) == "Schools"
    assert spoken.role() == QAccessible.Role.Table
    names = {spoken.child(place).text(QAccessible.Text.Name) for place in range(20)}
    assert {"Ward", "State: Sent", "Name: School 101, x"} <= names


def test_a_million_rows_are_listed_at_once(table):
    table.set_keys(range(1_000_000))

    assert table.go_to(999_999)
    assert table.records.data(table.currentIndex()) == "School 999999, x"
