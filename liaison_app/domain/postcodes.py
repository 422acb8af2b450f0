"""UK postcodes: which are real, and how they are written.

The areas and the pattern are those by which GOV.UK Notify accepts a letter: the 121 areas of
Royal Mail, Guernsey, Jersey and Man, the Forces (BF), the banks (BX), and GIR.
"""

import re
from functools import lru_cache

from liaison_app.domain.text import tidy

_REMEMBERED = 1_024
"""The postcode of an address is asked for twice, and the neighbours have the same."""

_AREAS = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN
DT DY E EC EH EN EX FK FY G GIR GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY
L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA
SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV
YO ZE
"""
AREAS = frozenset(_AREAS.split())
# GIR is an area with one postcode, Girobank's GIR 0AA: it broke the pattern, and closed in 2003.
_POSTCODE = re.compile(
    rf"(?:{'|'.join(sorted(AREAS - {'GIR'}))})[0-9][0-9A-Z]?[0-9][A-BD-HJLNP-UW-Z]{{2}}"
)


@lru_cache(_REMEMBERED)
def tidy_postcode(text: str) -> str | None:
    """Return a real UK postcode in capitals with its one space, or None.

    Spaces, unseen characters and case in what was typed do not matter.
    """
    bare = (text if text.isalnum() and text.isascii() else tidy(text).replace(" ", "")).upper()
    return f"{bare[:-3]} {bare[-3:]}" if _POSTCODE.fullmatch(bare) else None


def outward(postcode: str) -> str:
    """Return the part of a tidied postcode before its space: "EN1" of "EN1 4NP"."""
    return postcode.partition(" ")[0]
