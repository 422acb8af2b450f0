"""What organisations are looked for by: the filters of a list, and the sets of a saved list.

Whoever meets all the criteria is found; within one criterion any of its values will do.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.organisations import Kind, Standing


class Missing(Choice):
    """What is not known of an organisation."""

    PHONE = "phone", "no phone"
    EMAIL = "email", "no e-mail"
    ADDRESS = "address", "no postal address"
    WARD = "ward", "no ward"
    CONTACT = "contact", "nobody named"


class LastContact(Choice):
    """How the last contact lies to a day."""

    NEVER = "never", "Never contacted"
    SINCE = "since", "Contacted since"
    NOT_SINCE = "not_since", "Not contacted since"


class Mark(Choice):
    """Whether somebody of the organisation sits in one of the two standing groups."""

    KIN = "kin", "Key Individual Network"
    IAG = "iag", "Independent Advisory Group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What must hold of an organisation; what is left empty asks for nothing.

    ``words`` are searched for; ``posts`` are held by somebody today; ``contacted_on`` is the day
    that ``contacted`` speaks of; ``verified_before``: not verified on that day or later (or never).
    ``review_due``: the day has come on which to look at a warning again. ``campaign_id``: is a
    recipient of it. No ``standings`` means any but the bin.
    """

    words: str = ""
    kinds: tuple[Kind, ...] = ()
    ward_codes: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = (Standing.ACTIVE,)
    traditions: tuple[str, ...] = ()
    denominations: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    school_types: tuple[str, ...] = ()
    religious_characters: tuple[str, ...] = ()
    tag_ids: tuple[int, ...] = ()
    network_ids: tuple[int, ...] = ()
    officer_ids: tuple[int, ...] = ()
    posts: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    missing: tuple[Missing, ...] = ()
    objections: tuple[ObjectionChannel, ...] = ()
    warned: bool | None = None
    review_due: bool | None = None
    reach_from: int | None = None
    reach_to: int | None = None
    contacted: LastContact | None = None
    contacted_on: date | None = None
    verified_before: date | None = None
    campaign_id: int | None = None


_HINTS = get_type_hints(Criteria)


def to_json(criteria: Criteria) -> str:
    """Return criteria as they are kept: what asks for nothing is left out."""
    kept = {}
    plain = Criteria()
    for one in fields(Criteria):
        value = getattr(criteria, one.name)
        if value != getattr(plain, one.name):
            kept[one.name] = _stored(value)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Criteria:
    """Return criteria as they were kept; raise ValueError where the text is none of ours.

    What a newer version of the program added is not passed over, since a list without it would
    select others than it says.
    """
    try:
        kept = json.loads(text)
        return Criteria(**{name: _READERS[name](value) for name, value in kept.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("These criteria were not written by this version.") from error


def _stored(value: object) -> object:
    if isinstance(value, tuple):
        return [_stored(part) for part in value]
    if isinstance(value, Choice):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _reader(hint: object) -> Callable[[object], Any]:
    """Return what reads a kept value back as the type of its field."""
    parts = [part for part in get_args(hint) if part not in {type(None), Ellipsis}]
    of = parts[0] if parts else hint
    if getattr(hint, "__origin__", None) is tuple:
        return lambda kept: tuple(_value(of, one) for one in kept)  # type: ignore[attr-defined] # TypeError is meant
    return lambda kept: _value(of, kept)


def _value(of: object, kept: object) -> Choice | date | str | int:
    if isinstance(of, type) and issubclass(of, Choice):
        found = next((one for one in of if one.value == kept), None)
        if found is None:
            raise TypeError("No such choice.")
        return found
    if of is date and isinstance(kept, str):
        return date.fromisoformat(kept)
    if isinstance(kept, str | int) and isinstance(of, type) and isinstance(kept, of):
        return kept
    raise TypeError("Not of this kind.")


_READERS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {name: _reader(hint) for name, hint in _HINTS.items()}
)
