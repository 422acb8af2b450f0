"""Texts that have broken mail merges: 5,000 of them, the same at every run."""

import random
from itertools import chain

from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.references import make_ref

ALL, SAMPLE = 5_000, 240
FAMILIES = {
    "formulas": (
        "=1+1",
        '=HYPERLINK("http://x.example","y")',
        "=cmd|' /C calc'!A0",
        "+44 20 7946 0101",
        "+1",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "#N/A",
    ),
    "numbers": ("007", "1/2", "1 Dec", "TRUE", "1e5", "020 7946 0689", "0x1F", "NULL", "12:30"),
    "quotes": (
        "'",
        '"',
        '""',
        "'x",
        '"a","b"',
        "`",
        "\u2018x\u2019",
        "O'Neill",
        "\\",
        '\\"',
        ",;|",
    ),
    "controls": tuple(f"a{chr(code)}b" for code in (*range(32), *range(127, 160))),
    "bidi": (
        "\u202egnp.exe",
        "\u2066x\u2069",
        "\u200f\u061c",
        "مسجد النور",
        "בית כנסת",
        "a \u202bמגדל\u202c b",
    ),
    "letters": (
        "Zoë O'Neill-Çelik",
        "Siân",
        "Łukasz",
        "Nguyễn Thị Mai",
        "e\u0301\u0302\u0303",
        "\u1100\u1161",
        "ß\u0130\u0131",
        "㋿",
    ),
    "emoji": ("😀", "👩‍👩‍👧", "🇬🇧", "👍🏽", "❤\ufe0f", "😀" * 9),
    "breaks": ("a\nb", "a\r\nb", "a\rb", "a\x85b", "a\u2028b", "a\u2029b", "a\x0bb\x0cc", "\n"),
    "markup": (
        "<b>x</b>",
        "<script>alert(1)</script>",
        "&amp;",
        "<!--",
        "]]>",
        "&#x41;",
        "_x0041_",
    ),
    "fields": (
        "«Organisation»",
        "«",
        "»",
        "{ MERGEFIELD Ref }",
        "((name))",
        "{{x}}",
        "${x}",
        "%s %(x)s %",
        "\\n",
    ),
    "headers": (
        "x\r\nBcc: other@bad.example",
        "x\nSubject: other",
        "x, other@bad.example",
        "x> <other@bad.example>",
        "other@bad.example",
        '" <other@bad.example>, "',
        "=?utf-8?q?other=40bad=2Eexample?=",
        "To: x",
        "x; other@bad.example",
    ),
    "grammar": (
        "END:VCARD",
        "BEGIN:VCARD",
        "N:x;y",
        "ET\nBT\n<0001> Tj",
        "(\\)%%EOF",
        ".",
        "From x",
        "=20=3D=",
        "Batch 1 of 1: 1",
        "Ref S-0001-QZ",
    ),
    "unusual": (
        "\ufffe",
        "\uffff",
        "\ud800",
        "\ufeffx",
        "\u00ad",
        "\u200b",
        "\ue000",
        "",
        "  a  b ",
    ),
}
LONG = ("x" * 300, "é" * 300, "😀" * 300, "long words " * 30, "=1" * 150, "«" * 300)
NASTY_ADDRESSES = (
    "",
    "x",
    "x@y",
    "a@x.example, other@bad.example",
    "a@x.example;other@bad.example",
    "a@x.example\r\nBcc: other@bad.example",
    "a@x.example\nother@bad.example",
    "a@x.example> <other@bad.example",
    "<a@x.example>",
    "Name <a@x.example>",
    'a"@x.example',
    "a@x.example\x00other@bad.example",
    "a b@x.example",
    "a@x.example?bcc=other@bad.example",
    "mailto:a@x.example",
    "a@[127.0.0.1]",
    "=?utf-8?q?a?=@x.example,other@bad.example",
    "a@x.example(other@bad.example)",
    "\u202ea@x.example",
    "jürgen@x.example",
    ".a@x.example",
    "a@-x.example",
    "a" * 300 + "@x.example",
)
_TEXTS = tuple(chain.from_iterable(FAMILIES.values()))
_FIELDS = (
    "organisation",
    "addressee",
    "salutation",
    "title",
    "forenames",
    "surname",
    "post",
    "address_line_1",
    "address_line_2",
    "town",
    "phone",
    "ward",
    "team",
    "campaign",
    "our_ref",
)


def nasty_texts(count):
    """Return so many texts: every one of the families by itself, then two or three together."""
    chance = random.Random(417)  # noqa: S311 - nothing secret is made of it
    made = list(_TEXTS)
    while len(made) < ALL:
        text = "".join(chance.choice(_TEXTS) for _ in range(chance.choice((2, 2, 3))))
        if "x005F_" not in text:  # openpyxl takes these letters out of any text
            made.append(text)
    if count < ALL:
        made = [*_TEXTS, *made[len(_TEXTS) :]][:count]
    chance.shuffle(made)
    return made


def nasty_rows(texts):
    """Return rows that hold all of these texts, each in one field, with an address to write to."""
    rows, step = [], len(_FIELDS)
    for number, start in enumerate(range(0, len(texts), step), start=1):
        said = dict(zip(_FIELDS, texts[start : start + step], strict=False))
        said["salutation"] = f"Dear {said.get('salutation', '')}x"
        rows.append(plain_row(number)._replace(**said))
    return rows


def plain_row(number):
    """Return a row as most are."""
    return MailListRow(
        ref=make_ref(letter="S", key=number),
        organisation=f"Oak Lane School {number}",
        addressee=f"Mrs Jane Sample {number}",
        salutation="Dear Mrs Sample",
        title="Mrs",
        forenames="Jane",
        surname="Sample",
        post="Head Teacher",
        address_line_1=f"{number} Oak Lane",
        address_line_2="Enfield",
        address_line_3="EN1 4NP",
        town="Enfield",
        postcode="EN1 4NP",
        email=f"head{number}@oak.example",
        phone="020 7946 0101",
        mobile="07700 900123",
        website="https://oak.example",
        kind="School",
        ward="Chase",
        officer_name=f"A Sample {number % 2}",
        officer_rank="PC",
        officer_phone="020 7946 0102",
        officer_email="a.sample@police.example",
        team="Chase Team",
        campaign="Dear friends",
        letter_date="25 May 2017",
        your_ref="Y/1",
        our_ref="NPT/17",
    )
