"""How far a file made in order to send has come, and how its rows are kept."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.outreach import Channel

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


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]
