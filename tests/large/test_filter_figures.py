"""What a filter and a saved list cost where there are very many organisations."""

import time
from datetime import date
from functools import partial
from statistics import median

import pytest

from liaison_app.domain.criteria import Criteria, LastContact, Missing
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SetMark
from liaison_app.queries.criteria_choices import criteria_choices
from liaison_app.queries.saved_lists import list_counts

pytestmark = pytest.mark.large
TODAY = date(2017, 5, 25)
TIMES = 5
SINCE = Criteria(contacted=LastContact.SINCE, contacted_on=date(2017, 1, 1))
READINESS = ListDefinition(
    sets=(
        ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL, Kind.FAITH))),
        ListSet(mark=SetMark.MUST, criteria=Criteria(missing=(Missing.EMAIL, Missing.PHONE))),
        ListSet(mark=SetMark.EXCLUDE, criteria=SINCE),
    )
)


def took(database, reading):
    """Return the usual milliseconds of a reading."""
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        database.read(reading)
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def every_row(connection):
    """Read as little as any filter must: one column of every organisation, grouped."""
    return connection.exec_driver_sql(
        "SELECT tradition, count(*) FROM organisation GROUP BY tradition"
    ).fetchall()


def test_filters_and_lists_in_milliseconds(figure, many):
    floor = took(many, every_row)

    choices = took(many, partial(criteria_choices, today=TODAY))
    figure("the values of every filter, ms", choices, floor, 6)
    counts = took(many, partial(list_counts, definition=READINESS, today=TODAY))
    figure("a list of three sets, counted, ms", counts, floor, 12)
