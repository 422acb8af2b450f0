"""A file read in a child process, so that nothing in it can harm or stop the program.

The child has little memory, an almost empty environment and no open handles but its output; it is
ended when it says nothing for 30 seconds, and when the officer presses Cancel.
"""

import logging
import os
import queue
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, TypeVar

import liaison_app
from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.files.registers import REGISTERS, Register, RegisterRow, Totals
from liaison_app.files.wire import Garbled, Message, from_line, unpack
from liaison_app.files.worker_child import READ_FILE, child_main

__all__ = ["Recognised", "child_command", "child_main", "messages", "read_in_child"]

SILENCE = 30.0
_LOOK_EVERY = 0.1
_LISTENER = "listener to a reader of files"
_NEEDED_BY_PYTHON = ("SYSTEMROOT",)
_log = logging.getLogger(__name__)

Row = TypeVar("Row", bound=RegisterRow)
Progress = Callable[[int, int], None]
"""Told the line that was reached, and about how many there are (0 where it is not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A file that was read whole: what it is, its rows but those left out, and the counts."""

    register: Register
    file_name: str
    sha256: str
    encoding: str
    sheet_name: str
    rows: tuple[RegisterRow, ...]
    totals: Totals

    def rows_of(self, row_type: type[Row]) -> tuple[Row, ...]:
        """Return the rows as the type that the register gives."""
        return tuple(row for row in self.rows if isinstance(row, row_type))


def read_in_child(  # noqa: PLR0913 - what may be chosen, and the two ways to follow it
    path: Path,
    *,
    sheet_name: str = "",
    districts: Collection[str] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    silence: float = SILENCE,
) -> Recognised:
    """Return what is in a file: all of it, or a FileProblem (or Cancelled) is raised.

    With district codes, rows of other districts are counted as left out and not handed over.
    """
    if not path.exists():
        raise FileProblem(f"{path.name} is not there.", hint="Choose the file again.")
    if not (path.is_file() or path.is_dir()):  # a pipe or a device would be waited for
        raise FileProblem(f"{path.name} is not a file.", hint="Choose a .csv or .xlsx file.")
    command = [*child_command(), str(path.resolve()), "--sheet", sheet_name]
    for district in sorted(districts):
        command += ["--district", district]
    collected = _Collected(path.name, progress or _say_nothing)
    said = messages(command, name=path.name, silence=silence, cancelled=cancelled)
    try:
        with closing(said):
            for message in said:
                collected.take(message)
        return collected.whole()
    except (Garbled, KeyError) as error:
        raise _broken_off(path.name) from error


def child_command() -> list[str]:
    """Return the command that starts this program as a reader of one file."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-X", "utf8", "-m", liaison_app.__name__, READ_FILE]
    program = Path(sys.executable)
    on_console = program.with_name(f"liaison{program.suffix}")
    return [str(on_console if on_console.exists() else program), READ_FILE]


def messages(
    command: Sequence[str],
    *,
    name: str,
    silence: float = SILENCE,
    cancelled: Callable[[], bool] | None = None,
) -> Generator[Message]:
    """Yield what the child says; raise FileProblem where it falls silent, breaks or crashes."""
    with _running(command) as (child, lines):
        heard = time.monotonic()
        while True:
            if cancelled and cancelled():
                raise Cancelled
            try:
                line = lines.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                if time.monotonic() - heard > silence:
                    raise _silent(name, silence) from None
                continue
            if line is None:
                break
            yield from_line(line)
            heard = time.monotonic()
        if child.wait(timeout=silence) != 0:
            _log.warning("the reader of a file ended with %s", child.returncode)
            raise _broken_off(name)


@contextmanager
def _running(
    command: Sequence[str],
) -> Iterator[tuple[subprocess.Popen[bytes], "queue.Queue[bytes | None]"]]:
    lines: queue.Queue[bytes | None] = queue.Queue()
    child = subprocess.Popen(  # noqa: S603 - our own program, and no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={key: os.environ[key] for key in _NEEDED_BY_PYTHON if key in os.environ},
        cwd=Path(liaison_app.__file__).parents[1],
        close_fds=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    with child:
        output = child.stdout
        listener = Thread(
            name="reader of a file", target=_listen, args=(output, lines), daemon=True
        )
        listener.start()
        try:
            yield child, lines
        finally:
            child.kill()
            listener.join()


def _listen(output: IO[bytes], lines: "queue.Queue[bytes | None]") -> None:
    for line in output:
        lines.put(line)
    lines.put(None)


class _Collected:
    """Puts together what the child says."""

    def __init__(self, name: str, progress: Progress) -> None:
        self._name = name
        self._progress = progress
        self._register: Register | None = None
        self._about: Mapping[str, str] = {}
        self._rows: list[RegisterRow] = []
        self._totals: Totals | None = None

    def take(self, message: Message) -> None:
        """Take one message in; raise FileProblem where it tells of one."""
        if message.problem:
            sentence, hint = message.problem
            raise FileProblem(sentence, hint=hint)
        if message.register:
            self._about = message.about
            self._register = {register.key: register for register in REGISTERS}[message.register]
        if self._register:
            row_type = self._register.row_type
            self._rows += unpack(row_type, message.rows)
        if message.progress:
            self._progress(*message.progress)
        self._totals = message.end or self._totals

    def whole(self) -> Recognised:
        """Return all of it; raise FileProblem where the end never came."""
        if self._register is None or self._totals is None or not self._totals.adds_up():
            raise _broken_off(self._name)
        return Recognised(
            register=self._register,
            file_name=self._name,
            sha256=self._about["sha256"],
            encoding=self._about["encoding"],
            sheet_name=self._about["sheet_name"],
            rows=tuple(self._rows),
            totals=self._totals,
        )


def _say_nothing(_at: int, _of: int) -> None:
    return


def _silent(name: str, silence: float) -> FileProblem:
    return FileProblem(
        f"{name} could not be read: nothing came of it for {silence:.0f} seconds.",
        hint="Open it in Excel, save it as a .csv file, and import that.",
    )


def _broken_off(name: str) -> FileProblem:
    return FileProblem(
        f"{name} could not be read: reading it broke off.",
        hint="Open it in Excel, save it as a .csv file, and import that. Nothing was changed.",
    )
