"""Undo and redo as the officer presses them, on a real file."""

import pytest
from sqlalchemy import insert, select, update

from liaison_app.actions.undo import redo_last, undo_last, undo_step
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.steps import StepKind
from liaison_app.store.record_history import steps
from liaison_app.store.tables import Ward


def add(code):
    return lambda c: c.execute(insert(Ward).values(code=code, name="Chase")) and None


def rename(name):
    return lambda c: c.execute(update(Ward).values(name=name)) and None


def names(database):
    return database.read(lambda c: c.scalars(select(Ward.name)).all())


def test_undo_takes_the_last_step_back_and_says_which(database):
    database.write("Add ward", add("E1"))
    step = database.write("Edit ward", rename("Town")).step

    undone = undo_last(database)

    assert (undone.value.id, undone.value.label) == (step, "Edit ward")
    assert undone.changed == {"ward"}
    assert names(database) == ["Chase"]


def test_undo_pressed_twice_walks_back_and_redo_twice_forward(database):
    database.write("Add ward", add("E1"))
    database.write("Edit ward", rename("Town"))

    undo_last(database)
    undo_last(database)
    assert names(database) == []
    assert redo_last(database).value.label == "Add ward"
    assert redo_last(database).value.label == "Edit ward"

    assert names(database) == ["Town"]
    told = [(step.label, step.kind) for step in database.read(steps)]
    assert told[:3] == [
        ("Redo: Edit ward", StepKind.REDO),
        ("Redo: Add ward", StepKind.REDO),
        ("Undo: Add ward", StepKind.UNDO),
    ]


def test_where_nothing_is_left_to_undo_or_redo_it_says_so(database):
    with pytest.raises(NotFound, match="nothing to undo"):
        undo_last(database)
    database.write("Back up", lambda _: None, kind=StepKind.EVENT)
    with pytest.raises(NotFound, match="nothing to undo"):
        undo_last(database)
    with pytest.raises(NotFound, match="nothing to redo"):
        redo_last(database)


def test_a_step_of_the_history_is_taken_back_and_its_undoing_too(database):
    database.write("Add ward", add("E1"))
    edited = database.write("Edit ward", rename("Town")).step

    undone = undo_step(database, step=edited).step
    assert names(database) == ["Chase"]
    redone = undo_step(database, step=undone).step
    assert names(database) == ["Town"]
    undo_step(database, step=redone)
    assert names(database) == ["Chase"]


def test_a_refused_undo_leaves_everything_as_it_was(database):
    added = database.write("Add ward", add("E1")).step
    database.write("Edit ward", rename("Town"))
    before = database.read(steps)

    with pytest.raises(LiaisonError, match='changed again by "Edit ward"'):
        undo_step(database, step=added)

    assert names(database) == ["Town"]
    assert database.read(steps) == before
