"""Criteria in plain words: part by part for chips, and as one sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.criteria import Criteria, LastContact
from liaison_app.domain.organisations import Standing
from liaison_app.domain.when import long_day

ASKING_NOTHING = Criteria()
_FEW = 2
_MANY = 5
_WITH_GONE = "with a tag that was deleted"
_GONE_NETWORK = "a network that has no members now"

Key = TypeVar("Key", str, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaNames:
    """What is called how: wards by their codes, everything else by its key.

    They are ``complete`` once they were read: what has no name then is not there any more.
    """

    wards: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[int, str] = field(default_factory=dict)
    networks: Mapping[int, str] = field(default_factory=dict)
    officers: Mapping[int, str] = field(default_factory=dict)
    campaigns: Mapping[int, str] = field(default_factory=dict)
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaPart:
    """One thing asked for: its key, its words, and the criteria with it taken away."""

    key: str
    words: str
    without: Criteria


def criteria_parts(
    criteria: Criteria, names: CriteriaNames, *, plain: Criteria = ASKING_NOTHING
) -> tuple[CriteriaPart, ...]:
    """Return what the criteria ask for beyond the plain ones, each part to be taken away alone.

    Where there is no part left, whoever meets the plain criteria meets these.
    """
    parts = []
    for key, columns, say in _PARTS:
        if all(getattr(criteria, one) == getattr(plain, one) for one in columns):
            continue
        words = say(criteria, names)
        if words:
            usual = {one: getattr(plain, one) for one in columns}
            parts.append(
                CriteriaPart(key=key, words=_capital(words), without=_with_columns(criteria, usual))
            )
    return tuple(parts)


def criteria_sentence(
    criteria: Criteria, names: CriteriaNames, *, anybody: str = "organisations"
) -> str:
    """Return what is selected: "Schools in Chase with no e-mail, never contacted".

    ``anybody`` stands for organisations of any kind.
    """
    subject = _and([kind.plural for kind in criteria.kinds]) or anybody
    close = [words for say in _CLOSE if (words := say(criteria, names))]
    having = " and ".join(words for say in _HAVING if (words := say(criteria, names)))
    loose = [words for say in _LOOSE if (words := say(criteria, names))]
    close += [having] if having else []
    if loose and not close:
        close, loose = loose[:1], loose[1:]
    return _capital(", ".join([" ".join([_lower(subject), *close]), *loose]))


def _with_columns(criteria: Criteria, values: Mapping[str, object]) -> Criteria:
    return replace(criteria, **values)  # type: ignore[arg-type] # the columns' own values


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _or(words: Sequence[str], *, most: int = _MANY) -> str:
    """Return "A", "A or B", "A, B or 3 more"."""
    if len(words) > most + 1:
        words = [*words[:most], f"{len(words) - most} more"]
    *first, last = words or [""]
    return f"{', '.join(first)} or {last}" if first else last


def _and(words: Sequence[str]) -> str:
    *first, last = [words[0], *map(_lower, words[1:])] if words else [""]
    return f"{', '.join(first)} and {last}" if first else last


def _named(keys: Sequence[Key], names: Mapping[Key, str], *, gone: str = "") -> list[str]:
    """Return the names of keys; those of what was deleted are one."""
    return list(dict.fromkeys(names.get(key) or gone or str(key) for key in keys))


def _told(
    column: str, before: str, *, most: int = _MANY
) -> Callable[[Criteria, CriteriaNames], str]:
    """Return what says the values of a column that are words by themselves."""

    def say(criteria: Criteria, _: CriteriaNames) -> str:
        values = [value or "not said" for value in getattr(criteria, column)]
        return f"{before}{_or(values, most=most)}" if values else ""

    return say


def _called(
    column: str, of: str, before: str, *, gone: str = "", most: int = _MANY
) -> Callable[[Criteria, CriteriaNames], str]:
    """Return what says the names of the keys in a column."""

    def say(criteria: Criteria, names: CriteriaNames) -> str:
        keys = getattr(criteria, column)
        called = _named(keys, getattr(names, of), gone=gone)
        return f"{before}{_or(called, most=most)}" if keys else ""

    return say


def _tagged(criteria: Criteria, names: CriteriaNames) -> str:
    """Return "tagged Halal" or, where the tag is gone, "with a tag that was deleted"."""
    known = [names.tags[key] for key in criteria.tag_ids if key in names.tags]
    if len(known) == len(criteria.tag_ids):
        return f"tagged {_or(known)}" if known else ""
    return f"tagged {_or([*known, _WITH_GONE])}" if known else _WITH_GONE


def _kinds(criteria: Criteria, _: CriteriaNames) -> str:
    return _or([kind.plural for kind in criteria.kinds])


def _standings(criteria: Criteria, _: CriteriaNames) -> str:
    if not criteria.standings:
        return "any status"
    return f"status: {_or([_lower(one.label) for one in criteria.standings])}"


def _of_standing(criteria: Criteria, _: CriteriaNames) -> str:
    if criteria.standings == ASKING_NOTHING.standings:
        return ""
    if not criteria.standings:
        return "of any status"
    if criteria.standings == (Standing.UNKNOWN,):
        return "of unknown status"
    return f"that are {_or([_lower(one.label) for one in criteria.standings])}"


def _marks(criteria: Criteria, _: CriteriaNames) -> str:
    return _or([mark.label for mark in criteria.marks])


def _in_marks(criteria: Criteria, names: CriteriaNames) -> str:
    return f"in the {_marks(criteria, names)}" if criteria.marks else ""


def _missing(criteria: Criteria, _: CriteriaNames) -> str:
    return _or([one.label for one in criteria.missing])


def _with_missing(criteria: Criteria, names: CriteriaNames) -> str:
    return f"with {_missing(criteria, names)}" if criteria.missing else ""


def _objections(criteria: Criteria, _: CriteriaNames) -> str:
    every = len(set(criteria.objections)) == len(ObjectionChannel)
    if every:
        return "with an objection"
    closed = _or([_objected(one) for one in criteria.objections])
    return f"objecting to {closed}" if closed else ""


def _objected(channel: ObjectionChannel) -> str:
    return _lower(channel.label)


def _warned(criteria: Criteria, _: CriteriaNames) -> str:
    if criteria.warned is None:
        return ""
    return "with a warning" if criteria.warned else "without a warning"


def _review(criteria: Criteria, _: CriteriaNames) -> str:
    if criteria.review_due is None:
        return ""
    return f"with {'a' if criteria.review_due else 'no'} warning due for review"


def _reach(criteria: Criteria, _: CriteriaNames) -> str:
    least, most = criteria.reach_from, criteria.reach_to
    if least is not None and most is not None:
        return f"reaching {least:,} to {most:,} people"
    if least is not None:
        return f"reaching at least {least:,} people"
    return "" if most is None else f"reaching at most {most:,} people"


def _contacted(criteria: Criteria, _: CriteriaNames) -> str:
    how, day = criteria.contacted, criteria.contacted_on
    if how is None:
        return ""
    if how is LastContact.NEVER or day is None:
        return _lower(LastContact.NEVER.label)
    return f"{_lower(how.label)} {_day(day)}"


def _verified(criteria: Criteria, _: CriteriaNames) -> str:
    day = criteria.verified_before
    return "" if day is None else f"not verified since {_day(day)}"


def _day(day: date) -> str:
    return long_day(day)


def _campaign(criteria: Criteria, names: CriteriaNames) -> str:
    key = criteria.campaign_id
    if key is None:
        return ""
    return f"in the campaign {names.campaigns.get(key, 'that was deleted')}"


def _words(criteria: Criteria, _: CriteriaNames) -> str:
    typed = " ".join(criteria.words.split())
    return f"matching “{typed}”" if typed else ""


_PARTS: tuple[tuple[str, tuple[str, ...], Callable[[Criteria, CriteriaNames], str]], ...] = (
    ("words", ("words",), _words),
    ("kinds", ("kinds",), _kinds),
    ("ward_codes", ("ward_codes",), _called("ward_codes", "wards", "ward: ", most=_FEW)),
    ("traditions", ("traditions",), _told("traditions", "tradition: ", most=_FEW)),
    ("denominations", ("denominations",), _told("denominations", "denomination: ", most=_FEW)),
    ("phases", ("phases",), _told("phases", "phase: ", most=_FEW)),
    ("school_types", ("school_types",), _told("school_types", "type of school: ", most=_FEW)),
    (
        "religious_characters",
        ("religious_characters",),
        _told("religious_characters", "religious character: ", most=_FEW),
    ),
    (
        "tag_ids",
        ("tag_ids",),
        _called("tag_ids", "tags", "tag: ", gone="one that was deleted", most=_FEW),
    ),
    (
        "network_ids",
        ("network_ids",),
        _called("network_ids", "networks", "member of ", gone=_GONE_NETWORK, most=_FEW),
    ),
    (
        "officer_ids",
        ("officer_ids",),
        _called("officer_ids", "officers", "officer: ", gone="one who was deleted", most=_FEW),
    ),
    ("posts", ("posts",), _told("posts", "post: ", most=_FEW)),
    ("marks", ("marks",), _marks),
    ("missing", ("missing",), _missing),
    ("objections", ("objections",), _objections),
    ("warned", ("warned",), _warned),
    ("review_due", ("review_due",), _review),
    ("reach", ("reach_from", "reach_to"), _reach),
    ("contacted", ("contacted", "contacted_on"), _contacted),
    ("verified_before", ("verified_before",), _verified),
    ("campaign_id", ("campaign_id",), _campaign),
    ("standings", ("standings",), _standings),
)

_CLOSE = (
    _of_standing,
    _told("traditions", "of the tradition "),
    _told("denominations", "of the denomination "),
    _told("phases", "of the phase "),
    _told("school_types", "of the type "),
    _told("religious_characters", "of the religious character "),
    _called("ward_codes", "wards", "in "),
    _tagged,
    _called("network_ids", "networks", "belonging to ", gone=_GONE_NETWORK),
    _called("officer_ids", "officers", "looked after by ", gone="an officer who was deleted"),
    _in_marks,
)
"""What follows the subject without a comma."""

_HAVING = (_told("posts", "with somebody as "), _with_missing, _objections, _warned, _review)
_LOOSE = (_reach, _contacted, _verified, _campaign, _words)
