"""A list is begun at once and then filled; only what was wanted last is shown."""

from array import array
from dataclasses import dataclass

import pytest

from liaison_app.ui.finding import Finding
from liaison_app.ui.tasks import Tasks


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
