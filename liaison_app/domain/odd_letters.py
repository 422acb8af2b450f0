"""The letters of a list that are worth a look before all of them are printed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from liaison_app.domain.choices import Choice
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.letters import fill
from liaison_app.domain.mail_lists import Included, MailListPlan
from liaison_app.domain.merge_fields import MailListRow, merge_values

_LINES = tuple(f"address_line_{number}" for number in range(1, 8))


class Odd(Choice):
    """In what way a letter stands out."""

    STOPPED = "stopped", "A field is empty"
    NO_ROOM = "no_room", "No room for the address"
    IN_DOUBT = "in_doubt", "Greeting in doubt"
    JOINT = "joint", "Two people"
    NOBODY_NAMED = "nobody_named", "Nobody named"
    LONGEST_NAME = "longest_name", "Longest name"
    MOST_LINES = "most_lines", "Most address lines"


OF_LETTERS = frozenset({Odd.STOPPED, Odd.IN_DOUBT, Odd.NOBODY_NAMED})
"""What stands out in a letter alone: a label has no greeting, and no sentence with a hole in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddLetters:
    """The places in the list of the letters that stand out, and why some cannot be printed.

    ``room`` names where the addresses without room are to stand: "a label of L7160".
    """

    places: dict[Odd, tuple[int, ...]]
    stopped: dict[int, LiaisonError]
    room: str = ""

    def with_no_room(self, places: tuple[int, ...], *, room: str) -> "OddLetters":
        """Return the same letters, and those whose address has no room where it is to stand."""
        found = {**self.places, Odd.NO_ROOM: places}
        ordered = {odd: found[odd] for odd in Odd if found.get(odd)}
        return replace(self, places=ordered, room=room)


def printed_letter(body: str, row: MailListRow) -> str:
    """Return the letter as it will print; where there is no text, its address and greeting.

    Raises LiaisonError with the name of a field that is unknown or unfilled.
    """
    if body:
        return fill(body, merge_values(row))
    values = merge_values(row)
    block = [values["Addressee"], values["Organisation"], *address_of(row)]
    return "\n".join(line for line in block if line) + f"\n\n{values['Salutation']},"


def address_of(row: MailListRow) -> tuple[str, ...]:
    """Return the lines of the address that are not empty."""
    lines: tuple[str, ...] = tuple(getattr(row, name) for name in _LINES)
    return tuple(line for line in lines if line)


def odd_letters(
    plan: MailListPlan, *, report: Callable[[int, int], None] | None = None
) -> OddLetters:
    """Look through every letter of a list, and return those that stand out."""
    stopped: dict[int, LiaisonError] = {}
    found: dict[Odd, list[int]] = {odd: [] for odd in Odd}
    for place, one in enumerate(plan.included):
        if report is not None and place % 500 == 0:
            report(place, len(plan.included))
        try:
            printed_letter(plan.body, one.row)
        except LiaisonError as problem:
            stopped[place] = problem
            found[Odd.STOPPED].append(place)
        for odd in _standing_out(one):
            found[odd].append(place)
    if plan.included:
        found[Odd.LONGEST_NAME] = [_place_of_most(plan, _length_of_name)]
        found[Odd.MOST_LINES] = [_place_of_most(plan, lambda row: len(address_of(row)))]
    return OddLetters(
        places={odd: tuple(places) for odd, places in found.items() if places}, stopped=stopped
    )


def _standing_out(one: Included) -> tuple[Odd, ...]:
    ways = []
    if one.doubts:
        ways.append(Odd.IN_DOUBT)
    if " & " in one.row.addressee:
        ways.append(Odd.JOINT)
    elif not (one.row.surname or one.row.forenames):
        ways.append(Odd.NOBODY_NAMED)
    return tuple(ways)


def _length_of_name(row: MailListRow) -> int:
    return max(len(row.addressee), len(row.organisation))


def _place_of_most(plan: MailListPlan, measure: Callable[[MailListRow], int]) -> int:
    return max(range(len(plan.included)), key=lambda place: measure(plan.included[place].row))
