from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from liaison_app.queries.keys import keys_of
from liaison_app.store.tables import Ward, table_of

WARD = table_of(Ward)


@pytest.mark.parametrize("descending", [False, True])
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(years=st.lists(st.integers(1990, 2030), max_size=40))
def test_keys_come_in_the_order_asked_for_and_none_is_lost(database, descending, years):
    def fill(connection):
        connection.execute(delete(WARD))
        if years:
            rows = [
                {"code": f"E{n}", "name": f"Ward {n}", "source_year": year}
                for n, year in enumerate(years)
            ]
            connection.execute(insert(WARD), rows)

    database.write("Fill", fill)
    by = WARD.c.source_year
    wanted = select(WARD.c.id).order_by(by.desc() if descending else by, WARD.c.id.desc())

    together = database.read(partial(keys_of, found=wanted))
    one_by_one = database.read(lambda connection: list(connection.scalars(wanted)))

    assert list(together) == one_by_one
    assert len(together) == len(years)


def test_one_key_and_none_are_lists_too(database):
    database.write("Add", lambda c: c.execute(insert(WARD), [{"code": "E1", "name": "Chase"}]))
    one = database.read(partial(keys_of, found=select(WARD.c.id)))
    none = database.read(partial(keys_of, found=select(WARD.c.id).where(WARD.c.code == "")))
    assert (len(one), len(none)) == (1, 0)
    assert (one.typecode, none.typecode) == ("q", "q")
