"""The fields that organisations are filtered by, and how a value of each is chosen."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import MappingProxyType

from liaison_app.domain.criteria import Criteria


class Asks(Enum):
    """How a value of a field is chosen."""

    SEVERAL = auto()
    ONE = auto()
    NUMBERS = auto()
    CONTACT = auto()
    DAY = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaField:
    """One field: the key of its part, its label and icon, and what is said where it has no values.

    ``also`` are further words by which it is found.
    """

    key: str
    label: str
    icon: str
    asks: Asks = Asks.SEVERAL
    none: str = "No organisation has this yet."
    also: str = ""


CRITERIA_FIELDS: tuple[CriteriaField, ...] = (
    CriteriaField(key="kinds", label="Kind", icon="building-2", also="school faith network"),
    CriteriaField(
        key="ward_codes",
        label="Ward",
        icon="map-pin",
        none="The team has no wards yet. Name them in Settings.",
        also="place area",
    ),
    CriteriaField(key="traditions", label="Tradition", icon="church", also="faith religion"),
    CriteriaField(key="denominations", label="Denomination", icon="church", also="faith"),
    CriteriaField(key="phases", label="Phase", icon="school", also="school primary secondary"),
    CriteriaField(key="school_types", label="Type of school", icon="school"),
    CriteriaField(key="religious_characters", label="Religious character", icon="school"),
    CriteriaField(key="tag_ids", label="Tag", icon="tag", none="The team has no tags yet."),
    CriteriaField(
        key="network_ids",
        label="Member of a network",
        icon="network",
        none="No organisation belongs to a network yet.",
    ),
    CriteriaField(
        key="officer_ids",
        label="Officer",
        icon="shield",
        none="The team has no officers yet. Add them in Settings.",
        also="looked after by",
    ),
    CriteriaField(
        key="posts",
        label="Post held",
        icon="user",
        none="Nobody is known to hold a post.",
        also="role head teacher imam",
    ),
    CriteriaField(key="marks", label="Standing group", icon="users", also="kin iag"),
    CriteriaField(
        key="missing",
        label="Missing information",
        icon="circle-help",
        also="without no e-mail email phone address ward contact",
    ),
    CriteriaField(
        key="contacted",
        label="Last contact",
        icon="history",
        asks=Asks.CONTACT,
        also="not since never outreach",
    ),
    CriteriaField(
        key="verified_before", label="Verified before", icon="circle-check", asks=Asks.DAY
    ),
    CriteriaField(key="objections", label="Has an objection", icon="ban", also="objects to"),
    CriteriaField(key="warned", label="Warning", icon="triangle-alert", asks=Asks.ONE),
    CriteriaField(
        key="review_due",
        label="Review of a warning",
        icon="calendar-clock",
        asks=Asks.ONE,
        also="warning due for review again",
    ),
    CriteriaField(
        key="reach",
        label="Reach",
        icon="megaphone",
        asks=Asks.NUMBERS,
        also="people members pupils size",
    ),
    CriteriaField(
        key="campaign_id",
        label="In a campaign",
        icon="send",
        asks=Asks.ONE,
        none="There is no campaign yet.",
        also="recipient",
    ),
    CriteriaField(
        key="standings", label="Status", icon="flag", also="active closed unknown bin deleted"
    ),
)

WORDS_FIELD = CriteriaField(
    key="words",
    label="Words",
    icon="search",
    asks=Asks.WORDS,
    also="name postcode text search",
)
"""Asked for in a saved list; a list on screen has its search for it."""

_BY_KEY: Mapping[str, CriteriaField] = MappingProxyType(
    {one.key: one for one in (*CRITERIA_FIELDS, WORDS_FIELD)}
)


def field_of(key: str) -> CriteriaField:
    """Return the field with this key."""
    return _BY_KEY[key]


def chosen_values(criteria: Criteria, asked: CriteriaField) -> tuple[Hashable, ...]:
    """Return the values chosen of a field that has values to tick."""
    value = getattr(criteria, asked.key)
    if asked.asks is Asks.SEVERAL:
        return tuple(value)
    return () if value is None else (value,)


def with_values(criteria: Criteria, asked: CriteriaField, values: Sequence[Hashable]) -> Criteria:
    """Return the criteria with these values of a field; of a field with one value, the last."""
    if asked.asks is Asks.SEVERAL:
        kept: object = tuple(values)
    else:
        kept = values[-1] if values else None
    return replace(criteria, **{asked.key: kept})  # type: ignore[arg-type] # the field's own values
