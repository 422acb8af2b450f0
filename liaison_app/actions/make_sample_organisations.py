"""The organisations of the sample workspace: their people, and how to reach them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from liaison_app.actions.edit_contacts import add_contact, give_up_contact, verify_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import ward_code_of
from liaison_app.actions.edit_people import add_person, leave_post
from liaison_app.actions.make_sample_file import chosen, day, day_if_said
from liaison_app.actions.make_sample_shapes import (
    ContactSaid,
    NameSaid,
    ObjectionSaid,
    OrganisationSaid,
    PersonSaid,
    WarningSaid,
)
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.names import PersonName, split_name
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry, PersonEntry
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.prepared_keys import name_key, sort_key
from liaison_app.store import saving
from liaison_app.store.tables import (
    Organisation,
    Person,
    Role,
    Warning,  # noqa: A004 - the officer's word
    table_of,
)

_COLUMNS = frozenset(table_of(Organisation).columns.keys())


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The keys of what was written: organisations by name, people by organisation and post."""

    organisations: dict[str, int] = field(default_factory=dict)
    people: dict[tuple[str, str], int] = field(default_factory=dict)


def write_organisations(
    connection: Connection,
    *,
    said: Mapping[Kind, Iterable[OrganisationSaid]],
    today: date,
    verified_by: str,
) -> Known:
    """Write all organisations with what is theirs, and return their keys."""
    writer = _Writer(connection=connection, today=today, verified_by=verified_by)
    for kind, organisations in said.items():
        for organisation in organisations:
            writer.write(organisation, kind)
    return writer.known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Writes one organisation after another."""

    connection: Connection
    today: date
    verified_by: str
    known: Known = field(default_factory=Known)

    def write(self, said: OrganisationSaid, kind: Kind) -> None:
        name = said["name"]
        key = self._organisation(said, kind)
        self.known.organisations[name] = key
        for contact in said["contacts"]:
            self._contact(contact, organisation_id=key)
        for person in said["people"]:
            person_id = self._person(person, key)
            self.known.people.setdefault((name, person["post"]), person_id)
        self._objections(said.get("objections", ()), organisation_id=key)
        self._warnings(said.get("warnings", ()), organisation_id=key)

    def _organisation(self, said: OrganisationSaid, kind: Kind) -> int:
        as_it_stands = {name: value for name, value in said.items() if name in _COLUMNS}
        worked_out = {
            "kind": kind,
            "standing": chosen(said.get("standing", "active"), among=Standing),
            "ward_code": ward_code_of(self.connection, postcode=said.get("postcode", "")),
            "verified_on": day_if_said(said.get("verified_on"), today=self.today),
            "name_key": name_key(said["name"]),
            "sort_key": sort_key(said["name"]),
        }
        return saving.insert(self.connection, Organisation, as_it_stands | worked_out)

    def _person(self, said: PersonSaid, organisation_id: int) -> int:
        entry = PersonEntry(
            organisation_id=organisation_id,
            name=_name(said["name"]),
            post=said["post"],
            main_contact=said.get("main_contact", False),
            from_day=day_if_said(said.get("from_day"), today=self.today),
            language=said.get("language", ""),
        )
        role_id = add_person(self.connection, entry=entry)
        holder = select(Role.person_id).where(Role.id == role_id)
        person_id = self.connection.execute(holder).scalar_one()
        if "to_day" in said:
            left = day(said["to_day"], today=self.today)
            leave_post(self.connection, role_id=role_id, version=None, on=left)
        if "notes" in said:
            notes = {"notes": said["notes"]}
            saving.update(self.connection, Person, key=person_id, version=None, values=notes)
        for contact in said.get("contacts", ()):
            self._contact(contact, role_id=role_id)
        self._objections(said.get("objections", ()), person_id=person_id)
        self._warnings(said.get("warnings", ()), person_id=person_id)
        return person_id

    def _contact(
        self, said: ContactSaid, *, organisation_id: int | None = None, role_id: int | None = None
    ) -> None:
        entry = ContactEntry(
            kind=chosen(said["kind"], among=ContactKind),
            typed=said["typed"],
            organisation_id=organisation_id,
            role_id=role_id,
            label=said.get("label", ""),
        )
        contact_id = add_contact(self.connection, entry=entry)
        if "verified_on" in said:
            verify_contact(
                self.connection,
                contact_id=contact_id,
                version=None,
                on=day(said["verified_on"], today=self.today),
                officer=self.verified_by,
            )
        if "standing" in said:
            standing = chosen(said["standing"], among=ContactStanding)
            give_up_contact(self.connection, contact_id=contact_id, version=None, standing=standing)

    def _objections(
        self,
        said: Iterable[ObjectionSaid],
        *,
        organisation_id: int | None = None,
        person_id: int | None = None,
    ) -> None:
        for one in said:
            entry = ObjectionEntry(
                channel=chosen(one["channel"], among=ObjectionChannel),
                organisation_id=organisation_id,
                person_id=person_id,
                since=day(one["since"], today=self.today),
                said_by=one["said_by"],
                said_how=one["said_how"],
            )
            add_objection(self.connection, entry=entry)

    def _warnings(
        self,
        said: Iterable[WarningSaid],
        *,
        organisation_id: int | None = None,
        person_id: int | None = None,
    ) -> None:
        for one in said:
            values = {
                "organisation_id": organisation_id,
                "person_id": person_id,
                "notice": one["notice"],
                "review_on": day(one["review_on"], today=self.today),
            }
            saving.insert(self.connection, Warning, values)


def _name(said: str | NameSaid) -> PersonName:
    return split_name(said) if isinstance(said, str) else PersonName(**said)
