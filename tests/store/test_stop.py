"""A reading that nobody waits for any more is stopped, and harms no other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import text

from liaison_app.store.stop import Stop, Stopped

LONG = text(
    "WITH RECURSIVE n (i) AS (SELECT at_it() UNION ALL SELECT i + 1 FROM n LIMIT 20000000) "
    "SELECT count(*) FROM n"
)


def one(connection):
    return connection.execute(text("SELECT 1")).scalar_one()


def test_a_reading_is_stopped_within_a_statement(database):
    stop, begun = Stop(), Event()

    def at_it():
        begun.set()
        return 1

    def long_one(connection):
        connection.connection.driver_connection.create_function("at_it", 0, at_it)
        return connection.execute(LONG).scalar_one()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(database.read, long_one, stop=stop)
        begun.wait(5)
        stop.stop()
        with pytest.raises(Stopped):
            running.result(5)

    assert [database.read(one) for _ in range(12)] == [1] * 12  # each of the pool, and more


def test_a_reading_is_stopped_before_it_begins(database):
    stop = Stop()
    stop.stop()

    with pytest.raises(Stopped):
        database.read(one, stop=stop)
    assert database.read(one) == 1


def test_a_reading_is_stopped_between_two_statements(database):
    stop = Stop()

    def two(connection):
        one(connection)
        stop.stop()
        return one(connection)

    with pytest.raises(Stopped):
        database.read(two, stop=stop)
    assert database.read(one, stop=Stop()) == 1


def test_one_that_has_ended_is_not_stopped_in_the_next(database):
    stop = Stop()
    database.read(one, stop=stop)

    def meanwhile(connection):
        stop.stop()
        return one(connection)

    assert database.read(meanwhile) == 1
