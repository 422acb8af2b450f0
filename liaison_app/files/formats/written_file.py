"""What was written: the file, how many rows it holds, and the fingerprint for the register.

A workbook keeps its ending, whoever names it: without this rule a list once took the place of the
workspace's own file, which had been named by mistake.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.progress import Progress

_WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file that left, as the export register notes it."""

    path: Path
    rows: int
    sha256: str


def must_be_workbook(path: Path) -> None:
    """Raise FileProblem where a name is not that of an Excel workbook."""
    if path.suffix.casefold() != _WORKBOOK:
        raise FileProblem(
            "The file was not saved: its name is not that of an Excel workbook.",
            hint=f"Give it a name that ends in {_WORKBOOK}, then try again.",
        )


def fingerprint(path: Path, *, progress: Progress | None = None) -> str:
    """Return a file's SHA-256 as 64 hexadecimal digits; of a folder, that of its files by name.

    Raises Cancelled where that is wished before all files of a folder are read.
    """
    progress = progress or Progress()
    if path.is_dir():
        whole = hashlib.sha256()
        for inside in sorted(path.iterdir()):
            progress.ask()
            whole.update(f"{fingerprint(inside)} {inside.name}\n".encode())
        return whole.hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
