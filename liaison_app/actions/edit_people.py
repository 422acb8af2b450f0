"""Somebody takes up a post at an organisation, or leaves it."""

from datetime import date

from sqlalchemy import Connection, update

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.names import sort_key
from liaison_app.domain.organisation_entries import PersonEntry
from liaison_app.domain.posts import tidy_post
from liaison_app.domain.text import tidy
from liaison_app.store import saving
from liaison_app.store.tables import Person, Role


def add_person(connection: Connection, *, entry: PersonEntry) -> int:
    """Write a person in a post, and return the key of the role.

    A new main contact takes over from the one before.
    """
    name = entry.name
    if not tidy(name.surname) and not tidy(name.forenames):
        raise LiaisonError("Type the person's name.", hint="A surname or a forename is enough.")
    person_id = saving.insert(
        connection,
        Person,
        {
            "title": tidy(name.title),
            "forenames": tidy(name.forenames),
            "surname": tidy(name.surname),
            "post_nominals": tidy(name.post_nominals),
            "salutation": tidy(name.salutation),
            "language": tidy(entry.language),
            "sort_key": sort_key(name),
        },
    )
    if entry.main_contact:
        connection.execute(
            update(Role)
            .where(Role.organisation_id == entry.organisation_id, Role.main_contact)
            .values(main_contact=False, version=Role.version + 1)
        )
    return saving.insert(
        connection,
        Role,
        {
            "person_id": person_id,
            "organisation_id": entry.organisation_id,
            "post": tidy_post(entry.post),
            "from_day": entry.from_day,
            "main_contact": entry.main_contact,
        },
    )


def leave_post(connection: Connection, *, role_id: int, version: int | None, on: date) -> None:
    """Note that somebody no longer holds a post from this day on."""
    saving.update(
        connection,
        Role,
        key=role_id,
        version=version,
        values={"to_day": on, "main_contact": False},
    )
