"""What steps did to one record and to what belongs to it, as sentences."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from liaison_app.domain.people import PersonStanding
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.queries.kept_labels import kept_label
from liaison_app.queries.kept_words import kept_words, name_of, record_name
from liaison_app.queries.record_steps import RecordRow, rows_changed
from liaison_app.store.record_history import Happened, Kept, PastRecords, RecordChange

_UNTOLD = frozenset(
    {"uuid", "name_key", "sort_key", "value", "typed", "verified_on", "verified_by", "source"}
)
_LONGEST = 90
_BINNED = PersonStanding.BINNED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one step did to one row, and for whose timeline it is told."""

    connection: Connection
    of: RecordMeant
    row: RecordRow
    change: RecordChange

    @property
    def of_a_person(self) -> bool:
        """Whether it is told in the timeline of a person, who is then not named."""
        return self.of.kind is RecordKind.PERSON

    @property
    def happened(self) -> Happened:
        """What became of the row."""
        return self.change.happened

    def now(self, column: str) -> str:
        """Return a column as the step left it, in words."""
        return self._words(column, self.change.now.get(column))

    def before(self, column: str) -> str:
        """Return a column that changed as it was before, in words."""
        return self._words(column, self.change.old.get(column))

    def key(self, column: str) -> int:
        """Return the key of a record that the row points to; 0 where it points to none."""
        return int(self.change.now.get(column) or 0)

    def _words(self, column: str, value: Kept) -> str:
        table = self.row.table
        said = kept_words(self.connection, table=table, column=column, value=value)
        line = " ".join(said.split())
        return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def sentences_about(
    connection: Connection, *, of: RecordMeant, steps: Collection[int]
) -> Mapping[int, tuple[str, ...]]:
    """Return for each step what it did to the record, one sentence a change."""
    past = PastRecords(connection)
    found: dict[int, list[str]] = defaultdict(list)
    changed = rows_changed(connection, of=of, steps=steps)
    for step, row in changed:
        change = past.change(step, table=row.table, key=row.key)
        if change is not None:
            told = _Told(connection=connection, of=of, row=row, change=change)
            found[step] += _sentences(told)
    return {step: tuple(dict.fromkeys(said)) for step, said in found.items()}


def _sentences(told: _Told) -> Iterator[str]:
    match told.row.table:
        case "organisation":
            yield from _of_organisation(told)
        case "contact_point":
            yield from _of_contact(told)
        case "role":
            yield from _of_own_role(told) if told.of_a_person else _of_role(told)
        case "person":
            yield from _of_person(told)
        case "objection":
            yield _begun_or_ended(told, "Objection", _objected(told), "noted", "withdrawn")
        case "warning":
            yield _begun_or_ended(told, "Warning", told.now("notice"), "added", "ended")
        case "membership":
            yield _of_membership(told)
        case "organisation_tag":
            tagged = "taken away" if told.happened is Happened.REMOVED else "put on"
            yield f"Tag {tagged}: {told.now('tag_id')}"
        case "recipient":
            yield _of_recipient(told)


def _of_organisation(told: _Told) -> Iterator[str]:
    if told.happened is not Happened.CHANGED:
        yield f"{told.now('name')} {told.happened.label.lower()}"
        return
    yield from _fields(told)
    if "verified_on" in told.change.old:
        yield (
            f"Verified on {told.now('verified_on')}" if told.now("verified_on") else "Not verified"
        )


def _of_contact(told: _Told) -> Iterator[str]:
    what, shown = told.now("kind"), told.now("shown")
    if told.happened is not Happened.CHANGED:
        yield f"{what} {told.happened.label.lower()}: {shown}"
        return
    old = told.change.old
    if "shown" in old:
        yield f"{what} changed from {told.before('shown')} to {shown}"
    elif "standing" in old or "verified_on" in old:
        yield f"{what} {shown}: {told.now('standing').lower()}"
    if "label" in old:
        yield _field(told, "label", of=f"{what} {shown}")


def _of_role(told: _Told) -> Iterator[str]:
    who, post = told.now("person_id") or "Somebody", told.now("post")
    if told.key("organisation_id") != told.of.key:
        yield f"{who} speaks for them"
        return
    if told.happened is Happened.ADDED:
        yield f"{who} became {post}" if post else f"{who} added"
        return
    if told.happened is Happened.REMOVED:
        yield f"{who} is no longer {post}" if post else f"{who} removed"
        return
    old = told.change.old
    if "to_day" in old:
        left = told.now("to_day")
        yield f"{who} left as {post or 'contact'} on {left}" if left else f"{who} is back as {post}"
    elif "main_contact" in old:
        word = "became" if told.change.now.get("main_contact") else "is no longer"
        yield f"{who} {word} the main contact"
    for column in old:
        if column not in {"to_day", "main_contact", *_UNTOLD}:
            yield _field(told, column, of=who)


def _of_own_role(told: _Told) -> Iterator[str]:
    place = told.now("organisation_id") or "an organisation"
    what = f"{told.now('post') or 'contact'} at {place}"
    old = told.change.old
    if told.happened is not Happened.CHANGED:
        yield f"Became {what}" if told.happened is Happened.ADDED else f"No longer {what}"
        return
    if "to_day" in old:
        left = told.now("to_day")
        yield f"Left as {what} on {left}" if left else f"Back as {what}"
    elif "main_contact" in old:
        word = "Became" if told.change.now.get("main_contact") else "No longer"
        yield f"{word} the main contact of {place}"
    for column in old:
        if column not in {"to_day", "main_contact", *_UNTOLD}:
            yield _field(told, column, of=place)


def _of_person(told: _Told) -> Iterator[str]:
    who = name_of("person", told.change.now)
    if told.happened is Happened.CHANGED:
        yield from _fields(told, of="" if told.of_a_person else who)
    elif told.happened is Happened.ADDED and told.of_a_person:
        yield f"{who} added"
    elif told.happened is Happened.REMOVED:
        yield f"{who} removed"


def _begun_or_ended(told: _Told, what: str, said: str, begun: str, ended: str) -> str:
    if told.happened is Happened.CHANGED:
        return f"{what} changed: {said}"
    return f"{what} {begun if told.happened is Happened.ADDED else ended}: {said}"


def _objected(told: _Told) -> str:
    channel = told.now("channel").lower()
    if told.of_a_person:
        return channel
    whose = record_name(told.connection, table="person", key=told.key("person_id"))
    return f"{channel}, by {whose}" if whose else channel


def _of_membership(told: _Told) -> str:
    joined = "is no longer" if told.happened is Happened.REMOVED else "became"
    if told.key("organisation_id") == told.of.key:
        word = "No longer" if told.happened is Happened.REMOVED else "Became"
        return f"{word} a member of {told.now('network_id')}"
    return f"{told.now('organisation_id')} {joined} a member"


def _of_recipient(told: _Told) -> str:
    campaign = told.now("campaign_id")
    if told.happened is not Happened.CHANGED:
        word = "Recipient" if told.happened is Happened.ADDED else "No longer a recipient"
        return f"{word} of {campaign}"
    reason = told.now("left_out_reason")
    return f"Left out of {campaign}: {reason}" if reason else f"Taken into {campaign} again"


def _fields(told: _Told, *, of: str = "") -> Iterator[str]:
    for column in told.change.old:
        if column == "standing":
            yield _standing(told, of=of)
        elif column not in _UNTOLD:
            yield _field(told, column, of=of)


def _standing(told: _Told, *, of: str) -> str:
    """Return "Put into the bin", or how the status changed otherwise."""
    if told.change.now.get("standing") == _BINNED:
        return f"{of} put into the bin" if of else "Put into the bin"
    if told.change.old.get("standing") == _BINNED:
        return f"{of} put back from the bin" if of else "Put back from the bin"
    return _field(told, "standing", of=of)


def _field(told: _Told, column: str, *, of: str = "") -> str:
    """Return "Town changed from Enfield to Edmonton"."""
    label = kept_label(told.row.table, column, kind=told.change.now.get("kind"))
    what = f"{label} of {of}" if of else label
    old, new = told.before(column), told.now(column)
    if not old:
        return f"{what}: {new}"
    return f"{what} changed from {old} to {new}" if new else f"{what} emptied: it was {old}"
