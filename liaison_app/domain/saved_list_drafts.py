"""A saved list as it is kept while it is being made, as text."""

import json

from liaison_app.domain.criteria import from_json, to_json
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark


def draft_text(entry: SavedListEntry) -> str:
    """Return a list that is not saved yet as text."""
    definition = entry.definition
    sets = [[str(one.mark.value), to_json(one.criteria)] for one in definition.sets]
    kept = {
        "name": entry.name,
        "pinned": entry.pinned,
        "list_id": entry.list_id,
        "version": entry.version,
        "sets": sets,
        "added": list(definition.added),
        "removed": list(definition.removed),
    }
    return json.dumps(kept, ensure_ascii=False)


def draft_entry(text: str) -> SavedListEntry | None:
    """Return the list that was kept as this text, or None where this version did not write it."""
    try:
        kept = json.loads(text)
        marks = {str(one.value): one for one in SetMark}
        return SavedListEntry(
            name=str(kept["name"]),
            pinned=bool(kept["pinned"]),
            list_id=kept["list_id"],
            version=kept["version"],
            definition=ListDefinition(
                sets=tuple(
                    ListSet(mark=marks[mark], criteria=from_json(criteria))
                    for mark, criteria in kept["sets"]
                ),
                added=tuple(map(int, kept["added"])),
                removed=tuple(map(int, kept["removed"])),
            ),
        )
    except (KeyError, TypeError, ValueError):
        return None
