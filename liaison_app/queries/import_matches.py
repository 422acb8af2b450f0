"""Which organisation of ours a row of a file means: certain, to be asked, or none.

The rules run in order and the first that finds something ends it; several finds are put to the
officer, never guessed at.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.imports import FileRecord
from liaison_app.domain.likeness import likeness
from liaison_app.domain.organisations import Standing
from liaison_app.domain.postcodes import outward
from liaison_app.domain.prepared_keys import name_key
from liaison_app.domain.text import fold
from liaison_app.queries.import_held import Held

_ALIKE_WITH_PHONE = 0.75
_ALIKE_NEARBY = 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The one organisation that a row means, or those to ask about."""

    held: Held | None = None
    to_ask: tuple[Held, ...] = ()


class Matcher:
    """Finds the organisation of ours that a row means, among those given."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._by_reference: dict[str, Held] = {}
        self._by_identity: dict[Hashable, list[Held]] = defaultdict(list)
        self._by_last_said: dict[Hashable, list[Held]] = defaultdict(list)
        self._by_contact: dict[str, list[Held]] = defaultdict(list)
        self._by_place: dict[str, list[Held]] = defaultdict(list)
        for one in held:
            self._take(one)

    def by_reference(self, record: FileRecord) -> Match:
        """Return the organisation that has the row's reference, if any."""
        return Match(held=self._by_reference.get(record.reference) if record.reference else None)

    def find(self, record: FileRecord) -> Match:
        """Return the organisation that a row means, by the first rule that finds any."""
        if record.reference and (certain := self._by_reference.get(record.reference)):
            return Match(held=certain)
        identity = record.name_key, record.values.get("postcode", "")
        for among in (self._by_identity, self._by_last_said):
            if found := among.get(identity):
                return _one_or_ask(found)
        return self._by_contacts(record) or self._nearby(record)

    def _take(self, one: Held) -> None:
        if one.reference:
            self._by_reference[one.reference] = one
            return  # another reference in the file is another organisation
        self._by_identity[one.name_key, one.values["postcode"]].append(one)
        if one.said.get("name"):
            self._by_last_said[_last_identity(one)].append(one)
        for contact in one.contacts:
            self._by_contact[contact.value].append(one)
        self._by_place[_place(one.values)].append(one)

    def _by_contacts(self, record: FileRecord) -> Match | None:
        """Match by e-mail, then by phone; far apart or unlike in name, it is put to the officer."""
        emails = [one for one in record.contacts if one.kind is ContactKind.EMAIL]
        phones = [one for one in record.contacts if one.kind is not ContactKind.EMAIL]
        for contacts, least in ((emails, 0.0), (phones, _ALIKE_WITH_PHONE)):
            found = _each_once(
                one for contact in contacts for one in self._by_contact.get(contact.value, ())
            )
            if not found:
                continue
            if any(_far_apart(one, record) for one in found):
                return Match(to_ask=tuple(found))
            if least and not all(_likeness(one, record) >= least for one in found):
                return Match(to_ask=tuple(found))
            return _one_or_ask(found)
        return None

    def _nearby(self, record: FileRecord) -> Match:
        place = _place(record.values)
        near = self._by_place.get(place, ()) if place else ()
        return Match(to_ask=tuple(one for one in near if _likeness(one, record) >= _ALIKE_NEARBY))


def _last_identity(held: Held) -> tuple[str, str]:
    said = held.said["name"]
    key = held.name_key if said == held.values["name"] else name_key(said)
    return key, held.said.get("postcode", "")


def _place(values: Mapping[str, str]) -> str:
    """Return the outward postcode, or the town where there is none."""
    return outward(values.get("postcode", "")) or fold(values.get("town", ""))


def _likeness(held: Held, record: FileRecord) -> float:
    return likeness(held.values["name"], record.values["name"])


def _far_apart(held: Held, record: FileRecord) -> bool:
    ours, theirs = (outward(values.get("postcode", "")) for values in (held.values, record.values))
    return bool(ours and theirs and ours != theirs and held.standing is not Standing.CLOSED)


def _each_once(found: Iterable[Held]) -> Sequence[Held]:
    return list({one.id: one for one in found}.values())


def _one_or_ask(found: Sequence[Held]) -> Match:
    return Match(held=found[0]) if len(found) == 1 else Match(to_ask=tuple(found))
