from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_people import add_person, leave_post
from liaison_app.actions.edit_saved_lists import pick_by_hand, save_list
from liaison_app.actions.edit_team import add_ward, save_officer, save_team
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.run_campaign import freeze_audience, leave_out, start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.errors import Cancelled, NotFound
from liaison_app.domain.letters import fill
from liaison_app.domain.mail_lists import AlreadySent, LeftOutReason, MailListWanted
from liaison_app.domain.merge_fields import merge_values
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry, PersonEntry
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.progress import Progress
from liaison_app.domain.saved_lists import ListDefinition, PickMark, SavedListEntry
from liaison_app.queries.looked_over import look_over
from liaison_app.queries.mail_list import mail_list_choices, plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Organisation, Role, table_of

TODAY = date(2017, 5, 25)
NOON = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)
CHASE = "E05000195"
LETTER = (
    "«Addressee»\n«Organisation»\n«Address_line_1»\n\n«Salutation»,\n\n"
    "Come to us.\n\n«Officer_rank» «Officer_name»\nTelephone: «Officer_phone»"
)


class Chase:
    """A team's workspace that a test fills."""

    def __init__(self, database):
        self.database = database
        self.do(save_team, values={"name": "Chase Team", "phone": "020 7946 0101"}, version=None)
        self.ward = self.do(add_ward, code=CHASE, name="Chase")

    def do(self, writing, **given):
        """Do one writing and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def organisation(self, name, **values):
        """Write an organisation with a postable address, and return its key."""
        usual = {
            "kind": Kind.SCHOOL,
            "name": name,
            "street": "1 Sample Street",
            "town": "Enfield",
            "postcode": "EN2 3AB",
            "ward_code": CHASE,
        }
        return self.do(saving.insert, table=Organisation, values={**usual, **values})

    def person(self, organisation_id, surname, post="Head Teacher", **name):
        """Put somebody in a post, and return the key of the role."""
        main = name.pop("main", False)
        entry = PersonEntry(
            organisation_id=organisation_id,
            name=PersonName(**{"title": "Mrs", "forenames": "Jane", "surname": surname, **name}),
            post=post,
            main_contact=main,
        )
        return self.do(add_person, entry=entry)

    def person_id(self, role_id):
        """Return whose role this is."""
        role = table_of(Role)
        find = role.select().where(role.c.id == role_id)
        return self.database.read(lambda c: c.execute(find).one().person_id)

    def object(self, channel=ObjectionChannel.POST, **whose):
        """Note an objection."""
        self.do(add_objection, entry=ObjectionEntry(channel=channel, **whose))

    def campaign(self, *, posts=("Head Teacher",), body=LETTER, **values):
        """Begin a campaign with one letter to schools, and return its list."""
        letter = LetterEntry(name="Dear Head", kind=Kind.SCHOOL, posts=posts, body=body)
        entry = CampaignEntry(
            name="Manchester",
            incident=IncidentEntry(title="Arena", happened_at=NOON),
            **{"letters": (letter,), **values},
        )
        key = self.do(start_campaign, entry=entry)
        letter = self.database.read(mail_list_choices).letters[0]
        assert letter.campaign_id == key
        return MailListWanted(campaign_id=key, letter_id=letter.letter_id)

    def freeze(self, wanted):
        """Fix the audience."""
        self.do(freeze_audience, campaign_id=wanted.campaign_id, at=NOON)

    def plan(self, wanted=None):
        """Return the plan of a list, of all schools unless said."""
        wanted = wanted or MailListWanted(kind=Kind.SCHOOL)
        return self.database.read(partial(plan_mail_list, wanted=wanted, today=TODAY))

    def only_row(self):
        """Return the row of the only letter."""
        (one,) = self.plan().included
        return one.row


@pytest.fixture
def chase(database):
    """Return a workspace with a team and a ward."""
    return Chase(database)


def test_an_objection_to_post_is_honoured_counted_and_offers_what_is_left(chase):
    willing = chase.organisation("Willing School")
    for name, channel in (("Against", ObjectionChannel.POST), ("All", ObjectionChannel.ALL)):
        key = chase.organisation(f"{name} School")
        entry = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0102", organisation_id=key)
        chase.do(add_contact, entry=entry)
        chase.object(channel, organisation_id=key)

    plan = chase.plan()

    assert [one.organisation_id for one in plan.included] == [willing]
    assert plan.reasons == {LeftOutReason.OBJECTION: 2}
    assert {one.name: one.channels for one in plan.left_out} == {
        "Against School": ("Phone", "Visits"),
        "All School": (),
    }
    assert plan.sentence == "1 letter from 3 organisations"


def test_an_objection_to_another_way_leaves_the_letter_and_takes_that_way_out(chase):
    key = chase.organisation("Quiet School")
    for kind, typed in (
        (ContactKind.EMAIL, "office@quiet.example"),
        (ContactKind.PHONE, "020 7946 0103"),
    ):
        chase.do(add_contact, entry=ContactEntry(kind=kind, typed=typed, organisation_id=key))
    chase.object(ObjectionChannel.EMAIL, organisation_id=key)

    assert (chase.only_row().email, chase.only_row().phone) == ("", "020 7946 0103")


def test_a_persons_objection_takes_that_person_out_and_nobody_else(chase):
    key = chase.organisation("Two Heads School")
    against = chase.person(key, "Against")
    chase.person(key, "Willing", title="Mr", forenames="Abel")
    assert chase.only_row().addressee == "Mrs Jane Against & Mr Abel Willing"

    chase.object(person_id=chase.person_id(against))

    assert chase.only_row().addressee == "Mr Abel Willing"
    assert chase.only_row().salutation == "Dear Mr Willing"


def test_the_post_is_written_to_where_its_only_holder_objects(chase):
    key = chase.organisation("One Head School")
    chase.object(person_id=chase.person_id(chase.person(key, "Against")))

    assert chase.only_row().addressee == "The Head Teacher"
    assert "Against" not in " ".join(merge_values(chase.only_row()).values())


def test_a_letter_goes_to_the_first_of_its_posts_that_somebody_holds(chase):
    key = chase.organisation("Posts School")
    chase.person(key, "Chair", post="Chair of Governors")
    chase.person(key, "Office", post="School Secretary", main=True)
    wanted = chase.campaign(posts=("Head Teacher", "Chair of Governors"))
    chase.freeze(wanted)
    assert chase.plan(wanted).included[0].row.surname == "Chair"

    chase.person(key, "Head", post="Headteacher")

    assert chase.plan(wanted).included[0].row.surname == "Head"


def test_the_main_contact_is_written_to_where_nobody_holds_a_post_asked_for(chase):
    key = chase.organisation("Main School")
    chase.person(key, "Other", post="Caretaker")
    chase.person(key, "Office", post="School Secretary", main=True)

    assert chase.only_row().surname == "Office"


def test_a_post_that_was_left_is_written_to_as_a_post(chase):
    key = chase.organisation("Left School")
    chase.do(leave_post, role_id=chase.person(key, "Gone"), version=None, on=TODAY)

    assert (chase.only_row().addressee, chase.only_row().surname) == ("The Head Teacher", "")


def test_the_addressee_is_empty_where_it_is_the_organisation_itself(chase):
    chase.organisation("Ridgeway Friends", kind=Kind.NETWORK)
    key = chase.organisation("Three Heads School")
    for surname in ("One", "Two", "Three"):
        chase.person(key, surname)

    row = chase.only_row()
    letter = fill("«Addressee»\n«Organisation»\n«Address_line_1»", merge_values(row))

    assert (row.addressee, row.organisation) == ("", "Three Heads School")
    assert letter == "Three Heads School\n1 Sample Street"


@pytest.mark.parametrize(("rank", "printed"), [("PC", "PC Ann Beat"), ("", "Officer Ann Beat")])
def test_a_letter_does_not_stop_for_an_officer_without_rank_or_telephone(chase, rank, printed):
    chase.organisation("Ranked School")
    officer = chase.do(save_officer, values={"rank": rank, "name": "Ann Beat"})
    wanted = chase.campaign(forwarding_officer_id=officer)
    chase.freeze(wanted)

    letter = fill(LETTER, merge_values(chase.plan(wanted).included[0].row))

    assert letter.endswith(f"Come to us.\n\n{printed}\nTelephone: 020 7946 0101")


def test_the_ward_officer_signs_where_the_letter_has_no_officer_of_its_own(chase):
    chase.organisation("Ward School")
    chase.do(save_officer, values={"rank": "PC", "name": "Will Ward"}, ward_ids=[chase.ward])
    assert chase.only_row().officer_name == "Will Ward"


def test_the_piles_come_out_by_postcode_and_then_name(chase):
    for name, postcode in (("Beta", "EN2 3AB"), ("Zeta", "EN1 1AA"), ("alpha", "EN2 3AB")):
        chase.organisation(name, postcode=postcode)
    rows = [one.row for one in chase.plan().included]
    assert [row.organisation for row in rows] == ["Zeta", "alpha", "Beta"]


def test_post_goes_to_the_correspondence_address_where_there_is_one(chase):
    key = chase.organisation("Moved School")
    entry = ContactEntry(
        kind=ContactKind.ADDRESS, typed="PO Box 7\nBarnet\nEN5 5XX", organisation_id=key
    )
    chase.do(add_contact, entry=entry)
    row = chase.only_row()
    assert (row.address_line_1, row.town, row.postcode) == ("PO Box 7", "Barnet", "EN5 5XX")


@pytest.mark.parametrize(
    ("values", "reason", "detail"),
    [
        ({"standing": Standing.CLOSED}, LeftOutReason.CLOSED, ""),
        ({"street": "", "town": "", "postcode": ""}, LeftOutReason.NO_ADDRESS, "Add the address"),
        ({"postcode": ""}, LeftOutReason.NOT_POSTABLE, "Postcode missing"),
    ],
)
def test_whoever_cannot_be_posted_to_is_left_out_with_the_reason(chase, values, reason, detail):
    chase.organisation("Unposted School", **values)
    (one,) = chase.plan().left_out
    assert one.reason is reason
    assert one.detail.startswith(detail)


def test_only_the_wards_asked_for_are_written_to(chase):
    chase.organisation("Here School")
    chase.organisation("There School", ward_code="E05000999")
    plan = chase.plan(MailListWanted(kind=Kind.SCHOOL, ward_codes=(CHASE,)))
    assert plan.audience == 1
    assert chase.plan().audience == 2


def saved_list(chase, *keys, name="Both"):
    definition = ListDefinition(added=keys)
    return chase.do(save_list, entry=SavedListEntry(name=name, definition=definition))


def test_a_saved_list_is_written_to_under_its_name_each_by_the_posts_of_its_kind(chase):
    school, other = chase.organisation("Here School"), chase.organisation("Other School")
    chapel = chase.organisation("Lane Chapel", kind=Kind.FAITH, tradition="Christian")
    chase.person(school, "Sample")
    chase.person(chapel, "Weaver", post="Vicar", title="Revd")
    wanted = MailListWanted(saved_list_id=saved_list(chase, school, chapel))

    plan = chase.plan(wanted)

    assert (plan.title, plan.audience) == ("Both", 2)
    greeted = {one.organisation_id: one.row.salutation for one in plan.included}
    assert greeted.keys() == {school, chapel}
    assert other not in greeted
    assert "Sample" in greeted[school]
    assert greeted[chapel] == "Dear Vicar"


def test_a_campaigns_letter_to_a_saved_list_goes_to_whom_it_was_fixed_for(chase):
    here, later = chase.organisation("Here School"), chase.organisation("Later School")
    list_id = saved_list(chase, here)
    wanted = chase.campaign(letters=(LetterEntry(name="Dear both", saved_list_id=list_id),))
    chase.freeze(wanted)
    chase.do(pick_by_hand, list_id=list_id, organisation_ids=[later], mark=PickMark.ADDED)

    assert [one.organisation_id for one in chase.plan(wanted).included] == [here]


def test_whoever_is_left_out_of_the_campaign_is_left_out_of_its_list(chase):
    key = chase.organisation("Young School")
    wanted = chase.campaign()
    chase.freeze(wanted)
    given = {"campaign_id": wanted.campaign_id, "organisation_ids": [key]}
    chase.do(leave_out, reason="Too young", **given)
    (one,) = chase.plan(wanted).left_out
    assert (one.reason, one.detail) == (LeftOutReason.LEFT_OUT, "Too young")


def test_whoever_was_written_to_by_hand_is_left_out_until_it_comes_back(chase):
    key = chase.organisation("Sent School")
    wanted = chase.campaign()
    chase.freeze(wanted)

    def log(outcome, hour, channel=Channel.LETTER):
        entry = OutreachEntry(
            organisation_ids=[key],
            channel=channel,
            outcome=outcome,
            happened_at=NOON.replace(hour=hour),
            campaign_id=wanted.campaign_id,
        )
        chase.do(log_outreach, entry=entry)

    log(Outcome.SENT, 12)
    assert chase.plan(wanted).reasons == {LeftOutReason.SENT: 1}
    again = MailListWanted(
        campaign_id=wanted.campaign_id,
        letter_id=wanted.letter_id,
        already_sent=AlreadySent.WRITE_AGAIN,
    )
    assert len(chase.plan(again).included) == 1

    log(Outcome.RETURNED, 13, channel=Channel.EMAIL)
    assert chase.plan(wanted).reasons == {LeftOutReason.SENT: 1}, "that was no letter"
    log(Outcome.RETURNED, 14)
    assert chase.plan(wanted).reasons == {}


def test_an_audience_that_is_not_fixed_yet_has_nobody_in_it(chase):
    chase.organisation("Draft School")
    assert chase.plan(chase.campaign()).audience == 0


def test_a_letter_that_would_stop_is_found_before_it_is_printed(chase):
    chase.organisation("Stopped School")
    wanted = chase.campaign(body="We met at «Your_ref» on «Letter_date».")
    chase.freeze(wanted)
    looking = partial(look_over, wanted=wanted, today=TODAY, progress=Progress())
    (problem,) = chase.database.read(looking).odd.stopped.values()
    assert "«Your_ref»" in problem.sentence


def test_planning_changes_nothing_and_stops_when_cancelled(chase):
    chase.organisation("Any School")
    assert chase.database.write("Plan", lambda _: chase.plan()).step is None
    progress = Progress()
    progress.cancel()
    planning = partial(
        plan_mail_list, wanted=MailListWanted(kind=Kind.SCHOOL), today=TODAY, progress=progress
    )
    with pytest.raises(Cancelled):
        chase.database.read(planning)


def test_a_workspace_without_team_or_letter_says_so(database):
    wanted = MailListWanted(kind=Kind.SCHOOL)
    with pytest.raises(NotFound, match="no team"):
        database.read(partial(plan_mail_list, wanted=wanted, today=TODAY))


def test_the_proposed_file_name_says_marking_title_and_date(chase):
    chase.organisation("Named School")
    plan = chase.plan(chase.campaign())
    assert plan.file_name(today=TODAY) == "OFFICIAL - Manchester - Dear Head - 2017-05-25.xlsx"
