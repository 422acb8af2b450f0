"""The texts of one row of a list: whom it addresses, how it greets them, where they are reached.

What is worth a look before the list is saved goes along.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from liaison_app.domain.addressees import Addressed
from liaison_app.domain.addresses import PostalAddress
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.exports import AddresseePolicy, RowPer
from liaison_app.domain.holders import Holder
from liaison_app.domain.mail_lists import Included, MailListWanted, Notice
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.names import PersonName
from liaison_app.domain.objections import is_open
from liaison_app.domain.references import PERSON, make_ref
from liaison_app.domain.salutation import Greeting, greet
from liaison_app.domain.text import tidy
from liaison_app.queries.mail_list_known import Known, OrganisationKnown
from liaison_app.queries.mail_list_sender import Sender

NUMBERS = (ContactKind.PHONE, ContactKind.MOBILE)
_EMAILS = (ContactKind.EMAIL,)
_MOBILES = (ContactKind.MOBILE,)
_ITS_OWN = (None,)
_ADDRESS_LINES = 7
_STALE_AFTER = timedelta(days=2 * 365)
_NO_PERSON = PersonName()


class RowTexts:
    """Writes the rows of a block's organisations."""

    def __init__(
        self, *, known: Known, sender: Sender, wanted: MailListWanted, today: date
    ) -> None:
        self.known = known
        self._sender, self._by = sender, wanted.by
        self._stale = today - _STALE_AFTER
        self._singly = wanted.row_per in {RowPer.PERSON, RowPer.ROLE}
        self._signing: dict[int | None, tuple[str, str, str, str]] = {}
        letter = (sender.letter_date, sender.your_ref, sender.our_ref)
        self._about = (sender.team, sender.campaign, *letter)
        self._to_place = wanted.addressee is AddresseePolicy.ORGANISATION
        self._emails = {one.ref: one.email for one in wanted.emails}

    def included(
        self, organisation: OrganisationKnown, addressed: Addressed[Holder], at: PostalAddress
    ) -> Included:
        """Return the row of an organisation, addressed to those of it, at this address."""
        holders = addressed.holders
        greeting = greet(
            holders=holders,
            post=addressed.post,
            kind=organisation.kind,
            organisation=organisation.name,
            tradition=organisation.tradition,
        )
        if not holders and self._to_place:
            greeting = Greeting(
                addressee="", attention="", salutation=greeting.salutation, doubts=greeting.doubts
            )
        only = holders[0] if len(holders) == 1 else None
        whose = self._whose(organisation.id, only, ObjectionChannel.EMAIL)
        emails = self._first(organisation.id, whose, _EMAILS)
        if self._emails:
            chosen = self._emails.get(self._ref(organisation, only))
            emails = (chosen,) if chosen in emails else emails
        several = self._by is ObjectionChannel.EMAIL and len(emails) > 1
        warning = self._warning(organisation, holders)
        return Included(
            organisation.id,
            self._row(organisation, addressed, greeting, at, emails),
            greeting.doubts,
            self._notices(organisation, holders, warned=bool(warning), several=several),
            person_id=only.person_id if only and self._singly else None,
            emails=tuple(emails) if several else (),
            warning=warning,
        )

    def _warning(self, organisation: OrganisationKnown, holders: Sequence[Holder]) -> str:
        """Return every warning of an organisation and of those it is addressed to there."""
        warned, people = self.known.warned, self.known.people_warned
        if not (people or organisation.id in warned):
            return ""
        said = (
            warned.get(organisation.id, ""),
            *(people.get(one.person_id, "") for one in holders),
        )
        return " ".join(filter(None, said))

    def _notices(
        self,
        organisation: OrganisationKnown,
        holders: Sequence[Holder],
        *,
        warned: bool,
        several: bool,
    ) -> tuple[Notice, ...]:
        found = []
        newest = organisation.verified_on or date.min
        if newest < self._stale and self.known.verified.get(organisation.id, newest) < self._stale:
            found.append(Notice.NOT_VERIFIED)
        if len(holders) > 1:
            found.append(Notice.JOINED)
        if warned:
            found.append(Notice.WARNING)
        if several:
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
        whose = self._whose(organisation.id, only, ObjectionChannel.PHONE)
        phones = self._first(organisation.id, whose, NUMBERS)
        mobiles = self._first(organisation.id, whose, _MOBILES)
        named = organisation.name
        return MailListRow._make(  # in the order of its fields: by name takes four times as long
            (
                self._ref(organisation, only),
                named,
                "" if greeting.addressee == tidy(named) else greeting.addressee,
                greeting.attention,
                greeting.salutation,
                name.title,
                name.forenames,
                name.surname,
                only.post if only else addressed.post,
                *lines,
                at.town,
                at.postcode,
                emails[0] if emails else "",
                phones[0] if phones else "",
                organisation.kind.label,
                organisation.ward,
                *(self._signing.get(organisation.ward_id) or self._signed_in(organisation.ward_id)),
                *self._about,
                mobiles[0] if mobiles else "",
                organisation.website,
                organisation.tradition,
                organisation.denomination,
                organisation.religious_character,
                organisation.notes,
            )
        )

    def _ref(self, organisation: OrganisationKnown, only: Holder | None) -> str:
        if only and self._singly:
            return make_ref(letter=PERSON, key=only.person_id)
        return make_ref(letter=organisation.kind.letter, key=organisation.id)

    def _signed_in(self, ward_id: int | None) -> tuple[str, str, str, str]:
        signing = self._signing[ward_id] = self._sender.signing(ward_id)
        return signing

    def _whose(
        self, key: int, holder: Holder | None, by: ObjectionChannel
    ) -> tuple[int | None, ...]:
        """Return whose e-mails or telephones may be used: of the role written to, then (None) own.

        Nobody's where the way is objected to.
        """
        known = self.known
        closed = known.objections.get(key)
        if closed and not is_open(closed, by):
            return ()
        if holder is None:
            return _ITS_OWN
        personal = known.personal.get(holder.person_id)
        if personal is not None and not is_open(personal, by):
            return () if self._singly else _ITS_OWN
        return (holder.role_id,) if self._singly else (holder.role_id, None)

    def _first(
        self, key: int, whose: Sequence[int | None], kinds: Sequence[ContactKind]
    ) -> tuple[str, ...]:
        """Return the contact points of the first of these who has any, in the order of kinds."""
        contacts = self.known.contacts
        for role_id in whose:
            for kind in kinds:
                if found := contacts.get((key, role_id, kind)):
                    return found
        return ()
