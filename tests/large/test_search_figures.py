"""How long a search takes at every key typed, beside the same SQL through the raw driver."""

import random
import time
from array import array
from datetime import UTC, datetime
from statistics import quantiles
from uuid import uuid4

import pytest
from sqlalchemy import insert

from liaison_app.domain.organisations import Kind
from liaison_app.domain.steps import StepKind
from liaison_app.queries.keys import keys_of
from liaison_app.store import search
from liaison_app.store.engine import open_engine
from liaison_app.store.journal import begin_step, end_step
from liaison_app.store.search_words import match_expression
from liaison_app.store.sqlite import PATIENCE
from liaison_app.store.tables import Organisation

pytestmark = pytest.mark.large
ROWS = 100_000
SYLLABLES = [
    "ka",
    "len",
    "mor",
    "tis",
    "bra",
    "fen",
    "dol",
    "har",
    "sto",
    "ing",
    "ton",
    "ham",
    "wick",
]


def words(chance, count):
    return " ".join("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(count))


@pytest.fixture
def connection(database_file):
    chance = random.Random(1)  # noqa: S311 - made-up names
    rows = [
        {"kind": Kind.SCHOOL, "name": words(chance, 3), "town": words(chance, 1)}
        for _ in range(ROWS)
    ]
    engine = open_engine(database_file, patience=PATIENCE)
    with engine.connect().execution_options(write=True) as opened:
        with opened.begin():
            begin_step(
                opened,
                label="Import",
                officer="PC Sample",
                at=datetime.now(UTC),
                kind=StepKind.CHANGE,
                operation=uuid4(),
            )
            opened.execute(insert(Organisation), rows)
            end_step(opened)
        yield opened
    engine.dispose()


def keys(connection, typed):
    """Return every organisation found, as a list of the program keeps them."""
    return keys_of(connection, search.matching(typed))


def typed_keys():
    """Return what stands in the search after each key, for a hundred names being typed."""
    chance = random.Random(2)  # noqa: S311 - made-up names
    names = [words(chance, 2) for _ in range(100)]
    return [name[:length] for name in names for length in range(1, len(name) + 1)]


def test_a_search_costs_little_more_than_the_engine(connection, figure):
    raw = connection.connection.driver_connection
    plain = "SELECT rowid FROM organisation_search WHERE organisation_search MATCH ?"
    ours, floor = [], []
    for typed in typed_keys():
        keys(connection, typed)  # so that both find the pages read
        start = time.perf_counter()
        found = keys(connection, typed)
        ours.append(time.perf_counter() - start)
        expression = match_expression(typed)
        start = time.perf_counter()
        same = array("q", (key for (key,) in raw.execute(plain, (expression,))))
        floor.append(time.perf_counter() - start)
        assert len(found) == len(same)
    for name, place in (("p50", 49), ("p95", 94)):
        mine, least = (quantiles(times, n=100)[place] * 1000 for times in (ours, floor))
        figure(f"search of 100,000, {name} a key (ms)", mine, least, 2)
