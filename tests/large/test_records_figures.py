"""How soon the lists answer a key, a sort and a jump, what they hold, and whether the window waits.

A million takes some minutes to make: LIAISON_MILLION=1 asks for it.
"""

import os
import random
import time
from datetime import date
from functools import partial
from itertools import pairwise
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QTableView

from liaison_app.queries.organisations_wanted import OrganisationOrder
from liaison_app.queries.people_wanted import PeopleOrder
from liaison_app.settings import Settings
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.workspace import open_workspace
from liaison_app.ui.pages.organisations.page import OrganisationsPage
from liaison_app.ui.pages.people.page import PeoplePage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.theme import Theme
from liaison_app.ui.widgets.record_cells import SortedBy
from tests.large.heartbeat import longest_wait

pytestmark = pytest.mark.large
SIZES = (1_000, 100_000) + ((1_000_000,) if os.environ.get("LIAISON_MILLION") else ())
PAGES = {"organisations": OrganisationsPage, "people": PeoplePage}
ORDERS = {"organisations": OrganisationOrder, "people": PeopleOrder}
SIZE = (1366, 768)
FRAME = 16
SORT_MS = 150
WORDS = 12
JUMPS = 9
MEGABYTES = 40
TODAY = date(2017, 5, 25)


class _Shown:
    """A page on the screen, and what one does on it."""

    def __init__(self, name, count, page, tasks):
        self.name, self.count, self.page, self._tasks = name, count, page, tasks
        self.orders = ORDERS[name]
        self._begun = 0.0
        page._finding.begun.connect(self._note)  # behind the page itself, which paints at once
        page._finding.found.connect(self._paint)
        page._finding.found.connect(self._note)

    def settle(self):
        """Wait as a window does, asleep, until all that was asked for is answered and painted."""
        while self._tasks.busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._paint()

    def type(self, words):
        """Return the milliseconds until the right rows are painted, and until all are known."""
        self._begun = 0.0
        started = time.perf_counter()
        self.page._search.typed.emit(words)
        self.settle()
        return (self._begun - started) * 1000, (time.perf_counter() - started) * 1000

    def sort(self, *orders):
        """Return the milliseconds until the list is in this order and painted."""
        started = time.perf_counter()
        self.page._sort(tuple(SortedBy(column=order.value) for order in orders))
        self.settle()
        return (time.perf_counter() - started) * 1000

    def typed(self):
        """Return names that are there, as they are typed key by key."""
        chance = random.Random(1)  # noqa: S311 - any rows will do
        records = self.page.table.records
        rows = (records.row(chance.randrange(records.rowCount())) for _ in range(WORDS))
        names = [row.name if self.name == "organisations" else row.name.surname for row in rows]
        return [name[:length] for name in names for length in range(1, min(len(name), 9))]

    def jump_to_the_end(self):
        """Return the milliseconds until the last rows are read and painted."""
        bar = self.page.table.verticalScrollBar()
        bar.setValue(0)
        self.settle()
        self.page.table.records.refresh()
        started = time.perf_counter()
        bar.setValue(bar.maximum())
        self._paint()
        return (time.perf_counter() - started) * 1000

    def go_through(self):
        """Go through the whole list, a hundredth at a time."""
        bar = self.page.table.verticalScrollBar()
        for place in range(101):
            bar.setValue(bar.maximum() * place // 100)
            self._paint()
            QCoreApplication.processEvents()

    def copy_all(self):
        """Choose all found, and copy them."""
        self.page.table.selectAll()
        self.page.table.copy_wanted.emit()
        self.settle()
        self.page.table.clearSelection()

    def _note(self):
        if not self._begun:
            self._begun = time.perf_counter()

    def _paint(self):
        self.page.table.viewport().repaint()


@pytest.fixture(params=[(name, size) for size in SIZES for name in PAGES], ids=str)
def shown(request, qtbot, qapp, child, folder_of):
    """Return a page of a workspace of so many records, on the screen."""
    name, count = request.param
    Theme().apply(qapp)
    account = ThisAccount(child.home / "keys")
    workspace = open_workspace(folder_of(count), account=account)
    tasks = Tasks(workspace.database)
    page = PAGES[name](
        tasks=tasks,
        database=workspace.database,
        today=lambda: TODAY,
        remembered=Remembered(Settings()),
    )
    qtbot.addWidget(page)
    page.resize(*SIZE)
    with qtbot.waitActive(page):
        page.show()
    page.reload()
    made = _Shown(name, count, page, tasks)
    made.settle()
    yield made
    tasks.close()
    workspace.close()


def empty_frame():
    view = QTableView()
    started = time.perf_counter()
    view.resize(*SIZE)
    view.show()
    QCoreApplication.processEvents()
    took = (time.perf_counter() - started) * 1000
    view.deleteLater()
    return took


@pytest.fixture(scope="module")
def slopes(figure):
    """Return what keeps a time by the number of records, and tells at the end how it grew.

    The target of a slope is that of the records: nothing may grow faster than they do.
    """
    times: dict[str, dict[int, float]] = {}

    def keep(what, count, milliseconds):
        times.setdefault(what, {})[count] = milliseconds

    yield keep
    for what, by_count in times.items():
        for fewer, more in pairwise(sorted(by_count)):
            growth, of = by_count[more] / by_count[fewer], more / fewer
            figure(f"slope of {what}, {fewer:,} to {more:,}", growth, 1, of)


def test_keys_sorts_and_jumps_are_answered_within_a_frame(figure, slopes, shown):
    named = f"{shown.count:,} {shown.name}"
    floor = median(empty_frame() for _ in range(9))
    most = FRAME + floor if shown.count <= 100_000 else 100
    most_to_sort = SORT_MS * max(shown.count / 100_000, 1)

    painted, known = zip(*(shown.type(words) for words in shown.typed()), strict=True)
    shown.type("")
    figure(f"key to painted, p50 of {named} (ms)", median(painted), most, 1)
    figure(f"key to painted, p95 of {named} (ms)", quantiles(painted, n=20)[-1], most, 1)
    figure(f"key to all known, p95 of {named} (ms)", quantiles(known, n=20)[-1], most_to_sort, 1)
    slopes(f"key to painted, p95, {shown.name}", shown.count, quantiles(painted, n=20)[-1])

    for order in shown.orders:
        took = shown.sort(order)
        figure(f"sort of {named} by {order.label.lower()} (ms)", took, most_to_sort, 1)
        slopes(f"sort of {shown.name} by {order.label.lower()}", shown.count, took)
    for orders in pairwise(shown.orders):
        said = " and ".join(order.label.lower() for order in orders)
        figure(f"sort of {named} by {said} (ms)", shown.sort(*orders), most_to_sort, 1)
    shown.page._sort(())
    shown.settle()

    jumps = [shown.jump_to_the_end() for _ in range(JUMPS)]
    figure(f"jump to the end of {named}, median (ms)", median(jumps), 2 * FRAME, 1)
    figure(f"jump to the end of {named}, slowest (ms)", max(jumps), 2 * FRAME, 1)
    slopes(f"jump to the end, {shown.name}", shown.count, median(jumps))


def test_the_event_loop_is_never_blocked(figure, shown):
    named = f"{shown.count:,} {shown.name}"
    for doing, work in {
        "typing": lambda: [shown.type(words) for words in shown.typed()[:40]],
        "sorting": lambda: [shown.sort(order) for order in shown.orders],
        "going through": shown.go_through,
        "choosing and copying all": shown.copy_all,
    }.items():
        shown.settle()
        waits = min(longest_wait(shown.page, work) for _ in range(3))
        figure(f"longest wait, {doing}, {named} (ms)", waits, 50, 1)


def test_a_list_holds_little_more_memory_than_an_empty_one(figure, child, folder_of):
    hold = partial(child, "memory_held.py")
    bare = float(hold("bare", folder_of(0)))
    for name in PAGES:
        empty = float(hold(name, folder_of(0)))
        for count in SIZES:
            held = float(hold(name, folder_of(count)))
            named = f"{count:,} {name}"
            figure(f"memory beyond an empty list, {named} (MB)", held - empty, MEGABYTES, 1)
            figure(f"memory beyond a bare window, {named} (MB)", held - bare, MEGABYTES, 1)
