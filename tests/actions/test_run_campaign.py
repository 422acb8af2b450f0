from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.edit_saved_lists import delete_list, save_list
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.run_campaign import (
    bring_back,
    freeze_audience,
    leave_out,
    start_campaign,
)
from liaison_app.actions.undo import redo_last, undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState, ThreatLevel
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.queries.campaigns import campaign, campaigns
from liaison_app.queries.recipients import recipients
from liaison_app.store import saving
from liaison_app.store.tables import Organisation

CHASE, TOWN = "E05000001", "E05000002"
AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)
HAPPENED = datetime(2017, 5, 22, 21, 31, tzinfo=UTC)
SCHOOLS = LetterEntry(name="Dear Head Teacher", kind=Kind.SCHOOL, posts=("Head Teacher",))
GROUPS = LetterEntry(name="Dear Friends", kind=Kind.FAITH)


@pytest.fixture
def keys(database):
    """Return the keys of three schools in two wards and a chapel, by their names."""
    there = {
        "Oak School": (Kind.SCHOOL, CHASE),
        "Elm School": (Kind.SCHOOL, CHASE),
        "Ash School": (Kind.SCHOOL, TOWN),
        "Lane Chapel": (Kind.FAITH, CHASE),
    }

    def write(connection):
        add_ward(connection, code=CHASE, name="Chase")
        add_ward(connection, code=TOWN, name="Town")
        return {name: organisation(connection, name, *what) for name, what in there.items()}

    return database.write("Fill", write).value


def organisation(connection, name, kind, ward):
    values = {
        "name": name,
        "kind": kind,
        "ward_code": ward,
        "standing": Standing.ACTIVE,
        "postcode": "EN2 3AD",
    }
    return saving.insert(connection, Organisation, values)


def entry(*letters, name="Assemblies", **more):
    incident = IncidentEntry(title="Attack at the arena", happened_at=HAPPENED)
    return CampaignEntry(name=name, incident=incident, letters=letters, **more)


def start(database, *letters, **more):
    return database.write("Start", partial(start_campaign, entry=entry(*letters, **more))).value


def freeze(database, key):
    return database.write("Freeze", partial(freeze_audience, campaign_id=key, at=AT)).value


def save(database, name, *keys):
    definition = ListDefinition(added=keys)
    entry = SavedListEntry(name=name, definition=definition)
    return database.write("Save", partial(save_list, entry=entry)).value


def test_a_letter_can_go_to_a_saved_list_whatever_the_kinds_and_wards(database, keys):
    list_id = save(database, "Both", keys["Ash School"], keys["Lane Chapel"])
    key = start(database, LetterEntry(name="Dear both", saved_list_id=list_id), SCHOOLS)

    seen = database.read(partial(campaign, campaign_id=key)).letters
    assert [(one.kind, one.saved_list, one.audience) for one in seen] == [
        (None, "Both", 2),
        (Kind.SCHOOL, "", 2),
    ]
    assert freeze(database, key) == 4
    assert set(states(database, key)) == set(keys)


def test_a_letter_keeps_the_name_of_a_list_that_is_deleted_after_the_start(database, keys):
    list_id = save(database, "Both", keys["Ash School"])
    key = start(database, LetterEntry(name="Dear both", saved_list_id=list_id))
    delete = partial(delete_list, list_id=list_id, version=None)

    with pytest.raises(LiaisonError, match="Assemblies"):
        database.write("Delete", delete)
    freeze(database, key)
    database.write("Delete", delete)

    (letter,) = database.read(partial(campaign, campaign_id=key)).letters
    assert (letter.saved_list, letter.audience) == ("Both", 1)
    undo_last(database)
    with pytest.raises(LiaisonError, match="frozen already"):
        freeze(database, key)


@pytest.mark.parametrize("letter", [{}, {"saved_list_id": 9}])
def test_a_letter_to_nobody_or_to_a_list_that_is_gone_is_refused(database, letter):
    with pytest.raises(LiaisonError) as problem:
        start(database, LetterEntry(name="Dear nobody", **letter))

    assert problem.value.hint


def states(database, key):
    found = database.read(partial(recipients, campaign_id=key))
    return {one.name: one.state for one in found}


def test_a_campaign_begins_as_a_draft_with_its_incident_and_letters(database):
    incident = IncidentEntry(
        title="  Attack at\nthe arena ",
        happened_at=HAPPENED,
        threat_level=ThreatLevel.CRITICAL,
        threat_wording="An attack is expected imminently.",
        threat_wording_on=date(2017, 5, 23),
    )
    wanted = CampaignEntry(
        name=" Assemblies ",
        incident=incident,
        letters=(SCHOOLS, GROUPS),
        author="Commander A Sample",
        deadline=date(2017, 5, 26),
        our_ref="CE/1",
    )

    key = database.write("Start", partial(start_campaign, entry=wanted)).value

    seen = database.read(partial(campaign, campaign_id=key))
    assert (seen.name, seen.incident, seen.frozen_at) == ("Assemblies", "Attack at the arena", None)
    assert (seen.threat_level, seen.threat_wording_on) == (
        ThreatLevel.CRITICAL,
        date(2017, 5, 23),
    )
    assert (seen.author, seen.deadline, seen.our_ref) == (
        "Commander A Sample",
        date(2017, 5, 26),
        "CE/1",
    )
    assert [letter.name for letter in seen.letters] == ["Dear Head Teacher", "Dear Friends"]
    assert states(database, key) == {}


@pytest.mark.parametrize(
    ("unfit", "sentence"),
    [
        (entry(SCHOOLS, name="  "), "Give the campaign a name."),
        (entry(), "A campaign needs a letter."),
        (entry(SCHOOLS, SCHOOLS), "Each letter needs a name of its own."),
        (entry(LetterEntry(name=" ", kind=Kind.FAITH)), "Each letter needs a name of its own."),
        (entry(SCHOOLS, name="REASSURANCE"), "There is a campaign of this name already."),
    ],
)
def test_an_unfit_campaign_is_refused_with_a_sentence(database, unfit, sentence):
    start(database, SCHOOLS, name="Reassurance")

    with pytest.raises(LiaisonError, match=sentence):
        database.write("Start", partial(start_campaign, entry=unfit))

    assert len(database.read(campaigns)) == 1


@pytest.mark.usefixtures("keys")
def test_freezing_makes_the_audience_of_each_letter_its_recipients(database):
    key = start(database, SCHOOLS, GROUPS)

    assert freeze(database, key) == 4

    assert states(database, key) == dict.fromkeys(
        ("Oak School", "Elm School", "Ash School", "Lane Chapel"), RecipientState.TO_DO
    )
    assert database.read(partial(campaign, campaign_id=key)).frozen_at == AT


@pytest.mark.usefixtures("keys")
def test_an_organisation_in_two_audiences_belongs_to_the_first_letter(database):
    in_chase = LetterEntry(name="To Chase", kind=Kind.SCHOOL, ward_codes=(CHASE,))
    key = start(database, in_chase, SCHOOLS)
    promised = [one.audience for one in database.read(partial(campaign, campaign_id=key)).letters]

    freeze(database, key)

    letters = database.read(partial(campaign, campaign_id=key)).letters
    assert [letter.audience for letter in letters] == promised == [2, 1]


@pytest.mark.usefixtures("keys")
def test_whoever_arrives_after_the_freeze_is_no_recipient(database):
    key = start(database, SCHOOLS)
    freeze(database, key)

    database.write("Add", lambda one: organisation(one, "New School", Kind.SCHOOL, CHASE))

    assert "New School" not in states(database, key)


@pytest.mark.usefixtures("keys")
def test_an_audience_is_frozen_once(database):
    key = start(database, SCHOOLS)
    freeze(database, key)

    with pytest.raises(LiaisonError, match="frozen already"):
        freeze(database, key)

    assert len(states(database, key)) == 3


def test_an_empty_audience_is_not_frozen(database):
    key = start(database, SCHOOLS)

    with pytest.raises(LiaisonError, match="Nobody is in the audience"):
        freeze(database, key)

    assert database.read(partial(campaign, campaign_id=key)).frozen_at is None


def test_a_campaign_that_is_gone_cannot_be_frozen(database):
    with pytest.raises(NotFound):
        freeze(database, 999)


@pytest.mark.usefixtures("keys")
def test_freezing_is_undone_and_done_again(database):
    key = start(database, SCHOOLS)
    freeze(database, key)

    undo_last(database)
    assert states(database, key) == {}
    assert database.read(partial(campaign, campaign_id=key)).frozen_at is None

    redo_last(database)
    assert len(states(database, key)) == 3


def test_leaving_out_needs_a_reason_and_can_be_taken_back(database, keys):
    key = start(database, SCHOOLS)
    freeze(database, key)
    whom = {"campaign_id": key, "organisation_ids": [keys["Oak School"]]}

    with pytest.raises(LiaisonError, match="Say why"):
        database.write("Leave out", partial(leave_out, **whom, reason=" \n "))
    database.write("Leave out", partial(leave_out, **whom, reason=" Has its\town letter "))

    seen = database.read(partial(recipients, campaign_id=key))
    left_out = [one for one in seen if one.state is RecipientState.LEFT_OUT]
    assert [(one.name, one.left_out_reason) for one in left_out] == [
        ("Oak School", "Has its own letter")
    ]

    database.write("Bring back", partial(bring_back, **whom))
    assert states(database, key)["Oak School"] is RecipientState.TO_DO


def test_leaving_out_touches_no_other_campaign(database, keys):
    first, second = start(database, SCHOOLS), start(database, SCHOOLS, name="Another")
    freeze(database, first)
    freeze(database, second)
    whom = [keys["Oak School"]]

    database.write(
        "Leave out",
        partial(leave_out, campaign_id=first, organisation_ids=whom, reason="Asked us not to"),
    )

    assert states(database, second)["Oak School"] is RecipientState.TO_DO


@pytest.mark.usefixtures("keys")
def test_more_recipients_than_one_statement_takes_are_left_out(database):
    key = start(database, SCHOOLS)
    freeze(database, key)
    many = range(1, 40_000)

    database.write(
        "Leave out", partial(leave_out, campaign_id=key, organisation_ids=many, reason="Too far")
    )

    assert set(states(database, key).values()) == {RecipientState.LEFT_OUT}
