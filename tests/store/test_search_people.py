"""People are found by any word of theirs, and their index keeps itself."""

from datetime import date

import pytest
from sqlalchemy import delete, insert, update

from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.organisations import Kind
from liaison_app.store import search
from liaison_app.store.tables import ContactPoint, Organisation, Person, Role, Ward

OAK = {"kind": Kind.FAITH, "name": "Oak-Wood Hall", "also_known_as": "Elm House",
       "town": "Enfield", "ward_code": "E1", "postcode": "EN2 8AA"}  # fmt: skip
YUSUF = {"title": "Imam", "forenames": "Yusuf", "surname": "O'Sample-Nānak",
         "post_nominals": "MBE", "salutation": "Dear Sheikh"}  # fmt: skip
PHONE = {"kind": ContactKind.PHONE, "typed": "x", "value": "+442079460301",
         "shown": "020 7946 0301", "role_id": 1}  # fmt: skip
MAIL = {"kind": ContactKind.EMAIL, "typed": "x", "value": "imam@oak.example",
        "shown": "imam@oak.example", "role_id": 1}  # fmt: skip


@pytest.fixture
def filled(bench):
    """Return a store with a person who holds a post, and another who holds none."""

    def fill(connection):
        for row in (YUSUF, {"forenames": "Ann", "surname": "Other"}):
            connection.execute(insert(Person).values(row))
        connection.execute(insert(Organisation).values(OAK))
        connection.execute(insert(Ward).values(code="E1", name="Chase"))
        role = {"person_id": 1, "organisation_id": 1, "post": "Vice-Chair of Trustees"}
        connection.execute(insert(Role).values(role))
        for row in (PHONE, MAIL):
            connection.execute(insert(ContactPoint).values(row))

    bench.write(fill)
    return bench


def found(bench, typed):
    return sorted(bench.read(lambda c: c.scalars(search.matching_people(typed)).all()))


@pytest.mark.parametrize(
    "typed",
    ["yusuf imam", "osample", "o'sample nanak", "osamplenanak", "mbe", "sheikh", "vice-chair",
     "vicechair trust", "oak wood", "oakwood", "elm", "enf", "chase", "en28aa", "en2 8aa",
     "0207 946 0301", "+44 20 7946 03", "imam@oak", "oak.example", "yusuf chase 020 7946"],
)  # fmt: skip
def test_a_person_is_found_by_name_post_place_and_means(filled, typed):
    assert found(filled, typed) == [1]


def test_where_no_word_was_typed_all_people_are_found(filled):
    assert found(filled, " ") == [1, 2]


def test_whatever_changes_a_person_is_found_anew_and_undo_finds_it_again(filled):
    changes = (
        (update(Person).where(Person.id == 1).values(surname="Elder"), "osample", "elder"),
        (update(Person).where(Person.id == 1).values(salutation="Sir"), "sheikh", "sir"),
        (update(Role).values(post="Head"), "vice", "head imam"),
        (update(Role).values(to_day=date(2017, 5, 25)), "trustees", None),
        (update(Role).values(to_day=date(2017, 5, 25)), "elm", None),
        (update(Role).values(to_day=date(2017, 5, 25)), "imam@oak", None),
        (update(Organisation).values(name="Ash"), "oakwood", "ash"),
        (update(Organisation).values(town="Barnet"), "enfield", "barnet"),
        (update(Ward).values(name="Town"), "chase", "town"),
        (update(Ward).values(code="E2"), "chase", None),
        (delete(ContactPoint).where(ContactPoint.id == 1), "020 7946", None),
        (update(ContactPoint).where(ContactPoint.id == 1).values(shown="020 7946 0302",
            value="+442079460302"), "02079460301", "02079460302"),
    )  # fmt: skip
    for statement, old, new in changes:
        assert found(filled, old) == [1], old
        step = filled.write(lambda c, statement=statement: c.execute(statement))
        assert (found(filled, old), new and found(filled, new)) == ([], new and [1]), (old, new)
        filled.undo(step)
        assert (found(filled, old), new and found(filled, new)) == ([1], new and []), (old, new)


def test_a_post_given_to_another_takes_its_words_along(filled):
    filled.write(lambda c: c.execute(update(Role).values(person_id=2)))
    for typed in ("trustees", "elm", "020 7946 0301"):
        assert found(filled, typed) == [2], typed


def test_a_removed_person_is_found_no_more_until_back(filled):
    step = filled.write(lambda c: c.execute(delete(Person).where(Person.id == 2)))
    assert found(filled, "ann") == []
    filled.undo(step)
    assert found(filled, "ann") == [2]


def test_the_index_of_people_written_anew_finds_the_same_and_holds_no_deleted_word(filled):
    filled.write(lambda c: c.execute(update(Person).where(Person.id == 2).values(surname="New")))

    filled.write(search.rebuild)

    assert (found(filled, "ann new"), found(filled, "other")) == ([2], [])
    blocks = filled.read(
        lambda c: c.exec_driver_sql("SELECT block FROM person_search_data").scalars().all()
    )
    assert b"yusuf" in b"".join(blocks)
    assert b"other" not in b"".join(blocks)
