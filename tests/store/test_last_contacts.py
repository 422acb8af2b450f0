"""When somebody was last contacted is what the contacts say, whatever was done to them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import delete, func, insert, select, update

from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Direction, Outcome
from liaison_app.store import journal, undo
from liaison_app.store.tables import Organisation, Outreach, OutreachWith, Person
from tests.store.any_order import AnyOrder, holds_in_any_order

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)
keys = st.integers(1, 4)
contacts = st.integers(1, 12)
people = st.none() | st.integers(1, 3)
moments = st.integers(-3, 3).map(lambda days: NOON + timedelta(days=days))


def last_contacts(connection, record):
    """Return the last contact of each record, as it is kept."""
    return dict(connection.execute(select(record.id, record.last_contact)).all())


def newest(connection, record, link):
    """Return the last contact of each record, as its contacts say."""
    met = select(func.max(OutreachWith.happened_at)).where(link == record.id).scalar_subquery()
    return dict(connection.execute(select(record.id, met)).all())


def as_the_contacts_say(bench):
    def compared(connection):
        return [
            (last_contacts(connection, record), newest(connection, record, link))
            for record, link in (
                (Organisation, OutreachWith.organisation_id),
                (Person, OutreachWith.person_id),
            )
        ]

    return all(kept == told for kept, told in bench.read(compared))


def people_and_places(connection):
    """Write four organisations and three people."""
    named = [{"kind": Kind.SCHOOL, "name": str(number)} for number in range(4)]
    connection.execute(insert(Organisation), named)
    connection.execute(insert(Person), [{"surname": str(number)} for number in range(3)])


def log(connection, *, organisation_ids, at, person_id=None):
    """Write one contact."""
    values = {
        "happened_at": at,
        "channel": Channel.CALL,
        "direction": Direction.OUT,
        "outcome": Outcome.SPOKE,
    }
    made = connection.scalars(insert(Outreach).returning(Outreach.id), [values]).one()
    links = [
        {
            "outreach_id": made,
            "organisation_id": key,
            "person_id": person_id,
            "outcome": Outcome.SPOKE,
            "happened_at": at,
        }
        for key in organisation_ids
    ]
    connection.execute(insert(OutreachWith), links)


def remove_all_of(connection, *, record, link, key):
    """Delete an organisation or a person, after the contacts with it."""
    connection.execute(delete(OutreachWith).where(link == key))
    connection.execute(delete(record).where(record.id == key))


class Log(AnyOrder):
    """Log, change and delete contacts, and take any of it back, in any order."""

    begin = staticmethod(people_and_places)

    @rule(at=moments, there=st.sets(keys, min_size=1), person=people)
    def log_one(self, at, there, person):
        """Log a contact with some organisations."""
        self.write(lambda c: log(c, organisation_ids=sorted(there), at=at, person_id=person))

    @rule(key=contacts, at=moments)
    def change_the_date(self, key, at):
        """Say that a contact was at another time."""
        w = OutreachWith
        self.write(lambda c: c.execute(update(w).where(w.id == key).values(happened_at=at)))

    @rule(key=contacts, there=keys, person=people)
    def move(self, key, there, person):
        """Say that a contact was with others."""
        w, whom = OutreachWith, {"organisation_id": there, "person_id": person}
        self.write(lambda c: c.execute(update(w).where(w.id == key).values(whom)))

    @rule(key=contacts)
    def remove(self, key):
        """Delete a contact."""
        self.write(lambda c: c.execute(delete(OutreachWith).where(OutreachWith.id == key)))

    @rule(at=moments)
    def change_all_at_once(self, at):
        """Change every contact by one statement."""
        self.write(lambda c: c.execute(update(OutreachWith).values(happened_at=at)))

    @rule(key=keys, whose=st.sampled_from([Organisation, Person]))
    def remove_record(self, key, whose):
        """Delete an organisation or a person with all contacts."""
        link = OutreachWith.organisation_id if whose is Organisation else OutreachWith.person_id
        self.write(lambda c: remove_all_of(c, record=whose, link=link, key=key))

    @invariant()
    def the_last_contact_is_the_newest(self):
        """Find what the contacts say, whatever was done to them."""
        assert as_the_contacts_say(self.bench)


@pytest.fixture
def met(bench):
    """Return a store in which somebody was contacted twice."""
    bench.write(people_and_places)
    for days in (1, 2):
        at = NOON + timedelta(days=days)
        bench.write(lambda c, at=at: log(c, organisation_ids=[1, 2], at=at, person_id=1))
    return bench


def test_the_last_contact_is_what_the_contacts_say_whatever_was_done(new_bench):
    holds_in_any_order(Log, new_bench)


def test_the_last_contact_is_the_newest_of_an_organisation_and_of_a_person(met):
    day_after_next = NOON + timedelta(days=2)
    assert met.read(lambda c: last_contacts(c, Organisation)) == {
        1: day_after_next,
        2: day_after_next,
        3: None,
        4: None,
    }
    assert met.read(lambda c: last_contacts(c, Person)) == {1: day_after_next, 2: None, 3: None}


def test_an_organisation_that_comes_back_has_its_last_contact_again(met):
    link = OutreachWith.organisation_id
    before = met.contents()
    gone = met.write(lambda c: remove_all_of(c, record=Organisation, link=link, key=1))

    met.undo(gone)
    assert met.contents() == before


def test_what_follows_from_contacts_is_not_a_change_of_the_organisation(met):
    step = met.read(undo.last_undoable).id
    assert met.read(lambda c: journal.changed_tables(c, step)) == {"outreach", "outreach_with"}


def test_putting_the_triggers_in_place_puts_right_what_went_without_them(met):
    with met.connection.begin():
        for name in ("journal_update_organisation", "last_contact_organisation_delete"):
            met.connection.exec_driver_sql(f"DROP TRIGGER {name}")
        met.connection.execute(update(Organisation).values(last_contact=NOON))
    assert not as_the_contacts_say(met)

    with met.connection.begin():
        journal.install(met.connection)
    assert as_the_contacts_say(met)
    met.write(lambda c: c.execute(delete(OutreachWith)))
    assert as_the_contacts_say(met)


def test_undoing_and_redoing_a_contact_moves_the_last_contact(met):
    step = met.read(undo.last_undoable).id

    met.undo(step)
    assert met.read(lambda c: last_contacts(c, Organisation))[1] == NOON + timedelta(days=1)
    met.redo(step)
    assert met.read(lambda c: last_contacts(c, Organisation))[1] == NOON + timedelta(days=2)
