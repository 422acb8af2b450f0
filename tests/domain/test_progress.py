import pytest

from liaison_app.domain.errors import Cancelled
from liaison_app.domain.progress import Progress, reported


def test_a_report_reaches_whoever_listens():
    heard = []
    progress = Progress("Importing")
    progress.listen(lambda done, total: heard.append((done, total)))

    progress.report(3, 10)

    assert heard == [(3, 10)]
    assert progress.label == "Importing"


def test_work_that_nobody_listens_to_may_report_all_the_same():
    Progress().report(1)


def test_cancelled_work_stops_at_its_next_report():
    heard = []
    progress = Progress()
    progress.listen(lambda done, total: heard.append((done, total)))

    progress.cancel()

    assert progress.cancelled
    with pytest.raises(Cancelled):
        progress.report(1, 2)
    assert heard == []


def test_work_may_ask_whether_it_was_cancelled_without_saying_how_far_it_has_come():
    heard = []
    progress = Progress()
    progress.listen(lambda done, total: heard.append((done, total)))

    progress.ask()
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.ask()

    assert heard == []


def test_many_records_are_handed_out_by_some_with_a_report_of_each():
    heard = []
    progress = Progress()
    progress.listen(lambda done, total: heard.append((done, total)))

    handed = [len(some) for some in reported(range(12_000), progress)]

    assert handed == [5_000, 5_000, 2_000]
    assert heard == [(0, 12_000), (5_000, 12_000), (10_000, 12_000), (12_000, 12_000)]
    assert list(reported([], None)) == []
