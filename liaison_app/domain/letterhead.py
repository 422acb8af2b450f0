"""The two senders at the head of a letter: who wrote it, and the team that sends it on."""

from dataclasses import dataclass

from liaison_app.domain.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderBlock:
    """One sender as a letterhead shows them; whatever is empty closes up.

    ``address`` is one line for each line of the address.
    """

    name: str = ""
    office: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    fax: str = ""
    email: str = ""
    web: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the block's lines from the top, none of them empty or said twice."""
        labelled = (
            ("Telephone", self.phone),
            ("Facsimile", self.fax),
            ("E-mail", self.email),
            ("Web", self.web),
        )
        ways = tuple(f"{label}: {text}" for label, text in labelled if text)
        where = dict.fromkeys((self.name, self.office, *self.address))
        return tuple(line for line in where if line) + ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Both senders; it is the same for every letter of a campaign."""

    author: SenderBlock = SenderBlock()
    team: SenderBlock = SenderBlock()

    @property
    def text(self) -> str:
        """Return the letterhead as plain lines: the author's block, then the team's below it."""
        blocks = ("\n".join(block.lines) for block in (self.author, self.team))
        return "\n\n".join(block for block in blocks if block)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorKnown:
    """The author of a campaign, as its letters show them."""

    campaign: str
    block: SenderBlock


def author_like(known: tuple[AuthorKnown, ...], *, name: str, office: str) -> AuthorKnown | None:
    """Return the newest author of this name, of this office rather than of another.

    Where nobody of the name is known, or none is typed, the newest one of the office.
    """
    wanted, wanted_office = fold(name), fold(office)
    named = [one for one in known if wanted and fold(one.block.name) == wanted]
    same = [one for one in known if wanted_office and fold(one.block.office) == wanted_office]
    both = [one for one in named if one in same]
    return next(iter((*both, *named, *same)), None)
