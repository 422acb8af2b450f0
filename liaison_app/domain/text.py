"""Text as people type and paste it, made safe to keep and easy to find.

Control characters, bidirectional overrides and zero-width characters are never meant by an
officer; they come along when text is pasted, hide what is there, and break comparisons.
"""

import re
import unicodedata
from functools import lru_cache

_REMEMBERED = 8_192
"""The same posts, titles and towns come thousands of times in one mail list."""

_ROOM = 40
"""How many letters of what was typed a sentence repeats."""

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")
_LINE_BREAKS = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc\u02b9`\u00b4]")
_LETTERS_WITHOUT_PARTS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


def tidy(text: str) -> str:
    """Return one line of text: unseen characters out, white space collapsed, ends trimmed."""
    if not text:
        return text
    if text.isascii() and text.isprintable():
        if "  " in text or text[0] == " " or text[-1] == " ":
            return " ".join(text.split())
        return text  # as nearly all that is kept
    text = _LINE_BREAKS.sub(" ", text)
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def as_repeated(text: str) -> str:
    """Return what was typed as a sentence can repeat it: tidied, of a long text its beginning."""
    line = tidy(text)
    return line if len(line) <= _ROOM else f"{line[:_ROOM].rstrip()} …"


def tidy_lines(text: str) -> str:
    """Return text of several lines, each tidied, with no blank lines at the ends."""
    lines = [tidy(line) for line in _LINE_BREAKS.split(text)]
    return "\n".join(lines).strip("\n")


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Return text as it is searched for: no case, accents, apostrophes or punctuation.

    "O'Neill-Çelik" becomes "oneill celik"; words keep their order.
    """
    folded = _APOSTROPHES.sub("", tidy(text)).casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        bare = "".join(mark for mark in parts if not unicodedata.combining(mark))
        folded = bare.casefold().translate(_LETTERS_WITHOUT_PARTS)
    return " ".join(_NOT_WORD.sub(" ", folded).split())


def line_breaks_alike(text: str) -> str:
    """Return text as it is but for its line breaks, of which there is one kind left."""
    return _LINE_BREAKS.sub("\n", text)
