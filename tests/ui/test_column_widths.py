"""How columns share the room there is: what must be read whole is, and names are cut last."""

import pytest
from PySide6.QtWidgets import QApplication

from liaison_app.ui.theme import Mode
from liaison_app.ui.widgets.record_cells import Cell, Column
from liaison_app.ui.widgets.record_table import RecordTable

NAME, GREETING, PHONE = range(3)
COLUMNS = (
    Column(name="name", heading="Name", cell=lambda row: Cell(text=row), width=250, share=3),
    Column(name="greeting", heading="Greeting", cell=lambda _: Cell(text="Dear all"), width=150),
    Column(name="phone", heading="Phone", cell=lambda _: Cell(text="x"), width=120, share=0),
)
NEEDED = 250 + 150 + 120


@pytest.fixture
def table(theme, qtbot):  # noqa: ARG001 - widths are of the theme's font
    made = RecordTable("Schools", (*COLUMNS, last()), lambda keys: dict.fromkeys(keys, "x"))
    made.set_keys(range(100))
    qtbot.addWidget(made)
    made.show()
    return made


def last():
    """Return a column that is hidden at first: hidden ones take no room."""
    return Column(name="last", heading="Last", cell=lambda _: Cell(), width=400, shown=False)


def widths(table, *, room):
    """Return the widths of the columns in a table with so much room for them."""
    table.resize(room + table.width() - table.viewport().width(), 400)
    QApplication.processEvents()
    assert table.viewport().width() == room
    return [table.columnWidth(place) for place in range(3)]


def scrolls(table):
    return table.horizontalScrollBar().isVisible()


def test_room_to_spare_goes_to_names_and_none_to_what_is_always_as_long(table):
    name, greeting, phone = widths(table, room=NEEDED + 300)
    assert (name - 250, greeting - 150) == (250, 50)
    assert phone == 120


def test_of_too_little_room_greetings_give_first_and_phones_never(table):
    assert widths(table, room=NEEDED - 30) == [250, 120, 120]
    name, greeting, phone = widths(table, room=NEEDED - 80)
    assert (name, phone) == (207, 120)
    assert greeting in range(112, 115)
    assert not scrolls(table)


def test_with_far_too_little_room_one_scrolls_and_nothing_is_cut(table):
    assert widths(table, room=300) == [250, 150, 120]
    assert scrolls(table)
    widths(table, room=NEEDED)
    assert not scrolls(table)


def test_columns_widen_with_the_text_and_narrow_again(table, theme, qapp):
    before = widths(table, room=2 * NEEDED)
    theme.apply(qapp, Mode.LIGHT, percent=200)
    assert widths(table, room=2 * NEEDED) == [500, 300, 240]
    theme.apply(qapp, Mode.LIGHT, percent=100)
    QApplication.processEvents()
    assert widths(table, room=2 * NEEDED) == before


def test_a_column_shown_again_takes_its_room_from_the_others(table):
    menu = table.columns_menu()
    widths(table, room=1_200)
    next(one for one in menu.actions() if one.text() == "Last").trigger()
    assert table.columnWidth(NAME) < 600
    assert table.columnWidth(PHONE) == 120
    assert sum(table.columnWidth(place) for place in range(4)) == 1_200


def test_sharing_the_room_ends_at_every_width(table, monkeypatch):
    fitted = []
    fit = table._fit
    monkeypatch.setattr(table, "_fit", lambda: (fitted.append(table.width()), fit()))
    for room in range(200, 900, 7):
        fitted.clear()
        together = sum(widths(table, room=room))
        assert together == room or (scrolls(table) and together > room)
        assert len(fitted) <= 4
