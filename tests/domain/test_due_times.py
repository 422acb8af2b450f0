from datetime import UTC, date, datetime, timedelta

import pytest

from liaison_app.domain.due_times import Urgency, deadline_of, due_time

NOW = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)
FAR = NOW + timedelta(days=30)


def hours(number):
    """Return a moment so many hours from now."""
    return NOW + timedelta(hours=number)


@pytest.mark.parametrize(
    ("asked", "urgency", "words"),
    [
        (0, Urgency.LATER, "Answer within 3 days"),
        (-24, Urgency.LATER, "Answer within 2 days"),
        (-47, Urgency.LATER, "Answer within 25 hours"),
        (-48, Urgency.SOON, "Answer within 24 hours"),
        (-71.5, Urgency.SOON, "Answer within 1 hour"),
        (-72, Urgency.OVERDUE, "Answer is 1 hour late"),
        (-77, Urgency.OVERDUE, "Answer is 5 hours late"),
        (-168, Urgency.OVERDUE, "Answer is 4 days late"),
    ],
)
def test_a_question_starts_a_clock_of_72_hours(asked, urgency, words):
    due = due_time(due_at=FAR, asked_at=hours(asked), now=NOW)
    assert (due.urgency, due.words) == (urgency, words)
    assert due.at == hours(asked + 72)


@pytest.mark.parametrize(
    ("due_in", "urgency", "words"),
    [
        (-49, Urgency.OVERDUE, "Overdue: was due 2 days ago"),
        (-1, Urgency.OVERDUE, "Overdue since today"),
        (0, Urgency.OVERDUE, "Overdue since today"),
        (3, Urgency.SOON, "Due today"),
        (24, Urgency.LATER, "Due tomorrow"),
        (96, Urgency.LATER, "Due in 4 days"),
    ],
)
def test_a_promise_is_as_pressing_as_its_day(due_in, urgency, words):
    due = due_time(due_at=hours(due_in), asked_at=None, now=NOW)
    assert (due.urgency, due.words) == (urgency, words)


def test_an_answer_promised_sooner_than_in_72_hours_is_due_then():
    due = due_time(due_at=hours(5), asked_at=hours(-1), now=NOW)
    assert (due.at, due.words) == (hours(5), "Due today")


@pytest.mark.parametrize(
    ("day", "settled", "urgency", "words"),
    [
        (date(2017, 5, 28), False, Urgency.LATER, "Due in 3 days"),
        (date(2017, 5, 26), False, Urgency.SOON, "Due tomorrow"),
        (date(2017, 5, 25), False, Urgency.SOON, "Due today"),
        (date(2017, 5, 24), False, Urgency.OVERDUE, "Deadline passed yesterday"),
        (date(2017, 3, 27), False, Urgency.OVERDUE, "Deadline passed 8 weeks ago"),
        (date(2017, 3, 26), False, None, "Deadline Sun 26 Mar 2017"),
        (date(2017, 5, 24), True, None, "Deadline Wed 24 May 2017"),
        (None, False, None, "No deadline"),
    ],
)
def test_a_deadline_missed_long_ago_alarms_nobody(day, settled, urgency, words):
    due = deadline_of(day, today=date(2017, 5, 25), settled=settled)
    assert (due.urgency, due.words) == (urgency, words)


def test_a_deadline_said_as_a_whole_names_its_day():
    due = deadline_of(date(2017, 5, 26), today=date(2017, 5, 25), settled=False)
    assert due.whole == "Due tomorrow · Fri 26 May 2017"
