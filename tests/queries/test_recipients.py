from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact, give_up_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.run_campaign import freeze_audience, leave_out, start_campaign
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry, RelayEntry, RelayStage
from liaison_app.queries.recipients import recipients, recipients_matching
from liaison_app.store import saving
from liaison_app.store.tables import Organisation

CHASE = "E05000001"
AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)
NAMES = ("Ash School", "Elm School", "Oak School")


class Town:
    """Three schools with a telephone and an address, in one frozen campaign."""

    def __init__(self, database):
        self.database = database
        self.keys = database.write("Fill", self._fill).value
        self.phones = dict(zip(NAMES, self._add_phones(), strict=True))
        self.first = self.campaign("Assemblies")
        self.minutes = 0

    def _fill(self, connection):
        add_ward(connection, code=CHASE, name="Chase")
        values = {"kind": Kind.SCHOOL, "ward_code": CHASE, "standing": Standing.ACTIVE}
        values |= {"postcode": "EN2 3AD"}
        return {
            name: saving.insert(
                connection, Organisation, {**values, "name": name, "sort_key": name.casefold()}
            )
            for name in NAMES
        }

    def _add_phones(self):
        for number, name in enumerate(NAMES):
            entry = ContactEntry(
                kind=ContactKind.PHONE,
                typed=f"020 7946 010{number}",
                organisation_id=self.keys[name],
            )
            yield self.database.write("Add", partial(add_contact, entry=entry)).value

    def campaign(self, name):
        """Start a campaign with a frozen audience, and return its key."""
        incident = IncidentEntry(title="Attack", happened_at=AT)
        letter = LetterEntry(name="Dear Head Teacher", kind=Kind.SCHOOL)
        entry = CampaignEntry(name=name, incident=incident, letters=[letter])
        key = self.database.write("Start", partial(start_campaign, entry=entry)).value
        self.database.write("Freeze", partial(freeze_audience, campaign_id=key, at=AT))
        return key

    def log(self, name, outcome, *, channel=Channel.CALL, campaign_id=0, **relay):
        """Log a contact a minute after the one before, by default within the campaign."""
        self.minutes += 1
        entry = OutreachEntry(
            organisation_ids=[self.keys[name]],
            channel=channel,
            outcome=outcome,
            happened_at=AT + timedelta(minutes=self.minutes),
            campaign_id=self.first if campaign_id == 0 else campaign_id,
            relay=RelayEntry(**relay) if relay else None,
        )
        self.database.write("Log", partial(log_outreach, entry=entry))

    def object(self, name, *channels):
        """Write an objection to each of these channels."""
        for channel in channels:
            entry = ObjectionEntry(
                channel=channel,
                organisation_id=self.keys[name],
                since=date(2017, 1, 1),
                said_by="The office",
                said_how="By telephone",
            )
            self.database.write("Object", partial(add_objection, entry=entry))

    def seen(self):
        """Return the recipients of the campaign by their names, in the order read."""
        found = self.database.read(partial(recipients, campaign_id=self.first))
        return {one.name: one for one in found}

    def state(self, name):
        """Return how far one has come."""
        return self.seen()[name].state


@pytest.fixture
def town(database):
    return Town(database)


def test_nothing_logged_is_to_do(town):
    assert {one.state for one in town.seen().values()} == {RecipientState.TO_DO}


def test_the_newest_contact_of_this_campaign_is_shown(town):
    town.log("Oak School", Outcome.SENT, channel=Channel.EMAIL)
    town.log("Oak School", Outcome.NO_ANSWER)

    oak = town.seen()["Oak School"]
    assert (oak.last_outcome, oak.last_at) == (Outcome.NO_ANSWER, AT + timedelta(minutes=2))
    assert town.seen()["Elm School"].last_at is None


def test_each_outcome_leads_to_its_state(town):
    town.log("Oak School", Outcome.MESSAGE_LEFT)
    assert town.state("Oak School") is RecipientState.TRIED

    town.log("Oak School", Outcome.SENT, channel=Channel.LETTER)
    assert town.state("Oak School") is RecipientState.SENT

    town.log("Oak School", Outcome.SPOKE)
    assert town.state("Oak School") is RecipientState.REACHED

    town.log("Oak School", Outcome.DECLINED)
    assert town.state("Oak School") is RecipientState.DECLINED

    town.log("Oak School", Outcome.SPOKE, stage=RelayStage.PROMISED)
    assert town.state("Oak School") is RecipientState.RELAY_PROMISED

    town.log("Oak School", Outcome.SPOKE, stage=RelayStage.DONE, people=300)
    assert town.state("Oak School") is RecipientState.RELAYED


def test_what_is_undone_never_happened(town):
    town.log("Oak School", Outcome.SPOKE)

    undo_last(town.database)

    assert town.state("Oak School") is RecipientState.TO_DO


def test_contacts_outside_the_campaign_never_count(town):
    another = town.campaign("Another")

    town.log("Oak School", Outcome.SPOKE, campaign_id=None)
    town.log("Oak School", Outcome.SPOKE, campaign_id=another, stage=RelayStage.DONE, people=9)

    oak = town.seen()["Oak School"]
    assert (oak.state, oak.last_at, oak.people_told) == (RecipientState.TO_DO, None, 0)


def test_the_people_told_are_added_up_and_promises_are_not(town):
    town.log("Oak School", Outcome.SPOKE, stage=RelayStage.PROMISED, people=1000)
    town.log("Oak School", Outcome.SPOKE, stage=RelayStage.DONE, people=300)
    town.log("Oak School", Outcome.SPOKE, stage=RelayStage.DONE)
    town.log("Oak School", Outcome.SPOKE, stage=RelayStage.DONE, people=20)

    assert town.seen()["Oak School"].people_told == 320


def test_those_with_most_left_to_do_come_first_and_then_by_name(town):
    town.log("Ash School", Outcome.SPOKE)

    assert list(town.seen()) == ["Elm School", "Oak School", "Ash School"]


def test_an_objection_to_every_way_that_is_known_means_cannot_be_reached(town):
    town.object("Oak School", ObjectionChannel.PHONE)
    assert town.state("Oak School") is RecipientState.TO_DO

    town.object("Oak School", ObjectionChannel.POST)
    assert town.state("Oak School") is RecipientState.CANNOT


def test_an_objection_to_any_contact_closes_all_ways(town):
    town.object("Oak School", ObjectionChannel.ALL)

    assert town.state("Oak School") is RecipientState.CANNOT


def test_a_number_given_up_and_no_address_leaves_no_way(town):
    giving_up = partial(
        give_up_contact,
        contact_id=town.phones["Oak School"],
        version=None,
        standing=ContactStanding.GONE,
    )
    town.database.write("Give up", giving_up)
    assert town.state("Oak School") is RecipientState.TO_DO

    no_address = partial(
        saving.update,
        table=Organisation,
        key=town.keys["Oak School"],
        version=None,
        values={"postcode": ""},
    )
    town.database.write("Move", no_address)
    assert town.state("Oak School") is RecipientState.CANNOT


def test_wrong_details_and_returned_post_leave_no_way_until_one_works(town):
    town.log("Oak School", Outcome.WRONG_DETAILS)
    assert town.state("Oak School") is RecipientState.TO_DO

    town.log("Oak School", Outcome.SENT, channel=Channel.LETTER)
    town.log("Oak School", Outcome.RETURNED, channel=Channel.LETTER)
    assert town.state("Oak School") is RecipientState.CANNOT

    town.log("Oak School", Outcome.NO_ANSWER)
    assert town.state("Oak School") is RecipientState.TRIED


def test_a_letter_posted_stays_sent_when_the_telephone_number_turns_out_wrong(town):
    town.log("Oak School", Outcome.SENT, channel=Channel.LETTER)
    town.log("Oak School", Outcome.WRONG_DETAILS, channel=Channel.CALL)
    assert town.state("Oak School") is RecipientState.SENT

    town.log("Oak School", Outcome.WRONG_DETAILS, channel=Channel.LETTER)
    assert town.state("Oak School") is RecipientState.CANNOT


def test_left_out_stands_before_all_else(town):
    town.log("Oak School", Outcome.SPOKE, stage=RelayStage.DONE, people=300)
    leaving = partial(
        leave_out,
        campaign_id=town.first,
        organisation_ids=[town.keys["Oak School"]],
        reason="Merged with Elm School",
    )

    town.database.write("Leave out", leaving)

    oak = town.seen()["Oak School"]
    assert (oak.state, oak.left_out_reason) == (
        RecipientState.LEFT_OUT,
        "Merged with Elm School",
    )


def test_a_search_finds_recipients_of_this_campaign_only(town):
    def find(words):
        searching = partial(recipients_matching, campaign_id=town.first, words=words)
        return town.database.read(searching)

    late = {"name": "Oak Chapel", "kind": Kind.FAITH, "standing": Standing.ACTIVE}
    town.database.write("Add", lambda one: saving.insert(one, Organisation, late))

    assert find("oak") == {town.keys["Oak School"]}
    assert find("oka shcool") == {town.keys["Oak School"]}
    assert find("sch") == frozenset(town.keys.values())
    assert find("beech") == frozenset()
