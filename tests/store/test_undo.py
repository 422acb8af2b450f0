"""A step is taken back whole, or refused with a sentence that names what stands on it."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.organisations import Kind
from liaison_app.domain.steps import StepKind
from liaison_app.store import undo
from liaison_app.store.tables import (
    Change,
    Officer,
    OfficerWard,
    Organisation,
    Person,
    Postcode,
    Role,
    Step,
    Team,
    Ward,
)


def add_organisation(name="Oak School"):
    return lambda c: c.execute(insert(Organisation).values(kind=Kind.SCHOOL, name=name))


def rename(key, name):
    return lambda c: c.execute(
        update(Organisation)
        .where(Organisation.id == key)
        .values(name=name, version=Organisation.version + 1)
    )


def change(record, key, **values):
    return lambda c: c.execute(update(record).where(record.id == key).values(**values))


def remove(record, key):
    return lambda c: c.execute(delete(record).where(record.id == key))


def version_of(bench, key):
    wanted = select(Organisation.version).where(Organisation.id == key)
    return bench.read(lambda c: c.scalar(wanted))


def test_undoing_an_edit_restores_the_row_and_raises_its_version(bench):
    bench.write(add_organisation())
    before = bench.contents()
    edit = bench.write(rename(1, "Ash School"))

    bench.undo(edit)

    assert bench.contents() == before
    assert version_of(bench, 1) == 3


def test_reference_data_without_versions_is_restored_too(bench):
    bench.write(lambda c: c.execute(insert(Postcode).values(postcode="EN1 1AA", ward_code="E1")))
    before = bench.contents()
    bench.undo(bench.write(change(Postcode, 1, ward_code="E2")))
    assert bench.contents() == before


def test_a_removed_record_comes_back_with_a_version_nobody_has_seen(bench):
    bench.write(add_organisation())
    bench.write(rename(1, "Ash School"))
    before = bench.contents()
    removal = bench.write(remove(Organisation, 1))

    bench.undo(removal)

    assert bench.contents() == before
    assert version_of(bench, 1) == 3


def test_a_row_changed_many_times_in_one_step_goes_back_to_its_start(bench):
    bench.write(add_organisation())
    before = bench.contents()

    def much(connection):
        for name in ("Ash", "Elm", "Oak"):
            rename(1, name)(connection)
        add_organisation("Yew")(connection)
        rename(2, "Fir")(connection)
        remove(Organisation, 2)(connection)

    step = bench.write(much)
    after = bench.contents()
    undone = bench.undo(step)
    assert bench.contents() == before
    bench.redo(undone)
    assert bench.contents() == after


def test_a_unique_value_that_moved_between_rows_is_moved_back(bench):
    bench.write(
        lambda c: c.execute(
            insert(Ward), [{"code": "E1", "name": "A"}, {"code": "E2", "name": "B"}]
        )
    )
    before = bench.contents()

    def swap(connection):
        for key, code in ((1, "E3"), (2, "E1"), (1, "E2")):
            change(Ward, key, code=code)(connection)

    step = bench.write(swap)
    bench.undo(step)
    assert bench.contents() == before


def test_parents_and_children_of_one_step_go_and_come_back_together(bench):
    def both(connection):
        add_organisation()(connection)
        connection.execute(insert(Person).values(surname="Sample"))
        connection.execute(insert(Role).values(person_id=1, organisation_id=1, post="Chair"))

    step = bench.write(both)
    after = bench.contents()
    bench.undo(step)
    assert not any(bench.contents().values())
    bench.redo(step)
    assert bench.contents() == after


def test_a_later_change_to_the_same_field_is_named_with_its_time(bench):
    bench.write(add_organisation())
    first = bench.write(rename(1, "Ash"), label="Rename")
    bench.write(rename(1, "Elm"), label="Edit organisation")

    with pytest.raises(LiaisonError) as refused:
        bench.undo(first)

    assert str(refused.value) == (
        'What "Rename" changed was changed again by "Edit organisation" at 13:03; '
        "take that back first."
    )


def test_a_later_change_on_another_day_is_named_with_its_date(bench):
    bench.write(add_organisation())
    first = bench.write(rename(1, "Ash"), label="Rename")
    bench.write(rename(1, "Elm"), label="Edit organisation")
    bench.now += timedelta(days=1)

    with pytest.raises(LiaisonError, match=r"on Thu 25 May 2017, 13:03; take that back first\."):
        bench.undo(first)


def test_a_later_change_to_another_field_stays(bench):
    bench.write(add_organisation())
    first = bench.write(rename(1, "Ash"))
    bench.write(change(Organisation, 1, town="Enfield"))

    bench.undo(first)

    row = bench.contents()["organisation"][1]
    assert (row["name"], row["town"]) == ("Oak School", "Enfield")


def test_a_record_edited_later_is_not_taken_away_with_the_step_that_made_it(bench):
    made = bench.write(add_organisation(), label="Import")
    edit = bench.write(change(Organisation, 1, town="Enfield"), label="Edit organisation")

    with pytest.raises(LiaisonError, match='changed again by "Edit organisation"'):
        bench.undo(made)

    bench.undo(edit)
    bench.undo(made)
    assert not bench.contents()["organisation"]


def test_what_was_done_again_later_stands_in_the_way_as_well(bench):
    made = bench.write(add_organisation(), label="Import")
    edit = bench.write(change(Organisation, 1, town="Enfield"), label="Edit organisation")
    bench.undo(edit)
    bench.undo(made)
    bench.redo(made)
    bench.redo(edit)

    with pytest.raises(LiaisonError, match="changed again"):
        bench.undo(made)


def test_a_record_that_others_use_is_not_taken_away(bench):
    made = bench.write(add_organisation(), label="Import")
    bench.write(lambda c: c.execute(insert(Person).values(surname="Sample")))
    linked = insert(Role).values(person_id=1, organisation_id=1, post="Chair")
    bench.write(lambda c: c.execute(linked), label="Add person")
    before = bench.contents()

    with pytest.raises(
        LiaisonError, match='"Import" brought has been used since by "Add person" at 13:03; take'
    ):
        bench.undo(made)
    assert bench.contents() == before


def test_a_record_is_not_brought_back_to_one_that_is_gone(bench):
    bench.write(lambda c: c.execute(insert(Officer).values(name="PC Sample")))
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    bench.write(lambda c: c.execute(insert(OfficerWard).values(officer_id=1, ward_id=1)))
    parted = bench.write(remove(OfficerWard, 1), label="Part")
    bench.write(remove(Officer, 1), label="Remove officer")

    with pytest.raises(
        LiaisonError, match='"Part" had used has been removed since by "Remove officer" at 13:05'
    ):
        bench.undo(parted)


def test_a_unique_value_taken_since_is_said(bench):
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    moved = bench.write(change(Ward, 1, code="E2"), label="Edit ward")
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Town")))

    with pytest.raises(LiaisonError, match='newer record has a name or number that "Edit ward"'):
        bench.undo(moved)


def test_a_row_changed_behind_the_journal_is_left_alone(bench):
    bench.write(add_organisation())
    edit = bench.write(rename(1, "Ash"), label="Rename")
    with bench.connection.begin():
        bench.connection.exec_driver_sql("DROP TRIGGER journal_update_organisation")
        bench.connection.exec_driver_sql("UPDATE organisation SET name = 'Elm'")

    with pytest.raises(LiaisonError, match="Not everything that"):
        bench.undo(edit)


def test_an_event_is_never_taken_back(bench):
    event = bench.write(
        lambda c: c.execute(insert(Team).values(name="Chase")), kind=StepKind.EVENT, label="Export"
    )
    edit = bench.write(add_organisation(), label="Add")
    bench.write(change(Organisation, 1, town="Enfield"), kind=StepKind.EVENT, label="Backup")

    with pytest.raises(LiaisonError, match='"Export" cannot be taken back'):
        bench.undo(event)
    with pytest.raises(LiaisonError, match='by "Backup" at 13:03, which cannot be taken back'):
        bench.undo(edit)


def test_a_step_is_taken_back_once_and_done_again_once(bench):
    step = bench.write(add_organisation(), label="Add")
    with pytest.raises(LiaisonError, match="has not been taken back"):
        bench.redo(step)
    bench.undo(step)
    with pytest.raises(LiaisonError, match="taken back already"):
        bench.undo(step)
    with pytest.raises(NotFound):
        bench.undo(99)


def test_what_is_live_is_what_stands(bench):
    step = bench.write(add_organisation())
    undone = bench.undo(step)
    redone = bench.redo(step)
    again = bench.undo(step)

    live = bench.read(lambda c: dict(c.execute(select(Step.id, Step.live)).all()))
    backs = bench.read(lambda c: c.scalars(select(Step.takes_back).order_by(Step.id)).all())

    assert live == {step: False, undone: False, redone: False, again: True}
    assert backs == [None, step, undone, redone]


def ids(bench):
    """Return what Undo and Redo would take, by key."""
    undoable, redoable = bench.read(undo.last_undoable), bench.read(undo.last_redoable)
    return (undoable and undoable.id, redoable and redoable.id)


def test_undo_walks_back_and_redo_walks_forward(bench):
    assert ids(bench) == (None, None)
    first, second, third = (bench.write(add_organisation(name)) for name in "abc")
    bench.write(lambda c: c.execute(insert(Team).values(name="x")), kind=StepKind.EVENT)
    assert ids(bench) == (third, None)
    bench.undo(third)
    assert ids(bench) == (second, third)
    bench.undo(second)
    assert ids(bench) == (first, second)
    bench.redo(second)
    assert ids(bench) == (second, third)
    bench.undo(second)
    bench.redo(second)
    bench.redo(third)
    assert ids(bench) == (third, None)


def test_a_new_change_leaves_nothing_to_redo(bench):
    first = bench.write(add_organisation("a"))
    second = bench.write(add_organisation("b"))
    bench.undo(second)
    third = bench.write(add_organisation("c"))
    assert ids(bench) == (third, None)
    bench.undo(third)
    assert ids(bench) == (first, third)
    bench.redo(third)
    assert ids(bench) == (third, None)


def test_undoing_all_and_redoing_all_meets_no_obstacle(bench):
    made = bench.write(add_organisation())
    edits = [bench.write(rename(1, name)) for name in ("Ash", "Elm", "Yew")]
    after = bench.contents()
    for step in (*reversed(edits), made):
        bench.undo(step)
    for step in (made, *edits):
        bench.redo(step)
    assert bench.contents() == after


def test_an_edit_done_again_after_its_record_was_is_not_lost_with_it(bench):
    made = bench.write(add_organisation())
    edit = bench.write(rename(1, "Ash"))
    bench.undo(edit)
    removal = bench.write(remove(Organisation, 1))
    bench.undo(removal)
    bench.redo(edit)

    with pytest.raises(LiaisonError, match="changed again"):
        bench.redo(removal)
    assert made


def test_a_link_to_a_record_whose_adding_was_taken_back_is_not_restored(bench):
    added = bench.write(lambda c: c.execute(insert(Officer).values(name="PC Sample")))
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    bench.write(lambda c: c.execute(insert(OfficerWard).values(officer_id=1, ward_id=1)))
    parted = bench.write(remove(OfficerWard, 1), label="Part")
    bench.undo(added)

    with pytest.raises(LiaisonError, match='has been removed since by "Undo" at 13:05; take that'):
        bench.undo(parted)


def test_what_is_in_the_way_is_said_even_where_its_step_is_no_longer_kept(bench):
    made = bench.write(add_organisation(), label="Import")
    bench.write(lambda c: c.execute(insert(Person).values(surname="Sample")))
    linked = insert(Role).values(person_id=1, organisation_id=1, post="Chair")
    linking = bench.write(lambda c: c.execute(linked))
    with bench.connection.begin():
        bench.connection.execute(delete(Change).where(Change.step == linking))

    with pytest.raises(LiaisonError, match=r'"Import" brought has been used since\. Look at'):
        bench.undo(made)
