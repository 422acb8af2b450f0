"""Letters that came back: logged, their addresses marked, and somebody asked to find others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.copy_rows import note_copy
from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.make_export import save_export
from liaison_app.actions.mark_as_sent import discard_dispatch, mark_as_sent
from liaison_app.actions.restore_value import Restoring, restore_value
from liaison_app.actions.returned_mail import log_returned
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.actions.undo import redo_last, undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.exports import RowPer
from liaison_app.domain.mail_lists import AlreadySent, LeftOutReason, MailListWanted
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import ContactEntry, OrganisationEntry, PersonEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.domain.records import RecordKind, RecordMeant, RecordsHeld
from liaison_app.domain.references import make_ref
from liaison_app.domain.returned import ReturnedEntry
from liaison_app.queries.follow_ups import open_follow_ups
from liaison_app.queries.mail_list import mail_list_choices, plan_mail_list
from liaison_app.queries.recipients import recipients
from liaison_app.queries.returned import returned_letter
from liaison_app.store.bulk import update_many
from liaison_app.store.tables import (
    ContactPoint,
    Organisation,
    OutreachWith,
    Postcode,
    table_of,
)

AT = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)
TODAY = AT.date()
ADDRESS = {"street": "1 Sample Street", "town": "Enfield", "postcode": "EN2 3AB"}
PRINTED = ("1 Sample Street", "Enfield", "EN2 3AB")


class Post:
    """A workspace whose letters are sent, and come back."""

    def __init__(self, database, folder):
        self.database, self._folder = database, folder
        self.do(save_team, values={"name": "Chase Team"}, version=None)
        self.do(add_ward, code="E05000195", name="Chase")
        place = {"postcode": "EN2 3AB", "ward_code": "E05000195"}
        database.write("Place", lambda c: c.execute(table_of(Postcode).insert(), [place]) and None)
        self.keys = [self.school(name) for name in ("Alder School", "Birch School")]

    def do(self, writing, **given):
        """Do one writing, and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def school(self, name, **values):
        """Write a school, and return its key."""
        entry = OrganisationEntry(values={"kind": "school", "name": name, **ADDRESS, **values})
        return self.do(save_organisation, entry=entry)

    def campaign(self, name="Manchester"):
        """Begin a campaign with a letter to the schools, and return what lists it."""
        entry = CampaignEntry(
            name=name,
            incident=IncidentEntry(title="Arena", happened_at=AT),
            letters=(LetterEntry(name="Dear Head", kind=Kind.SCHOOL),),
        )
        key = self.do(start_campaign, entry=entry)
        self.do(freeze_audience, campaign_id=key, at=AT)
        letters = self.database.read(mail_list_choices).letters
        letter = next(one for one in letters if one.campaign_id == key)
        return MailListWanted(campaign_id=key, letter_id=letter.letter_id)

    def save(self, wanted, *, name="list"):
        """Save a list, and return its entry's key."""
        plan = self.plan(wanted)
        path = self._folder / f"{name}.xlsx"
        private = self._folder / "private"
        return save_export(self.database, plan=plan, path=path, private=private).value.dispatch_id

    def send(self, wanted, *, at=AT, name="list"):
        """Save a list and mark it as sent, and return its entry's key."""
        key = self.save(wanted, name=name)
        self.do(mark_as_sent, dispatch_id=key, happened_at=at)
        return key

    def plan(self, wanted):
        """Return the list as it would be written."""
        return self.database.read(partial(plan_mail_list, wanted=wanted, today=TODAY))

    def find(self, text, **given):
        """Return the letter that a Ref stands for."""
        return self.database.read(partial(returned_letter, text=text, **given))

    def back(self, *keys):
        """Log letters to these schools as returned, and return how many addresses are gone."""
        letters = [self.find(make_ref(letter="S", key=key)) for key in keys]
        return self.do(log_returned, entry=self.entry(letters))

    def entry(self, letters):
        """Return these letters with the newest list of each."""
        each = [(one, one.lists[0].dispatch_id if one.lists else None) for one in letters]
        return ReturnedEntry(letters=each, happened_at=AT + timedelta(days=3))

    def gone_on(self, key):
        """Return since when post to the premises comes back."""
        o = Organisation
        told = select(o.address_gone_on).where(o.id == key)
        return self.database.read(lambda c: c.execute(told).scalar_one())

    def promises(self):
        """Return what is promised."""
        return [one.promise for one in self.database.read(open_follow_ups)]

    def state(self, key, campaign_id):
        """Return how far a recipient is."""
        seen = self.database.read(partial(recipients, campaign_id=campaign_id))
        return {one.organisation_id: one.state for one in seen}[key]


@pytest.fixture
def post(database, tmp_path):
    """Return a workspace with two schools."""
    return Post(database, tmp_path)


def test_a_ref_finds_the_newest_list_that_was_sent_and_where_the_letter_went(post):
    wanted = post.campaign()
    post.send(wanted)
    again = MailListWanted(
        campaign_id=wanted.campaign_id,
        letter_id=wanted.letter_id,
        already_sent=AlreadySent.WRITE_AGAIN,
    )
    newest = post.send(again, at=AT + timedelta(days=1), name="OFFICIAL - Manchester")
    ref = make_ref(letter="S", key=post.keys[0])

    found = post.find(ref.lower().replace("-", " "))

    assert (found.ref, found.name, found.address) == (ref, "Alder School", PRINTED)
    assert found.lists[0].dispatch_id == newest
    assert [one.words for one in found.lists] == [
        "OFFICIAL - Manchester.xlsx",
        "Manchester: list.xlsx",
    ]


def test_a_letter_of_a_list_nobody_marked_as_sent_is_logged_with_its_campaign(post):
    wanted = post.campaign()
    kept = post.save(wanted)

    found = post.find(make_ref(letter="S", key=post.keys[0]))
    assert [(one.dispatch_id, one.sent_at) for one in found.lists] == [(kept, None)]
    assert post.back(post.keys[0]) == 1

    assert post.state(post.keys[0], wanted.campaign_id) is RecipientState.CANNOT


def test_a_list_that_was_sent_comes_before_a_newer_one_that_was_not(post):
    wanted = post.campaign()
    sent = post.send(wanted, name="sent")
    again = replace(wanted, already_sent=AlreadySent.WRITE_AGAIN)
    newer, newest = post.save(again, name="newer"), post.save(again, name="newest")
    found = post.find(make_ref(letter="S", key=post.keys[0]))
    assert [one.dispatch_id for one in found.lists] == [sent, newest, newer]


def test_a_list_that_goes_no_way_by_post_held_no_letter(post):
    wanted = post.campaign()
    for key in post.keys:
        entry = ContactEntry(
            organisation_id=key, kind=ContactKind.EMAIL, typed="office@school.example"
        )
        post.do(add_contact, entry=entry)
    dropped = post.save(wanted, name="dropped")
    post.do(discard_dispatch, dispatch_id=dropped, reason="Another took over")
    by_email = replace(wanted, by=ObjectionChannel.EMAIL)
    post.save(by_email)
    e_mailed = post.save(by_email, name="e-mailed")
    post.do(mark_as_sent, dispatch_id=e_mailed, happened_at=AT, channel=Channel.EMAIL)
    note_copy(
        post.database,
        label="Copied",
        held=RecordsHeld(kind=RecordKind.ORGANISATION, keys=tuple(post.keys)),
    )
    assert post.find(make_ref(letter="S", key=post.keys[0])).lists == ()


def test_a_letter_to_somebody_on_no_list_went_where_post_goes_today(post):
    post.send(post.campaign())
    found = post.find(make_ref(letter="S", key=post.school("Cedar School", street="9 Road")))
    assert (found.lists, found.address) == ((), ("9 Road", "Enfield", "EN2 3AB"))


def test_a_mistyped_ref_is_refused_and_so_is_one_of_nobody(post):
    ref = make_ref(letter="S", key=post.keys[0])
    wrong = f"{ref[:-1]}{'0' if ref[-1] != '0' else '1'}"
    with pytest.raises(LiaisonError, match="not a Ref of ours"):
        post.find(wrong)
    with pytest.raises(NotFound, match="Nobody in the records"):
        post.find(make_ref(letter="S", key=999))


def test_returned_letters_are_logged_their_addresses_gone_and_to_be_found(post):
    wanted = post.campaign()
    post.send(wanted)

    assert post.back(*post.keys) == 2

    assert [post.gone_on(key) for key in post.keys] == [(AT + timedelta(days=3)).date()] * 2
    assert post.promises() == [
        "Find the new address of Alder School",
        "Find the new address of Birch School",
    ]
    assert post.state(post.keys[0], wanted.campaign_id) is RecipientState.CANNOT
    w = OutreachWith
    told = select(w.outreach_id).where(w.outcome == Outcome.RETURNED).distinct()
    assert len(post.database.read(lambda c: c.execute(told).all())) == 1
    assert post.plan(wanted).reasons == {LeftOutReason.GONE_AWAY: 2}


def test_one_undo_takes_all_of_it_back_and_redo_does_it_again(post):
    wanted = post.campaign()
    post.send(wanted)
    post.back(*post.keys)

    undo_last(post.database)

    assert [post.gone_on(key) for key in post.keys] == [None, None]
    assert post.promises() == []
    assert post.state(post.keys[0], wanted.campaign_id) is RecipientState.SENT
    redo_last(post.database)
    assert len(post.promises()) == 2
    assert post.gone_on(post.keys[1]) is not None


def test_a_correspondence_address_is_marked_in_place_of_the_premises(post):
    typed = "Office\n9 Other Road\nEnfield\nEN1 4NP"
    entry = ContactEntry(organisation_id=post.keys[0], kind=ContactKind.ADDRESS, typed=typed)
    contact_id = post.do(add_contact, entry=entry)
    post.send(post.campaign())

    post.back(post.keys[0])

    c = ContactPoint
    standing = select(c.standing).where(c.id == contact_id)
    assert post.database.read(lambda connection: connection.execute(standing).scalar_one()) is (
        ContactStanding.GONE
    )
    assert post.gone_on(post.keys[0]) is None


def test_an_address_changed_since_the_letter_went_is_left_as_it_is(post):
    wanted = post.campaign()
    post.send(wanted)
    entry = OrganisationEntry(
        values={"street": "9 New Road"}, organisation_id=post.keys[0], version=1
    )
    post.do(save_organisation, entry=entry)

    assert post.back(post.keys[0]) == 0

    assert post.gone_on(post.keys[0]) is None
    assert post.promises() == []
    assert post.state(post.keys[0], wanted.campaign_id) is RecipientState.CANNOT


def test_everybody_who_shared_the_letter_is_logged(post):
    post.send(MailListWanted(kind=Kind.SCHOOL, row_per=RowPer.ADDRESS))
    assert post.back(post.keys[0]) == 2
    assert len(post.promises()) == 2


def test_a_persons_ref_is_logged_with_the_person(post):
    name = PersonName(title="Mrs", forenames="Jane", surname="Sample")
    entry = PersonEntry(organisation_id=post.keys[0], name=name, post="Head Teacher")
    person = post.do(add_person, entry=entry)
    post.send(MailListWanted(kind=Kind.SCHOOL, row_per=RowPer.PERSON))

    found = post.find(make_ref(letter="P", key=person))
    post.do(log_returned, entry=post.entry([found]))

    assert found.name == "Mrs Jane Sample, Alder School"
    w = OutreachWith
    told = select(w.person_id).where(w.outcome == Outcome.RETURNED)
    assert post.database.read(lambda c: c.execute(told).scalars().all()) == [person]


def test_an_address_that_is_looked_for_already_is_not_asked_for_twice(post):
    wanted = post.campaign()
    post.send(wanted)
    post.back(post.keys[0])
    post.back(post.keys[0])
    assert post.promises() == ["Find the new address of Alder School"]


def test_nothing_typed_is_nothing_logged(post):
    with pytest.raises(LiaisonError, match="Type the Ref"):
        post.do(log_returned, entry=ReturnedEntry(letters=(), happened_at=AT))


@pytest.mark.parametrize(
    "values", [{"street": "9 New Road"}, {"town": "Barnet"}, {"postcode": "EN1 4NP"}]
)
def test_another_address_typed_is_not_gone_any_more(post, values):
    key = _gone(post)
    entry = OrganisationEntry(values=values, organisation_id=key, version=2)
    post.do(save_organisation, entry=entry)
    assert post.gone_on(key) is None
    undo_last(post.database)
    assert post.gone_on(key) is not None


def test_a_save_that_leaves_the_address_leaves_it_gone(post):
    key = _gone(post)
    entry = OrganisationEntry(values={**ADDRESS, "notes": "x"}, organisation_id=key, version=2)
    post.do(save_organisation, entry=entry)
    assert post.gone_on(key) is not None


def test_an_older_street_restored_is_another_address(post):
    key = _gone(post)
    record = RecordMeant(kind=RecordKind.ORGANISATION, key=key)
    restoring = Restoring(record=record, version=2, field="street", value="2 Old Street")
    post.do(restore_value, restoring=restoring)
    assert post.gone_on(key) is None


def test_another_address_brought_in_by_a_file_is_not_gone_any_more(post):
    moved, stayed = _gone(post), post.keys[1]
    post.back(stayed)
    rows = [("9 New Road", "Enfield", moved), ("1 Sample Street", "Enfield", stayed)]
    post.do(update_many, table=Organisation, columns=("street", "town"), rows=rows)
    assert post.gone_on(moved) is None
    assert post.gone_on(stayed) is not None


def _gone(post):
    post.send(post.campaign())
    post.back(post.keys[0])
    return post.keys[0]
