"""Everything the panel and the forms show of one person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from liaison_app.domain.completeness import (
    Completeness,
    HeldOfPerson,
    completeness_of_person,
)
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.errors import NotFound
from liaison_app.domain.names import PersonName, full_name
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.store.tables import (
    ContactPoint,
    Objection,
    Organisation,
    Person,
    Role,
    Tables,
    Ward,
    Warning,  # noqa: A004 - the officer's word
)
from liaison_app.store.tables.base import aliased, table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSeen:
    """An organisation, as far as somebody's post there needs it."""

    id: int
    name: str
    kind: Kind
    tradition: str
    ward: str
    binned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSeen:
    """A post that somebody holds or held; ``fields`` holds its own columns by their names."""

    id: int
    version: int
    person_id: int
    post: str
    place: PlaceSeen
    from_day: date | None
    to_day: date | None
    main_contact: bool
    kin: bool
    iag: bool
    represents_id: int | None
    represents: str
    fields: dict[str, object]

    def held_on(self, day: date) -> bool:
        """Whether the post is held on a day: from <= day < to."""
        begun = self.from_day is None or self.from_day <= day
        return begun and (self.to_day is None or self.to_day > day)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalContact:
    """One way to reach somebody: in a post of theirs, or at the organisation where they hold it."""

    id: int
    version: int
    kind: ContactKind
    typed: str
    value: str
    shown: str
    label: str
    standing: ContactStanding
    verified_on: date | None
    verified_by: str
    role_id: int | None
    organisation_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalObjection:
    """What a person objects to, or the organisation where they hold a post."""

    id: int
    version: int
    channel: ObjectionChannel
    since: date | None
    said_by: str
    said_how: str
    person_id: int | None
    organisation_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalWarning:
    """A notice on a person, or on the organisation where they hold a post."""

    id: int
    version: int
    notice: str
    review_on: date | None
    person_id: int | None
    organisation_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """One person whole. ``fields`` holds their own columns by their names.

    ``posts`` are those held now or from a day to come, ``former`` those that were left, the last
    one first; ``missing`` is what is not known yet.
    """

    id: int
    version: int
    name: PersonName
    standing: PersonStanding
    fields: dict[str, object]
    posts: tuple[RoleSeen, ...]
    former: tuple[RoleSeen, ...]
    contacts: tuple[PersonalContact, ...]
    objections: tuple[PersonalObjection, ...]
    warnings: tuple[PersonalWarning, ...]
    missing: Completeness

    @property
    def shown(self) -> str:
        """Return the name as people say it."""
        return full_name(self.name)


def person_details(connection: Connection, *, key: int, today: date) -> PersonDetails:
    """Return one person whole; raise NotFound where there is nobody of this key."""
    table = table_of(Person)
    row = connection.execute(select(table).where(table.c.id == key)).one_or_none()
    if row is None:
        raise NotFound("This person is not there any more.", hint="Choose another one.")
    fields = row._asdict()
    roles = _roles(connection, key)
    posts = tuple(one for one in roles if one.to_day is None or one.to_day > today)
    places = [one.place.id for one in posts]
    parts = ("title", "forenames", "surname", "post_nominals", "salutation")
    objections = _objections(connection, key, places)
    contacts = _contacts(connection, [one.id for one in roles], places)
    standing = fields["standing"]
    return PersonDetails(
        id=key,
        version=fields["version"],
        name=PersonName(**{part: fields[part] for part in parts}),
        standing=standing,
        fields=fields,
        posts=posts,
        former=tuple(one for one in roles if one not in posts),
        contacts=contacts,
        objections=objections,
        warnings=_warnings(connection, key, places),
        missing=completeness_of_person(
            HeldOfPerson(
                asked_after=standing is PersonStanding.ACTIVE and bool(posts),
                contacts=_in_post(contacts, posts),
                objections=[one.channel for one in objections],
            ),
            today=today,
        ),
    )


def contact_kept(connection: Connection, *, key: int) -> PersonalContact:
    """Return one contact point; raise NotFound where it is gone."""
    found = connection.execute(_contact_rows().where(ContactPoint.id == key)).one_or_none()
    if found is None:
        raise NotFound("This contact point is not there any more.", hint="Add it again.")
    return PersonalContact(**found._asdict())


def objection_kept(connection: Connection, *, key: int) -> PersonalObjection:
    """Return one objection; raise NotFound where it is gone."""
    found = connection.execute(_objection_rows().where(Objection.id == key)).one_or_none()
    if found is None:
        raise NotFound("This objection is not there any more.", hint="Note it again.")
    return PersonalObjection(**found._asdict())


def warning_kept(connection: Connection, *, key: int) -> PersonalWarning:
    """Return one warning; raise NotFound where it is gone."""
    found = connection.execute(_warning_rows().where(Warning.id == key)).one_or_none()
    if found is None:
        raise NotFound("This warning is not there any more.", hint="Add it again.")
    return PersonalWarning(**found._asdict())


def role_kept(connection: Connection, *, key: int) -> RoleSeen:
    """Return one post of somebody; raise NotFound where it is gone."""
    found = _roles_where(connection, table_of(Role).c.id == key)
    if not found:
        raise NotFound("This post is not held any more.", hint="Open the person again.")
    return found[0]


def _roles(connection: Connection, key: int) -> tuple[RoleSeen, ...]:
    return _roles_where(connection, table_of(Role).c.person_id == key)


def _roles_where(connection: Connection, meant: ColumnElement[bool]) -> tuple[RoleSeen, ...]:
    r, o, represented = table_of(Role), Organisation, aliased(Organisation)
    found = connection.execute(
        select(r, o.name, o.kind, o.tradition, o.standing, Ward.name, represented.name)
        .join(o, o.id == r.c.organisation_id)
        .outerjoin(Ward, Ward.code == o.ward_code)
        .outerjoin(represented, represented.id == r.c.represents_id)
        .where(meant)
        .order_by(r.c.to_day.isnot(None), r.c.main_contact.desc(), r.c.to_day.desc(), r.c.id)
    )
    columns = r.columns.keys()
    roles = []
    for *values, name, kind, tradition, standing, ward, represents in found:
        held = dict(zip(columns, values, strict=True))
        place = PlaceSeen(
            id=held["organisation_id"],
            name=name,
            kind=kind,
            tradition=tradition,
            ward=ward or "",
            binned=standing is Standing.BINNED,
        )
        own = (
            "id",
            "version",
            "person_id",
            "post",
            "from_day",
            "to_day",
            "main_contact",
            "kin",
            "iag",
        )
        roles.append(
            RoleSeen(
                **{column: held[column] for column in own},
                place=place,
                represents_id=held["represents_id"],
                represents=represents or "",
                fields=held,
            )
        )
    return tuple(roles)


def _contacts(
    connection: Connection, roles: list[int], places: list[int]
) -> tuple[PersonalContact, ...]:
    c = ContactPoint
    theirs = or_(c.role_id.in_(roles), c.organisation_id.in_(places))
    found = connection.execute(_contact_rows().where(theirs).order_by(c.id))
    return tuple(PersonalContact(**row._asdict()) for row in found)


def _objections(
    connection: Connection, key: int, places: list[int]
) -> tuple[PersonalObjection, ...]:
    b = Objection
    theirs = or_(b.person_id == key, b.organisation_id.in_(places))
    own_first = _objection_rows().where(theirs).order_by(b.person_id.is_(None), b.id)
    return tuple(PersonalObjection(**row._asdict()) for row in connection.execute(own_first))


def _warnings(connection: Connection, key: int, places: list[int]) -> tuple[PersonalWarning, ...]:
    w = Warning
    theirs = or_(w.person_id == key, w.organisation_id.in_(places))
    own_first = _warning_rows().where(theirs).order_by(w.person_id.is_(None), w.id)
    return tuple(PersonalWarning(**row._asdict()) for row in connection.execute(own_first))


def _contact_rows() -> Select[Any]:
    return _columns_for(ContactPoint, PersonalContact)


def _objection_rows() -> Select[Any]:
    return _columns_for(Objection, PersonalObjection)


def _warning_rows() -> Select[Any]:
    return _columns_for(Warning, PersonalWarning)


def _columns_for(table: type[Tables], seen: type[object]) -> Select[Any]:
    """Return a selection of the columns that a dataclass has, by the same names."""
    return select(*(table_of(table).c[name] for name in seen.__dataclass_fields__))  # type: ignore[attr-defined] # each is a dataclass


def _in_post(
    contacts: tuple[PersonalContact, ...], posts: tuple[RoleSeen, ...]
) -> list[PersonalContact]:
    """Return the ways to reach them now: not those of posts they have left."""
    held = {None, *(one.id for one in posts)}
    return [one for one in contacts if one.role_id in held]
