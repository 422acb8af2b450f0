import sys
from functools import partial
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from shiboken6 import delete

from liaison_app.domain.errors import Cancelled, NotFound
from liaison_app.domain.progress import Progress
from liaison_app.ui.tasks import Tasks


class Screen(QObject):
    """Somebody who asks, and keeps the answers."""

    def __init__(self):
        super().__init__()
        self.answers, self.others, self.problems, self.threads = [], [], [], []

    def show_answer(self, answer):
        """Keep an answer."""
        self.answers.append(answer)
        self.threads.append(get_ident())

    def show_other(self, answer):
        """Keep an answer to another question."""
        self.others.append(answer)

    def show_problem(self, problem):
        """Keep a problem."""
        self.problems.append(problem)


@pytest.fixture
def screen(qapp):  # noqa: ARG001 - objects need a program
    return Screen()


def test_an_answer_comes_back_on_the_main_thread(tasks, store, screen, settle):
    store.kept["name"] = "St Brigid's"

    tasks.read(lambda kept: kept["name"], then=screen.show_answer, owner=screen)
    settle(tasks)

    assert screen.answers == ["St Brigid's"]
    assert screen.threads == [get_ident()]
    assert get_ident() not in store.threads


def test_only_the_newest_answer_of_a_screen_is_shown(tasks, screen, settle):
    go_on = Event()

    def slowly(kept):  # noqa: ARG001 - a reading takes a connection
        go_on.wait(5)
        return "old"

    tasks.read(slowly, then=screen.show_answer, owner=screen)
    tasks.read(lambda _: "new", then=screen.show_answer, owner=screen)
    go_on.set()
    settle(tasks)

    assert screen.answers == ["new"]


def test_a_question_overtaken_before_its_turn_is_not_even_asked(tasks, screen, settle):
    go_on, asked = Event(), []
    for _ in range(2):
        tasks.read(lambda _: go_on.wait(5), then=lambda _: None, owner=QObject(screen))

    for word in ("a", "ab", "abc"):
        tasks.read(partial(_ask, asked, word), then=screen.show_answer, owner=screen)
    go_on.set()
    settle(tasks)

    assert asked == ["abc"]
    assert screen.answers == ["abc"]


def _ask(asked, word, _connection):
    asked.append(word)
    return word


def test_two_questions_of_one_screen_do_not_get_in_each_others_way(tasks, screen, settle):
    tasks.read(lambda _: 1, then=screen.show_answer, owner=screen)
    tasks.read(lambda _: 2, then=screen.show_other, owner=screen)
    settle(tasks)

    assert (screen.answers, screen.others) == ([1], [2])


def test_an_answer_for_a_closed_screen_is_dropped(tasks, settle):
    gone, answers = QObject(), []
    tasks.read(lambda _: 1, then=answers.append, owner=gone)
    delete(gone)
    settle(tasks)

    assert answers == []


def test_an_answer_a_screen_no_longer_waits_for_is_dropped(tasks, screen, settle):
    tasks.read(lambda _: 1, then=screen.show_answer, owner=screen)
    tasks.forget(screen)
    settle(tasks)

    assert screen.answers == []


def test_writes_are_done_in_the_order_asked_for(tasks, store, screen, settle):
    for number in range(20):
        tasks.write(f"Step {number}", lambda _: None, owner=screen)
    settle(tasks)

    assert store.steps == [f"Step {number}" for number in range(20)]


def test_a_write_says_what_changed_and_which_step_undoes_it(tasks, screen, settle):
    changed, written = [], []
    tasks.changed.connect(changed.append)
    tasks.written.connect(lambda label, step: written.append((label, step)))

    tasks.write("Log outreach", lambda _: 41, then=screen.show_answer, owner=screen)
    settle(tasks)

    assert screen.answers == [41]
    assert changed == [frozenset({"contacts"})]
    assert written == [("Log outreach", 1)]


def test_a_write_for_a_closed_screen_is_still_told_to_the_others(tasks, settle):
    gone, changed = QObject(), []
    tasks.changed.connect(changed.append)

    tasks.write("Log outreach", lambda _: 1, owner=gone)
    delete(gone)
    settle(tasks)

    assert changed == [frozenset({"contacts"})]


def test_a_problem_goes_to_who_asked_else_to_everybody(tasks, screen, settle):
    def fail(_connection):
        raise NotFound("That school is gone.")

    failed = []
    tasks.failed.connect(failed.append)
    tasks.read(fail, then=screen.show_answer, owner=screen, or_else=screen.show_problem)
    settle(tasks)
    tasks.write("Edit", fail, owner=screen)
    settle(tasks)

    assert [str(problem) for problem in screen.problems] == ["That school is gone."]
    assert [str(problem) for problem in failed] == ["That school is gone."]


def test_a_fault_rises_on_the_main_thread(tasks, store, screen, qtbot):
    def break_down(kept):
        kept["half"] = "saved"
        return kept["missing"]

    with qtbot.captureExceptions() as caught:
        tasks.write("Edit", break_down, owner=screen)
        qtbot.waitUntil(lambda: bool(caught), timeout=5000)

    assert caught[0][0] is KeyError
    assert store.kept == {}


def test_long_work_reports_and_is_cancelled(tasks, store, screen, settle):
    progress = Progress("Importing the register")
    advances = []
    tasks.progressed.connect(advances.append)
    tasks.progressed.connect(tasks.cancel)

    def bring_in(kept):
        kept["half"] = "done"
        progress.report(10, 10)
        while True:
            progress.report(1, 10)

    tasks.write("Import", bring_in, owner=screen, or_else=screen.show_problem, progress=progress)
    settle(tasks)

    assert (advances[0].label, advances[0].done, advances[0].total) == (
        "Importing the register",
        10,
        10,
    )
    assert isinstance(screen.problems[0], Cancelled)
    assert store.kept == {}


def test_a_write_that_takes_long_and_reports_nothing_is_told_all_the_same(
    tasks, screen, qtbot, settle
):
    go_on, advances = Event(), []
    tasks.progressed.connect(advances.append)

    tasks.write("Undo", lambda _: go_on.wait(5), owner=screen)
    tasks.write("Save", lambda _: None, owner=screen)
    qtbot.waitUntil(lambda: bool(advances), timeout=2000)
    go_on.set()
    settle(tasks)

    (told,) = advances
    assert (told.label, told.total, told.may_cancel) == ("Undo", 0, False)


def test_a_write_that_has_yet_to_report_is_told_and_can_be_cancelled(tasks, screen, qtbot, settle):
    go_on, advances = Event(), []
    tasks.progressed.connect(advances.append)

    tasks.write("Tag", lambda _: go_on.wait(5), owner=screen, progress=Progress("Tag all"))
    qtbot.waitUntil(lambda: bool(advances), timeout=2000)
    go_on.set()
    settle(tasks)

    assert (advances[0].label, advances[0].may_cancel) == ("Tag all", True)


def test_a_quick_write_is_not_told_while_it_is_under_way(tasks, screen, settle):
    advances = []
    tasks.progressed.connect(advances.append)

    tasks.write("Save", lambda _: None, owner=screen)
    settle(tasks)
    QTest.qWait(400)

    assert not advances


def test_it_is_busy_from_the_first_question_to_the_last_answer(tasks, screen, settle):
    busy = []
    tasks.busy_changed.connect(busy.append)

    tasks.run(lambda: 7, then=screen.show_answer, owner=screen)
    tasks.read(lambda _: 8, then=screen.show_other, owner=screen)
    settle(tasks)

    assert busy == [True, False]
    assert (screen.answers, screen.others) == ([7], [8])


def test_work_in_the_background_gives_way_to_the_window_many_times_a_frame(store, screen):
    sys.setswitchinterval(0.005)
    Tasks(store, screen).close()

    assert sys.getswitchinterval() < 0.001


def test_closing_finishes_the_writes(tasks, store, screen):
    tasks.write("Last words", lambda kept: kept.update(said="yes"), owner=screen)
    tasks.close()

    assert store.kept == {"said": "yes"}


def test_what_is_asked_after_the_close_is_dropped(tasks):
    answers = []
    tasks.close()
    tasks.read(dict, then=answers.append, owner=tasks)
    tasks.write("Too late", dict, then=answers.append, owner=tasks)
    assert not tasks.busy
    assert answers == []


@pytest.fixture
def held(qapp, store):  # noqa: ARG001 - signals need a program to run in
    """Return tasks that wait for a first paint."""
    made = Tasks(store, held=True)
    yield made
    made.close()


def test_what_is_asked_before_the_first_paint_waits_for_it(held, store, screen, settle):
    held.read(lambda _: "late", then=screen.show_answer, owner=screen)
    held.write("Later", lambda kept: kept.update(said="yes"), owner=screen)
    assert held.busy
    assert (store.threads, store.steps) == (set(), [])

    held.begin()
    settle(held)
    assert screen.answers == ["late"]
    assert store.kept == {"said": "yes"}


def test_a_window_closed_before_its_first_paint_loses_no_write(held, store, screen):
    held.write("Last words", lambda kept: kept.update(said="yes"), owner=screen)

    held.close()

    assert store.kept == {"said": "yes"}
