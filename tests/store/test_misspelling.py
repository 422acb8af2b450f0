"""A search that finds nobody is asked again with what was probably meant."""

from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Direction, Outcome
from liaison_app.store import search
from liaison_app.store.search_indexes import ORGANISATIONS
from liaison_app.store.tables import Organisation, Outreach, Person
from liaison_app.store.vocabulary import Vocabularies

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)
NAMES = (
    "Hollybush School",
    "St Mary's Church",
    "Masjid Al-Noor",
    "Gurdwara Sahib",
    "Oakwood Synagogue",
    "Oak Centre",
    "Kościół Świętego Łukasza",
    "ਗੁਰਦੁਆਰਾ ਸਾਹਿਬ",
    "Mohamed Ali Foundation",
    "Mohammed Trust",
)
CALLED = {
    "happened_at": NOON,
    "channel": Channel.CALL,
    "direction": Direction.OUT,
    "outcome": Outcome.SPOKE,
}


@pytest.fixture(scope="module")
def filled(new_bench):
    rows = [{"kind": Kind.FAITH, "name": name} for name in NAMES]
    with new_bench() as bench:
        bench.write(lambda c: c.execute(insert(Organisation), rows))
        yield bench


def meant(bench, typed):
    return bench.read(partial(search.meant, typed=typed))


def shown(bench, typed):
    """Return the names of what a list shows."""
    words = meant(bench, typed)
    return [NAMES[key - 1] for key in bench.read(lambda c: c.scalars(search.matching(words)).all())]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hollybusch", "hollybush"),
        ("holybush", "hollybush"),
        ("hollybsuh", "hollybush"),
        ("hxllybush", "hollybush"),
        ("jollybush", "hollybush"),
        ("ollybush", "hollybush"),
        ("hollibus", "hollybush"),
        ("Hollybusch SCHOOL", "hollybush SCHOOL"),
        ("schol hollybusch", "school hollybush"),
        ("chruch of mary", "chruch of mary"),
        ("chruch mary", "church mary"),
        ("st. maary's", "st. marys"),
        ("gudrwarra", "gurdwara"),
        ("synagouge", "synagogue"),
        ("oka", "oak"),
        ("al-nour", "al noor"),
        ("alnour", "alnoor"),
        ("holly bush", "hollybush"),
        ("oakcentre", "oak centre"),
        ("kosciol lukaza", "kosciol lukasza"),
        ("ਗੁਰਦੁਆਰ ਸਾਹਬ", "ਗੁਰਦੁਆਰ ਸਾਹਿਬ"),
        ("mohammed ali", "mohamed ali"),
    ],
)
def test_a_misspelt_word_is_taken_for_the_one_that_was_meant(filled, typed, words):
    assert meant(filled, typed) == words


@pytest.mark.parametrize(
    "typed", ["", "hollybush", "oak", "noor al", "holly", "zzzz", "ok", "\x00"]
)
def test_what_finds_somebody_or_resembles_nothing_stays_as_it_was_typed(filled, typed):
    assert meant(filled, typed) == typed


slips = st.sampled_from(["left out", "doubled", "swapped", "wrong"])


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_slip_in_any_long_word_still_finds_its_organisation(filled, data):
    name = data.draw(st.sampled_from(["Hollybush School", "Gurdwara Sahib", "Oakwood Synagogue"]))
    word = data.draw(st.sampled_from(name.lower().split()))
    place = data.draw(st.integers(0, len(word) - 2))
    one, two = word[place], word[place + 1]
    instead = {
        "left out": two,
        "doubled": one + one + two,
        "swapped": two + one,
        "wrong": data.draw(st.sampled_from("aeioubdst")) + two,
    }[data.draw(slips)]
    misspelt = word[:place] + instead + word[place + 2 :]
    assume(not filled.read(lambda c: c.scalars(search.matching(misspelt)).all()))
    assert name in shown(filled, misspelt)


def test_another_phone_or_postcode_is_never_taken_for_a_misspelt_one(bench):
    row = {"kind": Kind.FAITH, "name": "Oak 2079460301", "postcode": "EN2 8AA"}
    bench.write(lambda c: c.execute(insert(Organisation), [row]))
    for typed in ("2079460302", "020 7946 0302", "en2 8ab", "en28ab", "oak2"):
        assert meant(bench, typed) == typed


def test_a_new_word_is_known_at_once_and_one_undone_no_more(bench):
    add = insert(Organisation).values(kind=Kind.FAITH, name="Oak")
    bench.write(lambda c: c.execute(add))
    assert meant(bench, "hollybusch") == "hollybusch"
    step = bench.write(lambda c: c.execute(update(Organisation).values(name="Hollybush")))
    assert meant(bench, "hollybusch") == "hollybush"
    bench.undo(step)
    assert meant(bench, "hollybusch") == "hollybusch"


def test_the_words_are_read_again_only_when_something_searched_has_changed(bench):
    read = partial(Vocabularies().of, index=ORGANISATIONS)
    bench.write(lambda c: c.execute(insert(Organisation).values(kind=Kind.FAITH, name="Oak")))
    first = bench.read(read)
    bench.write(lambda c: c.execute(insert(Outreach).values(**CALLED)))
    assert bench.read(read) is first
    bench.write(lambda c: c.execute(update(Organisation).values(name="Elm")))
    assert bench.read(read).begins("elm")


def test_people_are_meant_too(bench):
    bench.write(lambda c: c.execute(insert(Person).values(forenames="Yusuf", surname="Sample")))
    bench.write(lambda c: c.execute(insert(Organisation).values(kind=Kind.FAITH, name="Oakwood")))
    asked = partial(search.meant_of_people, typed="yusfu sampel")
    assert bench.read(asked) == "yusuf sample"
    assert bench.read(partial(search.meant_of_people, typed="oakwod")) == "oakwod"
