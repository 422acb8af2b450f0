"""A post is ordered by the name its organisation has, whatever was done to either."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import delete, insert, select, update

from liaison_app.domain.organisations import Kind
from liaison_app.store import journal, undo
from liaison_app.store.tables import Organisation, Person, Role
from tests.store.any_order import AnyOrder, holds_in_any_order

keys = st.integers(1, 4)
posts = st.integers(1, 8)
names = st.sampled_from(["alder", "birch", "cedar"])


def kept(connection):
    """Return the name that each post is ordered by."""
    return dict(connection.execute(select(Role.id, Role.place_key)).all())


def as_named(connection):
    """Return the name that each post's organisation has."""
    o = Organisation
    there = select(Role.id, o.sort_key).join(o, o.id == Role.organisation_id)
    return dict(connection.execute(there).all())


def agree(bench):
    return bench.read(kept) == bench.read(as_named)


def places(connection):
    """Write four organisations and a person."""
    named = [
        {"kind": Kind.SCHOOL, "name": name, "sort_key": name}
        for name in ("alder", "birch", "cedar", "damson")
    ]
    connection.execute(insert(Organisation), named)
    connection.execute(insert(Person), [{"surname": "Sample"}])


def take_posts(connection, there):
    """Write a post at each of these organisations."""
    held = [{"person_id": 1, "organisation_id": key, "post": "Chair"} for key in there]
    connection.execute(insert(Role), held)


def remove_place(connection, key):
    """Delete an organisation, after the posts at it."""
    connection.execute(delete(Role).where(Role.organisation_id == key))
    connection.execute(delete(Organisation).where(Organisation.id == key))


class Places(AnyOrder):
    """Name organisations anew, give and move posts, and take any of it back, in any order."""

    begin = staticmethod(places)

    @rule(there=st.lists(keys, min_size=1, max_size=3))
    def give(self, there):
        """Give posts at some organisations."""
        self.write(lambda c: take_posts(c, there))

    @rule(post=posts, there=keys)
    def move(self, post, there):
        """Say that a post is at another organisation."""
        moved = update(Role).where(Role.id == post).values(organisation_id=there)
        self.write(lambda c: c.execute(moved))

    @rule(key=keys, name=names)
    def rename(self, key, name):
        """Give an organisation another name."""
        named = update(Organisation).where(Organisation.id == key).values(sort_key=name)
        self.write(lambda c: c.execute(named))

    @rule(name=names)
    def rename_all(self, name):
        """Give all the same name by one statement."""
        self.write(lambda c: c.execute(update(Organisation).values(sort_key=name)))

    @rule(key=keys)
    def remove(self, key):
        """Delete an organisation with its posts."""
        self.write(lambda c: remove_place(c, key))

    @invariant()
    def posts_are_ordered_by_the_names_there_are(self):
        """Find the names that the organisations have, whatever was done."""
        assert agree(self.bench)


@pytest.fixture
def held(bench):
    """Return a store with posts at two organisations."""
    bench.write(places)
    bench.write(lambda c: take_posts(c, [1, 2]))
    return bench


def test_a_post_is_ordered_by_its_organisations_name_whatever_was_done(new_bench):
    holds_in_any_order(Places, new_bench)


def test_posts_that_come_back_with_their_organisation_are_ordered_as_before(held):
    before = held.contents()
    gone = held.write(lambda c: remove_place(c, 1))

    held.undo(gone)
    assert held.contents() == before


def test_a_new_name_of_an_organisation_is_no_change_of_its_posts(held):
    step = held.write(lambda c: c.execute(update(Organisation).values(sort_key="elder")))

    assert held.read(kept) == {1: "elder", 2: "elder"}
    assert held.read(lambda c: journal.changed_tables(c, step)) == {"organisation"}
    assert held.read(undo.last_undoable).id == step


def test_putting_the_triggers_in_place_puts_right_what_went_without_them(held):
    with held.connection.begin():
        held.connection.exec_driver_sql("DROP TRIGGER place_key_role_update")
        held.connection.execute(update(Role).values(place_key="zebra"))
    assert not agree(held)

    with held.connection.begin():
        journal.install(held.connection)
    assert agree(held)


def test_a_post_that_moves_is_ordered_by_its_new_organisation(held):
    held.write(lambda c: c.execute(update(Role).where(Role.id == 1).values(organisation_id=4)))
    assert held.read(kept) == {1: "damson", 2: "birch"}
