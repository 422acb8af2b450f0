"""Undo and redo: take back a step, or do again one that was taken back."""

from functools import partial

from sqlalchemy import Connection

from liaison_app.domain.errors import NotFound
from liaison_app.domain.steps import StepKind, StepSeen
from liaison_app.store import undo
from liaison_app.store.database import Database
from liaison_app.store.written import Written


def undo_last(database: Database) -> Written[StepSeen]:
    """Take back the last step that stands, and return it."""
    step = database.read(undo.last_undoable)
    if step is None:
        raise NotFound("There is nothing to undo.")
    return _undo(database, step)


def redo_last(database: Database) -> Written[StepSeen]:
    """Do again the step that was taken back last, and return it."""
    step = database.read(undo.last_redoable)
    if step is None:
        raise NotFound("There is nothing to redo.")
    return _redo(database, step)


def undo_step(database: Database, *, step: int) -> Written[StepSeen]:
    """Take back any step of the history, and return it; an undoing is taken back by redoing."""
    own = database.read(partial(undo.own_step, step=step))
    return _undo(database, own) if own.live else _redo(database, own)


def _undo(database: Database, step: StepSeen) -> Written[StepSeen]:
    return database.write(f"Undo: {step.label}", partial(_undone, step=step), kind=StepKind.UNDO)


def _redo(database: Database, step: StepSeen) -> Written[StepSeen]:
    return database.write(f"Redo: {step.label}", partial(_redone, step=step), kind=StepKind.REDO)


def _undone(connection: Connection, *, step: StepSeen) -> StepSeen:
    undo.undo(connection, step=step.id)
    return step


def _redone(connection: Connection, *, step: StepSeen) -> StepSeen:
    undo.redo(connection, step=step.id)
    return step
