"""Write the organisations that a file brings, with their contact points and people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from liaison_app.actions.import_plan import said_as_text
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.imports import FileContact, FilePerson, FileRecord
from liaison_app.domain.organisations import Standing
from liaison_app.files.registers import SCHOOLS
from liaison_app.queries.import_held import COMPARED
from liaison_app.store.bulk import insert_many, next_key
from liaison_app.store.tables import (
    ContactPoint,
    Organisation,
    Person,
    RegisterRow,
    Role,
    Tables,
)

NUMBERS = ("age_low", "age_high", "pupils", "members")
_TEXTS = tuple(name for name in COMPARED if name not in {"standing", *NUMBERS})
_ACTIVE = str(Standing.ACTIVE.value)
_UNVERIFIED = str(ContactStanding.UNVERIFIED.value)
_ORGANISATION = (
    "id",
    "kind",
    "ward_code",
    "source",
    "source_ref",
    "name_key",
    "sort_key",
    "standing",
    *_TEXTS,
    *NUMBERS,
)
_REGISTER_ROW = ("organisation_id", "source", "source_ref", "said")
_PERSON = ("id", "title", "forenames", "surname", "salutation", "sort_key")
_ROLE = ("id", "person_id", "organisation_id", "post", "from_day", "main_contact", "source")
_CONTACT = (
    "organisation_id",
    "role_id",
    "kind",
    "typed",
    "value",
    "shown",
    "standing",
    "source",
)


def kept_value(field_name: str, text: str) -> str | int | None:
    """Return a value of the file as its column keeps it."""
    if field_name in NUMBERS:
        return int(text) if text else None
    return text


@dataclass(slots=True)
class NewRows:
    """New rows as they are collected, and written in one go; keys are given out here."""

    connection: Connection
    source: str
    organisations: list[tuple[object, ...]] = field(default_factory=list)
    register_rows: list[tuple[object, ...]] = field(default_factory=list)
    people: list[tuple[object, ...]] = field(default_factory=list)
    roles: list[tuple[object, ...]] = field(default_factory=list)
    contacts: list[tuple[object, ...]] = field(default_factory=list)
    _organisation: int = field(init=False)
    _person: int = field(init=False)
    _role: int = field(init=False)

    def __post_init__(self) -> None:
        self._organisation = next_key(self.connection, Organisation)
        self._person = next_key(self.connection, Person)
        self._role = next_key(self.connection, Role)

    def add_organisation(self, record: FileRecord, *, said: str) -> int:
        """Collect an organisation with all that the file says of it, and return its key."""
        key = self._organisation
        self._organisation += 1
        self.organisations.append(self._organisation_row(key, record))
        self.remember(key, record, said=said or said_as_text(record.values))
        for contact in record.contacts:
            self.add_contact(contact, organisation_id=key)
        if record.person is not None:
            self.add_person(record.person, organisation_id=key, from_day=None, is_main=True)
        return key

    def remember(self, organisation_id: int, record: FileRecord, *, said: str) -> None:
        """Collect what the file's source says of an organisation."""
        # Our own spreadsheet has no references: there the organisation's own key serves.
        of_schools = self.source == SCHOOLS.key
        reference = record.reference if of_schools else str(organisation_id)
        self.register_rows.append((organisation_id, self.source, reference, said))

    def add_person(
        self, person: FilePerson, *, organisation_id: int, from_day: str | None, is_main: bool
    ) -> None:
        """Collect a person in a post, with the contact points of their own."""
        name, key, role = person.name, self._person, self._role
        self._person += 1
        self._role += 1
        self.people.append(
            (key, name.title, name.forenames, name.surname, name.salutation, person.sort_key)
        )
        self.roles.append(
            (role, key, organisation_id, person.post, from_day, int(is_main), self.source)
        )
        for contact in person.contacts:
            self.add_contact(contact, role_id=role)

    def add_contact(
        self,
        contact: FileContact,
        *,
        organisation_id: int | None = None,
        role_id: int | None = None,
    ) -> None:
        """Collect a contact point of an organisation, or of somebody in a role."""
        self.contacts.append(
            (
                organisation_id,
                role_id,
                str(contact.kind.value),
                contact.typed,
                contact.value,
                contact.shown,
                _UNVERIFIED,
                self.source,
            )
        )

    def __len__(self) -> int:
        return sum(len(rows) for _, _, rows in self._by_table())

    def write(self) -> Iterator[int]:
        """Write all of them, yielding now and then how many."""
        for table, columns, rows in self._by_table():
            if rows:
                yield from insert_many(self.connection, table, columns=columns, rows=rows)

    def _by_table(
        self,
    ) -> Sequence[tuple[type[Tables], Sequence[str], Sequence[tuple[object, ...]]]]:
        return (
            (Organisation, _ORGANISATION, self.organisations),
            (RegisterRow, _REGISTER_ROW, self.register_rows),
            (Person, _PERSON, self.people),
            (Role, _ROLE, self.roles),
            (ContactPoint, _CONTACT, self.contacts),
        )

    def _organisation_row(self, key: int, record: FileRecord) -> tuple[object, ...]:
        said = record.values.get
        of_schools = self.source == SCHOOLS.key
        return (
            key,
            str(record.kind.value) if record.kind else "",
            record.ward_code,
            self.source,
            record.reference if of_schools else "",
            record.name_key,
            record.sort_key,
            said("standing", _ACTIVE),
            *[said(name, "") for name in _TEXTS],
            *[int(number) if (number := said(name)) else None for name in NUMBERS],
        )
