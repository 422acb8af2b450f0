"""How far a file made in order to send has come, and how its rows and settings are kept."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.outreach import Channel, Outcome

KEPT_FOR = timedelta(days=31)
"""After this long a saved file should be deleted."""

SHEETS = frozenset({"call_sheet", "visit_sheet"})
"""The names of the formats that are taken along on paper, and keyed in afterwards."""

_WAYS: Mapping[ObjectionChannel, Channel] = MappingProxyType(
    {
        ObjectionChannel.POST: Channel.LETTER,
        ObjectionChannel.EMAIL: Channel.EMAIL,
        ObjectionChannel.PHONE: Channel.CALL,
        ObjectionChannel.MESSAGE: Channel.MESSAGE,
        ObjectionChannel.VISIT: Channel.VISIT,
    }
)
_KEYED = "keyed"
_KEPT = str.maketrans({"\\": "\\\\", "\n": "\\n"})
_ESCAPED = re.compile(r"\\(.)")


class DispatchStage(Choice):
    """From prepared, through saved, to sent; rows that were copied or printed are not sent."""

    PREPARED = "prepared", "Being saved"
    SAVED = "saved", "Saved, not sent"
    SENT = "sent", "Sent"
    KEYED = "keyed", "Keyed in"
    DISCARDED = "discarded", "Not sent"
    FAILED = "failed", "Not saved"
    COPIED = "copied", "Copied"
    PRINTED = "printed", "Printed"


_OF_SHEETS = MappingProxyType(
    {DispatchStage.SAVED: "To be keyed in", DispatchStage.DISCARDED: "Not keyed in"}
)
"""What is said of sheets in place of a stage's own words."""


def stage_words(stage: DispatchStage, *, format_name: str) -> str:
    """Return how far a file has come: a sheet is not sent, but keyed in when it comes back."""
    return (_OF_SHEETS.get(stage) if format_name in SHEETS else None) or stage.label


def channel_by(by: ObjectionChannel) -> Channel:
    """Return how a contact is logged that went out this way; post unless another is known."""
    return _WAYS.get(by, Channel.LETTER)


def cells_to_keep(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a row's texts as they are kept one a line: a line break within one is written out."""
    return tuple(cell.translate(_KEPT) for cell in cells)


def cells_kept(kept: Sequence[str], *, fields: Sequence[str]) -> dict[str, str]:
    """Return a row's texts by their fields, as they were before they were kept."""
    texts = (_ESCAPED.sub(_unescaped, cell) for cell in kept)
    return {**dict.fromkeys(fields, ""), **dict(zip(fields, texts, strict=False))}


def keyed_in(settings: str) -> dict[int, Outcome]:
    """Return what came of a sheet's rows that were keyed in, by their numbers.

    It is kept with the settings of the sheet's entry, so that an undo takes it back with the rest.
    """
    kept = json.loads(settings or "{}").get(_KEYED, {})
    told = ((int(place), Outcome.from_label(outcome)) for place, outcome in kept.items())
    return {place: outcome for place, outcome in told if outcome is not None}


def with_keyed_in(settings: str, rows: Mapping[int, Outcome]) -> str:
    """Return an entry's settings with what was keyed in of these rows, too."""
    keyed = {str(place): outcome.value for place, outcome in rows.items()}
    kept = json.loads(settings or "{}")
    return json.dumps({**kept, _KEYED: {**kept.get(_KEYED, {}), **keyed}})


def without_keyed_in(settings: str) -> str:
    """Return an entry's settings as they were before anything was keyed in."""
    kept = json.loads(settings or "{}")
    return json.dumps({name: value for name, value in kept.items() if name != _KEYED})


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]
