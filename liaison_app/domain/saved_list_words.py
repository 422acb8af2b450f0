"""What a saved list selects, in one plain sentence."""

from collections.abc import Sequence

from liaison_app.domain.criteria_words import CriteriaNames, criteria_sentence
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SetMark

NOBODY_YET = "Nobody yet: add a set, or pick organisations by hand."
_EVERYBODY = "All organisations"


def list_sentence(definition: ListDefinition, names: CriteriaNames) -> str:
    """Return "Schools in Chase, but no organisations with a warning; and 2 picked by hand"."""
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
        [criteria_sentence(one.criteria, names) for one in sets if one.mark is mark]
        for mark in (SetMark.INCLUDE, SetMark.MUST, SetMark.EXCLUDE)
    )
    sentence = _joined(included, "and") or _EVERYBODY
    if needed:
        sentence = f"{sentence}, but only {_joined([_lower(one) for one in needed], 'that are')}"
    if excluded:
        sentence = f"{sentence}, but no {_joined([_lower(one) for one in excluded], 'and no')}"
    return sentence


def _joined(sentences: Sequence[str], by: str) -> str:
    """Return sentences joined; one with a comma of its own is followed by a semicolon."""
    if not sentences:
        return ""
    first, *rest = sentences
    mark = ";" if rest and any("," in one for one in sentences) else ""
    comma = mark or ("," if by != "and" else "")
    return "".join([first, *(f"{comma} {by} {_lower(one)}" for one in rest)])


def _organisations(count: int) -> str:
    return f"{count:,} {'organisation' if count == 1 else 'organisations'}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
