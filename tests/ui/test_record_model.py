from array import array

import pytest
from PySide6.QtCore import Qt

from liaison_app.ui.widgets.record_cells import Cell, Column, Tag
from liaison_app.ui.widgets.record_model import BLOCK, KEPT_BLOCKS, RecordModel

COLUMNS = (
    Column(
        name="name",
        heading="Name",
        cell=lambda row: Cell(text=row[0], second="Oakfield", avatar=row[0], hover=row[0]),
    ),
    Column(
        name="tags",
        heading="Tags",
        cell=lambda row: Cell(tags=tuple(Tag(text=tag) for tag in row[1])),
    ),
)


class Rows:
    """Fetches invented rows, and remembers which blocks were asked for."""

    def __init__(self):
        self.asked = []
        self.busy = False

    def fetch(self, keys):
        """Return the rows with these keys, or None while busy."""
        self.asked.append((keys[0], len(keys)))
        return None if self.busy else {key: (f"School {key}", ("School",)) for key in keys}


@pytest.fixture
def rows():
    return Rows()


@pytest.fixture
def model(qapp, rows):  # noqa: ARG001 - a model needs a program
    made = RecordModel(COLUMNS, rows.fetch)
    made.set_keys(range(1, 1001))
    return made


def test_it_keeps_the_promises_of_a_model(model, qtmodeltester):
    qtmodeltester.check(model)


def test_only_blocks_that_are_looked_at_are_fetched(model, rows):
    model.data(model.index(0, 0))
    model.data(model.index(BLOCK - 1, 1))
    model.data(model.index(130, 0))

    assert rows.asked == [(1, BLOCK), (129, BLOCK)]


def test_the_last_block_is_as_long_as_the_rows_that_are_left(model, rows):
    assert model.data(model.index(999, 0)) == "School 1000, Oakfield"
    assert rows.asked == [(993, 8)]


@pytest.mark.usefixtures("qapp")
def test_blocks_not_looked_at_for_long_are_let_go(rows):
    model = RecordModel(COLUMNS, rows.fetch)
    model.set_keys(range(BLOCK * (KEPT_BLOCKS + 1)))
    for block in range(KEPT_BLOCKS + 1):
        model.row(block * BLOCK)
    rows.asked.clear()

    model.row(KEPT_BLOCKS * BLOCK)
    model.row(0)

    assert rows.asked == [(0, BLOCK)]


def test_a_busy_store_leaves_cells_empty_and_is_asked_again(model, rows, qtbot):
    rows.busy = True
    assert model.data(model.index(0, 0)) is None
    assert model.cell(0, 0) is None
    assert len(rows.asked) == 1

    rows.busy = False
    with qtbot.waitSignal(model.dataChanged, timeout=2000):
        pass

    assert model.data(model.index(0, 0)) == "School 1, Oakfield"


@pytest.mark.usefixtures("qapp")
def test_a_record_that_is_gone_leaves_its_row_empty():
    model = RecordModel(COLUMNS, lambda _keys: {})
    model.set_keys([7])

    assert model.data(model.index(0, 0)) is None


def test_a_cell_reads_as_a_sentence(model):
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert model.data(model.index(0, 0), spoken) == "Name: School 1, Oakfield"
    assert model.data(model.index(0, 1), spoken) == "Tags: School"


@pytest.mark.usefixtures("qapp")
def test_hover_text_is_never_taken_for_html(hostile):
    model = RecordModel(COLUMNS, lambda keys: dict.fromkeys(keys, (hostile, ())))
    model.set_keys([1])

    assert "<img" not in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tags: empty"


def test_reading_again_asks_for_the_rows_anew(model, rows):
    model.row(0)
    model.refresh()
    model.row(0)

    assert rows.asked == [(1, BLOCK), (1, BLOCK)]


def test_keys_and_rows_find_each_other(model):
    model.set_keys(array("q", [30, 10, 20]))

    assert model.row_of(20) == 2
    assert model.key_at(2) == 20
    assert model.row_of(99) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
