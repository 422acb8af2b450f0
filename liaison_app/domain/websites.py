"""The addresses of websites, tidied as they are written; nothing is looked up on the network."""

import re
from urllib.parse import urlsplit, urlunsplit

from liaison_app.domain.text import tidy
from liaison_app.domain.tidied import Tidied

_PROBLEM = "This is not the address of a website: type one such as www.school.example."
_LONGEST_HOST = 253
_SCHEME = re.compile(r"(?P<scheme>https?):/{0,2}(?P<rest>.*)", re.IGNORECASE)
_PART = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?:{_PART}\.)+(?:[^\W\d_]{{2,63}}|xn--[a-z0-9-]{{2,59}})")


def check_website(text: str) -> Tidied[str]:
    """Return the address of a website, its name in small letters; nothing where none is typed.

    It is kept as it is written on letters: "www.school.example" needs no "https://", and a slash
    at the end says nothing.
    """
    typed = tidy(text).strip("<>\"'.,;")
    if not typed:
        return Tidied(value="") if not tidy(text) else Tidied(value=None, problem=_PROBLEM)
    whole = _SCHEME.fullmatch(typed)
    scheme, rest = (whole["scheme"].lower(), whole["rest"]) if whole else ("", typed)
    try:
        parts = urlsplit(f"//{rest}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return Tidied(value=None, problem=_PROBLEM)
    host = (parts.hostname or "").lower()
    if not _could_be(host) or "@" in parts.netloc or any(one.isspace() for one in rest):
        return Tidied(value=None, problem=_PROBLEM)
    path = "" if parts.path == "/" and not parts.query and not parts.fragment else parts.path
    tidied = urlunsplit((scheme, f"{host}{port}", path, parts.query, parts.fragment))
    return Tidied(value=tidied.removeprefix("//"))


def _could_be(host: str) -> bool:
    return len(host) <= _LONGEST_HOST and _HOST.fullmatch(host) is not None
