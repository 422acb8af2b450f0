"""Put the program together: the only place that builds things."""

import gc
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_app.cli.arguments import COMMANDS, window_parser

if TYPE_CHECKING:
    from liaison_app.files.formats.format import Paper

_NO_SCREEN = (
    "liaison: There is no screen here to open a window on. "
    "Start it from the desktop, or use a command: liaison --help."
)


def start(arguments: Sequence[str]) -> int:
    """Carry out a command, or open the window; return the exit code."""
    if arguments and arguments[0] in COMMANDS:
        from liaison_app.cli.main import run  # noqa: PLC0415 - the window needs none of it

        return run(arguments, paper=_paper)
    typed = window_parser().parse_args(arguments)
    if not _has_screen():
        print(_NO_SCREEN, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    return open_window(typed.path)


def open_window(path: Path | None) -> int:
    """Open the window on a workspace, or on the first start's questions; return the exit code."""
    gc.disable()  # a start makes little rubbish; looking for it costs a tenth of the time
    from liaison_app.ui.application import Application  # noqa: PLC0415 - loads Qt

    return Application(sys.argv, account=getpass.getuser()).run(path)


def _paper() -> "Paper":
    from liaison_app.ui.paper.without_window import paper_without_window  # noqa: PLC0415 - loads Qt

    return paper_without_window()


def _has_screen() -> bool:
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
