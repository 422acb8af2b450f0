"""What was written: the file, how many rows it holds, and the fingerprint for the register."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file that left, as the export register notes it."""

    path: Path
    rows: int
    sha256: str


def fingerprint(path: Path) -> str:
    """Return a file's SHA-256 as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
