"""What a page may ask the window for, beside another page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind
from liaison_app.domain.records import RecordKind, RecordMeant

if TYPE_CHECKING:
    from liaison_app.domain.mail_lists import MailListWanted
    from liaison_app.domain.outreach import Channel

LOG_OUTREACH = "log_outreach"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOutreachWanted:
    """The form for a contact, filled in as far as it is known."""

    organisation_ids: Sequence[int] = ()
    campaign_id: int | None = None
    channel: "Channel | None" = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNarrowed:
    """What a list of organisations is narrowed by beside words: filters, and a saved list."""

    criteria: Criteria = Criteria()  # noqa: RUF009 - it is frozen
    saved_list_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsShown:
    """The list of organisations, of one kind, searched for words, or with one of them open.

    With nothing said, the list as it was left and no organisation open. The one that is open is
    shown beside the list, or ``whole`` in a tab of its own.
    """

    kind: Kind | None = None
    words: str = ""
    organisation_id: int | None = None
    whole: bool = False
    narrowed: ListNarrowed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWanted:
    """The form of a new organisation, with the name that was typed elsewhere."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleShown:
    """The list of people, searched for words, or with one of them open.

    With nothing said, the list as it was left and nobody open. Who is open is shown beside the
    list, or ``whole`` in a tab of their own.
    """

    words: str = ""
    person_id: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignShown:
    """One campaign's page, or else the list of them."""

    campaign_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryShown:
    """The steps that had to do with one organisation, or else one person, known by the name."""

    name: str
    organisation_id: int | None = None
    person_id: int | None = None

    @property
    def record(self) -> RecordMeant:
        """The organisation or the person."""
        if self.person_id is not None:
            return RecordMeant(kind=RecordKind.PERSON, key=self.person_id)
        return RecordMeant(kind=RecordKind.ORGANISATION, key=self.organisation_id or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailListShown:
    """The mail list page, ready for one list."""

    wanted: "MailListWanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterShown:
    """The export register: those to be deleted, or one file, ready to be marked as sent.

    ``not_sent`` asks at once why it was not sent, ``key_in`` opens a sheet to be keyed in.
    """

    dispatch_id: int | None = None
    not_sent: bool = False
    key_in: bool = False
    to_delete: bool = False
