"""What can be done from anywhere, declared once: the palette offers it, keys do it, help lists it.

A key that means another thing on another page (Ctrl+N) is declared once for each of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from liaison_app.ui.pages import PAGES
from liaison_app.ui.wishes import RegisterShown

_MOST_NUMBERS = 9
_NO_LIST = "This page has no list to print."


class Frame(Protocol):
    """The window, as far as commands act on it."""

    @property
    def shown(self) -> str:
        """The key of the page shown."""

    def undo(self) -> None:
        """Take the last step back."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def go_back(self) -> None:
        """Go to the place before this one."""

    def go_forward(self) -> None:
        """Go on again."""

    def log_outreach(self) -> None:
        """Open the form for a contact."""

    def paste(self) -> None:
        """Begin to import what was copied."""

    def note(self, sentence: str, *, hint: str) -> None:
        """Say why a key did nothing, and what to do instead."""

    def open_palette(self) -> None:
        """Open the list of all there is to go to and to do."""

    def open_keys(self) -> None:
        """Open the list of keys."""

    def open_help(self) -> None:
        """Open the help for the page shown."""

    def switch_look(self) -> None:
        """Change from light to dark, or back."""

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page, and something on it."""

    def can_call_page(self, name: str) -> bool:
        """Whether the page shown can do this."""

    def call_page(self, name: str) -> None:
        """Have the page shown do something, where it can."""


Deed = Callable[[Frame], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing to do: its name as officers say it, its keys, and the other words for it.

    ``page`` is where it belongs: its keys mean it there alone. ``calls`` is what the page has to be
    able to do. One that is ``only_there`` is not offered anywhere else, and one that is not
    ``offered`` is known by its key alone.
    """

    name: str
    icon: str
    do: Deed
    keys: tuple[str, ...] = ()
    words: str = ""
    page: str = ""
    calls: str = ""
    only_there: bool = False
    offered: bool = True

    def is_offered(self, window: Frame) -> bool:
        """Whether the palette offers it now."""
        if not self.offered or (self.only_there and self.page != window.shown):
            return False
        return not self.calls or bool(self.page) or window.can_call_page(self.calls)

    def keys_on(self, page: str) -> tuple[str, ...]:
        """Return the keys that do it while this page is shown."""
        return self.keys if self.page in {"", page} else ()


def _call(name: str) -> Deed:
    return lambda window: window.call_page(name)


def _call_on(page: str, name: str) -> Deed:
    """Return what goes to a page and has it do something."""

    def act(window: Frame) -> None:
        if window.shown != page:
            window.show_page(page)
        window.call_page(name)

    return act


def _search(window: Frame) -> None:
    """Go to the page's search; where it has none, search for anything."""
    if window.can_call_page("search"):
        window.call_page("search")
    else:
        window.open_palette()


def _print(window: Frame) -> None:
    """Print the page's list; where it has none, say which have."""
    if window.can_call_page("print_list"):
        window.call_page("print_list")
    else:
        window.note(_NO_LIST, hint="Organisations and People have one.")


def _export(window: Frame) -> None:
    """Make a file of the page's list; where it has none, go where any list can be chosen."""
    if window.can_call_page("export"):
        window.call_page("export")
    else:
        window.show_page("mail_lists")


def _go(page: str, argument: object = None) -> Deed:
    return lambda window: window.show_page(page, argument)


_REGISTER, _TO_DELETE = RegisterShown(), RegisterShown(to_delete=True)

COMMANDS: tuple[Command, ...] = (
    Command(
        name="Go to or do anything",
        icon="search",
        keys=("Ctrl+K",),
        do=lambda window: window.open_palette(),
        offered=False,
    ),
    Command(
        name="Log contact",
        icon="notebook-pen",
        keys=("Ctrl+L",),
        words="outreach call phone visit letter email meeting note",
        do=lambda window: window.log_outreach(),
    ),
    Command(
        name="New organisation",
        icon="plus",
        keys=("Ctrl+N",),
        page="organisations",
        calls="new",
        words="add create school faith group network partner",
        do=_call_on("organisations", "new"),
    ),
    Command(
        name="New person",
        icon="user-plus",
        keys=("Ctrl+N",),
        page="people",
        calls="new",
        words="add create post holder head teacher imam vicar chair",
        do=_call_on("people", "new"),
    ),
    Command(
        name="New campaign",
        icon="megaphone",
        keys=("Ctrl+N",),
        page="campaigns",
        calls="new",
        words="add create incident event begin",
        do=_call_on("campaigns", "new"),
    ),
    Command(
        name="Log contact",
        icon="notebook-pen",
        keys=("Ctrl+N",),
        page="outreach",
        calls="new",
        do=_call("new"),
        offered=False,
    ),
    Command(
        name="Import a file",
        icon="upload",
        keys=("Ctrl+N",),
        page="imports",
        calls="new",
        words="bring in register schools postcodes spreadsheet csv excel",
        do=_call_on("imports", "new"),
    ),
    Command(
        name="Import what was copied",
        icon="clipboard",
        keys=("Ctrl+V",),
        words="paste table rows file excel",
        do=lambda window: window.paste(),
    ),
    Command(
        name="Make letters, labels, e-mail or a list",
        icon="download",
        keys=("Ctrl+E",),
        calls="export",
        words="export save mail list workbook merge word excel envelopes phone call sheet csv",
        do=_export,
    ),
    Command(
        name="Returned mail",
        icon="mails",
        keys=("Ctrl+R",),
        words="letters came back gone away undelivered ref scan address",
        do=_call_on("mail_lists", "returned_mail"),
    ),
    Command(
        name="Key in a sheet",
        icon="list",
        words="call visit sheet round paper numbers back",
        do=_call_on("mail_lists", "key_in"),
    ),
    Command(
        name="Export register",
        icon="file-spreadsheet",
        words="files left sent purpose marking hash delete",
        do=_go("mail_lists", _REGISTER),
    ),
    Command(
        name="Files to delete",
        icon="trash-2",
        words="export register delete after retention",
        do=_go("mail_lists", _TO_DELETE),
    ),
    Command(
        name="Print the list",
        icon="printer",
        keys=("Ctrl+P",),
        calls="print_list",
        words="paper sheets pdf",
        do=_print,
    ),
    Command(
        name="Search on this page",
        icon="search",
        keys=("Ctrl+F",),
        calls="search",
        words="find",
        do=_search,
    ),
    Command(
        name="Undo",
        icon="undo-2",
        keys=("Ctrl+Z",),
        words="take back last step",
        do=lambda window: window.undo(),
    ),
    Command(
        name="Redo",
        icon="redo-2",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        words="do again step",
        do=lambda window: window.redo(),
    ),
    Command(
        name="Back",
        icon="chevron-left",
        keys=("Alt+Left",),
        words="go last place",
        do=lambda window: window.go_back(),
    ),
    Command(
        name="Forward",
        icon="chevron-right",
        keys=("Alt+Right",),
        words="go next place",
        do=lambda window: window.go_forward(),
    ),
    Command(
        name="Switch light and dark",
        icon="eye",
        words="colours appearance night theme mode",
        do=lambda window: window.switch_look(),
    ),
    Command(
        name="Size of the text",
        icon="eye",
        words="settings appearance larger smaller letters font zoom",
        do=_go("settings", "appearance"),
    ),
    Command(
        name="Backups",
        icon="hard-drive",
        words="settings back up restore recovery",
        do=_go("settings", "backups"),
    ),
    Command(
        name="Officers",
        icon="user",
        words="settings team colleagues shoulder number",
        do=_go("settings", "officers"),
    ),
    Command(
        name="Wards",
        icon="map-pin",
        words="settings team area patch",
        do=_go("settings", "wards"),
    ),
    Command(
        name="Help for this page",
        icon="circle-help",
        keys=("F1",),
        words="how manual guide",
        do=lambda window: window.open_help(),
    ),
    Command(
        name="All keys",
        icon="list",
        keys=("Ctrl+/",),
        words="keyboard shortcuts help",
        do=lambda window: window.open_keys(),
    ),
)

_WORDS_OF_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "home": "start today follow-ups promises",
        "organisations": "schools faith groups networks partners list",
        "people": "head teachers imams vicars chairs posts names key individual network",
        "campaigns": "incidents events recipients reached",
        "outreach": "contacts calls visits log",
        "mail_lists": "export letters merge envelopes word",
        "imports": "bring in register spreadsheet",
        "history": "undo steps changes audit",
        "settings": "preferences options team",
    }
)

PAGE_COMMANDS: tuple[Command, ...] = tuple(
    Command(
        name=page.title,
        icon=page.icon,
        keys=(f"Ctrl+{number}",) if number <= _MOST_NUMBERS else (),
        words=_WORDS_OF_PAGES.get(page.key, ""),
        do=_go(page.key),
    )
    for number, page in enumerate(PAGES, start=1)
)


def window_keys() -> tuple[str, ...]:
    """Return every key that the window answers, each once."""
    declared = (key for command in (*COMMANDS, *PAGE_COMMANDS) for key in command.keys)
    return tuple(dict.fromkeys(declared))


def meant_by(key: str, *, page: str) -> Command | None:
    """Return what a key means while this page is shown, or None where it means nothing."""
    for command in (*COMMANDS, *PAGE_COMMANDS):
        if key in command.keys_on(page):
            return command
    return None
