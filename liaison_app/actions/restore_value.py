"""Give a field of an organisation or a person a value that it had before."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import save_person
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.fields import Field
from liaison_app.domain.organisation_entries import OrganisationEntry, PersonChange
from liaison_app.domain.organisation_fields import FIELDS_BY_NAME, fields_for
from liaison_app.domain.organisations import Kind
from liaison_app.domain.person_fields import PERSON_FIELDS_BY_NAME
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.queries.kept_words import kept_words
from liaison_app.store import saving
from liaison_app.store.record_history import Kept
from liaison_app.store.tables import Officer, Organisation

RESTORABLE = frozenset({*FIELDS_BY_NAME, "officer_id"})
"""The fields of an organisation whose values can be given back: what officers type, whose it is."""
RESTORABLE_OF_PEOPLE = frozenset(PERSON_FIELDS_BY_NAME)
"""The fields of a person whose values can be given back."""

_TYPE_ANOTHER = "Edit the record and type what is right now."


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoring:
    """Which field of which record is to have which value again, as it was kept."""

    record: RecordMeant
    version: int
    field: str
    value: Kept


def restore_value(connection: Connection, *, restoring: Restoring) -> None:
    """Write the value, with all that follows from it, such as the ward from a postcode.

    Raises LiaisonError where the value cannot be any more, Stale where somebody saved since.
    """
    if restoring.record.kind is RecordKind.PERSON:
        _restore_person(connection, restoring)
        return
    if restoring.field == "officer_id":
        _restore_officer(connection, restoring)
        return
    field = FIELDS_BY_NAME[restoring.field]
    words = kept_words(connection, table="organisation", column=field.name, value=restoring.value)
    _refuse_unfit(connection, field, words, restoring.record.key)
    save_organisation(
        connection,
        entry=OrganisationEntry(
            values={field.name: words},
            organisation_id=restoring.record.key,
            version=restoring.version,
        ),
    )


def _refuse_unfit(connection: Connection, field: Field, words: str, organisation_id: int) -> None:
    kind = connection.execute(
        select(Organisation.kind).where(Organisation.id == organisation_id)
    ).scalar_one_or_none()
    if kind is not None and field not in fields_for(kind):
        raise LiaisonError(
            f"{_a(kind)} has no “{field.label}”, so it was not restored.",
            hint="Change the kind of the organisation first, if that was wrong.",
        )
    _refuse_unkeepable(field, words)


def _refuse_unkeepable(field: Field, words: str) -> None:
    if field.choices and words not in field.choices:
        raise _no_longer(field, f"It is one of these now: {', '.join(field.choices)}.")
    problem = field.check(words).problem
    if problem:
        raise _no_longer(field, problem)


def _no_longer(field: Field, why: str) -> LiaisonError:
    return LiaisonError(
        f"“{field.label}” cannot have this value any more. {why}", hint=_TYPE_ANOTHER
    )


def _restore_person(connection: Connection, restoring: Restoring) -> None:
    field = PERSON_FIELDS_BY_NAME[restoring.field]
    words = kept_words(connection, table="person", column=field.name, value=restoring.value)
    _refuse_unkeepable(field, words)
    save_person(
        connection,
        entry=PersonChange(
            values={field.name: words},
            person_id=restoring.record.key,
            version=restoring.version,
        ),
    )


def _restore_officer(connection: Connection, restoring: Restoring) -> None:
    there = select(Officer.id).where(Officer.id == restoring.value)
    if restoring.value is not None and connection.execute(there).first() is None:
        raise NotFound(
            "This officer is not in the team any more.", hint="Choose another officer for it."
        )
    saving.update(
        connection,
        Organisation,
        key=restoring.record.key,
        version=restoring.version,
        values={"officer_id": restoring.value},
    )


def _a(kind: Kind) -> str:
    return f"A {kind.label.lower()}"
