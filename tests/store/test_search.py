"""Organisations are found by any word of theirs, and the index keeps itself."""

from datetime import date

import pytest
from sqlalchemy import delete, insert, update

from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.store import search
from liaison_app.store.tables import (
    ContactPoint,
    Organisation,
    OrganisationTag,
    Person,
    Role,
    Tag,
    Ward,
)


def add(**values):
    return lambda c: c.execute(insert(Organisation).values(kind=Kind.FAITH, **values))


def add_person(key, **values):
    def both(connection):
        connection.execute(insert(Person).values(id=key, **values))
        connection.execute(insert(Role).values(person_id=key, organisation_id=1, post="Imam"))

    return both


def contact(kind, value, shown, **owner):
    values = {"kind": kind, "typed": shown, "value": value, "shown": shown, **owner}
    return lambda c: c.execute(insert(ContactPoint).values(values))


def found(bench, typed):
    return sorted(bench.read(lambda c: c.scalars(search.matching(typed)).all()))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("St Mary's Church", "st marys"),
        ("St Mary\u2019s Church", "MARY'S"),
        ("St Marys Church", "mary\u2019s"),
        ("St Mary's Church", "church mary st"),
        ("Masjid Al-Noor", "al noor"),
        ("Masjid Al-Noor", "alnoor"),
        ("Masjid Alnoor", "al-noor"),
        ("Masjid Al Noor", "al-noor"),
        ("Kościół Świętego Łukasza", "swietego lukasza"),
        ("Zoë Müller Straße", "zoe muller strasse"),
        ("Zoe Muller Strasse", "Zoë Müller Straße"),
        ("Sørensen Þing Ægir Œuvre", "sorensen thing aegir oeuvre"),
        ("Đakovo Ħamrun İstanbul Kad\u0131köy", "dakovo hamrun istanbul kadikoy"),
        ("Gurdwara Nānak", "nanak gur"),
        ("ਗੁਰਦੁਆਰਾ ਸਾਹਿਬ", "ਗੁਰਦੁਆਰਾ"),
        ("ਗੁਰਦੁਆਰਾ ਸਾਹਿਬ", "ਸਾਹਿ"),
        ("Stoke-Chase Hall", "stokechase"),
        ("Oak\u200b\u202e Hall\u0007", "o\u200dak ha\u202dll"),
        ("Enfield (North) & District", "north district"),
        ('The "Haven"', '"haven"'),
        ("Oak NOT Ash", "not ash"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(bench, name, typed):
    bench.write(add(name=name))
    bench.write(add(name="Wholly Other"))
    assert found(bench, typed) == [1]


@pytest.mark.parametrize(
    "typed", ["020 7946 0123", "0207946", "020 7946", "+44 20 7946 0123", "+44 (0)20 7946",
              "0044 20 7946 0123", "7946 0123", "2079460123", "(020) 7946-0123", "oak 020 79"],
)  # fmt: skip
def test_a_phone_is_found_however_it_is_spaced(bench, typed):
    bench.write(add(name="Oak"))
    bench.write(add(name="Ash"))
    phone = contact(ContactKind.PHONE, "+442079460123", "020 7946 0123", organisation_id=1)
    bench.write(phone)
    bench.write(contact(ContactKind.MOBILE, "+447700900123", "07700 900123", organisation_id=2))
    assert found(bench, typed) == [1]


def test_places_people_and_mails_are_found_together(bench):
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    bench.write(add(name="Oak", also_known_as="Elm House", town="Enfield", ward_code="E1",
                    postcode="EN2 8AA", street="1 Clay Hill"))  # fmt: skip
    bench.write(add_person(1, title="Imam", forenames="Yusuf", surname="O'Sample"))
    bench.write(contact(ContactKind.EMAIL, "office@oak.example", "office@oak.example", role_id=1))
    for typed in ("elm", "enf", "chase", "en2 8aa", "en28aa", "clay hill", "imam yusuf", "osample",
                  "office@oak", "oak.example", "yusuf chase elm en2 office"):  # fmt: skip
        assert found(bench, typed) == [1], typed
    assert found(bench, "elm enfield nowhere") == []


def test_only_those_who_hold_a_post_now_are_found(bench):
    bench.write(add(name="Oak"))
    bench.write(add_person(1, surname="Former"))
    bench.write(lambda c: c.execute(update(Role).values(to_day=date(2017, 5, 25))))
    assert found(bench, "former") == []


def test_whatever_changes_is_found_anew_and_undo_finds_it_again(bench):
    bench.write(add(name="Oak", ward_code="E1"))
    bench.write(add(name="Ash"))
    bench.write(lambda c: c.execute(insert(Ward).values(code="E1", name="Chase")))
    bench.write(add_person(1, surname="Sample"))
    bench.write(contact(ContactKind.EMAIL, "a@x.example", "a@x.example", role_id=1))
    changes = (
        (update(Organisation).where(Organisation.id == 1).values(name="Elm"), "oak", "elm"),
        (update(Ward).values(name="Town"), "chase", "town"),
        (update(Ward).values(code="E2"), "chase", None),
        (update(Person).values(surname="Other"), "sample", "other"),
        (update(ContactPoint).values(value="b@x.example", shown="b@x.example"), "a@x", "b@x"),
        (delete(ContactPoint), "a@x", None),
        (update(Role).values(to_day=date(2017, 5, 25)), "sample", None),
    )
    for statement, old, new in changes:
        step = bench.write(lambda c, statement=statement: c.execute(statement))
        assert (found(bench, old), new and found(bench, new)) == ([], new and [1])
        bench.undo(step)
        assert (found(bench, old), new and found(bench, new)) == ([1], new and [])


def test_tags_are_found_and_follow_every_change(bench):
    def tag(connection):
        connection.execute(insert(Tag).values(id=1, name="Open-Door", name_key="open door"))
        connection.execute(insert(OrganisationTag).values(organisation_id=1, tag_id=1))

    bench.write(add(name="Oak"))
    bench.write(tag)
    assert [found(bench, typed) for typed in ("open oak", "opendoor")] == [[1], [1]]
    for statement, now in (
        (update(Tag).values(name="Closed"), [1]),
        (delete(OrganisationTag), []),
    ):
        step = bench.write(lambda c, statement=statement: c.execute(statement))
        assert (found(bench, "open"), found(bench, "closed")) == ([], now)
        bench.undo(step)
        assert (found(bench, "open"), found(bench, "closed")) == ([1], [])


def test_who_is_in_the_bin_is_found_all_the_same(bench):
    bench.write(add(name="Oak", standing=Standing.BINNED))
    assert found(bench, "oak") == [1]


def test_an_index_made_otherwise_by_an_earlier_version_gives_way(bench):
    def make_otherwise(connection):
        connection.exec_driver_sql("DROP TABLE organisation_search")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE organisation_search USING fts5(name)")
        search.install(connection)
        search.rebuild(connection)

    bench.write(add(name="Oak", town="Enfield"))
    bench.write(make_otherwise)
    assert found(bench, "oak enfield") == [1]


def test_a_role_that_moves_takes_its_words_along(bench):
    bench.write(add(name="Oak"))
    bench.write(add(name="Ash"))
    bench.write(add_person(1, surname="Sample"))
    bench.write(contact(ContactKind.EMAIL, "a@x.example", "a@x.example", role_id=1))
    bench.write(lambda c: c.execute(update(Role).values(organisation_id=2)))
    assert (found(bench, "sample"), found(bench, "a@x")) == ([2], [2])


def test_a_removed_organisation_is_found_no_more_until_it_is_back(bench):
    bench.write(add(name="Oak"))
    step = bench.write(lambda c: c.execute(delete(Organisation)))
    assert found(bench, "oak") == []
    bench.undo(step)
    assert found(bench, "oak") == [1]


def test_the_index_written_anew_finds_the_same_and_holds_no_deleted_word(bench):
    bench.write(add(name="Oak Zanzibar"))
    bench.write(lambda c: c.execute(update(Organisation).values(name="Oak Palace")))

    bench.write(search.rebuild)

    assert (found(bench, "palace"), found(bench, "zanzibar")) == ([1], [])
    blocks = bench.read(
        lambda c: c.exec_driver_sql("SELECT block FROM organisation_search_data").scalars().all()
    )
    assert b"palac" in b"".join(blocks)
    assert b"zanzi" not in b"".join(blocks)


def test_installing_again_keeps_what_was_found(bench):
    bench.write(add(name="Oak"))
    bench.write(search.install)
    assert found(bench, "oak") == [1]


@pytest.mark.parametrize("typed", ["", "  ", "-", "'", '"', "*", "()", "\u200b"])
def test_where_no_word_was_typed_all_are_found(bench, typed):
    bench.write(add(name="Oak"))
    assert found(bench, typed) == [1]


def test_nobody_in_the_bin_leads_to_the_organisation_until_they_are_put_back(bench):
    bench.write(add(name="Oak"))
    bench.write(add_person(1, surname="Sample"))
    bench.write(contact(ContactKind.MOBILE, "+447700900123", "07700 900123", role_id=1))
    asked = ("sample", "07700 900123")
    assert [found(bench, words) for words in asked] == [[1], [1]]

    binned = update(Person).values(standing=PersonStanding.BINNED)
    binning = bench.write(lambda c: c.execute(binned))
    assert [found(bench, words) for words in asked] == [[], []]

    bench.undo(binning)
    assert [found(bench, words) for words in asked] == [[1], [1]]
