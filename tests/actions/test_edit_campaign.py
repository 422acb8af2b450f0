from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.edit_campaign import edit_campaign
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.run_campaign import (
    bring_back,
    freeze_audience,
    leave_out,
    move_recipients,
    start_campaign,
)
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.campaigns import campaign, campaign_whole
from liaison_app.queries.criteria import meeting
from liaison_app.queries.mail_list import mail_list_choices
from liaison_app.store import saving
from liaison_app.store.tables import Organisation

CHASE = "E05000001"
AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)
SCHOOLS = LetterEntry(name="Dear Head Teacher", kind=Kind.SCHOOL, body="One")
GROUPS = LetterEntry(name="Dear Friends", kind=Kind.FAITH, body="Two")
ALSO_SCHOOLS = LetterEntry(name="To schools again", kind=Kind.SCHOOL)
ENTRY = CampaignEntry(
    name="Assemblies",
    incident=IncidentEntry(title="Attack", happened_at=AT),
    letters=(SCHOOLS, GROUPS),
)


class Desk:
    """A campaign of two letters, as an officer changes it."""

    def __init__(self, database, entry=ENTRY):
        self.database = database
        self.key = self.do(start_campaign, entry=entry)

    def do(self, writing, **said):
        """Do a writing as one step, and return its value."""
        return self.database.write("Do", partial(writing, **said)).value

    @property
    def seen(self):
        """The campaign as it is kept."""
        return self.database.read(partial(campaign, campaign_id=self.key))

    @property
    def whole(self):
        """The campaign with its recipients, or its audience while it is a draft."""
        return self.database.read(partial(campaign_whole, campaign_id=self.key))

    def edit(self, *letters, shown=None, **changes):
        """Save the form, with the letters that are kept unless others are said."""
        shown = shown or self.seen
        typed = letters or tuple(as_typed(one) for one in shown.letters)
        entry = replace(ENTRY, letters=typed, **changes)
        return self.do(edit_campaign, shown=shown, entry=entry)

    def freeze(self):
        """Fix who the recipients are."""
        return self.do(freeze_audience, campaign_id=self.key, at=AT)

    def goes_to(self):
        """Return the names of those each letter goes to, or would go to."""
        letters = {one.id: one.name for one in self.seen.letters}
        found = {name: [] for name in letters.values()}
        for one in self.whole.recipients or self.whole.audience:
            if one.state is not RecipientState.LEFT_OUT:
                found[letters[one.letter_id]].append(one.name)
        return found


def as_typed(letter, **changes):
    """Return a letter that is kept, as the form hands it back."""
    return LetterEntry(
        **{
            "letter_id": letter.id,
            "name": letter.name,
            "kind": letter.kind,
            "ward_codes": letter.ward_codes,
            "saved_list_id": letter.saved_list_id,
            "template_id": letter.template_id,
            "posts": letter.posts,
            "body": letter.body,
            "dated": letter.dated,
            "your_ref": letter.your_ref,
            **changes,
        }
    )


@pytest.fixture
def keys(database):
    """Return the keys of two schools and a chapel by their names."""
    there = {"Oak School": Kind.SCHOOL, "Elm School": Kind.SCHOOL, "Lane Chapel": Kind.FAITH}

    def write(connection):
        add_ward(connection, code=CHASE, name="Chase")
        return {name: organisation(connection, name, kind) for name, kind in there.items()}

    return database.write("Fill", write).value


def organisation(connection, name, kind):
    values = {"name": name, "kind": kind, "ward_code": CHASE, "sort_key": name.casefold()}
    return saving.insert(
        connection, Organisation, {**values, "standing": Standing.ACTIVE, "postcode": "EN2 3AD"}
    )


@pytest.fixture
def desk(database, keys):  # noqa: ARG001 - the audience has to be there
    return Desk(database)


def test_everything_of_a_draft_can_be_changed_in_one_step_and_taken_back(desk):
    before = desk.seen
    one, two = before.letters

    desk.edit(
        as_typed(two, name="Dear All", kind=Kind.SCHOOL),
        as_typed(one, kind=Kind.FAITH, dated=date(2017, 5, 25), your_ref="Y/1"),
        name="Assemblies in May",
        author="Commander A Sample",
        author_address=" New Scotland Yard \n London  SW1A 2JL",
        author_fax="020 7946 0002",
        deadline=date(2017, 5, 26),
        incident=IncidentEntry(title="Attack at the arena", happened_at=AT),
    )

    after = desk.seen
    assert (after.name, after.incident) == ("Assemblies in May", "Attack at the arena")
    assert after.author_address == "New Scotland Yard\nLondon SW1A 2JL"
    assert (after.author_fax, after.deadline) == ("020 7946 0002", date(2017, 5, 26))
    assert [(one.name, one.kind, one.audience) for one in after.letters] == [
        ("Dear All", Kind.SCHOOL, 2),
        ("Dear Head Teacher", Kind.FAITH, 1),
    ]
    assert after.letters[1].your_ref == "Y/1"
    undo_last(desk.database)
    assert desk.seen.name == "Assemblies"
    assert [letter.name for letter in desk.seen.letters] == [one.name, two.name]


def test_letters_can_be_added_and_taken_away_and_swap_their_names(desk):
    one, two = desk.seen.letters

    desk.edit(as_typed(one, name=two.name), as_typed(two, name=one.name), ALSO_SCHOOLS)
    assert [(letter.name, letter.body) for letter in desk.seen.letters] == [
        (two.name, "One"),
        (one.name, "Two"),
        ("To schools again", ""),
    ]

    desk.edit(as_typed(desk.seen.letters[2]))
    assert desk.goes_to() == {"To schools again": ["Elm School", "Oak School"]}


def test_a_started_campaign_keeps_its_audience_whatever_is_typed(desk):
    desk.freeze()
    one, two = desk.seen.letters

    desk.edit(as_typed(one, kind=Kind.FAITH, body="New text"), as_typed(two), our_ref="CE/2")

    assert (desk.seen.letters[0].kind, desk.seen.letters[0].body) == (Kind.SCHOOL, "New text")
    assert desk.seen.our_ref == "CE/2"
    assert desk.goes_to() == {
        "Dear Head Teacher": ["Elm School", "Oak School"],
        "Dear Friends": ["Lane Chapel"],
    }


def test_a_letter_with_recipients_stays(desk):
    desk.freeze()

    with pytest.raises(LiaisonError, match="Dear Friends") as problem:
        desk.edit(as_typed(desk.seen.letters[0]))

    assert problem.value.hint
    assert len(desk.seen.letters) == 2


def test_a_letter_added_to_a_started_campaign_takes_those_who_get_none_yet(database, keys):
    desk = Desk(database, replace(ENTRY, letters=(SCHOOLS,)))
    desk.freeze()
    late = database.write("Late", partial(organisation, name="Ash School", kind=Kind.SCHOOL)).value
    assert late not in keys.values()

    desk.edit(as_typed(desk.seen.letters[0]), GROUPS)

    assert desk.goes_to()["Dear Friends"] == ["Lane Chapel"]
    assert desk.goes_to()["Dear Head Teacher"] == ["Elm School", "Oak School"]
    undo_last(database)
    assert list(desk.goes_to()) == ["Dear Head Teacher"]


def test_two_officers_may_change_two_letters_at_once_but_not_the_same(desk):
    shown = desk.seen
    one, two = shown.letters
    desk.edit(as_typed(one, body="Theirs"), as_typed(two))

    assert desk.edit(as_typed(replace(one, body="Theirs")), as_typed(two, body="Mine"), shown=shown)
    with pytest.raises(Stale):
        desk.edit(as_typed(one, body="Mine"), as_typed(two, body="Mine"), shown=shown)

    assert [letter.body for letter in desk.seen.letters] == ["Theirs", "Mine"]


def test_saving_what_nobody_changed_writes_no_step(desk):
    before = desk.seen

    desk.edit()

    assert desk.seen == before


def test_a_campaign_that_is_gone_is_said(desk):
    shown = replace(desk.seen, id=99)

    with pytest.raises(NotFound):
        desk.do(edit_campaign, shown=shown, entry=ENTRY)


def test_a_name_that_another_campaign_has_is_refused(desk):
    desk.do(start_campaign, entry=replace(ENTRY, name="Reassurance"))

    with pytest.raises(LiaisonError, match="of this name already"):
        desk.edit(name="REASSURANCE")


def test_somebody_in_two_audiences_is_moved_to_the_other_before_freezing(desk, keys):
    desk.edit(*map(as_typed, desk.seen.letters), ALSO_SCHOOLS)
    assert [one.audience for one in desk.seen.letters] == [2, 1, 0]

    move = {"campaign_id": desk.key, "organisation_ids": [keys["Oak School"]]}
    desk.do(move_recipients, **move, letter_id=desk.seen.letters[2].id)

    assert [one.audience for one in desk.seen.letters] == [1, 1, 1]
    assert desk.freeze() == 3
    assert desk.goes_to()["To schools again"] == ["Oak School"]
    with pytest.raises(LiaisonError, match="nobody is moved"):
        desk.do(move_recipients, **move, letter_id=desk.seen.letters[0].id)


def test_somebody_is_left_out_of_a_draft_with_a_reason_and_brought_back(desk, keys):
    whom = {"campaign_id": desk.key, "organisation_ids": [keys["Oak School"]]}
    desk.do(leave_out, **whom, reason="Closed this week")

    assert desk.goes_to()["Dear Head Teacher"] == ["Elm School"]
    assert desk.seen.letters[0].audience == 1
    assert [one.left_out_reason for one in desk.whole.audience].count("Closed this week") == 1

    desk.do(bring_back, **whom)
    assert desk.goes_to()["Dear Head Teacher"] == ["Elm School", "Oak School"]
    desk.do(leave_out, **whom, reason="Closed this week")
    desk.freeze()
    assert [one.name for one in desk.whole.recipients if one.left_out_reason] == ["Oak School"]


def test_what_was_said_of_somebody_who_left_the_audience_counts_for_nothing(desk, keys):
    whom = {"campaign_id": desk.key, "organisation_ids": [keys["Lane Chapel"]]}
    desk.do(leave_out, **whom, reason="Away")

    desk.edit(as_typed(desk.seen.letters[0]), as_typed(desk.seen.letters[1], kind=Kind.NETWORK))

    assert desk.freeze() == 2
    assert {one.name for one in desk.whole.recipients} == {"Oak School", "Elm School"}


def test_nobody_of_a_draft_is_a_recipient_elsewhere(desk, keys):
    whom = {"campaign_id": desk.key, "organisation_ids": [keys["Oak School"]]}
    desk.do(leave_out, **whom, reason="Away")

    found = meeting(Criteria(campaign_id=desk.key), today=AT.date())
    assert desk.database.read(lambda one: one.execute(found).all()) == []
    letters = desk.database.read(mail_list_choices).letters
    assert [one.recipients for one in letters] == [0, 0]


def test_somebody_outside_the_audience_cannot_be_moved_into_it(desk):
    with pytest.raises(LiaisonError, match="not in the audience"):
        desk.do(
            move_recipients,
            campaign_id=desk.key,
            organisation_ids=[999],
            letter_id=desk.seen.letters[0].id,
        )
