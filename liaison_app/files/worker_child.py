"""What happens in the child process: read one file within limits, and tell its rows.

It is told the file on its command line, and answers in lines of JSON: what the file is, its rows,
how far it has come, and the counts at the end; or one problem in the officer's words.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from liaison_app.domain.errors import FileProblem
from liaison_app.files.recognise import open_register
from liaison_app.files.registers import RegisterRow
from liaison_app.files.registers.register import Tally
from liaison_app.files.wire import Message, pack, to_line

READ_FILE = "--read-file"
_MOST_MEMORY = 1 << 30
_ROWS_AT_ONCE = 200
_PROGRESS_EVERY = 1_000


def child_main(argv: Sequence[str]) -> int:
    """Read the file named in the arguments, and write what is in it to standard output."""
    arguments = _parser().parse_args(argv[1:] if argv[:1] == [READ_FILE] else argv)
    path = Path(arguments.path)
    out = sys.stdout.buffer
    _cap_memory()
    try:
        _tell(out, path, arguments.sheet, frozenset(arguments.district))
    except FileProblem as problem:
        out.write(to_line(Message(problem=(problem.sentence, problem.hint))))
    except MemoryError:
        out.write(to_line(Message(problem=_too_large(path))))
    out.flush()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="liaison --read-file", allow_abbrev=False)
    parser.add_argument("path")
    parser.add_argument("--sheet", default="")
    parser.add_argument("--district", action="append", default=[])
    return parser


def _cap_memory() -> None:
    """Hold the child to 1 GB, where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    with suppress(ValueError, OSError):
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, hard))


def _tell(out: BinaryIO, path: Path, sheet_name: str, districts: frozenset[str]) -> None:
    register, sheet = open_register(path, sheet_name=sheet_name)
    about = {"sha256": sheet.sha256, "encoding": sheet.encoding, "sheet_name": sheet.sheet_name}
    out.write(to_line(Message(register=register.key, about=about)))
    tally = Tally()
    waiting: list[RegisterRow] = []
    for count, row in enumerate(register.read(sheet, districts), start=1):
        tally.count(row)
        if row.problem or not row.left_out:
            waiting.append(row)
        if len(waiting) == _ROWS_AT_ONCE:
            _send(out, waiting)
        if count % _PROGRESS_EVERY == 0:
            out.write(to_line(Message(progress=(row.line, sheet.lines))))
            out.flush()
    _send(out, waiting)
    totals = tally.totals()
    if not totals.read:
        raise FileProblem(
            f"{path.name} has headings, but no rows under them.", hint="Ask for it again."
        )
    out.write(to_line(Message(end=totals)))


def _send(out: BinaryIO, waiting: list[RegisterRow]) -> None:
    if waiting:
        out.write(to_line(Message(rows=pack(waiting))))
        out.flush()
        waiting.clear()


def _too_large(path: Path) -> tuple[str, str]:
    return (
        f"{path.name} needs more memory than it may have.",
        "Split it into several files, and import them in turn.",
    )
