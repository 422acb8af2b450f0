"""Whatever stands in the records, it is printed as it is or refused by its Ref."""

import random
import unicodedata

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import mail_text
from liaison_app.files.formats import FORMATS

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", extend=True)

PRINTED = [kind for kind in FORMATS if kind.needs_paper]
PARTS = (
    "=HYPERLINK(1)",
    "«Ref»",
    "Ref S-0001-QZ, continued",
    "Ref Desk",
    "OFFICIAL",
    "W" * 300,
    "مسجد النور",
    "בית כנסת",
    "\u202egnp.exe",
    "\u2066x\u2069",
    "\x00\x07\x1b[31m",
    "\r\nBcc: a@b.example",
    "<b>&amp;</b>",
    "ET\nBT\n<0001> Tj",
    "(\\)%%EOF",
    "😀👩‍👩‍👧",
    "a\u0301\u0302\u0303",
    "\ufffe\uffff",
    "\u2028\u2029",
    "  \t ",
    "",
)


@pytest.fixture(
    params=[(40, 0x700), pytest.param((1_000, 0x2FFF), marks=pytest.mark.faults)],
    ids=["some", "many"],
)
def nasty(request, row):
    """Return rows of nasty texts in letters up to a number, the same at every run."""
    count, last = request.param
    chance = random.Random(7)  # noqa: S311 - nothing secret is made of it

    def text():
        letters = (chr(chance.randrange(1, last)) for _ in range(chance.randrange(9)))
        return chance.choice(PARTS) + "".join(letters) + chance.choice(PARTS)

    return [
        row(
            number,
            organisation=text(),
            addressee=text(),
            salutation=text() or "Dear friends",
            phone=text(),
            ward=text(),
            address=(text(), text(), "EN1 4NP"),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.name)
def test_nasty_rows_are_printed_and_proved_or_refused(kind, nasty, job, tmp_path):
    path = tmp_path / "printed.pdf"
    rows = [one for one in nasty if any(map(unicodedata.category, mail_text(one.organisation)))]
    made = job(rows, body="«Organisation»\n«Address_line_3»\n\nText.")
    try:
        kind.write(path, made)
    except FileProblem as refused:
        assert "no room" in refused.sentence  # noqa: PT017 - one of two answers
        rows = [one for one in rows if len(one.organisation) < 60 > len(one.addressee)]
        rows = [one for one in rows if len(one.address_line_1 + one.address_line_2) < 120]
        made = job(rows, body=made.letter.body)
        kind.write(path, made)

    assert len(rows) > len(nasty) // 4
    check = kind.check(path, made)
    assert check.passed, check.sentences
    assert check.refs == tuple(one.ref for one in rows)
