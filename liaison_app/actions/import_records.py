"""Rows of the school register and of our own spreadsheet, in the forms that are kept."""

from collections.abc import Iterable, Mapping

from liaison_app.actions.edit_contacts import read_contact
from liaison_app.domain import names
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.imports import FileContact, FilePerson, FileRecord
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.posts import HEAD_TEACHER, tidy_post
from liaison_app.domain.prepared_keys import name_key, sort_key
from liaison_app.files.registers import OwnRow, SchoolRow

CONTACT_LABELS: Mapping[str, str] = {
    "phone": "Phone",
    "mobile": "Mobile",
    "email": "E-mail",
    "person_phone": "Person's phone",
    "person_mobile": "Person's mobile",
    "person_email": "Person's e-mail",
}
_KINDS = {
    "phone": ContactKind.PHONE,
    "mobile": ContactKind.MOBILE,
    "email": ContactKind.EMAIL,
}
_CONTACT = "Contact"
_SCHOOL_FIELDS = {
    "name": "name",
    "street": "street",
    "locality": "locality",
    "address3": "address3",
    "town": "town",
    "county": "county",
    "postcode": "postcode",
    "website": "website",
    "phase": "phase",
    "kind_of_school": "school_type",
    "religious_character": "religious_character",
    "age_low": "age_low",
    "age_high": "age_high",
    "pupils": "pupils",
}
_OWN_FIELDS = {
    "name": "name",
    "also_known_as": "also_known_as",
    "tradition": "tradition",
    "denomination": "denomination",
    "means": "relay_means",
    "members": "members",
    "street": "street",
    "locality": "locality",
    "town": "town",
    "county": "county",
    "postcode": "postcode",
    "website": "website",
    "notes": "notes",
}

Read = tuple[FileRecord, tuple[str, ...]]
"""What a row says, and the notices that its phones and e-mails gave."""


def school_record(row: SchoolRow) -> Read:
    """Return what a row of the school register says, with notices."""
    values = _values(row, _SCHOOL_FIELDS)
    values["standing"] = str(_school_standing(row).value)
    contacts, notices = _contacts({"phone": row.phone})
    name = PersonName(title=row.head_title, forenames=row.head_forenames, surname=row.head_surname)
    person = _person(name, post=row.head_post, otherwise=HEAD_TEACHER, contacts=())
    values |= _said_of(contacts, person, post=row.head_post)
    record = FileRecord(
        kind=Kind.SCHOOL,
        reference=row.urn,
        values=values,
        contacts=contacts,
        person=person,
        ward_code=row.ward_code,
        name_key=name_key(row.name),
        sort_key=sort_key(row.name),
    )
    return record, notices


def own_record(row: OwnRow) -> Read:
    """Return what a row of our own spreadsheet says, with notices."""
    values = _values(row, _OWN_FIELDS)
    contacts, notices = _contacts({"phone": row.phone, "mobile": row.mobile, "email": row.email})
    own_contacts, own_notices = _contacts(
        {
            "person_phone": row.person_phone,
            "person_mobile": row.person_mobile,
            "person_email": row.person_email,
        }
    )
    name = PersonName(
        title=row.person_title,
        forenames=row.person_forenames,
        surname=row.person_surname,
        salutation=row.salutation,
    )
    person = _person(name, post=row.post, otherwise=_CONTACT, contacts=own_contacts)
    values |= _said_of((*contacts, *own_contacts), person, post=row.post)
    key = name_key(row.name)
    record = FileRecord(
        kind=Kind.from_label(row.kind),
        reference=f"{row.kind}|{key}|{row.postcode}",
        values=values,
        contacts=contacts,
        person=person,
        name_key=key,
        sort_key=sort_key(row.name),
    )
    return record, notices + own_notices


def person_key(name: PersonName) -> str:
    """Return the name by which a person in a file is remembered, without the title."""
    return f"{name.forenames} {name.surname}".strip()


def _values(row: SchoolRow | OwnRow, fields: Mapping[str, str]) -> dict[str, str]:
    found = {ours: getattr(row, theirs) for theirs, ours in fields.items()}
    return {field: str(value) for field, value in found.items() if value not in {"", None}}


def _school_standing(row: SchoolRow) -> Standing:
    if row.taken:
        return Standing.ACTIVE
    is_closed = row.status_name.casefold() == Standing.CLOSED.value
    return Standing.CLOSED if is_closed else Standing.UNKNOWN


def _contacts(typed: Mapping[str, str]) -> tuple[tuple[FileContact, ...], tuple[str, ...]]:
    """Return the contact points that can be kept; the others give a notice and hold up nothing."""
    found, notices = [], []
    for field, text in typed.items():
        if not text:
            continue
        label = CONTACT_LABELS[field]
        read = read_contact(_KINDS[field.removeprefix("person_")], text)
        notices += [f"{label}: {notice}" for notice in read.notices]
        if read.value is None:
            notices.append(f"{label} left out: {read.problem}")
            continue
        forms = read.value
        found.append(
            FileContact(
                field=field, kind=forms.kind, typed=text, value=forms.value, shown=forms.shown
            )
        )
    return tuple(found), tuple(notices)


def _person(
    name: PersonName, *, post: str, otherwise: str, contacts: tuple[FileContact, ...]
) -> FilePerson | None:
    if not person_key(name):
        return None
    return FilePerson(
        name=name,
        post=tidy_post(post) or otherwise,
        sort_key=names.sort_key(name),
        contacts=contacts,
    )


def _said_of(
    contacts: Iterable[FileContact], person: FilePerson | None, *, post: str
) -> dict[str, str]:
    said = {contact.field: contact.value for contact in contacts}
    if person is not None:
        said["person"] = person_key(person.name)
        said["person_title"] = person.name.title
        said["person_salutation"] = person.name.salutation
        said["person_post"] = tidy_post(post)
    return {field: text for field, text in said.items() if text}
