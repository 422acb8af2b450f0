"""The organisations that meet criteria: one selection for lists, audiences and bulk edits."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from liaison_app.domain.contacts import NOT_WORKING, ContactKind
from liaison_app.domain.criteria import Criteria, LastContact, Mark, Missing
from liaison_app.domain.organisations import Standing
from liaison_app.domain.when import LONDON
from liaison_app.queries.contacts import held_on
from liaison_app.store.search import matching
from liaison_app.store.tables import (
    Campaign,
    ContactPoint,
    Membership,
    Objection,
    Organisation,
    OrganisationTag,
    Recipient,
    Role,
    Ward,
    Warning,  # noqa: A004 - the officer's word
)
from liaison_app.store.tables.base import aliased

_ITSELF = aliased(Organisation)
"""The same table again, for what one of its indexes tells without a look at any row."""


def meeting(criteria: Criteria, *, today: date) -> Select[int]:
    """Return the selection of the organisations that meet the criteria.

    Posts are those held today; the bin is left out unless it is asked for.
    """
    chosen = select(Organisation.id)
    for condition in _conditions(criteria, today):
        chosen = chosen.where(condition)
    return chosen


def _conditions(criteria: Criteria, today: date) -> list[ColumnElement[bool]]:
    c, o = criteria, Organisation
    asked: list[tuple[object, Callable[[], ColumnElement[bool]]]] = [
        (c.kinds, lambda: o.kind.in_(c.kinds)),
        (c.ward_codes, lambda: o.id.in_(_in_wards(c.ward_codes))),
        (c.traditions, lambda: o.tradition.in_(c.traditions)),
        (c.denominations, lambda: o.denomination.in_(c.denominations)),
        (c.phases, lambda: o.phase.in_(c.phases)),
        (c.school_types, lambda: o.school_type.in_(c.school_types)),
        (c.religious_characters, lambda: o.religious_character.in_(c.religious_characters)),
        (c.officer_ids, lambda: o.officer_id.in_(c.officer_ids)),
        (c.reach_from is not None, lambda: o.reach >= c.reach_from),
        (c.reach_to is not None, lambda: o.reach <= c.reach_to),
        (c.tag_ids, lambda: _bears(c.tag_ids)),
        (c.network_ids, lambda: _belongs_to(c.network_ids)),
        (c.posts, lambda: _has_role(Role.post.in_(c.posts), held_on(today))),
        (c.marks, lambda: _has_role(_marked(c.marks), held_on(today))),
        (c.missing, lambda: or_(*(_lacks(one, today) for one in c.missing))),
        (c.objections, lambda: _has(Objection, Objection.channel.in_(c.objections))),
        (c.warned is not None, lambda: _has(Warning) if c.warned else ~_has(Warning)),
        (c.review_due is not None, lambda: _review_due(c, today)),
        (c.contacted, lambda: _contacted(c)),
        (c.verified_before, lambda: _not_verified_since(c.verified_before)),
        (
            c.campaign_id is not None,
            lambda: _has(Recipient, Recipient.campaign_id == c.campaign_id, _is_frozen()),
        ),
        (c.words.strip(), lambda: o.id.in_(matching(c.words))),
    ]
    return [_of_standing(c.standings), *(make() for wanted, make in asked if wanted)]


def _of_standing(standings: Collection[Standing]) -> ColumnElement[bool]:
    o = Organisation
    if not standings:
        return o.standing != Standing.BINNED
    if len(standings) == 1:
        return o.standing == next(iter(standings))  # equality, so that an index gives the order too
    return o.standing.in_(standings)


def _has(
    table: type[Objection | Warning | Recipient], *conditions: ColumnElement[bool]
) -> ColumnElement[bool]:
    return exists().where(table.organisation_id == Organisation.id, *conditions)


def _is_frozen() -> ColumnElement[bool]:
    """Return whether a recipient is one: somebody moved within a draft has a row before that."""
    of_it = Campaign.id == Recipient.campaign_id
    return exists().where(of_it, Campaign.frozen_at.is_not(None))


def _review_due(criteria: Criteria, today: date) -> ColumnElement[bool]:
    due = _has(Warning, Warning.review_on <= today)
    return due if criteria.review_due else ~due


def _in_wards(codes: Collection[str]) -> Select[int]:
    return select(_ITSELF.id).where(_ITSELF.ward_code.in_(codes))


def _bears(tag_ids: Collection[int]) -> ColumnElement[bool]:
    t = OrganisationTag
    return Organisation.id.in_(select(t.organisation_id).where(t.tag_id.in_(tag_ids)))


def _belongs_to(network_ids: Collection[int]) -> ColumnElement[bool]:
    m = Membership
    return Organisation.id.in_(select(m.organisation_id).where(m.network_id.in_(network_ids)))


def _has_role(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return whether there is such a post; gathered once, lest each look goes through all of it."""
    return Organisation.id.in_(select(Role.organisation_id).where(*conditions))


def _marked(marks: Collection[Mark]) -> ColumnElement[bool]:
    columns = {Mark.KIN: Role.kin, Mark.IAG: Role.iag}
    return or_(*(columns[mark].is_(True) for mark in marks))


def _lacks(missing: Missing, today: date) -> ColumnElement[bool]:
    o = Organisation
    match missing:
        case Missing.PHONE:
            return ~_reached_by((ContactKind.PHONE, ContactKind.MOBILE), today)
        case Missing.EMAIL:
            return ~_reached_by((ContactKind.EMAIL,), today)
        case Missing.ADDRESS:
            nowhere = and_(o.street == "", o.town == "", o.postcode == "")
            return and_(nowhere, ~_reached_by((ContactKind.ADDRESS,), today))
        case Missing.WARD:
            unnamed = _ITSELF.ward_code.not_in(select(Ward.code))
            return o.id.in_(select(_ITSELF.id).where(unnamed))
        case Missing.CONTACT:
            return ~_has_role(held_on(today))


def _reached_by(kinds: Collection[ContactKind], today: date) -> ColumnElement[bool]:
    """Return whether there is a working contact point of these kinds, its own or in a post."""
    c = ContactPoint
    works = and_(c.kind.in_(kinds), c.standing.not_in(NOT_WORKING))
    own = exists().where(c.organisation_id == Organisation.id, works)
    in_post = exists().where(
        Role.organisation_id == Organisation.id, held_on(today), c.role_id == Role.id, works
    )
    return or_(own, in_post)


def _contacted(criteria: Criteria) -> ColumnElement[bool]:
    last = _ITSELF.last_contact
    if criteria.contacted is LastContact.NEVER or criteria.contacted_on is None:
        return Organisation.id.not_in(select(_ITSELF.id).where(last.is_not(None)))
    began = datetime.combine(criteria.contacted_on, time(), tzinfo=LONDON).astimezone(UTC)
    since = select(_ITSELF.id).where(last.is_not(None), last >= began)
    if criteria.contacted is LastContact.SINCE:
        return Organisation.id.in_(since)
    return Organisation.id.not_in(since)


def _not_verified_since(day: date | None) -> ColumnElement[bool]:
    """Return whether neither the organisation nor a way to reach it was verified since a day.

    Few were, and an index tells which; so those are gathered rather than every one looked at.
    """
    o, k, c = Organisation, _ITSELF, ContactPoint
    own = select(k.id).where(k.verified_on.is_not(None), k.verified_on >= day)
    by_contact = (c.verified_on.is_not(None), c.organisation_id.is_not(None), c.verified_on >= day)
    reached = select(c.organisation_id).where(*by_contact)
    return and_(o.id.not_in(own), o.id.not_in(reached))
