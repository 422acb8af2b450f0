"""Add, verify and end the ways to reach an organisation or one of its people."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from liaison_app.domain.addresses import check_address
from liaison_app.domain.contacts import ContactKind, ContactStanding
from liaison_app.domain.emails import tidy_email
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.organisation_entries import ContactEntry
from liaison_app.domain.phones import read_phone
from liaison_app.domain.text import tidy, tidy_lines
from liaison_app.domain.tidied import Tidied
from liaison_app.store import saving
from liaison_app.store.tables import ContactPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactForms:
    """A contact point in its one normal form and in the form for people.

    A mobile number typed as a phone, or the other way round, becomes what it is.
    """

    kind: ContactKind
    value: str
    shown: str


def add_contact(connection: Connection, *, entry: ContactEntry) -> int:
    """Write a new contact point, and return its key; raise LiaisonError for one that cannot be."""
    read = read_contact(entry.kind, entry.typed)
    if read.value is None:
        raise LiaisonError(read.problem)
    return saving.insert(
        connection,
        ContactPoint,
        {
            "organisation_id": entry.organisation_id,
            "role_id": entry.role_id,
            "kind": read.value.kind,
            "typed": tidy_lines(entry.typed),
            "value": read.value.value,
            "shown": read.value.shown,
            "label": tidy(entry.label),
            "standing": ContactStanding.UNVERIFIED,
        },
    )


def change_contact(connection: Connection, *, entry: ContactEntry, on: date, officer: str) -> int:
    """Write a known contact point as typed, and return its key.

    Another number or address is not verified any more, unless the officer says so; whoever says
    that it works is kept with the day.
    """
    read = read_contact(entry.kind, entry.typed)
    if read.value is None:
        raise LiaisonError(read.problem)
    if entry.contact_id is None:
        raise ValueError("A contact point without a key is added.")
    c = ContactPoint
    wanted = select(c.value, c.standing).where(c.id == entry.contact_id)
    before = connection.execute(wanted).one_or_none()
    if before is None:
        raise NotFound("This contact point is not there any more.", hint="Add it again.")
    standing = entry.standing or before.standing
    if read.value.value != before.value and standing is before.standing:
        standing = ContactStanding.UNVERIFIED
    values: dict[str, object] = {
        "organisation_id": entry.organisation_id,
        "role_id": entry.role_id,
        "kind": read.value.kind,
        "typed": tidy_lines(entry.typed),
        "value": read.value.value,
        "shown": read.value.shown,
        "label": tidy(entry.label),
    }
    if standing is not before.standing:
        values |= _stood(standing, on=on, officer=officer)
    saving.update(
        connection, ContactPoint, key=entry.contact_id, version=entry.version, values=values
    )
    return entry.contact_id


def read_contact(kind: ContactKind, typed: str) -> Tidied[ContactForms]:
    """Return the forms in which a contact point is kept, or why it cannot be."""
    if kind is ContactKind.EMAIL:
        return _read_email(typed)
    if kind is ContactKind.ADDRESS:
        return _read_address(typed)
    if kind is ContactKind.GROUP:
        return _read_group(typed)
    return _read_phone(typed)


def verify_contact(
    connection: Connection, *, contact_id: int, version: int | None, on: date, officer: str
) -> None:
    """Note that a contact point works, who says so, and since when."""
    saving.update(
        connection,
        ContactPoint,
        key=contact_id,
        version=version,
        values=_stood(ContactStanding.VERIFIED, on=on, officer=officer),
    )


def give_up_contact(
    connection: Connection, *, contact_id: int, version: int | None, standing: ContactStanding
) -> None:
    """Note that a contact point bounced, or that nobody is there any more."""
    saving.update(
        connection, ContactPoint, key=contact_id, version=version, values={"standing": standing}
    )


def remove_contact(connection: Connection, *, contact_id: int, version: int | None) -> None:
    """Take a contact point away."""
    saving.delete(connection, ContactPoint, key=contact_id, version=version)


def _stood(standing: ContactStanding, *, on: date, officer: str) -> dict[str, object]:
    """Return a status with the day and the officer that vouch for it, where it is verified."""
    verified = standing is ContactStanding.VERIFIED
    return {
        "standing": standing,
        "verified_on": on if verified else None,
        "verified_by": officer if verified else "",
    }


def _read_phone(typed: str) -> Tidied[ContactForms]:
    read = read_phone(typed)
    if read.value is None:
        return Tidied(value=None, problem=read.problem)
    right = ContactKind.MOBILE if read.value.mobile else ContactKind.PHONE
    forms = ContactForms(kind=right, value=read.value.e164, shown=read.value.shown)
    return Tidied(value=forms, notices=read.notices)


def _read_email(typed: str) -> Tidied[ContactForms]:
    read = tidy_email(typed)
    if read.value is None:
        return Tidied(value=None, problem=read.problem)
    forms = ContactForms(kind=ContactKind.EMAIL, value=read.value, shown=read.value)
    return Tidied(value=forms, notices=read.notices)


def _read_address(typed: str) -> Tidied[ContactForms]:
    checked = check_address(typed.split("\n"))
    if checked.address is None:
        problem = checked.problem
        return Tidied(value=None, problem=f"{problem.label}. {problem.hint}" if problem else "")
    lines = "\n".join(checked.address.lines)
    return Tidied(
        value=ContactForms(kind=ContactKind.ADDRESS, value=lines, shown=lines),
        notices=checked.notices,
    )


def _read_group(typed: str) -> Tidied[ContactForms]:
    name = tidy(typed)
    if not name:
        return Tidied(value=None, problem="Type the name of the group.")
    return Tidied(value=ContactForms(kind=ContactKind.GROUP, value=name, shown=name))
