"""What a list of organisations is asked for, and what it finds."""

from array import array
from dataclasses import dataclass

from liaison_app.domain.choices import Choice
from liaison_app.domain.organisations import Kind, Standing


class OrganisationOrder(Choice):
    """By what a list of organisations may be ordered."""

    NAME = "name", "Name"
    WARD = "ward", "Ward"
    POSTCODE = "postcode", "Postcode"
    LAST_CONTACT = "last_contact", "Last contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsWanted:
    """Which organisations a list shows, and in which order.

    ``ward_codes`` empty means any ward; ``words`` is what was typed into the search.
    """

    words: str = ""
    kind: Kind | None = None
    ward_codes: tuple[str, ...] = ()
    standing: Standing | None = Standing.ACTIVE
    order: OrganisationOrder = OrganisationOrder.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsFound:
    """The keys of a list, how many there would be without its filters, and how many there are."""

    keys: "array[int]"  # arrays take no brackets at run time before Python 3.12
    of: int
    in_all: int
