"""What a list of organisations is asked for, and what it finds."""

from array import array
from dataclasses import dataclass

from liaison_app.domain.choices import Choice
from liaison_app.domain.criteria import Criteria


class OrganisationOrder(Choice):
    """By what a list of organisations may be ordered."""

    NAME = "name", "Name"
    KIND = "kind", "Kind"
    WARD = "ward", "Ward"
    POSTCODE = "postcode", "Postcode"
    LAST_CONTACT = "last_contact", "Last contact"
    REACH = "reach", "Reach"
    VERIFIED = "verified", "Verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """One column of the order of a list."""

    by: OrganisationOrder
    descending: bool = False


EVERYBODY = Criteria()
BY_NAME = (Ordered(by=OrganisationOrder.NAME),)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsWanted:
    """Which organisations a list shows, and in which order.

    Those that meet the criteria, of a saved list where one is given; the first column of the order
    counts most.
    """

    criteria: Criteria = EVERYBODY
    saved_list_id: int | None = None
    order: tuple[Ordered, ...] = BY_NAME

    @property
    def unnarrowed(self) -> "OrganisationsWanted":
        """The same list with nothing asked for but the status, in any order."""
        criteria = Criteria(standings=self.criteria.standings)
        return OrganisationsWanted(criteria=criteria, saved_list_id=self.saved_list_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsFound:
    """The keys of a list, how many there would be without its filters, and how many there are.

    ``meant`` are the words that found them where those typed found nobody, else empty.
    """

    keys: "array[int]"  # arrays take no brackets at run time before Python 3.12
    of: int
    in_all: int
    meant: str = ""
