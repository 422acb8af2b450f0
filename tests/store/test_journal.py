"""Every write is a step, and every change of a row is noted under it."""

from uuid import uuid4

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from liaison_app.domain.organisations import Kind
from liaison_app.domain.steps import StepKind
from liaison_app.store import journal
from liaison_app.store.journal_triggers import columns_noted
from liaison_app.store.tables import Change, Organisation, Postcode, Team, Ward, journalled_tables


def changes(bench):
    c = Change
    wanted = select(
        c.step, c.table_name, c.row, c.operation, c.mask, func.json(c.old), func.json(c.new)
    )
    return bench.read(
        lambda connection: list(map(tuple, connection.execute(wanted.order_by(c.id))))
    )


def test_a_change_outside_a_step_is_refused(bench):
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    for statement in (
        insert(Ward).values(code="E2", name="Town"),
        update(Ward).values(name="Town"),
        update(Ward).values(version=9),
        delete(Ward),
    ):
        with pytest.raises(IntegrityError, match=r"change\.step"), bench.connection.begin():
            bench.connection.execute(statement)


def test_every_journalled_table_refuses_a_row_without_a_step(bench):
    for table in journalled_tables():
        found = bench.connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? "
            "AND name GLOB 'journal_*'",
            (table.name,),
        )
        assert (table.name, found.scalar()) == (table.name, 4)
    bench.connection.rollback()


def test_only_changed_columns_are_noted(bench):
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase", uuid=uuid4())))
    edit = bench.write(lambda c: c.execute(update(Ward).values(name='"[', version=2)))
    bit = 1 << bench.read(lambda c: columns_noted(c, table="ward")).index("name")

    assert changes(bench)[-1] == (edit, "ward", 1, "update", bit, '["Chase"]', '["\\"["]')


def test_an_insert_is_noted_by_its_key_and_a_delete_by_the_whole_row(bench):
    row = {"id": 7, "postcode": "EN1 1AA", "ward_code": "E1", "district_code": "D1"}
    made = bench.write(lambda c: c.execute(insert(Postcode).values(row)))
    gone = bench.write(lambda c: c.execute(delete(Postcode)))

    assert changes(bench) == [
        (made, "postcode", 7, "insert", None, None, None),
        (gone, "postcode", 7, "delete", 7, '["EN1 1AA","E1","D1"]', None),
    ]


def test_an_update_that_changes_nothing_is_not_noted(bench):
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    assert bench.write(lambda c: c.execute(update(Ward).values(name="Chase", version=2))) is None


def test_a_replaced_row_is_noted_as_deleted_and_inserted(bench):
    bench.write(lambda c: c.execute(insert(Postcode).values(postcode="EN1 1AA", ward_code="E1")))
    before = bench.contents()
    replacing = insert(Postcode).prefix_with("OR REPLACE")
    step = bench.write(lambda c: c.execute(replacing.values(postcode="EN1 1AA", ward_code="E2")))

    assert [each[3] for each in changes(bench) if each[0] == step] == ["delete", "insert"]
    bench.undo(step)
    assert bench.contents() == before


def test_a_bulk_statement_is_noted_row_by_row(bench):
    rows = [{"kind": Kind.SCHOOL, "name": str(number)} for number in range(50)]
    bench.write(lambda c: c.execute(insert(Organisation), rows))
    step = bench.write(lambda c: c.execute(update(Organisation).values(town="Enfield")))
    assert bench.read(lambda c: journal.change_count(c, step)) == 50


def test_a_key_never_changes_and_is_never_used_again(bench):
    bench.write(lambda c: c.execute(insert(Team).values(name="Chase")))
    with pytest.raises(IntegrityError, match="the key of a row never changes"):
        bench.write(lambda c: c.execute(update(Team).values(id=5)))
    bench.write(lambda c: c.execute(delete(Team)))
    bench.write(lambda c: c.execute(insert(Team).values(name="Town")))
    assert list(bench.contents()["team"]) == [2]


def test_the_tables_that_a_step_changed_are_told(bench):
    def two(connection):
        connection.execute(insert(Team).values(name="Chase"))
        connection.execute(insert(Ward).values(code="E1", name="Chase"))

    step = bench.write(two)
    assert bench.read(lambda c: journal.changed_tables(c, step)) == {"team", "ward"}


def test_an_operation_is_written_once(bench):
    begin = {
        "label": "Edit",
        "officer": "PC Sample",
        "at": bench.now,
        "kind": StepKind.CHANGE,
        "operation": uuid4(),
    }
    with bench.connection.begin():
        first = journal.begin_step(bench.connection, **begin)
        assert journal.step_now(bench.connection) == first
        journal.end_step(bench.connection)
        with pytest.raises(RuntimeError, match="within a step"):
            journal.step_now(bench.connection)
        with pytest.raises(IntegrityError, match="operation"):
            journal.begin_step(bench.connection, **begin)


def test_triggers_installed_again_note_each_change_once(bench):
    with bench.connection.begin():
        journal.install(bench.connection)
    step = bench.write(lambda c: c.execute(insert(Team).values(name="Chase")))
    assert bench.read(lambda c: journal.change_count(c, step)) == 1


def test_a_table_with_more_columns_than_bits_is_refused(bench):
    wide = Table(
        "wide",
        MetaData(),
        Column("id", Integer, primary_key=True),
        *(Column(f"c{number}", Text) for number in range(64)),
    )
    with bench.connection.begin():
        wide.create(bench.connection)
        with pytest.raises(ValueError, match="more columns than a mask has bits"):
            columns_noted(bench.connection, table="wide")


def test_a_column_added_later_leaves_the_bits_of_older_changes_as_they_were(bench):
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    step = bench.write(lambda c: c.execute(delete(Ward)))
    with bench.connection.begin():
        bench.connection.exec_driver_sql(
            "ALTER TABLE ward ADD COLUMN area TEXT NOT NULL DEFAULT 'none'"
        )
        journal.install(bench.connection)

    bench.undo(step)

    row = bench.contents()["ward"][1]
    assert (row["code"], row["name"], row["area"]) == ("E1", "Chase", "none")
