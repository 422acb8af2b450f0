"""Words of a record as a narrow column shows them: long ones may break, and sentences read on."""

import re

_BREAK = "\u200b"
_LEFT_TO_RIGHT = "\u200e"
_LONG_WORD = re.compile(r"\w{20}(?=\w)")


def breakable(text: str) -> str:
    """Return text in which a very long word may go on in the next line."""
    return _LONG_WORD.sub(rf"\g<0>{_BREAK}", text)


def breakable_address(text: str) -> str:
    """Return text in which an e-mail address or a file's name may go on in the next line, too."""
    return breakable(text.replace("@", f"@{_BREAK}").replace(".", f".{_BREAK}"))


def reads_on(sentence: str) -> str:
    """Return an English sentence that stays one where it begins with a name in Arabic."""
    return f"{_LEFT_TO_RIGHT}{sentence}"
