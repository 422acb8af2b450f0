"""Note an objection to a way of contact, a warning, or that one no longer holds."""

from datetime import date

from sqlalchemy import Connection

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisation_entries import ObjectionEntry, WarningEntry
from liaison_app.domain.text import tidy
from liaison_app.store import saving
from liaison_app.store.tables import Objection, Warning  # noqa: A004 - the officer's word


def add_objection(connection: Connection, *, entry: ObjectionEntry) -> int:
    """Write an objection, which is honoured from now on, and return its key."""
    return saving.insert(connection, Objection, _objection(entry))


def change_objection(connection: Connection, *, entry: ObjectionEntry) -> int:
    """Write a known objection as typed, and return its key."""
    if entry.objection_id is None:
        raise ValueError("An objection without a key is added.")
    saving.update(
        connection,
        Objection,
        key=entry.objection_id,
        version=entry.version,
        values=_objection(entry),
    )
    return entry.objection_id


def withdraw_objection(connection: Connection, *, objection_id: int, version: int | None) -> None:
    """Take an objection back, because they said so; the history keeps it."""
    saving.delete(connection, Objection, key=objection_id, version=version)


def add_warning(
    connection: Connection,
    *,
    notice: str,
    review_on: date | None,
    organisation_id: int | None = None,
    person_id: int | None = None,
) -> int:
    """Write a warning that cannot be missed, and return its key."""
    entry = WarningEntry(
        notice=notice, review_on=review_on, organisation_id=organisation_id, person_id=person_id
    )
    return saving.insert(connection, Warning, _warning(entry))


def change_warning(connection: Connection, *, entry: WarningEntry) -> int:
    """Write a known warning as typed, and return its key; it stays about whom it was."""
    if entry.warning_id is None:
        raise ValueError("A warning without a key is added.")
    said = _warning(entry)
    values = {name: said[name] for name in ("notice", "review_on")}
    saving.update(connection, Warning, key=entry.warning_id, version=entry.version, values=values)
    return entry.warning_id


def keep_warning(
    connection: Connection, *, warning_id: int, version: int | None, review_on: date
) -> None:
    """Note that a warning was looked at and still holds, and when to look at it again."""
    values = {"review_on": review_on}
    saving.update(connection, Warning, key=warning_id, version=version, values=values)


def end_warning(connection: Connection, *, warning_id: int, version: int | None) -> None:
    """Take a warning away that no longer holds; the history keeps it."""
    saving.delete(connection, Warning, key=warning_id, version=version)


def _objection(entry: ObjectionEntry) -> dict[str, object]:
    return {
        "organisation_id": entry.organisation_id,
        "person_id": entry.person_id,
        "channel": entry.channel,
        "since": entry.since,
        "said_by": tidy(entry.said_by),
        "said_how": tidy(entry.said_how),
    }


def _warning(entry: WarningEntry) -> dict[str, object]:
    said = tidy(entry.notice)
    if not said:
        raise LiaisonError("Type what the next officer must know.")
    return {
        "organisation_id": entry.organisation_id,
        "person_id": entry.person_id,
        "notice": said,
        "review_on": entry.review_on,
    }
