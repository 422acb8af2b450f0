"""Phone numbers as people and Excel write them, made one number each.

`phonenumbers` is imported where it is used: it costs a tenth of a second, which a start of the
program does not need to pay.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liaison_app.domain.text import tidy
from liaison_app.domain.tidied import Tidied

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

ZERO_PUT_BACK = "The leading zero was put back."

_SHORT_CODES = re.compile(r"(?:101|105|111|112|999|18000)|(116)([0-9]{3})")
# Set aside by Ofcom for drama: never given out, so the library calls these two ranges invalid.
_DRAMA = re.compile(r"\+44(?:7700900|1632960)\d{3}")
_SIX_AFTER_0800 = re.compile(r"0800 (\d{3})(\d{3})")
_BY_EXCEL = re.compile(r"^(\d+)\.0+$")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,3})", re.IGNORECASE)
_LABEL = re.compile(r"^(?:telephone|phone|mobile|tel|mob)\b[\s.:]*", re.IGNORECASE)
_EXTENSION = re.compile(
    r"(?:(?<![a-z])(?:extension|extn|ext|x)|#)[\s.:=]*([0-9]{1,7})\)?$", re.IGNORECASE
)
_BETWEEN_NUMBERS = re.compile(r"[/;,&|]|\bor\b|\band\b", re.IGNORECASE)
_OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_PUNCTUATION = frozenset(" +()[].-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}/")
_DIGITS_OF_A_NUMBER = 6
_LONGEST_WITHOUT_PREFIX = 10
_UK = 44

_NOTHING = "There is no phone number here: type one, or leave it out."
_DIGITS_LOST = (
    "Digits were lost when Excel shortened this number: ask for the whole number, and keep the "
    "column as text."
)
_SEVERAL = "There is more than one number here: put each in a phone of its own."
_WORDS = "There are words or signs beside the number: put them in its label, and leave the digits."
_TOO_SHORT = "This number has too few digits: ask for the whole number, with its area code."
_TOO_LONG = "This number has too many digits: check it against where it came from."
_NOT_IN_USE = "No UK number begins like this or has this length: check the digits."
_NO_SUCH_COUNTRY = "No country has the code after the plus: check the digits."


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One phone number: as kept, as shown, and whether it is a mobile.

    It is kept as E.164, with ";ext=12" where it has an extension; a short code is kept as such.
    """

    e164: str
    shown: str
    mobile: bool


def read_phone(text: str) -> Tidied[Phone]:
    """Read a phone number as a caller in the UK means it, or say what to do about it."""
    typed = _BY_EXCEL.sub(r"\1", _LABEL.sub("", tidy(text)))
    if scientific := _SCIENTIFIC.fullmatch(typed):
        return _read_scientific(*scientific.groups(default=""))
    if not _digits(typed):
        return Tidied(value=None, problem=_WORDS if typed else _NOTHING)
    return _short_code(typed) or _read_number(typed)


def phone_digits(text: str) -> str:
    """Return the digits that a number is searched for by, the same however it was written.

    The prefix of the UK and a leading zero are left out, and so is an extension.
    """
    typed = _BY_EXCEL.sub(r"\1", _LABEL.sub("", tidy(text)))
    typed = _OPTIONAL_ZERO.sub("", _EXTENSION.sub("", typed))
    digits = _digits(typed)
    abroad = typed.lstrip("( ").startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00")
    if digits.startswith("44") and (abroad or len(digits) > _LONGEST_WITHOUT_PREFIX):
        digits = digits.removeprefix("44")
    return digits.lstrip("0")


def _digits(text: str) -> str:
    return "".join(str(int(mark)) for mark in text if mark.isdecimal())


def _read_scientific(first: str, rest: str, exponent: str) -> Tidied[Phone]:
    """Read 2.079460468E+09, which is whole; 2.0795E+09 has lost digits for good."""
    if len(rest) != int(exponent):
        return Tidied(value=None, problem=_DIGITS_LOST)
    return _read_number(first + rest)


def _short_code(typed: str) -> Tidied[Phone] | None:
    code = _SHORT_CODES.fullmatch(re.sub(r"[\s-]", "", typed))
    if code is None:
        return None
    shown = " ".join(code.groups()) if code[1] else code[0]
    return Tidied(value=Phone(e164=code[0], shown=shown, mobile=False))


def _read_number(typed: str) -> Tidied[Phone]:
    extension = _EXTENSION.search(typed)
    bare = typed[: extension.start()].rstrip(" ,;(") if extension else typed
    if problem := _wording_problem(bare):
        return Tidied(value=None, problem=problem)
    number = _parsed(bare)
    if isinstance(number, str):
        return Tidied(value=None, problem=number)
    phone = _phone(number, extension[1] if extension else "")
    lost_zero = "+" not in bare and _digits(bare) == str(number.national_number)
    return Tidied(value=phone, notices=(ZERO_PUT_BACK,) if lost_zero else ())


def _wording_problem(bare: str) -> str:
    parts = [_digits(part) for part in _BETWEEN_NUMBERS.split(bare)]
    if sum(len(part) >= _DIGITS_OF_A_NUMBER for part in parts) > 1:
        return _SEVERAL
    return "" if all(mark.isdecimal() or mark in _PUNCTUATION for mark in bare) else _WORDS


def _parsed(bare: str) -> "PhoneNumber | str":
    """Return the number, valid or set aside for drama, or the sentence for what is wrong."""
    import phonenumbers as library  # noqa: PLC0415 - see the module's note

    try:
        number = library.parse(bare, "GB")
    except library.NumberParseException as error:
        return {
            library.NumberParseException.INVALID_COUNTRY_CODE: _NO_SUCH_COUNTRY,
            library.NumberParseException.TOO_LONG: _TOO_LONG,
        }.get(error.error_type, _TOO_SHORT)
    if library.is_valid_number(number) or _DRAMA.fullmatch(_e164(number)):
        return number
    return {
        library.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: _TOO_SHORT,
        library.ValidationResult.TOO_SHORT: _TOO_SHORT,
        library.ValidationResult.TOO_LONG: _TOO_LONG,
    }.get(library.is_possible_number_with_reason(number), _NOT_IN_USE)


def _e164(number: "PhoneNumber") -> str:
    import phonenumbers as library  # noqa: PLC0415 - see the module's note

    return library.format_number(number, library.PhoneNumberFormat.E164)


def _phone(number: "PhoneNumber", extension: str) -> Phone:
    import phonenumbers as library  # noqa: PLC0415 - see the module's note

    style = library.PhoneNumberFormat.INTERNATIONAL
    if number.country_code == _UK:
        style = library.PhoneNumberFormat.NATIONAL
    shown = _SIX_AFTER_0800.sub(r"0800 \1 \2", library.format_number(number, style))
    e164 = _e164(number)
    return Phone(
        e164=f"{e164};ext={extension}" if extension else e164,
        shown=f"{shown} ext {extension}" if extension else shown,
        mobile=_is_mobile(number, e164),
    )


def _is_mobile(number: "PhoneNumber", e164: str) -> bool:
    """Say whether a number is a mobile; the library is slow to tell, so landlines go first."""
    import phonenumbers as library  # noqa: PLC0415 - see the module's note

    if e164.startswith("+44") and not e164.startswith("+447"):
        return False
    if _DRAMA.fullmatch(e164):
        return True
    return library.number_type(number) == library.PhoneNumberType.MOBILE
