"""Wards as a team types them: one a line, the code and the name."""

import re

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.text import tidy, tidy_lines

_LINE = re.compile(r"(?P<code>[A-Z]\d{8})\s*[=:,;\t -]?\s*(?P<name>\S.*)")


def read_ward_lines(text: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of each ward; raise LiaisonError with the line that is neither.

    A code is a letter and eight digits, as the Office for National Statistics gives it.
    """
    wards: dict[str, str] = {}
    for line in tidy_lines(text).split("\n"):
        if not line:
            continue
        found = _LINE.fullmatch(line.upper())
        if found is None:
            raise LiaisonError(
                f"“{line}” is no ward.", hint="Write its code and its name: E05000195 Chase"
            )
        name = tidy(line[found.start("name") :])
        wards[found["code"]] = name
    return tuple(wards.items())
