"""A list is begun at once and then filled; only what was wanted last is shown."""

from array import array
from dataclasses import dataclass
from threading import Event

import pytest
from sqlalchemy import text

from liaison_app.ui.finding import Finding
from liaison_app.ui.tasks import Tasks

LONG = text(
    "WITH RECURSIVE n (i) AS (SELECT at_it() UNION ALL SELECT i + 1 FROM n LIMIT 20000000) "
    "SELECT count(*) FROM n"
)


@dataclass(frozen=True)
class _Wanted:
    words: str

    @property
    def unnarrowed(self):
        return ""


@dataclass(frozen=True)
class _Found:
    words: str
    of: int = 3
    in_all: int = 4


@pytest.fixture
def finding(qtbot, qapp, database):
    """Return a finding, what it has told, and which counts it knew at each reading."""
    tasks, told, knew = Tasks(database), [], []

    def first(_connection, *, wanted, most):  # noqa: ARG001 - as it is asked
        return array("q", range(len(wanted.words)))

    def whole(_connection, *, wanted, known):
        knew.append(known)
        return _Found(wanted.words)

    made = Finding(qapp, tasks, first=first, whole=whole)
    made.begun.connect(lambda keys: told.append(len(keys)))
    made.found.connect(lambda found: told.append(found.words))

    def settle():
        qtbot.waitUntil(lambda: not tasks.busy)
        return told

    yield made, settle, knew
    tasks.close()


def test_a_list_is_begun_before_all_is_found(finding):
    made, settle, _ = finding
    made.find_first(_Wanted("abc"))

    assert settle() == [3, "abc"]


def test_a_list_of_nobody_is_not_begun(finding):
    made, settle, _ = finding
    made.find_first(_Wanted(""))

    assert settle() == [""]


def test_only_what_was_wanted_last_is_shown(finding):
    made, settle, _ = finding
    made.find_first(_Wanted("a"))
    made.find(_Wanted("ab"))
    made.find_first(_Wanted("abc"))

    assert settle() == [3, "abc"]


def test_what_words_do_not_change_is_counted_once_until_the_records_change(finding):
    made, settle, knew = finding
    for words in ("a", "ab"):
        made.find(_Wanted(words))
        settle()
    made.forget()
    made.find(_Wanted("abc"))
    settle()

    assert [known and known.of for known in knew] == [None, 3, None]


def test_what_is_being_found_is_given_up_when_others_are_wanted(qtbot, qapp, database):
    tasks, begun, found, refused = Tasks(database), Event(), [], []
    tasks.failed.connect(refused.append)

    def at_it():
        begun.set()
        return 1

    def whole(connection, *, wanted, known):  # noqa: ARG001 - as it is asked
        if wanted.words == "a":
            connection.connection.driver_connection.create_function("at_it", 0, at_it)
            connection.execute(LONG)
        return _Found(wanted.words)

    finding = Finding(qapp, tasks, first=lambda *_, **__: array("q"), whole=whole)
    finding.found.connect(lambda one: found.append(one.words))
    finding.failed.connect(refused.append)
    finding.find(_Wanted("a"))
    begun.wait(5)
    finding.find_first(_Wanted("ab"))

    qtbot.waitUntil(lambda: not tasks.busy)
    tasks.close()
    assert found == ["ab"]
    assert refused == []
