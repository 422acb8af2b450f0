"""The rows of one block of organisations: one for each of them, or for each person or post.

Or else the reason why there is none. Only the way the list goes out counts: nobody is left out of
a list of e-mail addresses for want of a street, and an objection to post closes no telephone.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

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
    Included,
    LeftOut,
    LeftOutReason,
    MailListWanted,
    Notice,
)
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.names import PersonName
from liaison_app.domain.objections import may_contact
from liaison_app.domain.organisations import Standing
from liaison_app.domain.posts import posts_for
from liaison_app.domain.references import PERSON, make_ref
from liaison_app.domain.salutation import Greeting, greet
from liaison_app.domain.salutation import Holder as Named
from liaison_app.domain.text import tidy
from liaison_app.domain.when import long_day
from liaison_app.queries.mail_list_known import Contacts, Known, OrganisationKnown, known_of
from liaison_app.queries.mail_list_sender import Sender

_ADDRESS_LINES = 7
_STALE_AFTER = timedelta(days=2 * 365)

_WAYS: Mapping[ObjectionChannel, frozenset[ContactKind]] = MappingProxyType(
    {
        ObjectionChannel.EMAIL: frozenset({ContactKind.EMAIL}),
        ObjectionChannel.PHONE: frozenset({ContactKind.PHONE, ContactKind.MOBILE}),
        ObjectionChannel.MESSAGE: frozenset({ContactKind.MOBILE, ContactKind.GROUP}),
    }
)
"""What must be known of an organisation before a way to reach it is offered."""

_NUMBERS = (ContactKind.PHONE, ContactKind.MOBILE)
_NEEDED = MappingProxyType(
    {
        ObjectionChannel.EMAIL: LeftOutReason.NO_EMAIL,
        ObjectionChannel.PHONE: LeftOutReason.NO_PHONE,
    }
)
_NO_ADDRESS = CheckedAddress(address=PostalAddress(lines=(), postcode="", town=""))
_NO_PERSON = PersonName()
_MENDABLE = frozenset({LeftOutReason.CLOSED, LeftOutReason.GONE_AWAY})
"""What a reason of the officer's may go over here; an objection never, nor what is not there."""


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
        stale=today - _STALE_AFTER,
    )
    for organisation in block.known.organisations:
        yield from block.rows(organisation)


class _Block:
    """Makes the rows of a block's organisations, one after the other."""

    def __init__(
        self, *, known: Known, sender: Sender, wanted: MailListWanted, stale: date
    ) -> None:
        self.known = known
        self._sender, self._wanted, self._by = sender, wanted, wanted.by
        self._stale = stale
        self._people = frozenset(wanted.person_ids)
        self._anyway = frozenset(one.organisation_id for one in wanted.anyway)
        self._posted = self._by is ObjectionChannel.POST
        self._singly = wanted.row_per in {RowPer.PERSON, RowPer.ROLE}
        self._signing: dict[int | None, tuple[str, str, str, str]] = {}

    def rows(self, organisation: OrganisationKnown) -> Iterator[Included | LeftOut]:
        """Return the rows of one organisation, or why it has none."""
        key = organisation.id
        objections = self.known.objections.get(key, ())
        checked = self._address(organisation, objections)
        why = self._why_not(organisation, objections, checked)
        if why is not None and not (why[0] in _MENDABLE and key in self._anyway):
            yield self._left_out(organisation, *why, objections=objections)
            return
        willing = tuple(
            one for one in self.known.holders.get(key, ()) if self._is_willing(one.person_id)
        )
        at = checked.address or _NO_ADDRESS.address
        assert at is not None  # noqa: S101 - the address of nowhere is one
        if self._singly:
            yield from self._each(organisation, willing, at)
        else:
            yield self._one(organisation, self._addressed(organisation, willing), at)

    def _is_willing(self, person_id: int) -> bool:
        closed = self.known.personal.get(person_id)
        return closed is None or _is_open(closed, self._by)

    def _addressed(
        self, organisation: OrganisationKnown, willing: tuple[Holder, ...]
    ) -> Addressed[Holder]:
        policy = self._wanted.addressee
        if policy is AddresseePolicy.ORGANISATION:
            return Addressed((), "")
        posts = self._sender.posts or posts_for(organisation.kind, organisation.tradition)
        return address_to(() if policy is AddresseePolicy.POST else willing, posts=posts)

    def _each(
        self, organisation: OrganisationKnown, willing: tuple[Holder, ...], at: PostalAddress
    ) -> Iterator[Included | LeftOut]:
        """Return a row for each person, or for each post that somebody holds."""
        chosen = [one for one in willing if not self._people or one.person_id in self._people]
        if not chosen and not self._people:
            yield self._left_out(organisation, LeftOutReason.NOBODY, "Add who holds a post there.")
        seen = set[int]()
        for holder in chosen:
            if self._wanted.row_per is RowPer.PERSON and holder.person_id in seen:
                continue
            seen.add(holder.person_id)
            missing = self._missing(holder, organisation)
            if missing is None:
                yield self._one(organisation, Addressed((holder,), holder.post), at)
            else:
                yield self._left_out(
                    organisation, missing, whose=f"{holder.shown}, {organisation.name}"
                )

    def _missing(self, holder: Holder, organisation: OrganisationKnown) -> LeftOutReason | None:
        """Return what is needed to reach a person and is not there: their own, nobody else's."""
        kinds = (ContactKind.EMAIL,) if self._by is ObjectionChannel.EMAIL else _NUMBERS
        reason = _NEEDED.get(self._by)
        if reason is None:
            return None
        has = any((organisation.id, holder.role_id, kind) in self.known.contacts for kind in kinds)
        return None if has else reason

    def _left_out(
        self,
        organisation: OrganisationKnown,
        reason: LeftOutReason,
        detail: str = "",
        *,
        objections: Sequence[ObjectionChannel] = (),
        whose: str = "",
    ) -> LeftOut:
        key = organisation.id
        return LeftOut(
            organisation_id=key,
            name=whose or organisation.name,
            reason=reason,
            detail=detail,
            channels=() if reason is LeftOutReason.CLOSED else self._other_ways(key, objections),
        )

    def _other_ways(self, key: int, objections: Sequence[ObjectionChannel]) -> tuple[str, ...]:
        """Return how else they can be reached: known to us, not objected to; a visit always is."""
        here = self.known.kinds.get(key, frozenset())
        ways = [way for way, needed in _WAYS.items() if way is not self._by and needed & here]
        return tuple(
            way.label for way in (*ways, ObjectionChannel.VISIT) if may_contact(objections, by=way)
        )

    def _why_not(
        self,
        organisation: OrganisationKnown,
        objections: Sequence[ObjectionChannel],
        checked: CheckedAddress,
    ) -> tuple[LeftOutReason, str] | None:
        if objections and not _is_open(objections, self._by):
            return LeftOutReason.OBJECTION, ""
        if organisation.standing is not Standing.ACTIVE and (
            why := _NOT_THERE.get(organisation.standing)
        ):
            return why
        if self._posted:
            return _not_postable(organisation, checked, self.known.contacts)
        needed = _NEEDED.get(self._by)
        if needed is None or self._singly:
            return None
        here = self.known.kinds.get(organisation.id, frozenset())
        return None if _WAYS[self._by] & here else (needed, "")

    def _address(
        self, organisation: OrganisationKnown, objections: Sequence[ObjectionChannel]
    ) -> CheckedAddress:
        """Return where post goes: the correspondence address if there is one, else the premises.

        Where nothing is posted an address that post would not reach is none, and no reason.
        """
        if objections and not self._posted and not _is_open(objections, ObjectionChannel.POST):
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

    def _one(
        self, organisation: OrganisationKnown, addressed: Addressed[Holder], at: PostalAddress
    ) -> Included:
        holders = addressed.holders
        greeting = greet(
            holders=[Named(name=one.name, post=one.post) for one in holders],
            post=addressed.post,
            kind=organisation.kind,
            organisation=organisation.name,
            tradition=organisation.tradition,
        )
        if self._wanted.addressee is AddresseePolicy.ORGANISATION and not holders:
            greeting = Greeting(
                addressee="", attention="", salutation=greeting.salutation, doubts=greeting.doubts
            )
        only = holders[0] if len(holders) == 1 else None
        emails = self._reach(organisation.id, only, ObjectionChannel.EMAIL)
        return Included(
            organisation_id=organisation.id,
            row=self._row(organisation, addressed, greeting, at, emails),
            doubts=greeting.doubts,
            notices=self._notices(organisation, holders, emails),
            person_id=only.person_id if only and self._singly else None,
        )

    def _notices(
        self, organisation: OrganisationKnown, holders: Sequence[Holder], emails: Sequence[str]
    ) -> tuple[Notice, ...]:
        found = []
        if organisation.verified_on is None or organisation.verified_on < self._stale:
            found.append(Notice.NOT_VERIFIED)
        if len(holders) > 1:
            found.append(Notice.JOINED)
        if organisation.id in self.known.warned or any(
            one.person_id in self.known.people_warned for one in holders
        ):
            found.append(Notice.WARNING)
        if self._by is ObjectionChannel.EMAIL and len(emails) > 1:
            found.append(Notice.SEVERAL_EMAILS)
        return tuple(found)

    def _row(
        self,
        organisation: OrganisationKnown,
        addressed: Addressed[Holder],
        greeting: Greeting,
        at: PostalAddress,
        emails: Sequence[str],
    ) -> MailListRow:
        only = addressed.holders[0] if len(addressed.holders) == 1 else None
        name = only.name if only else _NO_PERSON
        lines = (*at.lines, *[""] * (_ADDRESS_LINES - len(at.lines)))
        phones = self._reach(organisation.id, only, ObjectionChannel.PHONE)
        mobiles = self._of_kind(organisation.id, only, ContactKind.MOBILE) if phones else ()
        signing = self._signed_in(organisation.ward_id)
        sender = self._sender
        named = organisation.name
        return MailListRow(
            ref=self._ref(organisation, only),
            organisation=named,
            addressee="" if greeting.addressee == tidy(named) else greeting.addressee,
            attention=greeting.attention,
            salutation=greeting.salutation,
            title=name.title,
            forenames=name.forenames,
            surname=name.surname,
            post=only.post if only else addressed.post,
            address_line_1=lines[0],
            address_line_2=lines[1],
            address_line_3=lines[2],
            address_line_4=lines[3],
            address_line_5=lines[4],
            address_line_6=lines[5],
            address_line_7=lines[6],
            town=at.town,
            postcode=at.postcode,
            email=emails[0] if emails else "",
            phone=phones[0] if phones else "",
            kind=organisation.kind.label,
            ward=organisation.ward,
            officer_name=signing[0],
            officer_rank=signing[1],
            officer_phone=signing[2],
            officer_email=signing[3],
            team=sender.team,
            campaign=sender.campaign,
            letter_date=sender.letter_date,
            your_ref=sender.your_ref,
            our_ref=sender.our_ref,
            mobile=mobiles[0] if mobiles else "",
            website=organisation.website,
            tradition=organisation.tradition,
            denomination=organisation.denomination,
            religious_character=organisation.religious_character,
            notes=organisation.notes,
        )

    def _ref(self, organisation: OrganisationKnown, only: Holder | None) -> str:
        if only and self._singly:
            return make_ref(letter=PERSON, key=only.person_id)
        return make_ref(letter=organisation.kind.letter, key=organisation.id)

    def _signed_in(self, ward_id: int | None) -> tuple[str, str, str, str]:
        if ward_id not in self._signing:
            self._signing[ward_id] = self._sender.signing(ward_id)
        return self._signing[ward_id]

    def _reach(self, key: int, holder: Holder | None, by: ObjectionChannel) -> tuple[str, ...]:
        """Return the e-mails or telephones of the person written to, else the organisation's own.

        None where the way is objected to.
        """
        closed = self.known.objections.get(key)
        if closed and not _is_open(closed, by):
            return ()
        kinds = (ContactKind.EMAIL,) if by is ObjectionChannel.EMAIL else _NUMBERS
        contacts = self.known.contacts
        if holder is not None:
            personal = self.known.personal.get(holder.person_id)
            if personal is None or _is_open(personal, by):
                for kind in kinds:
                    if found := contacts.get((key, holder.role_id, kind)):
                        return found
            if self._singly:
                return ()
        for kind in kinds:
            if found := contacts.get((key, None, kind)):
                return found
        return ()

    def _of_kind(self, key: int, holder: Holder | None, kind: ContactKind) -> tuple[str, ...]:
        contacts = self.known.contacts
        if holder is not None:
            personal = self.known.personal.get(holder.person_id)
            closed = personal is not None and not _is_open(personal, ObjectionChannel.PHONE)
            if not closed and (found := contacts.get((key, holder.role_id, kind))):
                return found
            if self._singly:
                return ()
        return contacts.get((key, None, kind), ())


_NOT_THERE: Mapping[Standing, tuple[LeftOutReason, str]] = MappingProxyType(
    {
        Standing.CLOSED: (LeftOutReason.CLOSED, ""),
        Standing.BINNED: (LeftOutReason.CLOSED, "It lies in the bin."),
    }
)


def _is_open(
    objections: Sequence[ObjectionChannel] | frozenset[ObjectionChannel], by: ObjectionChannel
) -> bool:
    """Say whether a way is open; where no one way is meant, all of them must be closed."""
    if by is ObjectionChannel.ALL:
        return ObjectionChannel.ALL not in objections
    return may_contact(objections, by=by)


def _not_postable(
    organisation: OrganisationKnown, checked: CheckedAddress, contacts: Contacts
) -> tuple[LeftOutReason, str] | None:
    own = (organisation.id, None, ContactKind.ADDRESS) in contacts
    if organisation.address_gone_on is not None and not own:
        day = long_day(organisation.address_gone_on)
        return LeftOutReason.GONE_AWAY, f"Post to them came back on {day}. Find the new address."
    problem = checked.problem
    if problem is None:
        return None
    if problem is AddressProblem.MISSING:
        return LeftOutReason.NO_ADDRESS, problem.hint
    return LeftOutReason.NOT_POSTABLE, f"{problem.label}. {problem.hint}"
