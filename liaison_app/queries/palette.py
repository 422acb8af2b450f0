"""Records to go to while somebody types: organisations, people, campaigns, saved lists and tags.

The organisations are those that their list finds, put in another order: whoever types a name wants
that name first, and not every organisation in a street of that name. Those that are closed are
found, too, but for what lies in the bin.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.domain.text import fold
from liaison_app.domain.when import local_day, now
from liaison_app.queries import people
from liaison_app.queries.contacts import held_on
from liaison_app.queries.criteria import meeting
from liaison_app.queries.meant import found_or_meant
from liaison_app.queries.people_wanted import PeopleCriteria
from liaison_app.queries.saved_lists import list_names
from liaison_app.store.tables import Campaign, Organisation, Person, Role, Tag

_LOOKED_AT = 60
_COLUMNS = (
    Organisation.id,
    Organisation.name,
    Organisation.kind,
    Organisation.town,
    Organisation.postcode,
    Organisation.standing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFound:
    """An organisation as one line; ``person`` is whose name was typed, if it was somebody's."""

    id: int
    name: str
    kind: Kind
    town: str
    postcode: str
    standing: Standing = Standing.ACTIVE
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A person as one line; ``place`` is an organisation where they hold a post."""

    id: int
    name: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFound:
    """A campaign as one line."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFound:
    """A saved list as one line."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagFound:
    """A tag as one line."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsFound:
    """The first records that match; ``of`` is how many organisations there are in all.

    ``not_active`` of those are closed, or nobody knows. ``meant`` is what was probably meant, where
    the words themselves find nothing.
    """

    organisations: tuple[OrganisationFound, ...] = ()
    of: int = 0
    not_active: int = 0
    meant: str = ""
    people: tuple[PersonFound, ...] = ()
    campaigns: tuple[CampaignFound, ...] = ()
    lists: tuple[ListFound, ...] = ()
    tags: tuple[TagFound, ...] = ()


def records_matching(connection: Connection, *, words: str, most: int) -> RecordsFound:
    """Return the first records, saved lists and tags that match what was typed."""
    campaigns = [one for one in _campaigns(connection) if _is_named(one.name, words)]
    lists = [one for one in _lists(connection) if _is_named(one.name, words)]
    tags = [one for one in _tags(connection) if _is_named(one.name, words)]
    named = _people_named(connection, words, most)
    finding = partial(_organisations, connection, most=most)
    if campaigns or named or lists or tags:
        organisations, meant = finding(words), ""
    else:
        organisations, meant = found_or_meant(connection, words=words, finding=finding)
    of, active = len(organisations), _count_active(organisations)
    if of == most:
        of, active = _counts(connection, meant or words)
    return RecordsFound(
        organisations=organisations,
        of=of,
        not_active=of - active,
        people=named,
        campaigns=tuple(campaigns[:most]),
        lists=tuple(lists[:most]),
        tags=tuple(tags[:most]),
        meant=meant,
    )


def records_of(
    connection: Connection,
    *,
    organisation_ids: Sequence[int],
    person_ids: Sequence[int],
    campaign_ids: Sequence[int],
    list_ids: Sequence[int],
) -> RecordsFound:
    """Return these records, as far as they are still there, in the order of their keys."""
    rows = connection.execute(
        select(*_COLUMNS).where(
            Organisation.id.in_(organisation_ids), Organisation.standing != Standing.BINNED
        )
    ).all()
    campaigns = [one for one in _campaigns(connection) if one.id in campaign_ids]
    return RecordsFound(
        organisations=tuple(map(_organisation, rows)),
        of=len(rows),
        people=_people_found(connection, Person.id.in_(person_ids), len(person_ids)),
        campaigns=tuple(campaigns),
        lists=tuple(one for one in _lists(connection) if one.id in list_ids),
    )


def _organisations(
    connection: Connection, words: str, *, most: int
) -> tuple[OrganisationFound, ...]:
    """Return the first that match, the nearest first."""
    o = Organisation
    lines = _meeting(words).with_only_columns(*_COLUMNS)
    nearest_first = (_distance(words), o.standing != Standing.ACTIVE, o.sort_key, o.id)
    rows = connection.execute(lines.order_by(*nearest_first).limit(most)).all()
    by_other_words = [row.id for row in rows if not _is_named(row.name, words)]
    holders = _people(connection, by_other_words, words)
    found = (_organisation(row) for row in rows)
    return tuple(replace(one, person=holders.get(one.id, "")) for one in found)


def _meeting(words: str) -> Select[int]:
    """Return the selection of those that match, of any status but the bin."""
    return meeting(Criteria(words=words, standings=()), today=local_day(now()))


def _counts(connection: Connection, words: str) -> tuple[int, int]:
    """Return how many match, and how many of those are active."""
    found = _meeting(words).with_only_columns(Organisation.standing).subquery()
    standing = found.c.standing
    counted = select(standing, func.count()).select_from(found).group_by(standing)
    counts: dict[Standing, int] = dict(connection.execute(counted).all())
    return sum(counts.values()), counts.get(Standing.ACTIVE, 0)


def _count_active(organisations: Sequence[OrganisationFound]) -> int:
    return sum(one.standing is Standing.ACTIVE for one in organisations)


def _organisation(row: Row[int, str, Kind, str, str, Standing]) -> OrganisationFound:
    key, name, kind, town, postcode, standing = row
    return OrganisationFound(
        id=key, name=name, kind=kind, town=town, postcode=postcode, standing=standing
    )


def _distance(words: str) -> ColumnElement[int]:
    """Return 0 for a name that begins with what was typed, 1 for one that holds it, else 2."""
    name = Organisation.sort_key
    typed = fold(words).split()
    in_name = [
        or_(name.startswith(word, autoescape=True), name.contains(f" {word}", autoescape=True))
        for word in typed
    ]
    begins = name.startswith(" ".join(typed), autoescape=True)
    return case((begins, 0), (and_(*in_name), 1), else_=2) if typed else case((begins, 0))


def _people_named(connection: Connection, words: str, most: int) -> tuple[PersonFound, ...]:
    """Return the first people whose own name was typed, not whoever is in a place of that name."""
    criteria = PeopleCriteria(words=words)
    found = Person.id.in_(people.meeting(criteria, today=local_day(now())))
    named = [
        one for one in _people_found(connection, found, _LOOKED_AT) if _is_named(one.name, words)
    ]
    return tuple(named[:most])


def _people_found(
    connection: Connection, which: ColumnElement[bool], most: int
) -> tuple[PersonFound, ...]:
    p, o = Person, Organisation
    kept = select(p.id, p.title, p.forenames, p.surname).where(which)
    kept = kept.where(p.standing == PersonStanding.ACTIVE).order_by(p.sort_key, p.id).limit(most)
    names = {key: " ".join(filter(None, name)) for key, *name in connection.execute(kept)}
    posts = select(Role.person_id, o.name).join(o, o.id == Role.organisation_id)
    held = posts.where(Role.person_id.in_(names), held_on(local_day(now()))).order_by(
        Role.id.desc()
    )
    places = dict(connection.execute(held).all())
    return tuple(
        PersonFound(id=key, name=name, place=places.get(key, "")) for key, name in names.items()
    )


def _people(connection: Connection, keys: Sequence[int], words: str) -> Mapping[int, str]:
    """Return who holds a post in each of these and was meant by what was typed."""
    r, p = Role, Person
    posts = select(r.organisation_id, p.title, p.forenames, p.surname).join(p, p.id == r.person_id)
    held = posts.where(r.organisation_id.in_(keys), held_on(local_day(now()))).order_by(r.id.desc())
    return {
        key: " ".join(filter(None, name))
        for key, *name in connection.execute(held)
        if _is_named(" ".join(name), words)
    }


def _campaigns(connection: Connection) -> list[CampaignFound]:
    """Return all campaigns, the newest first."""
    c = Campaign
    found = connection.execute(select(c.id, c.name).order_by(c.id.desc()))
    return [CampaignFound(id=key, name=name) for key, name in found]


def _lists(connection: Connection) -> list[ListFound]:
    """Return the team's saved lists by name."""
    return [ListFound(id=one.id, name=one.name) for one in list_names(connection)]


def _tags(connection: Connection) -> list[TagFound]:
    """Return the tags by name."""
    found = connection.execute(select(Tag.id, Tag.name).order_by(Tag.name_key))
    return [TagFound(id=key, name=name) for key, name in found]


def _is_named(name: str, words: str) -> bool:
    """Whether each word typed begins one of the name's."""
    names, typed = fold(name).split(), fold(words).split()
    return bool(typed) and all(any(one.startswith(word) for one in names) for word in typed)
