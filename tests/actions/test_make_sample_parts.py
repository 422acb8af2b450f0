from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.make_sample_file import chosen, day, moment, read_sample
from liaison_app.actions.make_sample_organisations import write_organisations
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel
from liaison_app.paths import resource
from liaison_app.store.tables import ContactPoint, Person, Role

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2015-11-14", date(2015, 11, 14)),
        ("today", TODAY),
        ("today-18", date(2026, 2, 28)),
        ("today+14", date(2026, 4, 1)),
    ],
)
def test_a_day_is_a_date_or_counts_from_today(said, meant):
    assert day(said, today=TODAY) == meant


def test_a_moment_is_in_londons_time_summer_and_winter():
    assert moment("2015-11-14 15:20", today=TODAY) == datetime(2015, 11, 14, 15, 20, tzinfo=UTC)
    assert moment("2017-05-25 11:15", today=TODAY) == datetime(2017, 5, 25, 10, 15, tzinfo=UTC)
    assert moment("today-1 16:00", today=TODAY) == datetime(2026, 3, 17, 16, 0, tzinfo=UTC)


def test_a_word_that_is_no_choice_is_refused():
    assert chosen("visit", among=Channel) is Channel.VISIT
    with pytest.raises(ValueError, match="telegram"):
        chosen("telegram", among=Channel)


def test_every_name_in_the_files_is_used_once():
    files = read_sample(resource("sample"))

    names = [one["name"] for group in files.organisations.values() for one in group]

    assert len(names) == len(set(names))


def test_people_contacts_and_posts_are_written_as_they_were_said(database):
    said = {
        "name": "Test Chapel",
        "contacts": [{"kind": "phone", "typed": "0207 946 0999", "verified_on": "today-2"}],
        "people": [
            {"post": "Minister", "name": "The Revd Ada Lark", "to_day": "2020-01-31"},
            {"post": "Chair", "name": {"surname": "Sumedha"}, "notes": "Rings back."},
        ],
    }

    known = database.write("Write", partial(_write, said=said)).value

    assert list(known.organisations) == ["Test Chapel"]
    point = _one(database, ContactPoint.shown, ContactPoint.verified_on, ContactPoint.verified_by)
    assert point == ("020 7946 0999", date(2026, 3, 16), "Dale Hartigan")
    left = _one(database, Role.post, where=Role.to_day == date(2020, 1, 31))
    assert left == ("Minister",)
    noted = _one(database, Person.surname, where=Person.notes == "Rings back.")
    assert noted == ("Sumedha",)


def test_a_contact_that_cannot_be_kept_stops_the_sample(database):
    said = {"name": "Test Chapel", "contacts": [{"kind": "email", "typed": "no"}], "people": []}

    with pytest.raises(LiaisonError):
        database.write("Write", partial(_write, said=said))


def _write(connection, *, said):
    return write_organisations(
        connection, said={Kind.FAITH: [said]}, today=TODAY, verified_by="Dale Hartigan"
    )


def _one(database, *columns, where=True):
    return database.read(lambda connection: connection.execute(select(*columns).where(where)).one())
