from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import save_officer
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.run_campaign import start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import (
    Channel,
    Outcome,
    OutreachEntry,
    RelayEntry,
    RelayMeans,
    RelayStage,
)
from liaison_app.queries.outreach import OutreachWanted, block, contact, count, matching_ids

AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def schools(database):
    """Write two schools, and return their keys."""

    def add(name):
        entry = OrganisationEntry(values={"kind": "school", "name": name})
        return database.write("Given", partial(save_organisation, entry=entry)).value

    return [add("Saint Elm School"), add("Oak Hall")]


@pytest.fixture
def campaign_id(database):
    """Start a campaign, and return its key."""
    entry = CampaignEntry(
        name="Assemblies",
        incident=IncidentEntry(title="Attack", happened_at=AT),
        letters=[LetterEntry(name="Dear Head Teacher", kind=Kind.SCHOOL)],
    )
    return database.write("Given", partial(start_campaign, entry=entry)).value


@pytest.fixture
def log(database):
    """Return what logs a contact, and returns its key."""

    def logged(keys, *, officer_id=None, **said):
        said = {"channel": Channel.CALL, "outcome": Outcome.SPOKE, "happened_at": AT} | said
        entry = OutreachEntry(organisation_ids=keys, **said)
        work = partial(log_outreach, entry=entry, officer_id=officer_id)
        return database.write("Log", work).value

    return logged


@pytest.fixture
def found(database):
    """Return what finds the keys of the contacts wanted."""
    return lambda **wanted: list(
        database.read(partial(matching_ids, wanted=OutreachWanted(**wanted)))
    )


@pytest.fixture
def read(database):
    """Return what reads one contact."""
    return lambda key: database.read(partial(block, keys=[key]))[key]


def test_the_newest_contact_comes_first_however_late_it_was_logged(schools, log, found, database):
    newer = log(schools)
    older = log(schools, happened_at=AT - timedelta(days=1))

    assert found() == [newer, older]
    assert database.read(count) == 2


def test_contacts_are_found_by_channel_outcome_campaign_and_organisation(
    schools, campaign_id, log, found
):
    call = log(schools[:1])
    visit = log(
        schools[1:], channel=Channel.VISIT, outcome=Outcome.DECLINED, campaign_id=campaign_id
    )

    assert found(channel=Channel.CALL) == [call]
    assert found(outcome=Outcome.DECLINED) == [visit]
    assert found(campaign_id=campaign_id) == [visit]
    assert found(organisation_id=schools[0]) == [call]
    assert found(organisation_id=schools[0], channel=Channel.VISIT) == []


def test_words_are_found_in_names_and_in_what_was_said(schools, log, found):
    with_elm = log(schools[:1], note="About the gate")
    with_oak = log(schools[1:], note="100% of them came")

    assert found(words="elm saint") == [with_elm]
    assert found(words=" GATE ") == [with_elm]
    assert found(words="100%") == [with_oak]
    assert found(words="0%0") == []


def test_a_misspelt_name_shows_the_contacts_of_whom_was_meant(schools, log, found):
    with_elm = log(schools[:1], note="About the gaet")
    log(schools[1:])

    assert found(words="saitn elm") == [with_elm]
    assert found(words="gaet") == [with_elm]


def test_a_contact_names_the_first_it_was_with_and_counts_the_others(schools, log, read):
    row = read(log(schools))

    assert (row.organisation, row.organisation_id, row.others) == (
        "Saint Elm School",
        schools[0],
        1,
    )


def test_a_contact_names_its_officer_campaign_and_relay(schools, campaign_id, log, read, database):
    officer = database.write("Given", partial(save_officer, values={"name": "Sample"})).value
    done = RelayEntry(stage=RelayStage.DONE, means=RelayMeans.ASSEMBLY, people=240)

    row = read(log(schools[:1], campaign_id=campaign_id, relay=done, officer_id=officer))

    assert (row.officer, row.campaign) == ("Sample", "Assemblies")
    assert (row.relay.stage, row.relay.means, row.relay.people) == (
        RelayStage.DONE,
        RelayMeans.ASSEMBLY,
        240,
    )
    assert read(log(schools[:1])).relay is None


def test_a_contact_is_read_with_everybody_it_was_with(schools, log, database):
    seen = database.read(partial(contact, outreach_id=log(schools)))

    assert dict(seen.names) == {schools[0]: "Saint Elm School", schools[1]: "Oak Hall"}
    assert database.read(partial(contact, outreach_id=999)) is None
