"""Organisations and people to choose among by a few letters, also those in the bin."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.names import PersonName, full_name
from liaison_app.domain.organisations import Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.domain.text import fold
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.whom import first_matches
from liaison_app.store import search
from liaison_app.store.tables import Organisation, Person, Role

_LOOKED_AT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFound:
    """An organisation or a person as one line: the name, and where that is."""

    record: RecordMeant
    name: str
    where: str = ""


def records_by_name(connection: Connection, *, words: str, most: int) -> tuple[RecordFound, ...]:
    """Return the first people who bear a name, then the first organisations found by the words."""
    people = _people(connection, words, most)
    wanted = OrganisationsWanted(criteria=Criteria(words=words, standings=tuple(Standing)))
    places = tuple(
        RecordFound(
            record=RecordMeant(kind=RecordKind.ORGANISATION, key=row.id),
            name=row.name,
            where=row.town or row.postcode,
        )
        for row in first_matches(connection, wanted=wanted, most=most)
    )
    half = most // 2
    kept = people[: max(half, most - len(places))]
    return (*kept, *places[: most - len(kept)])


def _people(connection: Connection, words: str, most: int) -> tuple[RecordFound, ...]:
    p = Person
    parts = ("title", "forenames", "surname", "post_nominals")
    found = connection.execute(
        select(p.id, p.standing, p.title, p.forenames, p.surname, p.post_nominals)
        .where(p.id.in_(search.matching_people(words)))
        .order_by(p.sort_key, p.id)
        .limit(_LOOKED_AT)
    ).all()
    named = [
        (key, standing, full_name(PersonName(**dict(zip(parts, name, strict=True)))))
        for key, standing, *name in found
    ]
    theirs = [one for one in named if _bears(one[2], words)][:most]
    places = _places(connection, [key for key, _, _ in theirs])
    return tuple(
        RecordFound(
            record=RecordMeant(kind=RecordKind.PERSON, key=key),
            name=name,
            where="in the bin" if standing is PersonStanding.BINNED else places.get(key, ""),
        )
        for key, standing, name in theirs
    )


def _places(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return where they hold a post, or held their last one."""
    r, o = Role, Organisation
    posts = select(r.person_id, o.name).join(o, o.id == r.organisation_id)
    held = posts.where(r.person_id.in_(keys)).order_by(r.to_day.is_(None), r.to_day, r.id.desc())
    return dict(connection.execute(held).all())


def _bears(name: str, words: str) -> bool:
    """Whether each word typed begins one of the name's."""
    names, typed = fold(name).split(), fold(words).split()
    return bool(typed) and all(any(one.startswith(word) for one in names) for word in typed)
