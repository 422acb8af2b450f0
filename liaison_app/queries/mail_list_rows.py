"""The rows of one block of organisations: one for each of them, or for each person or post.

Or else the reason why there is none. Only the way the list goes out counts: nobody is left out of
a list of e-mail addresses for want of a street, and an objection to post closes no telephone.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection

from liaison_app.domain.addressees import Addressed, address_to
from liaison_app.domain.addresses import (
    AddressProblem,
    CheckedAddress,
    PostalAddress,
    address_lines,
    check_address,
    check_tidied,
)
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.exports import AddresseePolicy, RowPer
from liaison_app.domain.holders import Holder
from liaison_app.domain.mail_lists import (
    MAY_BE_INCLUDED,
    Included,
    LeftOut,
    LeftOutReason,
    MailListWanted,
)
from liaison_app.domain.objections import is_open, may_contact
from liaison_app.domain.organisations import Standing
from liaison_app.domain.posts import posts_for
from liaison_app.domain.when import long_day
from liaison_app.queries.mail_list_known import Contacts, Known, OrganisationKnown, known_of
from liaison_app.queries.mail_list_sender import Sender
from liaison_app.queries.mail_list_texts import NUMBERS, RowTexts

_WAYS: Mapping[ObjectionChannel, frozenset[ContactKind]] = MappingProxyType(
    {
        ObjectionChannel.EMAIL: frozenset({ContactKind.EMAIL}),
        ObjectionChannel.PHONE: frozenset({ContactKind.PHONE, ContactKind.MOBILE}),
        ObjectionChannel.MESSAGE: frozenset({ContactKind.MOBILE, ContactKind.GROUP}),
    }
)
"""What must be known of an organisation before a way to reach it is offered."""

_NEEDED = MappingProxyType(
    {
        ObjectionChannel.EMAIL: LeftOutReason.NO_EMAIL,
        ObjectionChannel.PHONE: LeftOutReason.NO_PHONE,
    }
)
_ANOTHERS = "What is known there is somebody else's. Add what reaches whom it is addressed to."
_NOWHERE = PostalAddress(lines=(), postcode="", town="")
_NO_ADDRESS = CheckedAddress(address=_NOWHERE)
_GONE = frozenset({LeftOutReason.CLOSED, LeftOutReason.BINNED})


def rows_of(
    connection: Connection,
    *,
    keys: Sequence[int],
    sender: Sender,
    wanted: MailListWanted,
    today: date,
) -> Iterator[Included | LeftOut]:
    """Return the rows of each of these organisations, or the reason why there is none."""
    block = _Block(
        known=known_of(connection, keys=keys, on=today),
        sender=sender,
        wanted=wanted,
        today=today,
    )
    for organisation in block.known.organisations:
        yield from block.rows(organisation)


class _Case(NamedTuple):
    """An organisation, what it objects to, and where post would go to it."""

    organisation: OrganisationKnown
    objections: Sequence[ObjectionChannel]
    checked: CheckedAddress

    @property
    def at(self) -> PostalAddress:
        """Return the address, or that of nowhere."""
        return self.checked.address or _NOWHERE


class _Block:
    """Makes the rows of a block's organisations, one after the other."""

    def __init__(
        self, *, known: Known, sender: Sender, wanted: MailListWanted, today: date
    ) -> None:
        self.known = known
        self._sender, self._wanted, self._by = sender, wanted, wanted.by
        self._texts = RowTexts(known=known, sender=sender, wanted=wanted, today=today)
        self._people = frozenset(wanted.person_ids)
        self._anyway = frozenset(one.organisation_id for one in wanted.anyway)
        self._posted = self._by is ObjectionChannel.POST
        self._needed = _NEEDED.get(self._by)
        self._singly = wanted.row_per in {RowPer.PERSON, RowPer.ROLE}

    def rows(self, organisation: OrganisationKnown) -> Iterator[Included | LeftOut]:
        """Return the rows of one organisation, or why it has none."""
        key = organisation.id
        objections = self.known.objections.get(key, ())
        case = _Case(organisation, objections, self._address(organisation, objections))
        why = next(self._reasons(case), None)
        if why is not None and key in self._anyway:
            reasons = self._reasons(case)
            why = next((one for one in reasons if one[0] not in MAY_BE_INCLUDED), None)
        if why is not None and self._singly:
            people = [self._person_left_out(case, one, *why) for one in self._chosen(key)]
            yield from people or (self._left_out(case, *why),)
        elif why is not None:
            yield self._left_out(case, *why)
        elif self._singly:
            yield from self._each(case)
        else:
            willing = self.known.holders.get(key, ())
            if self.known.personal:
                willing = tuple(one for one in willing if self._is_willing(one.person_id))
            one = self._texts.included(organisation, self._addressed(case, willing), case.at)
            yield self._unreached(case, one) or one

    def _unreached(self, case: _Case, one: Included) -> LeftOut | None:
        """Return why a row would reach nobody: all that is known there is somebody else's."""
        if self._needed is None:
            return None
        found = one.row.email if self._by is ObjectionChannel.EMAIL else one.row.phone
        return None if found else self._left_out(case, self._needed, _ANOTHERS)

    def _is_willing(self, person_id: int) -> bool:
        closed = self.known.personal.get(person_id)
        return closed is None or is_open(closed, self._by)

    def _addressed(self, case: _Case, willing: tuple[Holder, ...]) -> Addressed[Holder]:
        policy = self._wanted.addressee
        if policy is AddresseePolicy.ORGANISATION:
            return Addressed((), "")
        there = case.organisation
        posts = self._sender.posts or posts_for(there.kind, there.tradition)
        return address_to(() if policy is AddresseePolicy.POST else willing, posts=posts)

    def _each(self, case: _Case) -> Iterator[Included | LeftOut]:
        """Return a row for each person, or for each post that somebody holds, or why not."""
        there = case.organisation
        if not self._people and there.id not in self.known.holders:
            yield self._left_out(case, LeftOutReason.NOBODY, "Add who holds a post there.")
        for holder in self._chosen(there.id):
            missing = self._missing(holder, there)
            if missing is None:
                yield self._texts.included(there, Addressed((holder,), holder.post), case.at)
            else:
                yield self._person_left_out(case, holder, missing)

    def _chosen(self, key: int) -> Iterator[Holder]:
        """Return those in a post there who were chosen; each person once, if it is for persons."""
        seen = set[int]()
        for holder in self.known.holders.get(key, ()):
            if self._people and holder.person_id not in self._people:
                continue
            if self._wanted.row_per is not RowPer.PERSON or holder.person_id not in seen:
                yield holder
            seen.add(holder.person_id)

    def _person_left_out(
        self, case: _Case, holder: Holder, reason: LeftOutReason, detail: str = ""
    ) -> LeftOut:
        """Return a person who is left out, with the ways that are their own and still open."""
        key, contacts = case.organisation.id, self.known.contacts
        known = frozenset(kind for kind in ContactKind if (key, holder.role_id, kind) in contacts)
        closed = self.known.personal.get(holder.person_id, frozenset())
        return LeftOut(
            organisation_id=key,
            name=f"{holder.shown}, {case.organisation.name}",
            reason=reason,
            detail=detail,
            channels=()
            if reason in _GONE
            else self._ways_open(case, known, closed.union(case.objections)),
            person_id=holder.person_id,
        )

    def _missing(self, holder: Holder, organisation: OrganisationKnown) -> LeftOutReason | None:
        """Return why a person cannot be reached: they object, or nothing of their own is known."""
        if not self._is_willing(holder.person_id):
            return LeftOutReason.OBJECTION
        kinds = (ContactKind.EMAIL,) if self._by is ObjectionChannel.EMAIL else NUMBERS
        if self._needed is None:
            return None
        has = any((organisation.id, holder.role_id, kind) in self.known.contacts for kind in kinds)
        return None if has else self._needed

    def _left_out(self, case: _Case, reason: LeftOutReason, detail: str = "") -> LeftOut:
        key = case.organisation.id
        known = self.known.kinds.get(key, frozenset())
        return LeftOut(
            organisation_id=key,
            name=case.organisation.name,
            reason=reason,
            detail=detail,
            channels=() if reason in _GONE else self._ways_open(case, known, case.objections),
        )

    def _ways_open(
        self,
        case: _Case,
        known: frozenset[ContactKind],
        objections: Collection[ObjectionChannel],
    ) -> tuple[str, ...]:
        """Return how else they can be reached: known to us, not objected to; a visit always is."""
        ways = [way for way, needed in _WAYS.items() if needed & known]
        unposted = _not_postable(case.organisation, case.checked, self.known.contacts)
        if case.at.lines and next(unposted, None) is None:
            ways.insert(0, ObjectionChannel.POST)
        return tuple(
            way.label
            for way in (*ways, ObjectionChannel.VISIT)
            if way is not self._by and may_contact(objections, by=way)
        )

    def _reasons(self, case: _Case) -> Iterator[tuple[LeftOutReason, str]]:
        """Return every reason against an organisation, the strictest first."""
        there = case.organisation
        if case.objections and not is_open(case.objections, self._by):
            yield LeftOutReason.OBJECTION, ""
        if there.standing is not Standing.ACTIVE and (why := _NOT_THERE.get(there.standing)):
            yield why
        if self._posted and (case.checked.problem or there.address_gone_on):
            yield from _not_postable(there, case.checked, self.known.contacts)
        if self._needed is None or self._singly:
            return
        if not _WAYS[self._by] & self.known.kinds.get(there.id, frozenset()):
            yield self._needed, ""

    def _address(
        self, organisation: OrganisationKnown, objections: Sequence[ObjectionChannel]
    ) -> CheckedAddress:
        """Return where post goes: the correspondence address if there is one, else the premises.

        Where nothing is posted an address that post would not reach is none, and no reason.
        """
        if objections and not self._posted and not is_open(objections, ObjectionChannel.POST):
            return _NO_ADDRESS
        typed = self.known.contacts.get((organisation.id, None, ContactKind.ADDRESS))
        if typed and self._by is not ObjectionChannel.VISIT:
            return check_address(typed[0].split("\n"))
        return check_tidied(
            address_lines(
                street=organisation.street,
                locality=organisation.locality,
                address3=organisation.address3,
                town=organisation.town,
                county=organisation.county,
                postcode=organisation.postcode,
            )
        )


_NOT_THERE: Mapping[Standing, tuple[LeftOutReason, str]] = MappingProxyType(
    {
        Standing.CLOSED: (LeftOutReason.CLOSED, ""),
        Standing.BINNED: (LeftOutReason.BINNED, ""),
    }
)


def _not_postable(
    organisation: OrganisationKnown, checked: CheckedAddress, contacts: Contacts
) -> Iterator[tuple[LeftOutReason, str]]:
    own = organisation.id, None, ContactKind.ADDRESS
    if organisation.address_gone_on is not None and own not in contacts:
        day = long_day(organisation.address_gone_on)
        yield LeftOutReason.GONE_AWAY, f"Post to them came back on {day}. Find the new address."
    problem = checked.problem
    if problem is AddressProblem.MISSING:
        yield LeftOutReason.NO_ADDRESS, problem.hint
    elif problem is not None:
        yield LeftOutReason.NOT_POSTABLE, f"{problem.label}. {problem.hint}"
