"""Somebody takes up a post at an organisation, is known better, leaves it, or goes to the bin."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, select, update

from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.fields import Checked, Field
from liaison_app.domain.names import PersonName, sort_key, split_name
from liaison_app.domain.organisation_entries import PersonChange, PersonEntry, RoleEntry
from liaison_app.domain.people import PersonStanding
from liaison_app.domain.person_fields import PERSON_FIELDS, ROLE_FIELDS, check_named
from liaison_app.domain.posts import tidy_post
from liaison_app.domain.progress import Progress, reported
from liaison_app.domain.text import fold, tidy, tidy_lines
from liaison_app.queries.keys import among
from liaison_app.store import saving
from liaison_app.store.tables import ContactPoint, Person, Role, table_of

_NOT_KNOWN = frozenset({"", "not known", "not known yet", "unknown", "nobody"})
_PARTS = ("title", "forenames", "surname", "post_nominals", "salutation")


def add_person(connection: Connection, *, entry: PersonEntry) -> int:
    """Write a person in a post, and return the key of the role.

    A new main contact takes over from the one before.
    """
    name = entry.name
    _refuse_nameless(name)
    person_id = saving.insert(
        connection,
        Person,
        {
            **{part: tidy(getattr(name, part)) for part in _PARTS},
            "language": tidy(entry.language),
            "notes": tidy_lines(entry.notes),
            "sort_key": sort_key(name),
        },
    )
    if entry.main_contact:
        _take_over(connection, organisation_id=entry.organisation_id)
    return saving.insert(
        connection,
        Role,
        {
            "person_id": person_id,
            "organisation_id": entry.organisation_id,
            "post": tidy_post(entry.post),
            "from_day": entry.from_day,
            "main_contact": entry.main_contact,
            "kin": entry.kin,
            "iag": entry.iag,
            "represents_id": _another(entry.represents_id, than=entry.organisation_id),
        },
    )


def save_person(connection: Connection, *, entry: PersonChange) -> int:
    """Write what was changed of a person, and return their key.

    Raises LiaisonError where a text cannot be kept, Stale where somebody saved them since.
    """
    values = _values(check_named(entry.values, among=PERSON_FIELDS), PERSON_FIELDS)
    name = _name_of(connection, person_id=entry.person_id)
    parts = {part: str(values.get(part, getattr(name, part))) for part in _PARTS}
    changed = PersonName(**parts)
    _refuse_nameless(changed)
    values["sort_key"] = sort_key(changed)
    saving.update(connection, Person, key=entry.person_id, version=entry.version, values=values)
    return entry.person_id


def save_role(connection: Connection, *, entry: RoleEntry) -> int:
    """Write a post that somebody holds, new or changed, and return its key.

    Raises LiaisonError where it cannot be kept, Stale where somebody saved it since.
    """
    values = _values(check_named(entry.values, among=ROLE_FIELDS), ROLE_FIELDS)
    if "post" in values:
        values["post"] = tidy_post(str(values["post"]))
    values["organisation_id"] = entry.organisation_id
    values["represents_id"] = _another(entry.represents_id, than=entry.organisation_id)
    if values.get("main_contact"):
        _take_over(connection, organisation_id=entry.organisation_id, but=entry.role_id)
    if entry.role_id is None:
        role_id = saving.insert(connection, Role, {**values, "person_id": entry.person_id})
    else:
        role_id = entry.role_id
        saving.update(connection, Role, key=role_id, version=entry.version, values=values)
    _refuse_backwards(connection, role_id=role_id)
    return role_id


def leave_post(connection: Connection, *, role_id: int, version: int | None, on: date) -> None:
    """Note that somebody no longer holds a post from this day on."""
    saving.update(
        connection,
        Role,
        key=role_id,
        version=version,
        values={"to_day": on, "main_contact": False},
    )
    _refuse_backwards(connection, role_id=role_id)


def hand_over_post(
    connection: Connection, *, role_id: int, version: int | None, on: date, successor: str
) -> int | None:
    """Note that somebody has left a post, and who follows them there from the same day.

    Returns the key of the successor's role; nothing where the successor is not known yet.
    """
    r = Role
    wanted = select(r.organisation_id, r.post, r.main_contact).where(r.id == role_id)
    held = connection.execute(wanted).one_or_none()
    if held is None:
        raise NotFound("This post is not held any more.", hint="Open the person again.")
    leave_post(connection, role_id=role_id, version=version, on=on)
    if fold(successor) in _NOT_KNOWN:
        return None
    organisation_id, post, main_contact = held
    entry = PersonEntry(
        organisation_id=organisation_id,
        name=split_name(successor),
        post=post,
        main_contact=main_contact,
        from_day=on,
    )
    return add_person(connection, entry=entry)


def remove_role(connection: Connection, *, role_id: int, version: int | None) -> None:
    """Take away a post that was typed in error, and how to reach somebody in it."""
    connection.execute(delete(ContactPoint).where(ContactPoint.role_id == role_id))
    saving.delete(connection, Role, key=role_id, version=version)


def bin_people(
    connection: Connection, *, person_ids: Sequence[int], progress: Progress | None = None
) -> None:
    """Put people into the bin: no list, letter or campaign names them while they lie there."""
    for some in reported(person_ids, progress):
        _stand(connection, some, PersonStanding.BINNED)


def put_people_back(
    connection: Connection, *, person_ids: Sequence[int], progress: Progress | None = None
) -> None:
    """Take people out of the bin; they hold their posts again."""
    for some in reported(person_ids, progress):
        _stand(connection, some, PersonStanding.ACTIVE)


def _stand(connection: Connection, keys: Sequence[int], standing: PersonStanding) -> None:
    p = Person
    connection.execute(
        update(p)
        .where(among(p.id, keys), p.standing != standing)
        .values(standing=standing, version=p.version + 1)
    )


def _take_over(connection: Connection, *, organisation_id: int, but: int | None = None) -> None:
    """Leave the organisation without a main contact, for a new one takes over."""
    others = update(Role).where(Role.organisation_id == organisation_id, Role.main_contact)
    if but is not None:
        others = others.where(Role.id != but)
    connection.execute(others.values(main_contact=False, version=Role.version + 1))


def _values(checked: Mapping[str, Checked], fields: Sequence[Field]) -> dict[str, object]:
    labels = {field.name: field.label for field in fields}
    for name, outcome in checked.items():
        if outcome.problem:
            raise LiaisonError(f"{labels[name]}: {outcome.problem}")
    return {name: outcome.value for name, outcome in checked.items()}


def _name_of(connection: Connection, *, person_id: int) -> PersonName:
    columns = [table_of(Person).c[part] for part in _PARTS]
    row = connection.execute(select(*columns).where(Person.id == person_id)).one_or_none()
    if row is None:
        raise NotFound("This person is not there any more.", hint="Choose another one.")
    return PersonName(**row._asdict())


def _another(organisation_id: int | None, *, than: int) -> int | None:
    return None if organisation_id == than else organisation_id


def _refuse_nameless(name: PersonName) -> None:
    if not tidy(name.surname) and not tidy(name.forenames):
        raise LiaisonError("Type the person's name.", hint="A surname or a forename is enough.")


def _refuse_backwards(connection: Connection, *, role_id: int) -> None:
    r = Role
    days = select(r.from_day, r.to_day).where(r.id == role_id)
    from_day, to_day = connection.execute(days).one()
    if from_day is not None and to_day is not None and to_day < from_day:
        raise LiaisonError(
            "Nobody can leave a post before they take it up.", hint="Look at the two days again."
        )
