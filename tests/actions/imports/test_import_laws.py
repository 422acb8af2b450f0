"""Laws of every import, on rows made up at random."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_app.actions.import_apply import apply_plan
from liaison_app.actions.import_file import plan_found
from liaison_app.domain.imports import RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.files.registers import SCHOOLS, SchoolRow, Totals
from liaison_app.files.worker import Recognised

rows_read = st.lists(
    st.builds(
        SchoolRow,
        line=st.just(0),
        urn=st.sampled_from(["100001", "100002", "100003", "100004"]),
        name=st.sampled_from(["Example School", "Sample School"]),
        postcode=st.sampled_from(["", "EN1 4NP", "EN1 4UF"]),
        pupils=st.sampled_from([None, 10, 20]),
        taken=st.booleans(),
        status_name=st.just("Open"),
        problem=st.sampled_from(["", "", "", "The row is too short."]),
        phone=st.sampled_from(["", "2079460123", "nobody knows"]),
        head_surname=st.sampled_from(["", "Example", "Sample"]),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def schools_of():
    """Return what makes of rows what the child would have read, with some left out."""

    def found(rows, left_out):
        numbered = tuple(replace(row, line=line) for line, row in enumerate(rows, start=2))
        problems = sum(bool(row.problem) for row in numbered)
        return Recognised(
            register=SCHOOLS,
            file_name="gias.csv",
            sha256="",
            encoding="",
            sheet_name="",
            rows=numbered,
            totals=Totals(
                read=len(rows) + left_out,
                usable=len(rows) - problems,
                problems=problems,
                left_out=left_out,
            ),
        )

    return found


class _TakeBackError(Exception):
    """Rolls an example back, so that the next one finds the store as it was."""


@settings(max_examples=60, deadline=None)
@given(held=rows_read, rows=rows_read, left_out=st.integers(0, 3))
def test_rows_read_are_always_accounted_for_and_twice_is_once(
    shared_database, schools_of, held, rows, left_out
):
    def bring_in(connection, some):
        finding = partial(plan_found, connection, progress=Progress(), today=date(2017, 5, 25))
        plan = finding(found=schools_of(some, left_out))
        done = apply_plan(
            connection,
            plan=plan,
            decisions={},
            progress=Progress(),
            officer="PC Sample",
            at=datetime(2017, 5, 25, tzinfo=UTC),
        )
        assert plan.rows_read == len(some) + left_out == sum(done.counts.values())
        assert done.counts == plan.counts
        return finding(found=schools_of(some, left_out))

    def example(connection):
        bring_in(connection, held)
        again = bring_in(connection, rows)
        assert again.counts[RowVerdict.UPDATE] == again.counts[RowVerdict.NEW] == 0
        assert not any(row.conflicts for row in again.rows)
        raise _TakeBackError

    with pytest.raises(_TakeBackError):
        shared_database.write("Import", example)


@pytest.fixture(scope="module")
def shared_database(_made):
    """Return one database for all examples, each of which leaves it as it was."""
    from liaison_app.store.database import Database  # noqa: PLC0415 - only here

    opened = Database(_made.file, officer="PC Sample")
    yield opened
    opened.close()
