"""The log: what the program did, by keys, counts and file names, never by personal data."""

import logging
from logging.handlers import RotatingFileHandler

from liaison_app.paths import reports_folder

_MOST_BYTES = 500_000


def start_log() -> None:
    """Write what happens into this user's log file; without a place for it, do without."""
    folder = reports_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "liaison.log", maxBytes=_MOST_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log = logging.getLogger("liaison_app")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
