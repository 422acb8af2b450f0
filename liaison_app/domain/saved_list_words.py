"""What a saved list selects, in one plain sentence."""

from collections.abc import Sequence

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import CriteriaNames, criteria_sentence
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SetMark

NOBODY_YET = "Nobody yet: add a set, or pick organisations by hand."
_EVERYBODY = "All organisations"


def list_sentence(definition: ListDefinition, names: CriteriaNames) -> str:
    """Return "Schools in Chase, but none with a warning; and 2 picked by hand."."""
    by_sets = _sets_sentence(definition.sets, names)
    added, removed = len(definition.added), len(definition.removed)
    if not by_sets:
        if not added:
            return NOBODY_YET
        return f"{_organisations(added)} picked by hand."
    said = [by_sets]
    if added:
        said.append(f"{added:,} picked by hand")
    sentence = "; and ".join(said)
    if removed:
        sentence = f"{sentence}; without {removed:,} taken out by hand"
    return f"{sentence}."


def _sets_sentence(sets: Sequence[ListSet], names: CriteriaNames) -> str:
    if not sets:
        return ""
    included, needed, excluded = (
        [
            criteria_sentence(one.criteria, names, anybody=_anybody(one))
            for one in sets
            if one.mark is mark
        ]
        for mark in (SetMark.INCLUDE, SetMark.MUST, SetMark.EXCLUDE)
    )
    said = [_joined(included, "and") or _EVERYBODY]
    if needed:
        said.append(f"but only {_joined([_lower(one) for one in needed], 'which are also')}")
    if excluded:
        none = [_none(_lower(one)) for one in excluded]
        said.append(f"{'and' if needed else 'but'} {_joined(none, 'and')}")
    return ", ".join(said)


def _anybody(one: ListSet) -> str:
    """Return what organisations of any kind are called: "those" where others were named before."""
    if one.criteria == Criteria():
        return "all active organisations" if one.mark is SetMark.INCLUDE else "organisations"
    if one.mark is SetMark.INCLUDE:
        return "organisations"
    return "those"


def _none(words: str) -> str:
    """Return "none with a warning" for those, "no schools" for schools."""
    return f"none{words.removeprefix('those')}" if words.startswith("those") else f"no {words}"


def _joined(sentences: Sequence[str], by: str) -> str:
    """Return sentences joined; one with a comma of its own is followed by a semicolon."""
    if not sentences:
        return ""
    first, *rest = sentences
    mark = ";" if rest and any("," in one for one in sentences) else ""
    return "".join([first, *(f"{mark} {by} {_lower(one)}" for one in rest)])


def _organisations(count: int) -> str:
    return f"{count:,} {'organisation' if count == 1 else 'organisations'}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
