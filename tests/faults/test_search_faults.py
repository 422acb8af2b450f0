"""No text whatever that stands in a search is an error, or keeps anybody waiting."""

import random
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Direction, Outcome
from liaison_app.queries import organisations, outreach
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store import search
from liaison_app.store.tables import Organisation, Outreach, Person

TODAY = date(2017, 5, 25)
NAMES = ("Hollybush School", "St Mary's Church", "Masjid Al-Noor", "ਗੁਰਦੁਆਰਾ ਸਾਹਿਬ", "Łukasz")
LONGEST = 10_000
SAMPLE, ALL = 1_000, 200_000
BOUND = 2.0
"""Seconds: a hundred times what the slowest takes, so that only a hang is over it."""

OPERATORS = ("AND", "OR", "NOT", "NEAR", "NEAR(", "NEAR/2", "*", "^", ":", "name:", "-name :", "{",
             "}", "(", ")", '"', '""', "'", "+", "-", "--", ";", "%", "_", "/", "\\", "[", "]", "?",
             "$1", ":step", "@a", ",", "|", "<", ">", "=", "rank", "organisation_search",
             "'; DROP TABLE step; --")  # fmt: skip
UNSEEN = ("\x00", "\x07", "\x1b", "\x7f", "\x85", "\u00ad", "\u200b", "\u200d", "\u200e",
          "\u202e", "\u2028", "\u2029", "\u2066", "\u2069", "\ufeff", "\ufff9",
          "\ud800", "\udfff", "\udc80", "\t", "\r\n")  # fmt: skip
SIGNS = ("😀", "\x1b[2J", "👨\u200d👩\u200d👧", "🏴\U000e0067\U000e0062", "❤\ufe0f",
         "🇬🇧", "e\u0301", "\u0301" * 40,
         "Z\u0351\u0363\u0349", "ﷺ", "ß", "İ", "\u0131", "ﬁ", "①", "٣", "९", "Ⅷ",
         "\U0001d49c", "\ufffe", "\U0010ffff",
         "ਗੁਰ", "מסגד", "مسجد", "北京", "ก็")  # fmt: skip
WORDS = ("hollybush", "hollybusch", "St Mary's", "marys", "al-noor", "al-nour", "school", "0",
         "020 7946 0301", "+44 (0)20 7946", "0044", "EN2 8AA", "a@oak.example", "o",
         "oka")  # fmt: skip
PIECES = OPERATORS + UNSEEN + SIGNS + WORDS


@pytest.fixture(scope="module")
def database(module_database):
    """Return a database with a few organisations, somebody and a call, to be read."""

    def fill(connection):
        rows = [{"kind": Kind.FAITH, "name": name, "town": "Enfield"} for name in NAMES]
        connection.execute(insert(Organisation), rows)
        connection.execute(insert(Person), [{"forenames": "Ann", "surname": "O'Sample-Nānak"}])
        made = {"channel": Channel.CALL, "direction": Direction.OUT, "outcome": Outcome.SPOKE}
        at = module_database.clock()
        connection.execute(insert(Outreach), [{"happened_at": at, "note": "100%", **made}])

    module_database.write("Fill", fill)
    return module_database


@pytest.fixture(scope="module")
def ask(database):
    """Return what asks every search there is with one text, and fails where it takes too long."""

    def asked(text):
        def every(connection):
            wanted = OrganisationsWanted(criteria=Criteria(words=text))
            organisations.find(connection, wanted=wanted, today=TODAY)
            outreach.matching_ids(connection, wanted=outreach.OutreachWanted(words=text))
            meant = search.meant_of_people(connection, text)
            connection.execute(search.matching_people(meant)).all()

        begun = time.perf_counter()
        database.read(every)
        took = time.perf_counter() - begun
        assert took < BOUND, f"{took:.1f} s for {text[:200]!r}"

    return asked


def texts(count, *, seed):
    """Yield texts as nobody would type them: pieces, letters of everywhere, noise."""
    chance = random.Random(seed)  # noqa: S311 - made-up text
    for _ in range(count):
        yield _noise(chance) if chance.random() < 0.3 else _pieces(chance)


def _pieces(chance):
    gap = chance.choice(["", " ", " ", "\u00a0", "-"])
    return gap.join(chance.choices(PIECES, k=chance.randint(1, 12)))


def _noise(chance):
    top = chance.choice([0x7F, 0x2FF, 0xFFFF, 0x10FFFF])
    return "".join(chr(chance.randint(0, top)) for _ in range(chance.randint(1, 60)))


def test_a_sample_of_texts_of_every_kind_is_answered(ask):
    for text in texts(SAMPLE, seed=7):
        ask(text)


@pytest.mark.faults
def test_two_hundred_thousand_texts_of_every_kind_are_answered(ask):
    for text in texts(ALL, seed=8):
        ask(text)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(codec=None, exclude_categories=[]), max_size=80))
def test_any_text_that_can_be_is_answered(ask, text):
    ask(text)


@pytest.mark.parametrize("piece", [*PIECES, "a-", "a ", "ab ", "é", "0 ", "9", "aé-", "o oak "])
def test_ten_thousand_characters_of_anything_are_answered(ask, piece):
    ask((piece * LONGEST)[:LONGEST])


def test_ten_thousand_characters_of_noise_are_answered(ask):
    chance = random.Random(9)  # noqa: S311 - made-up text
    for _ in range(20):
        ask("".join(chr(chance.randint(0, 0x10FFFF)) for _ in range(LONGEST)))


@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_is_not_seen_does_not_keep_a_name_from_being_found(database, ask, unseen):
    ask(unseen)
    typed = f"{unseen}holly{unseen if not unseen.isspace() else ''}bush{unseen}"
    found = database.read(lambda c: c.scalars(search.matching(typed)).all())
    assert found == [1]
