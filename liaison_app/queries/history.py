"""The steps that were taken: which of them are wanted, and how each stands."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from liaison_app.domain.choices import Choice
from liaison_app.domain.records import RecordMeant
from liaison_app.domain.steps import StepKind, StepSeen
from liaison_app.queries.record_steps import steps_about
from liaison_app.queries.step_content import sentences
from liaison_app.store.record_history import seen, step_rows
from liaison_app.store.tables import Change, Step

_TOLD_AT_ONCE = 2_000


class StepStanding(Choice):
    """Whether a step is in force."""

    STANDS = "stands", "Stands"
    TAKEN_BACK = "taken_back", "Taken back"
    TURN = "turn", "Undo or redo"
    EVENT = "event", "Event"


class StepTopic(Choice):
    """What a step was about."""

    CONTACTS = "contacts", "Contacts logged"
    RECORDS = "records", "Records edited"
    IMPORTS = "imports", "Imports"
    LISTS = "lists", "Lists handed out"
    CAMPAIGNS = "campaigns", "Campaigns"
    SAVED_LISTS = "saved_lists", "Saved lists"
    TEAM = "team", "Team and wards"


_TABLES: Mapping[StepTopic, tuple[str, ...]] = {
    StepTopic.CONTACTS: ("outreach", "relay", "follow_up"),
    StepTopic.RECORDS: (
        "organisation",
        "person",
        "role",
        "contact_point",
        "objection",
        "warning",
        "membership",
        "tag",
        "organisation_tag",
    ),
    StepTopic.IMPORTS: ("import",),
    StepTopic.LISTS: ("dispatch",),
    StepTopic.CAMPAIGNS: ("incident", "campaign", "letter", "recipient"),
    StepTopic.SAVED_LISTS: ("saved_list", "saved_list_set", "saved_list_pick"),
    StepTopic.TEAM: ("team", "ward", "officer", "officer_ward"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryWanted:
    """Which steps the history shows; None and "" mean any.

    ``record`` is the organisation or the person that they had to do with.
    """

    words: str = ""
    officer: str | None = None
    standing: StepStanding | None = None
    topic: StepTopic | None = None
    record: RecordMeant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step, how it stands, and what it changed as sentences."""

    step: StepSeen
    standing: StepStanding
    sentences: tuple[str, ...]


def matching_steps(connection: Connection, *, wanted: HistoryWanted) -> "array[int]":
    """Return the keys of the steps wanted, the newest first."""
    chosen = select(Step.id).order_by(Step.id.desc())
    for word in wanted.words.split():
        chosen = chosen.where(Step.label.icontains(word, autoescape=True))
    if wanted.officer is not None:
        chosen = chosen.where(Step.officer == wanted.officer)
    if wanted.standing is not None:
        chosen = chosen.where(_is(wanted.standing))
    if wanted.topic is not None:
        chosen = chosen.where(_is_about(wanted.topic))
    if wanted.record is not None:
        about = steps_about(connection, of=wanted.record)
        chosen = chosen.where(Step.id.in_(about))
    return array("q", connection.execute(chosen).scalars())


def steps_by_key(connection: Connection, *, keys: Iterable[int]) -> Mapping[int, StepRow]:
    """Return these steps by their keys.

    What a very large step changed is counted only, so that a list never waits for it.
    """
    wanted = step_rows().where(Step.id.in_(list(keys)))
    found = [seen(row) for row in connection.execute(wanted)]
    few = [step.id for step in found if 0 < step.changes <= _TOLD_AT_ONCE]
    told = sentences(connection, steps=few)
    return {
        step.id: StepRow(
            step=step,
            standing=standing_of(step),
            sentences=told.get(step.id, _counted(step)),
        )
        for step in found
    }


def count(connection: Connection) -> int:
    """Return how many steps were taken."""
    return connection.execute(select(func.count()).select_from(Step)).scalar_one()


def step_officers(connection: Connection) -> tuple[str, ...]:
    """Return the names under which steps are kept."""
    named = select(Step.officer).where(Step.officer != "").distinct().order_by(Step.officer)
    return tuple(connection.execute(named).scalars())


def standing_of(step: StepSeen) -> StepStanding:
    """Return how a step stands."""
    if step.kind is StepKind.EVENT:
        return StepStanding.EVENT
    if step.kind is not StepKind.CHANGE:
        return StepStanding.TURN
    return StepStanding.STANDS if step.live else StepStanding.TAKEN_BACK


def _is(standing: StepStanding) -> ColumnElement[bool]:
    if standing is StepStanding.EVENT:
        return Step.kind == StepKind.EVENT
    if standing is StepStanding.TURN:
        return Step.kind.in_((StepKind.UNDO, StepKind.REDO))
    live = Step.live if standing is StepStanding.STANDS else ~Step.live
    return and_(Step.kind == StepKind.CHANGE, live)


def _is_about(topic: StepTopic) -> ColumnElement[bool]:
    """Return whether a step was about this; an import, which edits records too, is an import."""
    if topic is StepTopic.RECORDS:
        edits = exists().where(Change.step == Step.id, Change.table_name.in_(_TABLES[topic]))
        return and_(edits, ~_is_about(StepTopic.IMPORTS))
    return Step.id.in_(select(Change.step).where(Change.table_name.in_(_TABLES[topic])))


def _counted(step: StepSeen) -> tuple[str, ...]:
    return (f"{step.changes:,} changes",) if step.changes else ()
