from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.run_campaign import start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.errors import NotFound
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.recipient_states import progress
from liaison_app.queries.campaigns import (
    campaign,
    campaign_id_by_name,
    campaign_names,
    campaign_whole,
    campaigns,
)
from liaison_app.queries.recipient_details import letter_preview, recipient_details
from liaison_app.store import saving
from liaison_app.store.tables import Organisation

TODAY = date(2026, 3, 18)
NEWER = "Assemblies after Manchester, May 2017"


def whole(sample, name=NEWER):
    key = sample.read(partial(campaign_id_by_name, name=name))
    return sample.read(partial(campaign_whole, campaign_id=key))


def test_campaigns_are_listed_with_the_newest_incident_first(sample):
    rows = sample.read(campaigns)

    assert [row.name for row in rows] == [NEWER, "Reassurance after Paris, November 2015"]
    assert rows[0].letters == ("Dear Head Teacher",)
    assert rows[1].letters == ("Dear Friends, faith groups", "Dear Friends, networks")
    assert rows[0].progress.sentence == "31 of 44 reached"


def test_the_list_counts_what_the_campaign_itself_shows(sample):
    for row in sample.read(campaigns):
        seen = whole(sample, row.name)
        assert row.progress == progress(one.state for one in seen.recipients)


def test_a_campaign_is_read_whole_with_its_people_and_its_letters(sample):
    seen = whole(sample).campaign

    assert seen.forwarding_officer == "Priya Raghunathan"
    assert (seen.incident, seen.our_ref) == ("Attack at the Manchester Arena", "CE/2017/05-25")
    (letter,) = seen.letters
    assert letter.audience == len(whole(sample).recipients) == 45
    assert "«Salutation»" in letter.body


def test_a_draft_counts_whom_it_would_go_to_today(database):
    def fill(connection):
        add_ward(connection, code="E05000001", name="Chase")
        oak = {"name": "Oak School", "kind": Kind.SCHOOL, "standing": Standing.ACTIVE}
        saving.insert(connection, Organisation, {**oak, "ward_code": "E05000001"})

    database.write("Fill", fill)
    schools = LetterEntry(name="One", kind=Kind.SCHOOL)
    again = LetterEntry(name="Two", kind=Kind.SCHOOL)
    incident = IncidentEntry(title="Fire", happened_at=datetime(2026, 3, 1, tzinfo=UTC))
    entry = CampaignEntry(name="Draft", incident=incident, letters=[schools, again])
    key = database.write("Start", partial(start_campaign, entry=entry)).value

    seen = database.read(partial(campaign_whole, campaign_id=key))

    assert seen.recipients == ()
    assert [letter.audience for letter in seen.campaign.letters] == [1, 0]


def test_names_are_found_in_any_case(sample):
    names = sample.read(campaign_names)

    key = sample.read(partial(campaign_id_by_name, name=f"  {NEWER.upper()} "))

    assert names[key] == NEWER


def test_what_is_not_there_is_said_with_what_is(sample):
    with pytest.raises(NotFound, match="Reassurance after Paris"):
        sample.read(partial(campaign_id_by_name, name="Floods"))
    with pytest.raises(NotFound):
        sample.read(partial(campaign, campaign_id=99))


def test_a_recipient_is_read_with_this_campaigns_part_of_its_log(sample):
    seen = whole(sample)
    relayed = next(one for one in seen.recipients if one.state is RecipientState.RELAYED)
    asked = {"campaign_id": seen.campaign.id, "organisation_id": relayed.organisation_id}

    details = sample.read(partial(recipient_details, **asked, today=TODAY))

    assert details.organisation.name == relayed.name
    assert {row.campaign for row in details.timeline} == {NEWER}
    assert details.timeline[0].happened_at == relayed.last_at


def previews(sample):
    seen = whole(sample)
    left_out = [one for one in seen.recipients if one.left_out_reason]
    for one in (*seen.recipients[:5], *left_out):
        asked = {"letter_id": one.letter_id, "organisation_id": one.organisation_id}
        preview = partial(letter_preview, campaign_id=seen.campaign.id, **asked, today=TODAY)
        yield one, sample.read(preview)


def test_a_recipient_has_a_letter_or_the_reason_why_not(sample):
    found = list(previews(sample))

    for one, preview in found:
        assert preview.organisation_id == one.organisation_id
        assert bool(preview.text) != bool(preview.why_not)
        assert "«" not in preview.text
        if preview.text:
            assert preview.text.startswith("Commander Rosalind Achterkamp\n")
            assert "\nFacsimile: 020 7946 0141\n" in preview.text
            assert "\nFacsimile: 020 7946 0109\n" in preview.text
            assert "Yours sincerely,\n\nCommander Rosalind Achterkamp\n" in preview.text
    left_out = next(preview for one, preview in found if one.left_out_reason)
    assert left_out.why_not.startswith("No letter: left out of the campaign.")
    assert any(preview.text.count("\nDear ") == 1 for _, preview in found)
