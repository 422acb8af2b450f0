"""How long a search takes at every key typed, exact and misspelt, beside the raw driver's.

A million of each takes some minutes to make: LIAISON_MILLION=1 asks for it.
"""

import os
import random
import shutil
import sys
import time
from array import array
from bisect import bisect
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import accumulate
from statistics import quantiles
from uuid import UUID

import pytest

from liaison_app.queries.keys import keys_of
from liaison_app.store import search
from liaison_app.store.engine import driver_of, open_engine
from liaison_app.store.search_indexes import ORGANISATIONS, PEOPLE
from liaison_app.store.search_words import match_expression
from liaison_app.store.sqlite import PATIENCE
from liaison_app.store.vocabulary import Vocabularies

pytestmark = pytest.mark.large
SIZES = (1_000, 100_000) + ((1_000_000,) if os.environ.get("LIAISON_MILLION") else ())
SYLLABLES = (
    "ka len mor tis bra fen dol har sto ing ton ham wick bur ley ash oak by dale ford chi na pra "
    "si rah mu sa li ni do pe ro vi ce ju an el is ur ber gra tho wen cro pol"
)
WORDS = 60_000
SEARCHES = 300
ASKED = {
    ORGANISATIONS.name: (search.matching, search.meant),
    PEOPLE.name: (search.matching_people, search.meant_of_people),
}
PLURALS = {ORGANISATIONS.name: "organisations", PEOPLE.name: "people"}


class Speech:
    """Words, the first used most, as in any language: the hundredth a hundredth as often."""

    def __init__(self) -> None:
        chance = random.Random(1)  # noqa: S311 - made-up words
        syllables = SYLLABLES.split()
        made = ("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(WORDS))
        self._words = list(dict.fromkeys(made))
        self._often = list(accumulate(1 / (place + 20) for place in range(len(self._words))))

    def say(self, chance: random.Random, count: int) -> str:
        """Return so many words."""
        drawn = (chance.random() * self._often[-1] for _ in range(count))
        return " ".join(self._words[bisect(self._often, one)].title() for one in drawn)


SPEECH = Speech()


def named(number: int) -> tuple[str, str]:
    """Return the names of the organisation and of the person of a number."""
    chance = random.Random(number)  # noqa: S311 - made-up names
    return SPEECH.say(chance, 3), SPEECH.say(chance, 2)


def rows(count):
    """Yield each table with its columns and rows: an organisation, who holds a post, a phone."""
    numbers = range(1, count + 1)
    key = [(number, str(UUID(int=number))) for number in numbers]
    towns = [SPEECH.say(random.Random(number), 1) for number in range(500)]  # noqa: S311 - as above
    yield (
        "organisation",
        "id, uuid, name, town, postcode, kind, standing, ward_code",
        (
            (
                *key[n - 1],
                named(n)[0],
                towns[n % 500],
                f"EN{n % 9} {n % 10}AX",
                "school",
                "active",
                "E",
            )
            for n in numbers
        ),
    )
    yield (
        "person",
        "id, uuid, title, forenames, surname, standing",
        ((*key[n - 1], "Dr", *named(n)[1].split(), "active") for n in numbers),
    )
    yield (
        "role",
        "id, uuid, person_id, organisation_id, post",
        ((*key[n - 1], n, n, "Head Teacher") for n in numbers),
    )
    yield (
        "contact_point",
        "id, uuid, role_id, kind, standing, typed, value, shown",
        ((*key[n - 1], n, "phone", "unverified", "", f"+4420{n:08}", spaced(n)) for n in numbers),
    )


def spaced(number):
    """Return a phone number as it is shown."""
    return f"020 {number // 10_000:04} {number % 10_000:04}"


@contextmanager
def filled(file, count):
    """Open a database of so many organisations and people, written without the journal."""
    engine = open_engine(file, patience=PATIENCE)
    with engine.connect().execution_options(write=True) as connection:
        with connection.begin():
            found = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            for name in connection.exec_driver_sql(found).scalars().all():
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        for table, columns, values in rows(count):
            places = ", ".join("?" * len(columns.split()))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - a table of ours
            with connection.begin():  # one each, since what is not yet kept stays in memory
                driver_of(connection).executemany(statement, values)
        with connection.begin():
            search.rebuild(connection)
        yield connection
    engine.dispose()


def with_a_slip(chance, name):
    """Return a name with one slip in its longest word, as fingers and ears make them."""
    word = max(name.split(), key=len)
    place = chance.randrange(1, len(word) - 1)
    one, two = word[place], word[place + 1]
    instead = chance.choice([two, one + one + two, two + one, chance.choice("aeioutsn") + two])
    return name.replace(word, word[:place] + instead + word[place + 2 :], 1)


def timed(asking):
    """Return what comes of it, and the milliseconds it took: the best of three, all else aside."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        answer = asking()
        times.append((time.perf_counter() - start) * 1000)
    return answer, min(times)


def raw_keys(connection, index, typed):
    plain = f"SELECT rowid FROM {index.name} WHERE {index.name} MATCH ?"  # noqa: S608 - an index of ours
    found = driver_of(connection).execute(plain, (match_expression(typed),))
    return array("q", (key for (key,) in found))


def test_a_search_costs_little_more_than_the_engine_at_any_size(database_file, figure):
    medians = {}
    for count in SIZES:
        file = replace(database_file, path=database_file.path.with_name(f"{count}.db"))
        shutil.copyfile(database_file.path, file.path)
        with filled(file, count) as connection:
            for index in (ORGANISATIONS, PEOPLE):
                measured = Measured(connection, index, count)
                measured.exact(figure)
                medians[index.name, count] = measured.misspelt(figure)
        file.path.unlink()
    for index in (ORGANISATIONS, PEOPLE):
        small, large = (medians[index.name, count] for count in SIZES[:2])
        assert large < 10 * small, "a hundred times the records made it ten times slower"


class Measured:
    """The searches of one index in one database, each timed beside the raw driver's."""

    def __init__(self, connection, index, count):
        self.connection = connection
        self.index = index
        self.matching, self.meant = ASKED[index.name]
        self.line = f"{count:,} {PLURALS[index.name]}"
        self.numbers = random.Random(2).sample(range(1, count + 1), SEARCHES)  # noqa: S311 - made-up names
        self.names = [named(number)[index is PEOPLE].lower() for number in self.numbers]

    def exact(self, figure):
        """Measure what stands in the search after each key, for names being typed."""
        ours, floor = [], []
        for name in self.names[:100]:
            for length in range(1, len(name) + 1):
                found, took = timed(partial(self.keys, name[:length]))
                same, least = timed(partial(self.raw_keys, name[:length]))
                assert len(found) == len(same)
                ours.append(took)
                floor.append(least)
        self.say(figure, "exact", ours, floor, 1.5)

    def misspelt(self, figure):
        """Measure names with a slip in their longest word, till the keys are found."""
        chance = random.Random(3)  # noqa: S311 - made-up slips
        ours, floor, found = [], [], []
        for number, name in zip(self.numbers, self.names, strict=True):
            typed = with_a_slip(chance, name)
            if self.keys(typed):
                continue
            (words, keys), took = timed(partial(self.keys_or_meant, typed))
            _, least = timed(partial(self.raw_keys, words))
            ours.append(took)
            floor.append(least)
            found.append(keys.index(number) if number in keys else None)
        self.say(figure, "misspelt", ours, floor, 6)
        self.say_found(found)
        return quantiles(ours, n=100)[49]

    def keys(self, typed):
        """Return the keys found, as a list of the program holds them."""
        return keys_of(self.connection, self.matching(typed))

    def keys_or_meant(self, typed):
        """Return what a list does: the words and their keys, put right where there are none."""
        found = self.keys(typed)
        if found:
            return typed, found
        words = self.meant(self.connection, typed)
        return words, self.keys(words)

    def raw_keys(self, typed):
        """Return the same keys by the raw driver."""
        name = self.index.name
        plain = f"SELECT rowid FROM {name} WHERE {name} MATCH ?"  # noqa: S608 - an index of ours
        found = driver_of(self.connection).execute(plain, (match_expression(typed),))
        return array("q", (key for (key,) in found))

    def say(self, figure, kind, ours, floor, target):
        """Print the median and the slowest twentieth, in milliseconds."""
        for name, place in (("p50", 49), ("p95", 94)):
            mine, least = (quantiles(times, n=100)[place] for times in (ours, floor))
            figure(f"{self.line}, {kind}, {name} (ms)", mine, least, target)

    def say_found(self, places):
        """Print how often the right one was found, and how long its words take to read anew."""
        read = partial(Vocabularies().of, self.connection, self.index)
        start = time.perf_counter()
        vocabulary = read()
        took = (time.perf_counter() - start) * 1000
        among = sum(place is not None for place in places) / len(places)
        first = sum(place is not None and place < 10 for place in places) / len(places)
        sys.stdout.write(
            f"  {len(vocabulary.words):,} words, read in {took:.0f} ms; of {len(places)} misspelt, "
            f"{among:.0%} found the right one, {first:.0%} among the first ten\n"
        )
