"""Names proposed for files that leave."""

import re
from datetime import date

from liaison_app.domain.merge_fields import mail_text

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_TITLE = 120


def file_name(title: str, *, marking: str, today: date, ending: str) -> str:
    """Return marking, title and date, fit for any disk: "OFFICIAL - Schools - 2017-05-26.pdf".

    No ending is the name of a folder.
    """
    short = name_part(title)[:_LONGEST_TITLE].rstrip(" .")
    name = f"{marking} - {short} - {today.isoformat()}"
    return f"{name}.{ending}" if ending else name


def name_part(text: str, *, longest: int | None = None) -> str:
    """Return a text as a part of a file's name, cut where it is longer than so many bytes."""
    part = mail_text(_NOT_IN_FILE_NAMES.sub(" ", text))
    if longest is not None:
        part = part.encode()[:longest].decode(errors="ignore")
    return part.rstrip(" .")
