"""What an officer types of an organisation, its people and the ways to reach them.

Where an entry has a key it changes that record, which must still have the ``version`` that was
shown; without one it is a new record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
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
    """One way to reach an organisation, or one of its people in their role.

    A ``standing`` of None leaves the status as it is.
    """

    kind: ContactKind
    typed: str
    organisation_id: int | None = None
    role_id: int | None = None
    label: str = ""
    standing: ContactStanding | None = None
    contact_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """Somebody who takes up a post at an organisation."""

    organisation_id: int
    name: PersonName
    post: str
    main_contact: bool = False
    from_day: date | None = None
    language: str = ""
    notes: str = ""
    kin: bool = False
    iag: bool = False
    represents_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange:
    """A known person as typed: texts by the names of the fields that were changed."""

    values: Mapping[str, str]
    person_id: int
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEntry:
    """A post that a known person holds: texts by the names of its fields.

    ``represents_id`` is the organisation they speak for, where that is another one.
    """

    values: Mapping[str, str]
    person_id: int
    organisation_id: int
    represents_id: int | None = None
    role_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionEntry:
    """An objection to a channel, by an organisation or by one person."""

    channel: ObjectionChannel
    organisation_id: int | None = None
    person_id: int | None = None
    since: date | None = None
    said_by: str = ""
    said_how: str = ""
    objection_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningEntry:
    """A notice that cannot be missed, on an organisation or on one person."""

    notice: str
    organisation_id: int | None = None
    person_id: int | None = None
    review_on: date | None = None
    warning_id: int | None = None
    version: int | None = None
