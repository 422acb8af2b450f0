"""What organisations can be filtered by: the values in use, each with how many have it.

Counted are those with the status asked about, usually the active. The organisation's own fields
are read in one go, since each of them alone would look at all 100,000.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Text, cast, func, or_, select

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.criteria import Mark, Missing
from liaison_app.domain.criteria_words import CriteriaNames
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.contacts import held_on
from liaison_app.store.tables import (
    Campaign,
    Membership,
    Objection,
    Officer,
    Organisation,
    OrganisationTag,
    Recipient,
    Role,
    Tag,
    Ward,
    Warning,  # noqa: A004 - the officer's word
)

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

    _Column = (
        InstrumentedAttribute[int]
        | InstrumentedAttribute[str]
        | InstrumentedAttribute[ObjectionChannel]
    )

MOST_OFFERED = 1_000
"""A field of more values than this offers those that most organisations have."""

_BETWEEN = "\x1f"
"""Stands in no text that was tidied."""

_OWN = (
    "traditions",
    "denominations",
    "phases",
    "school_types",
    "religious_characters",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One value of a field: what is asked for, its words, and how many have it where counted."""

    value: Hashable
    words: str
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaChoices:
    """The values of each field by the field's name in Criteria, and what is called how."""

    values: Mapping[str, tuple[Offered, ...]] = field(default_factory=dict)
    names: CriteriaNames = field(default_factory=CriteriaNames)


def criteria_names(connection: Connection) -> CriteriaNames:
    """Return what wards, tags, networks, officers and campaigns are called."""
    o, m = Organisation, Membership
    campaigns = select(Campaign.id, Campaign.name).order_by(Campaign.id.desc())
    networks = select(o.id, o.name).where(o.id.in_(select(m.network_id)))
    return CriteriaNames(
        wards=dict(connection.execute(select(Ward.code, Ward.name).order_by(Ward.name)).all()),
        tags=dict(connection.execute(select(Tag.id, Tag.name).order_by(Tag.name_key)).all()),
        networks=dict(connection.execute(networks.order_by(o.sort_key)).all()),
        officers={
            key: f"{rank} {name}".strip()
            for key, rank, name in connection.execute(
                select(Officer.id, Officer.rank, Officer.name).order_by(Officer.name)
            )
        },
        campaigns=dict(connection.execute(campaigns).all()),
        complete=True,
    )


def criteria_choices(connection: Connection, *, today: date) -> CriteriaChoices:
    """Return what can be chosen of every field, with counts of active organisations."""
    names = criteria_names(connection)
    own = _own_fields(connection)
    t, m, r, held, x = OrganisationTag, Membership, Recipient, Role, Objection
    frozen = r.campaign_id.in_(select(Campaign.id).where(Campaign.frozen_at.is_not(None)))
    values = {
        "kinds": _of_choice(Kind, own["kinds"]),
        "standings": _of_choice(Standing, own["standings"]),
        "ward_codes": _of_names(names.wards, own["ward_codes"]),
        "officer_ids": _of_names(names.officers, own["officer_ids"]),
        "tag_ids": _of_names(names.tags, _by(connection, t.tag_id, t)),
        "network_ids": _of_names(names.networks, _by(connection, m.network_id, m)),
        "campaign_id": _of_names(names.campaigns, _by(connection, r.campaign_id, r, frozen)),
        "posts": _of_words(_by(connection, held.post, held, held_on(today))),
        "marks": _of_choice(Mark, _marked(connection, today)),
        "missing": tuple(Offered(value=one, words=_capital(one.label)) for one in Missing),
        "objections": _of_choice(ObjectionChannel, _by(connection, x.channel, x)),
        "warned": _warned(connection),
        "review_due": _review_due(connection, today),
    }
    values |= {name: _of_words(own[name]) for name in _OWN}
    return CriteriaChoices(values=values, names=names)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_choice(
    choices: type[Kind | Standing | Mark | ObjectionChannel], counts: Mapping[Hashable, int]
) -> tuple[Offered, ...]:
    return tuple(
        Offered(
            value=one,
            words=one.plural if isinstance(one, Kind) else one.label,
            count=counts.get(one, 0),
        )
        for one in choices
    )


def _of_names(
    names: Mapping[str, str] | Mapping[int, str], counts: Mapping[Hashable, int]
) -> tuple[Offered, ...]:
    offered = [
        Offered(value=key, words=name, count=counts.get(key, 0)) for key, name in names.items()
    ]
    return _most(offered)


def _of_words(counts: Mapping[Hashable, int]) -> tuple[Offered, ...]:
    offered = [
        Offered(value=value, words=str(value), count=count)
        for value, count in sorted(counts.items(), key=lambda one: str(one[0]).casefold())
        if value != ""
    ]
    return _most(offered)


def _most(offered: list[Offered]) -> tuple[Offered, ...]:
    if len(offered) <= MOST_OFFERED:
        return tuple(offered)
    often = sorted(offered, key=lambda one: -(one.count or 0))[:MOST_OFFERED]
    kept = {one.value for one in often}
    return tuple(one for one in offered if one.value in kept)


def _own_fields(connection: Connection) -> Mapping[str, Counter[Hashable]]:
    """Return how many organisations have each value of their own fields.

    Grouped by one text that has them all they take 150 ms of 100,000; by nine columns, 350.
    """
    o = Organisation
    columns = {
        "kinds": cast(o.kind, Text),
        "standings": cast(o.standing, Text),
        "ward_codes": o.ward_code,
        "traditions": o.tradition,
        "denominations": o.denomination,
        "phases": o.phase,
        "school_types": o.school_type,
        "religious_characters": o.religious_character,
        "officer_ids": func.coalesce(cast(o.officer_id, Text), ""),
    }
    joined = func.concat_ws(_BETWEEN, *columns.values())
    kinds = {str(one.value): one for one in Kind}
    standings = {str(one.value): one for one in Standing}
    counts: dict[str, Counter[Hashable]] = {name: Counter() for name in columns}
    for text, count in connection.execute(select(joined, func.count()).group_by(joined)):
        values = dict(zip(columns, text.split(_BETWEEN), strict=True))
        counts["standings"][standings[values["standings"]]] += count
        if values.pop("standings") == Standing.ACTIVE.value:
            officer = values.pop("officer_ids")
            counts["officer_ids"][int(officer) if officer else None] += count
            counts["kinds"][kinds[values.pop("kinds")]] += count
            for name, value in values.items():
                counts[name][value] += count
    return counts


def _by(
    connection: Connection,
    of: "_Column",
    table: type[OrganisationTag | Membership | Recipient | Role | Objection],
    *conditions: ColumnElement[bool],
) -> Mapping[Hashable, int]:
    """Return how many active organisations a table names with each value of a column."""
    o = Organisation
    counted = (
        select(of, func.count(table.organisation_id.distinct()))
        .join(o, o.id == table.organisation_id)
        .where(o.standing == Standing.ACTIVE, *conditions)
        .group_by(of)
    )
    return dict(connection.execute(counted).all())


def _marked(connection: Connection, today: date) -> Mapping[Hashable, int]:
    r, o = Role, Organisation
    found = connection.execute(
        select(r.organisation_id, r.kin, r.iag)
        .join(o, o.id == r.organisation_id)
        .where(or_(r.kin.is_(True), r.iag.is_(True)), o.standing == Standing.ACTIVE)
        .where(held_on(today))
    ).all()
    return {
        Mark.KIN: len({key for key, kin, _ in found if kin}),
        Mark.IAG: len({key for key, _, iag in found if iag}),
    }


def _warned(connection: Connection) -> tuple[Offered, ...]:
    o = Organisation
    active = o.standing == Standing.ACTIVE
    everybody = connection.execute(select(func.count(o.id)).where(active)).scalar_one()
    warned = _count_warned(connection)
    return (
        Offered(value=True, words="With a warning", count=warned),
        Offered(value=False, words="Without a warning", count=everybody - warned),
    )


def _review_due(connection: Connection, today: date) -> tuple[Offered, ...]:
    due = _count_warned(connection, Warning.review_on <= today)
    return (Offered(value=True, words="A warning is due for review", count=due),)


def _count_warned(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    """Return how many active organisations have a warning that meets the conditions."""
    w, o = Warning, Organisation
    counted = (
        select(func.count(w.organisation_id.distinct()))
        .join(o, o.id == w.organisation_id)
        .where(o.standing == Standing.ACTIVE, *conditions)
    )
    return connection.execute(counted).scalar_one()
