"""What steps changed: how many records of each kind, and for a small step which fields of which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from sqlalchemy import Connection, func, select

from liaison_app.domain.steps import StepKind, StepSeen
from liaison_app.queries.kept_labels import kept_label
from liaison_app.queries.kept_words import kept_words, name_of, record_name
from liaison_app.store import undo
from liaison_app.store.record_history import (
    FieldChange,
    Happened,
    Kept,
    PastRecords,
    history,
    seen,
    step_rows,
)
from liaison_app.store.tables import Change, Step

WORDS: Mapping[str, tuple[str, str]] = {
    "organisation": ("organisation", "organisations"),
    "person": ("person", "people"),
    "role": ("post held", "posts held"),
    "contact_point": ("contact point", "contact points"),
    "objection": ("objection", "objections"),
    "warning": ("warning", "warnings"),
    "campaign": ("campaign", "campaigns"),
    "incident": ("incident", "incidents"),
    "letter": ("letter", "letters"),
    "recipient": ("recipient", "recipients"),
    "outreach": ("log entry", "log entries"),
    "outreach_with": ("contact with an organisation", "contacts with organisations"),
    "relay": ("relay", "relays"),
    "follow_up": ("follow-up", "follow-ups"),
    "dispatch": ("export register entry", "export register entries"),
    "dispatch_row": ("row of a list", "rows of lists"),
    "dispatch_batch": ("Bcc batch", "Bcc batches"),
    "export_preset": ("preset for exports", "presets for exports"),
    "label_sheet": ("sheet of labels", "sheets of labels"),
    "word_template": ("Word letter", "Word letters"),
    "reporting_route": ("reporting route", "reporting routes"),
    "import": ("import", "imports"),
    "membership": ("membership", "memberships"),
    "tag": ("tag", "tags"),
    "organisation_tag": ("tag of an organisation", "tags of organisations"),
    "saved_list": ("saved list", "saved lists"),
    "saved_list_set": ("set of a saved list", "sets of saved lists"),
    "saved_list_pick": ("pick of a saved list", "picks of saved lists"),
    "register_row": ("register entry", "register entries"),
    "team": ("team", "teams"),
    "ward": ("ward", "wards"),
    "officer": ("officer", "officers"),
    "officer_ward": ("ward of an officer", "wards of officers"),
    "postcode": ("postcode", "postcodes"),
}
_RANK = {name: place for place, name in enumerate(WORDS)}
UNTOLD = frozenset(
    {
        "uuid",
        "name_key",
        "sort_key",
        "value",
        "cells",
        "said",
        "sha256",
        "content",
        "letter_text",
        "settings",
    }
)
_MOST_TOLD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTold:
    """One field before and after, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTold:
    """One record that a step changed: what it is, what became of it, and its fields."""

    kind: str
    name: str
    happened: Happened
    fields: tuple[FieldTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContent:
    """What a step did, as sentences: "12 organisations added".

    ``records`` are the first of those ``touched``. ``own`` is the officer's own step, of which an
    undo or redo is but a turn, and ``newest`` the last of those turns.
    """

    step: StepSeen
    sentences: tuple[str, ...]
    records: tuple[RecordTold, ...]
    touched: int
    own: StepSeen
    newest: StepSeen


def content_of(connection: Connection, *, step: int) -> StepContent:
    """Return what a step changed; raise NotFound where there is no such step."""
    own = undo.own_step(connection, step=step)
    turns = _turns(connection, own)
    this = next(turn for turn in turns if turn.id == step)
    return StepContent(
        step=this,
        sentences=sentences(connection, steps=[step]).get(step, ()),
        records=_records(connection, step),
        touched=_touched(connection, step),
        own=own,
        newest=turns[-1],
    )


def sentences(connection: Connection, *, steps: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """Return for each step how many records of each kind it added, changed and removed.

    A record that was added and then changed within one step counts as added.
    """
    c = Change
    added = func.max(c.operation == Happened.ADDED.value)
    removed = func.max(c.operation == Happened.REMOVED.value)
    each = (
        select(c.step, c.table_name, added.label("added"), removed.label("removed"))
        .where(c.step.in_(list(steps)))
        .group_by(c.step, c.table_name, c.row)
        .subquery()
    )
    e = each.c
    counted = select(e.step, e.table_name, e.added, e.removed, func.count()).group_by(
        e.step, e.table_name, e.added, e.removed
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for step, table, was_added, was_removed, number in connection.execute(counted):
        happened = _happened(added=bool(was_added), removed=bool(was_removed))
        if happened is not None:
            sentence = f"{number:,} {_noun(table, number)} {happened.label.lower()}"
            found[step].append((_RANK.get(table, len(_RANK)), sentence))
    return {
        step: tuple(sentence for _, sentence in sorted(ranked)) for step, ranked in found.items()
    }


def _happened(*, added: bool, removed: bool) -> Happened | None:
    if added and removed:
        return None
    if added:
        return Happened.ADDED
    return Happened.REMOVED if removed else Happened.CHANGED


def _noun(table: str, number: int) -> str:
    one, several = WORDS.get(table, ("record", "records"))
    return one if number == 1 else several


def _turns(connection: Connection, own: StepSeen) -> Sequence[StepSeen]:
    """Return the officer's own step, and what undid and redid it, in their order."""
    turns = [own]
    while True:
        wanted = step_rows().where(
            Step.takes_back == turns[-1].id, Step.kind.in_((StepKind.UNDO, StepKind.REDO))
        )
        row = connection.execute(wanted.order_by(Step.id.desc()).limit(1)).first()
        if row is None:
            return turns
        turns.append(seen(row))


def _records(connection: Connection, step: int) -> tuple[RecordTold, ...]:
    c = Change
    touched = select(c.table_name, c.row).where(c.step == step).distinct().limit(_MOST_TOLD * 3)
    rows = sorted(connection.execute(touched).all(), key=_by_rank)
    told = map(partial(_record, connection, step), rows)
    return tuple(islice(told, _MOST_TOLD))


def _touched(connection: Connection, step: int) -> int:
    each = select(Change.table_name, Change.row).where(Change.step == step).distinct().subquery()
    return connection.execute(select(func.count()).select_from(each)).scalar_one()


def _by_rank(row: Sequence[object]) -> tuple[int, object]:
    return _RANK.get(str(row[0]), len(_RANK)), row[1]


def _record(connection: Connection, step: int, which: Sequence[object]) -> RecordTold:
    table, key = str(which[0]), int(str(which[1]))
    changes = [one for one in history(connection, table=table, key=key) if one.step == step]
    whole = [one.happened for one in changes if one.happened is not Happened.CHANGED]
    kind = PastRecords(connection).after(step, table=table, key=key).get("kind")
    field = partial(_field, connection, table, kind)
    fields = [] if whole else [field(one) for one in changes if _is_told(one)]
    return RecordTold(
        kind=_noun(table, 1).capitalize(),
        name=_name(connection, step, table=table, key=key),
        happened=whole[-1] if whole else Happened.CHANGED,
        fields=tuple(one for one in fields if one.old or one.new),
    )


def _is_told(change: FieldChange) -> bool:
    return bool(change.column) and change.column not in UNTOLD


def _field(connection: Connection, table: str, kind: Kept, change: FieldChange) -> FieldTold:
    words = partial(kept_words, connection, table=table, column=change.column)
    return FieldTold(
        label=kept_label(table, change.column, kind=kind),
        old=words(value=change.old),
        new=words(value=change.new),
    )


def _name(connection: Connection, step: int, *, table: str, key: int) -> str:
    """Return what the record was called when the step left it; nothing once it is erased."""
    then = PastRecords(connection).after(step, table=table, key=key)
    if table == "role":
        return record_name(connection, table="person", key=int(then.get("person_id") or 0))
    return name_of(table, then)
