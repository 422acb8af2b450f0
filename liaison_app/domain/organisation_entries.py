"""What an officer types of an organisation, its people and the ways to reach them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.names import PersonName


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEntry:
    """An organisation as typed: texts by the names of its fields, for a new one or a change.

    ``version`` is the one that was shown, None for a new organisation.
    """

    values: Mapping[str, str]
    organisation_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntry:
    """One way to reach an organisation, or one of its people in their role."""

    kind: ContactKind
    typed: str
    organisation_id: int | None = None
    role_id: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """Somebody who takes up a post at an organisation."""

    organisation_id: int
    name: PersonName
    post: str
    main_contact: bool = False
    from_day: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionEntry:
    """An objection to a channel, by an organisation or by one person."""

    channel: ObjectionChannel
    organisation_id: int | None = None
    person_id: int | None = None
    since: date | None = None
    said_by: str = ""
    said_how: str = ""
