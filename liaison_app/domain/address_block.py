"""The address block of labels, envelopes and letters: addressee, organisation, address.

Seven lines at most, as GOV.UK Notify takes a letter. Where there are more, or less room, lines of
the address are joined by one rule; the names at the top and the last line, the postcode, stay by
themselves, since sorting machines read the address from its end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.letters import fields_in, fill
from liaison_app.domain.merge_fields import MailListRow, mail_text

MOST_LINES = 7

ADDRESS_FIELDS: tuple[str, ...] = tuple(
    f"Address_line_{number}" for number in range(1, MOST_LINES + 1)
)
BLOCK_FIELDS: tuple[str, ...] = ("Addressee", "Organisation", *ADDRESS_FIELDS)
"""What the block is made of, from its top."""

BLOCK_LINES: tuple[str, ...] = tuple(f"«{field}»" for field in BLOCK_FIELDS)
"""The block of a letter whose text begins with none, a line for each field."""

_OF_ADDRESS = frozenset((*ADDRESS_FIELDS, "Town", "Postcode"))
_OF_NAMES = frozenset(
    ("Addressee", "Organisation", "Attention", "Title", "Forenames", "Surname", "Post")
)
_OF_BLOCK = _OF_ADDRESS | _OF_NAMES
_BETWEEN_FIELDS = " ,"
_FEWEST = 2
"""What is left of an address joined as far as it goes: all above the postcode, and the postcode."""

_NAMED = 5
"""So many that do not fit are named; of the others there is the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressBlock:
    """Lines that are not empty: who it goes to, and where; the last of these is the postcode."""

    names: tuple[str, ...]
    address: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return all the lines from the top."""
        return self.names + self.address

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """Return the ways to write the block, the best first: each has one line fewer.

        The two neighbouring lines above the last whose join is the shortest are joined by a
        comma, the upper ones where two are as short. None has more than seven lines, unless
        it cannot be written in fewer.
        """
        ways, address = [self.lines], self.address
        while len(address) > _FEWEST:
            address = _joined_once(address)
            ways.append(self.names + address)
        return tuple(way for way in ways if len(way) <= MOST_LINES) or (ways[-1],)


def block_of(row: MailListRow) -> AddressBlock:
    """Return the address block of one row."""
    names = (mail_text(row.addressee), mail_text(row.organisation))
    address = (mail_text(getattr(row, field.lower())) for field in ADDRESS_FIELDS)
    return AddressBlock(names=tuple(filter(None, names)), address=tuple(filter(None, address)))


def split_letter(body: str) -> tuple[tuple[str, ...], str]:
    """Return the lines at the head of a letter that are its address block, and the rest of it.

    They are the leading lines that hold nothing but fields of the block, where one of them is of
    the address. Where there are none, no line is returned and the letter is left as it is.
    """
    lines = body.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    after = first
    while after < len(lines) and _is_of_block(lines[after]):
        after += 1
    block = tuple(lines[first:after])
    if not _OF_ADDRESS.intersection(fields_in("\n".join(block))):
        return (), body
    return block, "\n".join(lines[after:]).lstrip("\n")


def filled_block(lines: tuple[str, ...], values: Mapping[str, str]) -> AddressBlock:
    """Return the block as a letter's own leading lines make it, with their fields filled in.

    Raises LiaisonError with the name of a field that is unknown.
    """
    names = [line for line in lines if not _OF_ADDRESS.intersection(fields_in(line))]
    address = [line for line in lines if _OF_ADDRESS.intersection(fields_in(line))]
    return AddressBlock(names=_filled(names, values), address=_filled(address, values))


def no_room_for(refs: Sequence[str]) -> FileProblem:
    """Return what is said of addresses that cannot be printed whole, by their Refs."""
    named = ", ".join(refs[:_NAMED])
    more = f" and {len(refs) - _NAMED:,} more" if len(refs) > _NAMED else ""
    return FileProblem(
        f"There is no room for the whole address of {named}{more}.",
        hint="Shorten the name or the address, or leave them out. Larger labels have more room.",
    )


def _joined_once(address: tuple[str, ...]) -> tuple[str, ...]:
    above = address[:-1]
    places = range(len(above) - 1)
    at = min(places, key=lambda place: len(above[place]) + len(above[place + 1]))
    return (*above[:at], f"{above[at]}, {above[at + 1]}", *above[at + 2 :], address[-1])


def _is_of_block(line: str) -> bool:
    fields = fields_in(line)
    rest = line
    for field in fields:
        rest = rest.replace(f"«{field}»", "")
    return bool(fields) and not rest.strip(_BETWEEN_FIELDS) and _OF_BLOCK.issuperset(fields)


def _filled(lines: list[str], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line for line in (fill(one, values) for one in lines) if line)
