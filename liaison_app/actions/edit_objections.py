"""Note an objection to a way of contact, a warning, or that one no longer holds."""

from datetime import date

from sqlalchemy import Connection

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisation_entries import ObjectionEntry
from liaison_app.domain.text import tidy
from liaison_app.store import saving
from liaison_app.store.tables import Objection, Warning  # noqa: A004 - the officer's word


def add_objection(connection: Connection, *, entry: ObjectionEntry) -> int:
    """Write an objection, which is honoured from now on, and return its key."""
    return saving.insert(
        connection,
        Objection,
        {
            "organisation_id": entry.organisation_id,
            "person_id": entry.person_id,
            "channel": entry.channel,
            "since": entry.since,
            "said_by": tidy(entry.said_by),
            "said_how": tidy(entry.said_how),
        },
    )


def withdraw_objection(connection: Connection, *, objection_id: int, version: int | None) -> None:
    """Take an objection back, because they said so; the history keeps it."""
    saving.delete(connection, Objection, key=objection_id, version=version)


def add_warning(
    connection: Connection, *, organisation_id: int, notice: str, review_on: date | None
) -> int:
    """Write a warning that cannot be missed, and return its key."""
    said = tidy(notice)
    if not said:
        raise LiaisonError("Type what the next officer must know.")
    return saving.insert(
        connection,
        Warning,
        {"organisation_id": organisation_id, "notice": said, "review_on": review_on},
    )


def end_warning(connection: Connection, *, warning_id: int, version: int | None) -> None:
    """Take a warning away that no longer holds; the history keeps it."""
    saving.delete(connection, Warning, key=warning_id, version=version)
