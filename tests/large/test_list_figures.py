import time
from datetime import date
from functools import partial
from itertools import pairwise
from statistics import median

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView

from liaison_app.queries import organisation_rows, organisations
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.ui.pages.organisations.columns import organisation_columns
from liaison_app.ui.theme import Theme
from liaison_app.ui.widgets.record_table import RecordTable

pytestmark = pytest.mark.large
SIZE = (1366, 768)
TODAY = date(2017, 5, 25)
TIMES = 9
PLACES = {"the end": 1.0, "the middle": 0.5, "a quarter": 0.25, "the start": 0.0}


def painted(view):
    """Return the milliseconds until all that is to be painted is on the screen."""
    start = time.perf_counter()
    view.viewport().update()
    QCoreApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def shown(view):
    view.resize(*SIZE)
    view.show()
    return view


def first_frame():
    """Return the milliseconds from showing a new empty view to its painted frame."""
    view = QTableView()
    view.setModel(QStandardItemModel(0, 7, view))
    started = time.perf_counter()
    shown(view)
    took = (time.perf_counter() - started) * 1000 + painted(view)
    view.deleteLater()
    return took


@pytest.fixture
def new_table(qtbot, qapp, many):
    """Return what makes a list of organisations, on the screen and without keys yet."""
    Theme().apply(qapp)

    def fetch(keys):
        return many.read_rows(partial(organisation_rows.block, keys=keys, today=TODAY))

    def made():
        table = RecordTable("Organisations", organisation_columns(lambda: TODAY), fetch)
        qtbot.addWidget(table)
        with qtbot.waitActive(shown(table)):  # or another list, losing the focus, is painted too
            painted(table)
        painted(table)
        return table

    return made


def first_list(table, keys):
    """Return the milliseconds from giving a list its keys to its painted rows."""
    started = time.perf_counter()
    table.set_keys(keys)
    return (time.perf_counter() - started) * 1000 + painted(table)


def jump(table, place):
    """Go to a place of the list, 0 the start and 1 the end, and return what the frame took."""
    table.records.refresh()  # so that the rows are read, not remembered
    started = time.perf_counter()
    table.verticalScrollBar().setValue(int(place * table.verticalScrollBar().maximum()))
    return (time.perf_counter() - started) * 1000 + painted(table)


def test_a_list_of_100_000_is_painted_and_jumped_in_like_an_empty_one(figure, new_table, many):
    keys = many.read(partial(organisations.matching_ids, wanted=OrganisationsWanted(), today=TODAY))
    first_frame()
    floor = median(first_frame() for _ in range(TIMES))
    table = new_table()
    cold = first_list(table, keys)  # nothing decrypted and no letter drawn yet, like the start
    first = median(first_list(new_table(), keys) for _ in range(TIMES))
    jumps = {
        name: median(jump(table, place) for _ in range(TIMES)) for name, place in PLACES.items()
    }
    again = median(painted(table) for _ in range(TIMES))

    figure("list of 100,000, first paint (ms)", first, floor, 3)
    for name, took in jumps.items():
        figure(f"list of 100,000, jump to {name} (ms)", took, floor, 3)
    figure("list of 100,000, painting again what is there (ms)", again, floor, 3)
    figure("list of 100,000, the very first of a process (ms)", cold, floor, 16)
    assert len(keys) == 100_000


def test_the_event_loop_keeps_beating_while_one_goes_through_the_list(
    figure, new_table, many, qtbot
):
    table = new_table()
    table.set_keys(
        many.read(partial(organisations.matching_ids, wanted=OrganisationsWanted(), today=TODAY))
    )
    beats = []
    beat = QTimer(table)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start(0)
    places = iter(range(0, 200, 3))
    bar = table.verticalScrollBar()

    def page():
        place = next(places, None)
        if place is None:
            beat.stop()
        else:
            bar.setValue(bar.maximum() * place // 200)

    turn = QTimer(table)
    turn.timeout.connect(page)
    turn.start(5)
    qtbot.waitUntil(lambda: not beat.isActive(), timeout=60_000)

    gaps = [(later - sooner) * 1000 for sooner, later in pairwise(beats)]
    figure("list of 100,000, longest wait of the event loop (ms)", max(gaps), 50, 1)
