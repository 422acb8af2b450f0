"""What helps an officer to find their way: the palette, the list of keys, and the help.

Each is loaded and made when it is first asked for: the first list needs none of them.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from liaison_app.ui.commands import Deed, Frame
from liaison_app.ui.places import Place
from liaison_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from liaison_app.ui.help_window import HelpWindow
    from liaison_app.ui.keys_window import KeysWindow
    from liaison_app.ui.palette import Palette


class Aids:
    """Opens them over the window or beside it, and keeps the help at the page shown."""

    def __init__(self, window: QWidget, frame: Frame, tasks: Tasks) -> None:
        self._window, self._frame, self._tasks = window, frame, tasks

    def open_palette(self, lately: Sequence[Place]) -> None:
        """Open the list of all there is to go to and to do."""
        self._palette.open_with(lately)

    def open_keys(self) -> None:
        """Open the list of keys."""
        self._keys.open_keys()

    def open_help(self, page: str) -> None:
        """Open the help for the page shown."""
        self._help.open_for(page)

    def follow_to(self, page: str) -> None:
        """Show the help for another page, where it is open."""
        if "_help" in vars(self) and self._help.isVisible():
            self._help.show_page(page)

    def _do(self, deed: Deed) -> None:
        deed(self._frame)

    @cached_property
    def _palette(self) -> "Palette":
        from liaison_app.ui.palette import Palette  # noqa: PLC0415 - made when first asked for

        palette = Palette(self._window, self._frame, self._tasks)
        palette.chosen.connect(self._do)
        return palette

    @cached_property
    def _keys(self) -> "KeysWindow":
        from liaison_app.ui.keys_window import KeysWindow  # noqa: PLC0415 - likewise

        return KeysWindow(self._window)

    @cached_property
    def _help(self) -> "HelpWindow":
        from liaison_app.ui.help_window import HelpWindow  # noqa: PLC0415 - likewise

        return HelpWindow(self._window)
