"""The posts that letters are written to, in order of preference, and which of them lead a school.

People type posts as they please: "Headteacher", "Head Teacher (Acting)" and "Co-Principal" all
lead a school. Letters say "Head Teacher" to each of them.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from liaison_app.domain.organisations import Kind
from liaison_app.domain.text import fold, tidy

HEAD_TEACHER = "Head Teacher"
_REMEMBERED = 1_024

_SCHOOL = (HEAD_TEACHER, "Deputy Head Teacher", "Safeguarding Lead", "Chair of Governors")
_CLERGY = ("Imam", "Vicar", "Priest", "Rabbi", "Granthi", "Pandit", "Minister", "Pastor")
_GROUP = ("Chair", "Secretary", "Treasurer", "Trustee")
_NETWORK = ("Chair", "Coordinator", "Secretary", "Treasurer", "Trustee")
_PARTNER = ("Chief Executive", "Director", "Manager", "Community Liaison Officer", "Secretary")

# The first line that fits speaks: an Orthodox synagogue is Jewish before it is Orthodox.
_CLERGY_BY_TRADITION: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("musl", "islam", "sunni", "shia", "sufi"), ("Imam",)),
    (("jew", "judai", "hasidic", "haredi"), ("Rabbi",)),
    (("sikh",), ("Granthi",)),
    (("hindu", "swaminarayan"), ("Pandit",)),
    (("anglican", "anglo", "church of england", "c of e", "cofe"), ("Vicar", "Rector", "Priest")),
    (("catholic", "orthodox", "coptic"), ("Priest",)),
    (("methodist", "baptist", "reformed", "presbyterian", "unitarian"), ("Minister",)),
    (("pentecostal", "evangelical", "adventist", "apostolic"), ("Pastor", "Minister")),
    (("christian", "church"), ("Vicar", "Priest", "Minister", "Pastor", "Rector")),
)

_SPELLINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        HEAD_TEACHER: ("headteacher", "head"),
        "Deputy Head Teacher": ("deputy head", "deputy headteacher"),
        "Safeguarding Lead": ("designated safeguarding lead", "dsl", "safeguarding officer"),
        "Chair of Governors": ("chairman of governors", "chair of the governors", "cog"),
        "School Business Manager": ("business manager", "bursar", "sbm"),
        "Imam": (),
        "Vicar": ("team vicar", "the vicar"),
        "Rector": ("team rector",),
        "Curate": ("assistant curate",),
        "Priest": ("parish priest", "assistant priest", "priest in charge"),
        "Deacon": ("permanent deacon",),
        "Chaplain": ("lead chaplain", "school chaplain"),
        "Rabbi": (),
        "Granthi": (),
        "Pandit": ("priest pandit",),
        "Minister": ("superintendent minister", "minister of religion"),
        "Pastor": ("senior pastor", "lead pastor"),
        "Churchwarden": ("church warden", "warden"),
        "Chair": ("chairman", "chairwoman", "chairperson", "chair person", "chair of trustees"),
        "Vice Chair": ("vice chairman", "deputy chair"),
        "President": (),
        "Secretary": ("general secretary", "hon secretary", "honorary secretary"),
        "Treasurer": ("hon treasurer", "honorary treasurer"),
        "Trustee": (),
        "Coordinator": ("co ordinator", "network coordinator", "network co ordinator"),
        "Chief Executive": ("ceo", "chief executive officer"),
        "Director": ("managing director",),
        "Manager": ("general manager", "centre manager"),
        "Community Liaison Officer": ("clo", "liaison officer"),
    }
)
_KNOWN: Mapping[str, str] = MappingProxyType(
    {fold(text): name for name, others in _SPELLINGS.items() for text in (name, *others)}
)

_PARTS = re.compile(r"[&,/;]|\band\b", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:acting|interim|temporary|executive|exec|co|joint|associate|lead|federation"
    r"|(?<!of )academy|designate|the)\b"
)
_HEAD = re.compile(
    r"(?:head(?: ?teacher| ?master| ?mistress)?|principal)(?P<several>s?)"
    r"|head of (?:school|academy|college|centre|campus)"
)


def posts_for(kind: Kind, tradition: str = "") -> tuple[str, ...]:
    """Return the posts that a letter to this kind asks for, the most wanted first."""
    if kind is Kind.SCHOOL:
        return _SCHOOL
    if kind is Kind.NETWORK:
        return _NETWORK
    if kind is Kind.PARTNER:
        return _PARTNER
    clergy = _clergy_of(tradition)
    return (_CLERGY if clergy is None else clergy) + _GROUP


def suits(post: str, tradition: str) -> bool:
    """Say whether a group of this tradition can have such a post: a church has no imam."""
    name = tidy_post(post)
    if name not in {*_CLERGY, "Rector"}:
        return True
    return name in (_clergy_of(tradition) or ())


@lru_cache(_REMEMBERED)
def known_post(text: str) -> str:
    """Return the usual name of a well-known post ("Headteacher" is "Head Teacher"), else ""."""
    known = _KNOWN.get(fold(text), "")
    return known or (tidy(text) if is_head_teacher(text) else "")


def tidy_post(text: str) -> str:
    """Return the usual name of a well-known post, else what was typed."""
    return known_post(text) or tidy(text)


@lru_cache(_REMEMBERED)
def is_head_teacher(post: str) -> bool:
    """Say whether this post leads a school, under any of the names it goes by."""
    return any(_HEAD.fullmatch(part) for part in _bare_parts(post))


def is_shared_headship(post: str) -> bool:
    """Say whether the post itself speaks of several heads ("Co-Headteachers")."""
    heads = (_HEAD.fullmatch(part) for part in _bare_parts(post))
    return any(head is not None and bool(head["several"]) for head in heads)


@lru_cache(_REMEMBERED)
def is_same_post(one: str, other: str) -> bool:
    """Say whether two posts are one under different names; all who lead a school share theirs."""
    if is_head_teacher(one) or is_head_teacher(other):
        return is_head_teacher(one) and is_head_teacher(other)
    return fold(tidy_post(one)) == fold(tidy_post(other))


def plural_post(post: str) -> str:
    """Return the word for two or more who hold this post together."""
    if is_head_teacher(post):
        return f"{HEAD_TEACHER}s"
    name = tidy_post(post)
    first, of, rest = name.partition(" of ")
    return f"{first[:-1]}ies{of}{rest}" if first.endswith("ry") else f"{first}s{of}{rest}"


def _clergy_of(tradition: str) -> tuple[str, ...] | None:
    words = f" {fold(tradition)}"
    for marks, posts in _CLERGY_BY_TRADITION:
        if any(f" {mark}" in words for mark in marks):
            return posts
    return None


def _bare_parts(post: str) -> list[str]:
    return [" ".join(_BESIDES.sub(" ", fold(part)).split()) for part in _PARTS.split(post)]
