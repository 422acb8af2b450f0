"""Letters that go to the same door become one: one row for each postal address.

Two people at one address are written to together, three or more through their organisation; where
several organisations share an address, all of their names stand on the envelope that fit there.
"""

from collections.abc import Iterable, Sequence

from liaison_app.domain.mail_lists import Included, Notice
from liaison_app.domain.merge_fields import LONGEST_TEXT, MailListRow
from liaison_app.domain.text import fold

_LINES = tuple(f"address_line_{number}" for number in range(1, 8))
_PAIR = 2
_GENERAL = "Dear Friends"


def one_for_each_address(included: Iterable[Included]) -> tuple[Included, ...]:
    """Return one row for each postal address, in the order in which the addresses came.

    A row without an address stays as it is.
    """
    doors: dict[object, list[Included]] = {}
    for one in included:
        lines = tuple(fold(getattr(one.row, name)) for name in _LINES)
        doors.setdefault(lines if any(lines) else one.row.ref, []).append(one)
    return tuple(_joined(at_door) for at_door in doors.values())


def _joined(at_door: Sequence[Included]) -> Included:
    first, *others = at_door
    if not others:
        return first
    names = [one.row.organisation for one in at_door]
    row = first.row._replace(organisation=_names_that_fit(names), **_whom(at_door))
    return first._replace(
        row=row,
        doubts=tuple(dict.fromkeys(doubt for one in at_door for doubt in one.doubts)),
        notices=tuple(dict.fromkeys((*(n for one in at_door for n in one.notices), Notice.JOINED))),
        also=tuple(one.organisation_id for one in others),
        warning=" ".join(one.warning for one in at_door if one.warning),
    )


def _whom(at_door: Sequence[Included]) -> dict[str, str]:
    """Return how those who share a door are addressed: two by name, more through the groups."""
    rows = [one.row for one in at_door]
    nobody = dict.fromkeys(("title", "forenames", "surname", "attention"), "")
    addressees = list(dict.fromkeys(row.addressee for row in rows if row.addressee))
    greetings = list(dict.fromkeys(row.salutation for row in rows))
    if len(addressees) == 1 and len(greetings) == 1:
        return {}
    if len(rows) == _PAIR == len(addressees) and all(_is_of_one(row) for row in rows):
        pair = " & ".join(addressees)
        return {**nobody, "addressee": pair, "salutation": _both(greetings)}
    greeting = greetings[0] if len(greetings) == 1 else _GENERAL
    return {**nobody, "post": "", "addressee": "", "salutation": greeting}


def _is_of_one(row: MailListRow) -> bool:
    return bool(row.surname or row.forenames)


def _both(greetings: Sequence[str]) -> str:
    """Return "Dear Mr Khan and Rabbi Levy" of two greetings that begin alike, else the general."""
    first, *others = greetings
    if not others:
        return first
    opening, _, words = first.partition(" ")
    also, _, more = others[0].partition(" ")
    return f"{opening} {words} and {more}" if opening == also == "Dear" else _GENERAL


def _names_that_fit(names: Sequence[str]) -> str:
    """Return the names of those at one address, as many as a merge field holds."""
    kept = list(dict.fromkeys(names))
    while len(kept) > 1 and len(" / ".join(kept)) > LONGEST_TEXT // 2:
        kept.pop()
    return " / ".join(kept)
