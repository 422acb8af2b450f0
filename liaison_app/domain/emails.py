"""E-mail addresses, checked as they are written; nothing is looked up on the network.

`email_validator` is imported where it is used: it costs a start of the program 60 ms.
"""

import re

from liaison_app.domain.text import tidy
from liaison_app.domain.tidied import Tidied

RETIRED_DOMAIN = (
    "The domain pnn.police.uk is retired: ask for the new address, which is often the same "
    "without “pnn.”."
)

_RETIRED = re.compile(r"[@.]pnn\.police\.uk$")
# No-break, thin and wide spaces come along when an address is pasted; nobody types them.
_OBSCURE_SPACE = re.compile(r"[^\S \t\r\n\v\f\u0085\u2028\u2029]")
_MAILTO = re.compile(r"^mailto:\s*", re.IGNORECASE)
_CURLY = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'"))
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_DESKS = """
accounts admin administration administrator admissions bookings bursar chair chairman church
clerk committee community contact contacts contactus enq enquiries enquiry events exec finance
gurdwara head headmaster headmistress headoffice headteacher hello help helpdesk hq hr imam
info information inquiries mail mailbox main manager mandir masjid media membership mosque
office officemanager outreach parish parishoffice pastor post postmaster press principal
reception recruitment rector safeguarding school schooloffice sec secretary service services
staff support synagogue team temple treasurer trustees us vicar volunteer volunteers webmaster
welcome youth
"""
_SHARED = frozenset(_DESKS.split())

_PLAIN = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+",
    re.IGNORECASE,
)
_SURELY_SHORT = 64

_NOTHING = "There is no e-mail address here: type one, or leave it out."
_NO_AT = "An e-mail address has an @ between name and domain: check what was typed."
_SEVERAL = "There is more than one e-mail address here: put each in an e-mail of its own."
_NOT_WHOLE = (
    "This is not an e-mail address that can be sent to: check it for spaces, brackets, a missing "
    "ending or two dots together."
)


def tidy_email(text: str) -> Tidied[str]:
    """Return an e-mail address in lower case, or the sentence that says what is wrong with it."""
    typed = _MAILTO.sub("", tidy(_OBSCURE_SPACE.sub("", text))).lower().translate(_CURLY)
    problem = _plain_problem(typed)
    kept = "" if problem else _checked(typed)
    if not kept:
        return Tidied(value=None, problem=problem or _NOT_WHOLE)
    return Tidied(value=kept, notices=(RETIRED_DOMAIN,) if _RETIRED.search(kept) else ())


def is_shared_mailbox(email: str) -> bool:
    """Say whether an address is a desk's and not a person's: office@, head@, school.office@.

    Two people with one such address are not taken for the same person.
    """
    local = email.partition("@")[0].partition("+")[0].lower()
    words = [word for word in _NOT_LETTERS.split(local) if word]
    return bool(words) and ("".join(words) in _SHARED or _SHARED.issuperset(words))


def sendable_email(text: str) -> str:
    """Return an address as the head of a message takes it, or nothing where it is not just one.

    A domain in another script is written in the letters that mail goes by; what stands before the
    @ has no such way, and is refused there.
    """
    if len(text) <= _SURELY_SHORT and _PLAIN.fullmatch(text):
        return text
    from email_validator import (  # noqa: PLC0415 - see the module's note
        EmailNotValidError,
        validate_email,
    )

    try:
        found = validate_email(text, check_deliverability=False).ascii_email or ""
    except EmailNotValidError:
        return ""
    return found if _PLAIN.fullmatch(found) else ""


def _plain_problem(typed: str) -> str:
    if not typed:
        return _NOTHING
    if "@" not in typed:
        return _NO_AT
    return _SEVERAL if typed.count("@") > 1 else ""


def _checked(typed: str) -> str:
    from email_validator import (  # noqa: PLC0415 - see the module's note
        EmailNotValidError,
        validate_email,
    )

    try:
        return validate_email(typed, check_deliverability=False).normalized
    except EmailNotValidError:
        return ""
