"""Every key there is, in the groups in which the list of keys and the help show them.

What the window answers comes from the commands; what a page, a form or a list answers itself is
declared here, and a test compares all of it with what the widgets answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from liaison_app.ui.commands import COMMANDS, PAGE_COMMANDS, Command
from liaison_app.ui.pages import PAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysWithin:
    """Keys that a page or a form answers itself, and what they do there."""

    name: str
    keys: tuple[str, ...]


KEYS_ON_PAGES: Mapping[str, tuple[KeysWithin, ...]] = MappingProxyType(
    {
        "organisations": (
            KeysWithin(name="Rename the saved list on whose tab you are", keys=("F2",)),
            KeysWithin(name="Close the organisation that is open whole", keys=("Ctrl+W",)),
            KeysWithin(name="Go to the next of those open whole", keys=("Ctrl+Tab",)),
            KeysWithin(name="Go to the one before", keys=("Ctrl+Shift+Tab",)),
        ),
        "people": (
            KeysWithin(name="Close the person who is open whole", keys=("Ctrl+W",)),
            KeysWithin(name="Go to the next of those open whole", keys=("Ctrl+Tab",)),
            KeysWithin(name="Go to the one before", keys=("Ctrl+Shift+Tab",)),
        ),
        "campaigns": (
            KeysWithin(name="Spoke to them", keys=("S",)),
            KeysWithin(name="Left message", keys=("L",)),
            KeysWithin(name="No answer", keys=("N",)),
            KeysWithin(name="They will pass it on", keys=("P",)),
            KeysWithin(name="They passed it on", keys=("O",)),
            KeysWithin(name="Wrong details", keys=("W",)),
            KeysWithin(name="Declined", keys=("D",)),
        ),
        "mail_lists": (
            KeysWithin(name="Move a column of the file", keys=("Ctrl+Up", "Ctrl+Down")),
            KeysWithin(name="Give a column another heading", keys=("F2",)),
            KeysWithin(name="Copy the text of the preview", keys=("Ctrl+C",)),
        ),
        "imports": (
            KeysWithin(name="Bring in what was looked over", keys=("Ctrl+Enter",)),
            KeysWithin(name="Cancel while a file is read", keys=("Esc",)),
        ),
        "settings": (KeysWithin(name="Save what is typed", keys=("Ctrl+Enter",)),),
    }
)

KEYS_IN_FORMS: tuple[KeysWithin, ...] = (
    KeysWithin(name="Save", keys=("Ctrl+Enter",)),
    KeysWithin(name="Save a contact and log the next", keys=("Ctrl+Shift+Enter",)),
)

KEYS_IN_LISTS: tuple[KeysWithin, ...] = (
    KeysWithin(name="Go to the row above or below", keys=("Up", "Down")),
    KeysWithin(name="Open the row", keys=("Enter",)),
    KeysWithin(name="Choose several rows", keys=("Shift+Up", "Shift+Down")),
    KeysWithin(name="Choose all rows", keys=("Ctrl+A",)),
    KeysWithin(name="Copy the rows chosen", keys=("Ctrl+C",)),
    KeysWithin(name="Close the panel, or empty the search", keys=("Esc",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGroup:
    """Keys that work in one place."""

    title: str
    lines: tuple[KeysWithin, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Return every key of the program, where it works."""
    anywhere = [command for command in COMMANDS if command.keys and not command.page]
    pages = [
        KeyGroup(title=f"On {page.title}", lines=keys_on_page(page.key))
        for page in PAGES
        if keys_on_page(page.key)
    ]
    return (
        KeyGroup(title="Anywhere", lines=tuple(_lines(anywhere))),
        KeyGroup(title="Pages", lines=tuple(_lines(PAGE_COMMANDS))),
        *pages,
        KeyGroup(title="In lists", lines=KEYS_IN_LISTS),
        KeyGroup(title="In forms", lines=KEYS_IN_FORMS),
    )


def keys_on_page(page: str) -> tuple[KeysWithin, ...]:
    """Return the keys that mean something on this page alone."""
    own = [command for command in COMMANDS if command.keys and command.page == page]
    return (*_lines(own), *KEYS_ON_PAGES.get(page, ()))


def _lines(commands: Sequence[Command]) -> Iterator[KeysWithin]:
    return (KeysWithin(name=one.name, keys=one.keys) for one in commands if one.keys)
