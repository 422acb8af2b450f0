import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from liaison_app.actions.make_sample import make_sample
from liaison_app.actions.undo import undo_last
from liaison_app.domain.addresses import AddressProblem, address_lines, check_address
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.letters import fields_in
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Direction, Outcome, RelayMeans
from liaison_app.domain.postcodes import tidy_postcode
from liaison_app.domain.when import local_day
from liaison_app.queries.campaigns import campaigns
from liaison_app.queries.follow_ups import open_follow_ups
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.queries.recipients import recipients
from liaison_app.queries.tags import tags
from liaison_app.store.database import Database
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.tables import (
    Campaign,
    ContactPoint,
    Letter,
    Membership,
    Objection,
    Officer,
    Organisation,
    Outreach,
    OutreachWith,
    Person,
    Postcode,
    Relay,
    Role,
    Team,
    journalled_tables,
)
from liaison_app.store.upgrade import make_database

TODAY = date(2026, 3, 18)
CHASE = "E05000195"
DRAMA = re.compile(r"\+442079460\d{3}(;ext=\d+)?|\+447700900\d{3}")
EXAMPLE = re.compile(r"\S+@[\w.-]+\.example")
TRADITIONS = {
    *("Church of England", "Roman Catholic", "Methodist", "Baptist", "Pentecostal", "Quaker"),
    *("Greek Orthodox", "Salvation Army", "Sunni", "Shia", "Orthodox", "Reform", "Liberal"),
    *("Hindu", "Sikh", "Buddhist", "Jain", "Bahá'í", "Zoroastrian", "Interfaith"),
}


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory):
    """Make the sample once, and return the workspace and what was said of it."""
    path = tmp_path_factory.mktemp("sample") / "workspace.db"
    file = DatabaseFile(path=path, key=bytes(range(32)), install=uuid4())
    make_database(file, at=datetime.now(UTC))
    opened = Database(file, officer="PC Sample")
    made = opened.write("Make the sample workspace", partial(make_sample, today=TODAY)).value
    yield opened, made
    opened.close()


@pytest.fixture(scope="module")
def sample(made_sample):
    """Return a workspace with the sample in it, to be read."""
    return made_sample[0]


def rows(database, *columns):
    return database.read(lambda connection: connection.execute(select(*columns)).all())


def test_the_sample_has_the_schools_groups_and_networks_of_a_ward(sample):
    o = Organisation
    found = rows(sample, o.kind, o.standing, o.ward_code, o.tradition, o.denomination)
    counts = Counter((one.kind, one.standing) for one in found)

    in_chase = [
        one
        for one in found
        if (one.kind, one.standing, one.ward_code) == (Kind.SCHOOL, Standing.ACTIVE, CHASE)
    ]
    assert len(in_chase) >= 44
    assert counts[Kind.SCHOOL, Standing.ACTIVE] > len(in_chase)
    assert counts[Kind.SCHOOL, Standing.CLOSED] == 1
    assert counts[Kind.FAITH, Standing.ACTIVE] >= 25
    assert counts[Kind.NETWORK, Standing.ACTIVE] >= 15
    assert {word for one in found for word in (one.tradition, one.denomination)} >= TRADITIONS


def test_nobody_in_the_sample_can_be_rung_or_written_to_by_mistake(sample):
    points = rows(sample, ContactPoint.kind, ContactPoint.value)
    c = Campaign
    heads = rows(sample, c.author_phone, c.author_email) + rows(
        sample, c.author_fax, c.author_email
    )
    heads += rows(sample, Team.phone, Team.email) + rows(sample, Team.fax, Team.email)
    ours = [*heads, *rows(sample, Officer.phone, Officer.email)]

    for kind, value in points:
        if kind in {ContactKind.PHONE, ContactKind.MOBILE}:
            assert DRAMA.fullmatch(value)
        if kind is ContactKind.EMAIL:
            assert EXAMPLE.fullmatch(value)
    for phone, email in ours:
        assert re.fullmatch(r"020 7946 0\d{3}|07700 900\d{3}", phone)
        assert EXAMPLE.fullmatch(email)


def test_every_kind_and_standing_of_contact_point_and_most_objections_occur(sample):
    assert set(rows(sample, ContactPoint.kind)) == {(kind,) for kind in ContactKind}
    assert set(rows(sample, ContactPoint.standing)) == {(one,) for one in ContactStanding}
    by_whom = {
        (channel, person is not None)
        for channel, person in rows(sample, Objection.channel, Objection.person_id)
    }
    assert by_whom >= {
        (ObjectionChannel.ALL, False),
        (ObjectionChannel.POST, False),
        (ObjectionChannel.EMAIL, False),
        (ObjectionChannel.EMAIL, True),
        (ObjectionChannel.PHONE, True),
    }


def test_every_postcode_is_valid_and_lies_in_a_ward_of_the_team(sample):
    found = rows(sample, Organisation.postcode, Organisation.ward_code)

    without = [one for one in found if not one.postcode]
    assert len(without) == 1
    for postcode, ward_code in found:
        assert tidy_postcode(postcode) == (postcode or None)
        assert bool(postcode) == bool(ward_code)


def test_no_postcode_of_the_sample_is_anybodys(sample, registers):
    real = (registers / "codepoint_open_2014" / "en.csv").read_text(encoding="utf-8")
    known = {line[1:8].replace(" ", "") for line in real.splitlines()}

    ours = {postcode.replace(" ", "") for (postcode,) in rows(sample, Postcode.postcode)}

    assert "EN26AA" in known
    assert ours.isdisjoint(known)


def test_a_letter_can_be_posted_to_all_but_the_two_that_are_meant_to_fail(sample):
    o = Organisation
    problems = Counter(
        check_address(
            address_lines(
                street=one.street,
                locality=one.locality,
                address3=one.address3,
                town=one.town,
                county=one.county,
                postcode=one.postcode,
            )
        ).problem
        for one in rows(sample, o.street, o.locality, o.address3, o.town, o.county, o.postcode)
    )

    assert problems.keys() == {None, AddressProblem.MISSING, AddressProblem.FIRST_CHARACTER}
    assert problems[AddressProblem.MISSING] == problems[AddressProblem.FIRST_CHARACTER] == 1


def test_both_campaigns_show_every_state_that_a_recipient_can_have(sample):
    manchester, paris = sample.read(campaigns)

    assert manchester.progress.sentence == "31 of 44 reached"
    assert paris.progress.sentence == "36 of 47 reached"
    for one in (manchester, paris):
        seen = sample.read(partial(recipients, campaign_id=one.id))
        assert {recipient.state for recipient in seen} == set(RecipientState)


def test_every_channel_outcome_and_way_of_passing_on_occurs(sample):
    assert set(rows(sample, Outreach.channel)) == {(one,) for one in Channel}
    assert set(rows(sample, Outreach.outcome)) == {(one,) for one in Outcome}
    means = {one for (one,) in rows(sample, Relay.means)}
    assert means >= set(RelayMeans)


def test_nobody_is_contacted_in_a_way_to_which_they_object(sample):
    closing = {
        ObjectionChannel.POST: {Channel.LETTER},
        ObjectionChannel.EMAIL: {Channel.EMAIL},
        ObjectionChannel.ALL: set(Channel),
    }
    log = sample.read(
        lambda connection: connection.execute(
            select(OutreachWith.organisation_id, Outreach.channel, Outreach.happened_at)
            .join(Outreach)
            .where(Outreach.direction == Direction.OUT)
        ).all()
    )
    objections = rows(sample, Objection.organisation_id, Objection.channel, Objection.since)

    against = [
        (one, made)
        for one in objections
        for made in log
        if one.organisation_id == made.organisation_id
        and made.channel in closing.get(one.channel, set())
        and local_day(made.happened_at) >= one.since
    ]
    assert against == []


def test_names_are_awkward_as_they_are_and_greeted_as_they_should_be(sample):
    greetings, doubts = set(), set()
    for letter, campaign in rows(sample, Letter.id, Letter.campaign_id):
        wanted = MailListWanted(campaign_id=campaign, letter_id=letter)
        plan = sample.read(partial(plan_mail_list, wanted=wanted, today=TODAY))
        greetings.update(one.row.salutation for one in plan.included)
        doubts.update(doubt for one in plan.included for doubt in one.doubts)

    assert greetings >= {
        "Dear Mr Harjit Singh",
        "Dear Ms Gurpreet Kaur",
        "Dear Mrs Wyn-Davies",
        "Dear Ms O'Neill-Çelik",
        "Dear Father Kowalski",
        "Dear Canon",
        "Dear Dame Judith",
        "Dear Sir Geoffrey",
        "Dear Imam Rahmani",
        "Dear Rabbi Feldstein",
        "Dear Head Teacher",
        "Dear Head Teachers",
        "Dear Mrs Mai",
    }
    assert not any(words.startswith("Dear Reverend") for words in greetings)
    assert doubts


def test_some_posts_were_held_by_somebody_else_before(sample):
    former = [day for (day,) in rows(sample, Role.to_day) if day is not None]

    assert len(former) >= 5
    assert all(day < TODAY for day in former)


def test_follow_ups_are_overdue_due_today_and_to_come_and_questions_have_72_hours(sample):
    due = sample.read(open_follow_ups)
    days = [local_day(one.due_at) for one in due]

    assert sum(day < TODAY for day in days) >= 3
    assert days.count(TODAY) >= 2
    assert sum(day > TODAY for day in days) >= 3
    questions = [one for one in due if one.asked_at is not None]
    assert len(questions) >= 3
    assert all(one.due_at - one.asked_at == timedelta(hours=72) for one in questions)


def test_the_log_ends_on_the_day_before(sample):
    ((newest,),) = rows(sample, func.max(Outreach.happened_at))

    assert local_day(newest) == TODAY - timedelta(days=1)


def test_tags_networks_and_both_standing_groups_occur(sample):
    assert [tag.organisations for tag in sample.read(tags)] == [4, 3, 2]
    assert len(rows(sample, Membership.id)) == 5
    marked = rows(sample, Role.kin, Role.iag, Role.represents_id)
    assert sum(one.kin for one in marked) == 3
    assert sum(one.iag for one in marked) == 2
    assert sum(one.represents_id is not None for one in marked) == 1


def test_one_undo_takes_the_whole_sample_back(database):
    database.write("Make the sample workspace", partial(make_sample, today=TODAY))

    undo_last(database)

    left = database.read(
        lambda c: [
            table.name
            for table in journalled_tables()
            if c.execute(select(func.count()).select_from(table)).scalar_one()
        ]
    )
    assert left == []


def test_the_sample_goes_into_an_empty_workspace_only(sample):
    people_before = len(rows(sample, Person.id))

    with pytest.raises(LiaisonError, match="empty workspace"):
        sample.write("Make the sample workspace", partial(make_sample, today=TODAY))

    assert len(rows(sample, Person.id)) == people_before


def test_it_says_how_much_was_written(made_sample):
    sample, made = made_sample

    assert made.organisations == len(rows(sample, Organisation.id))
    assert made.people == len(rows(sample, Person.id))
    assert made.outreach == len(rows(sample, Outreach.id))
    assert made.campaigns == 2


def test_the_letters_have_their_text(sample):
    for (body,) in rows(sample, Letter.body):
        assert "Salutation" in fields_in(body)
