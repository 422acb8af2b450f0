from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_team import save_officer
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.run_campaign import start_campaign
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import (
    Channel,
    Direction,
    Outcome,
    OutreachEntry,
    RelayEntry,
    RelayMeans,
    RelayStage,
)
from liaison_app.queries import outreach
from liaison_app.queries.follow_ups import open_follow_ups
from liaison_app.store import saving
from liaison_app.store.tables import (
    FollowUp,
    Organisation,
    Outreach,
    OutreachWith,
    Person,
    Relay,
    table_of,
)

AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def keys(database):
    """Return the keys of three schools."""

    def write(connection):
        return [
            saving.insert(
                connection,
                Organisation,
                {"name": name, "kind": Kind.SCHOOL, "standing": Standing.ACTIVE},
            )
            for name in ("Oak School", "Elm School", "Ash School")
        ]

    return database.write("Fill", write).value


@pytest.fixture
def campaign_id(database):
    """Return the key of a campaign."""
    letter = LetterEntry(name="Dear Head Teacher", kind=Kind.SCHOOL)
    incident = IncidentEntry(title="Attack", happened_at=AT)
    entry = CampaignEntry(name="Assemblies", incident=incident, letters=[letter])
    return database.write("Start", partial(start_campaign, entry=entry)).value


def log(database, keys, *, officer_id=None, **more):
    said = {"channel": Channel.CALL, "outcome": Outcome.SPOKE, "happened_at": AT} | more
    entry = OutreachEntry(organisation_ids=keys, **said)
    return database.write("Log", partial(log_outreach, entry=entry, officer_id=officer_id))


def rows(database, table):
    return database.read(lambda one: one.execute(select(table_of(table))).all())


def test_one_contact_with_many_is_one_outreach_and_one_undo(database, keys):
    logged = log(database, keys, note=" They\twill read it. \n\n")

    (written,) = rows(database, Outreach)
    assert (written.id, written.note) == (logged.value, "They will read it.")
    assert [one.organisation_id for one in rows(database, OutreachWith)] == keys

    undo_last(database)
    assert rows(database, Outreach) == rows(database, OutreachWith) == []


def test_somebody_named_twice_is_linked_once(database, keys):
    log(database, [keys[0], keys[0]])

    assert len(rows(database, OutreachWith)) == 1


def test_a_contact_needs_somebody_it_was_with(database):
    with pytest.raises(LiaisonError, match="Choose whom"):
        log(database, [])


def test_the_officer_is_kept(database, keys):
    officer_id = database.write("Add", partial(save_officer, values={"name": "Jo Sample"})).value

    logged = log(database, keys[:1], officer_id=officer_id)

    seen = database.read(partial(outreach.block, keys=[logged.value]))
    assert seen[logged.value].officer == "Jo Sample"


def test_the_person_is_kept_where_one_organisation_was_met(database, keys):
    person = {"surname": "Sample", "forenames": "Jo"}
    person_id = database.write("Add", lambda one: saving.insert(one, Person, person)).value

    log(database, keys[:1], person_ids=[person_id])
    log(database, keys[:2], person_ids=[person_id])

    assert [one.person_id for one in rows(database, OutreachWith)] == [person_id, None, None]


def test_passing_on_is_noted_for_each_of_them(database, keys, campaign_id):
    relay = RelayEntry(stage=RelayStage.DONE, means=RelayMeans.ASSEMBLY, people=300)

    logged = log(database, keys, campaign_id=campaign_id, relay=relay)

    found = rows(database, Relay)
    assert [one.organisation_id for one in found] == keys
    assert {(one.stage, one.means, one.people, one.outreach_id) for one in found} == {
        (RelayStage.DONE, RelayMeans.ASSEMBLY, 300, logged.value)
    }


def test_a_message_is_passed_on_for_a_campaign(database, keys):
    with pytest.raises(LiaisonError, match="passed on for a campaign"):
        log(database, keys, relay=RelayEntry(stage=RelayStage.PROMISED))

    assert rows(database, Outreach) == []


def test_fewer_than_no_people_are_refused(database, keys, campaign_id):
    with pytest.raises(LiaisonError, match="how many people were told"):
        log(
            database,
            keys,
            campaign_id=campaign_id,
            relay=RelayEntry(stage=RelayStage.DONE, people=-5),
        )


def test_a_promise_of_ours_is_kept_for_each_of_them(database, keys):
    due = AT + timedelta(days=2)

    log(database, keys[:2], follow_up=" Send the\tposter ", follow_up_due=due)

    promised = database.read(open_follow_ups)
    assert [one.promise for one in promised] == ["Send the poster"] * 2


def test_a_promise_needs_a_day(database, keys):
    with pytest.raises(LiaisonError, match="by when"):
        log(database, keys, follow_up="Send the poster")

    assert rows(database, Outreach) == rows(database, FollowUp) == []


def test_a_question_of_theirs_is_answered_within_72_hours_of_its_asking(database, keys):
    asked = OutreachEntry(
        organisation_ids=keys[:1],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        direction=Direction.IN,
        happened_at=AT,
        follow_up="Is the gate closed on Friday?",
    )

    database.write("Log", partial(log_outreach, entry=asked))

    (promise,) = database.read(open_follow_ups)
    assert (promise.asked_at, promise.due_at) == (AT, AT + timedelta(hours=72))
