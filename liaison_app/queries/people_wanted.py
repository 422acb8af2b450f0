"""What a list of people is asked for, and what it finds."""

from array import array
from dataclasses import dataclass

from liaison_app.domain.choices import Choice
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Standing


class PeopleOrder(Choice):
    """By what a list of people may be ordered."""

    NAME = "name", "Name"
    POST = "post", "Post"
    ORGANISATION = "organisation", "Organisation"
    LAST_CONTACT = "last_contact", "Last contact"


class PostState(Choice):
    """Whom a list shows: those who hold a post, those who have left it, or those in the bin."""

    HOLDS = "holds", "In post"
    FORMER = "former", "Former post-holders"
    ANY = "any", "In post or former"
    BINNED = "binned", "In the bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCriteria(Criteria):
    """What must hold of a person; what is left empty asks for nothing.

    What organisations are asked for holds of one where they have a post, and posts and marks are of
    that same post. What is missing, objected to, warned of, verified and when they were last
    contacted is asked of the person.
    """

    standings: tuple[Standing, ...] = ()
    state: PostState = PostState.HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleOrdered:
    """One column of the order of a list."""

    by: PeopleOrder
    descending: bool = False


EVERYBODY = PeopleCriteria()
BY_NAME = (PeopleOrdered(by=PeopleOrder.NAME),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWanted:
    """Which people a list shows, and in which order; its first column counts most."""

    criteria: PeopleCriteria = EVERYBODY
    order: tuple[PeopleOrdered, ...] = BY_NAME

    @property
    def unnarrowed(self) -> "PeopleWanted":
        """The same list with nothing asked for but the state, in any order."""
        return PeopleWanted(criteria=PeopleCriteria(state=self.criteria.state))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFound:
    """The keys of a list, how many there would be without its filters, and how many there are.

    ``meant`` is what was probably meant where the words typed found nobody.
    """

    keys: "array[int]"  # arrays take no brackets at run time before Python 3.12
    of: int
    in_all: int
    meant: str = ""
