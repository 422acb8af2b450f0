"""Who is in a mail list, who is left out and why, and what should be looked at first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.exports import AddresseePolicy, RowOrder, RowPer
from liaison_app.domain.file_names import file_name
from liaison_app.domain.letterhead import Letterhead
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.organisations import Kind
from liaison_app.domain.reporting_routes import RoutesPrinted
from liaison_app.domain.spoken import Doubt


class LeftOutReason(Choice):
    """Why somebody of the audience is not in the list."""

    OBJECTION = "objection", "Objection"
    NO_ADDRESS = "no_address", "No address"
    NOT_POSTABLE = "not_postable", "Address not postable"
    GONE_AWAY = "gone_away", "Gone away: post came back"
    NO_EMAIL = "no_email", "No e-mail"
    NO_PHONE = "no_phone", "No telephone"
    NOBODY = "nobody", "Nobody named"
    NO_POST = "no_post", "No post now"
    CLOSED = "closed", "Closed"
    BINNED = "binned", "In the bin"
    LEFT_OUT = "left_out", "Left out of the campaign"
    SENT = "sent", "Already sent in this campaign"
    ANSWERED = "answered", "Answered in this campaign"
    NOT_NOW = "not_now", "Left out of this list"


MAY_BE_INCLUDED = frozenset(
    {
        LeftOutReason.CLOSED,
        LeftOutReason.GONE_AWAY,
        LeftOutReason.LEFT_OUT,
        LeftOutReason.SENT,
        LeftOutReason.ANSWERED,
    }
)
"""What a reason of the officer's may go over; never an objection, nor what is not there."""


class AlreadySent(Choice):
    """What becomes of those whom the letter was sent to before, or who are rung up no more."""

    LEAVE_OUT = "leave_out", "Leave out those it was sent to"
    WRITE_AGAIN = "write_again", "Write to them again"


class Notice(Choice):
    """Why somebody in the list is worth a look before it is saved."""

    NOT_VERIFIED = "not_verified", "Not verified for two years"
    JOINED = "joined", "Joined names"
    WARNING = "warning", "Warning on record"
    SEVERAL_EMAILS = "several_emails", "Several e-mail addresses"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncludedAnyway:
    """An organisation that is taken in all the same, for a reason; never over an objection."""

    organisation_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailChosen:
    """Which of several e-mail addresses the row of a Ref goes to in this one list."""

    ref: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailListWanted:
    """Whose letters are wanted: a campaign's letter, a saved list, or a kind of organisation.

    Give ``campaign_id`` and ``letter_id``, or ``saved_list_id``, or ``organisation_ids``, or
    ``person_ids``, or else ``kind``; no ward codes means every ward. A letter with organisations is
    for those of its recipients alone. ``by`` is the way it goes out: only an objection to that way
    counts, and only what that way needs must be there. ``without`` are the Refs of rows that the
    officer left out of this one list; ``emails`` say which of several addresses some rows go to.
    """

    campaign_id: int | None = None
    letter_id: int | None = None
    saved_list_id: int | None = None
    organisation_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    kind: Kind | None = None
    ward_codes: tuple[str, ...] = ()
    already_sent: AlreadySent = AlreadySent.LEAVE_OUT
    by: ObjectionChannel = ObjectionChannel.POST
    row_per: RowPer = RowPer.ORGANISATION
    addressee: AddresseePolicy = AddresseePolicy.NAMED
    order: RowOrder = RowOrder.POSTCODE
    anyway: tuple[IncludedAnyway, ...] = ()
    without: tuple[str, ...] = ()
    emails: tuple[EmailChosen, ...] = ()

    @property
    def in_person(self) -> bool:
        """Whether they are rung up or called on, and nothing is sent to them."""
        return self.by in {ObjectionChannel.PHONE, ObjectionChannel.VISIT}


class Included(NamedTuple):
    """One row of the list: the organisation it goes to, its texts, and any doubt about it.

    ``person_id`` is set where the row stands for one person alone; ``also`` are other organisations
    at the same door that share the row. ``emails`` are all that it could go to, where there are
    several and it goes by e-mail. ``warning`` is all that is on record.
    """

    organisation_id: int
    row: MailListRow
    doubts: tuple[Doubt, ...] = ()
    notices: tuple[Notice, ...] = ()
    person_id: int | None = None
    also: tuple[int, ...] = ()
    emails: tuple[str, ...] = ()
    warning: str = ""

    @property
    def organisation_ids(self) -> tuple[int, ...]:
        """Every organisation that the row is for."""
        return (self.organisation_id, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An organisation, or one person at it, that gets no letter, why, and what would mend it.

    ``channels`` names the ways to reach them that are not objected to. ``ref`` is that of the row
    they would have, where the officer left it out. Somebody without a post has no organisation: 0.
    """

    organisation_id: int
    name: str
    reason: LeftOutReason
    detail: str = ""
    channels: tuple[str, ...] = ()
    ref: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailListPlan:
    """A mail list as it would be written now; nothing is changed by making it.

    Rows are sorted by postcode, then name, so that the piles come out ready. ``as_of`` is the
    newest step when it was made: it stands as long as no step after that touched its records.
    ``template`` is the team's own Word letter where the letter is made of one; ``body`` is its
    text, which says the reporting ``routes`` where the letter asks for them.
    """

    wanted: MailListWanted
    title: str
    body: str
    marking: str
    included: tuple[Included, ...]
    left_out: tuple[LeftOut, ...]
    letterhead: Letterhead = Letterhead()  # noqa: RUF009 - it is frozen
    template: bytes = b""
    routes: RoutesPrinted = RoutesPrinted()  # noqa: RUF009 - it is frozen
    as_of: int = 0
    made_on: date = date.min

    @property
    def audience(self) -> int:
        """How many organisations were considered."""
        considered = {key for one in self.included for key in one.organisation_ids}
        considered.update(one.organisation_id for one in self.left_out if one.organisation_id)
        return len(considered)

    @property
    def sentence(self) -> str:
        """Return "143 letters from 151 organisations"."""
        letters, organisations = len(self.included), self.audience
        return (
            f"{letters:,} {'letter' if letters == 1 else 'letters'} from "
            f"{organisations:,} {'organisation' if organisations == 1 else 'organisations'}"
        )

    @property
    def reasons(self) -> Mapping[LeftOutReason, int]:
        """Return how many are left out for each reason, in the order of the reasons."""
        counted = Counter(one.reason for one in self.left_out)
        return {reason: counted[reason] for reason in LeftOutReason if counted[reason]}

    def reason_words(self, reason: LeftOutReason) -> str:
        """Return why somebody is left out: "Objection to post", "No address"."""
        if reason is LeftOutReason.OBJECTION:
            return f"Objection to {self.wanted.by.label.lower()}"
        return reason.label

    @property
    def noticed(self) -> Mapping[Notice, tuple[int, ...]]:
        """Return the places of the rows that each notice speaks of, in the order of notices."""
        found: dict[Notice, list[int]] = {notice: [] for notice in Notice}
        for place, one in enumerate(self.included):
            for notice in one.notices:
                found[notice].append(place)
        return {notice: tuple(places) for notice, places in found.items() if places}

    @property
    def routes_notice(self) -> str:
        """Return what is to be looked at in the reporting routes of the letter, or nothing."""
        return self.routes.notice(self.made_on)

    @property
    def in_doubt(self) -> tuple[Included, ...]:
        """Return the letters whose greeting the rules could not settle."""
        return tuple(one for one in self.included if one.doubts)

    def file_name(self, *, today: date, ending: str = "xlsx") -> str:
        """Return the name proposed for the file: marking, title and date, fit for any disk.

        No ending is the name of a folder.
        """
        return file_name(self.title, marking=self.marking, today=today, ending=ending)
