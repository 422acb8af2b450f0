"""Whoever lies in the bin is named in no list, letter or campaign."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_people import add_person, bin_people, put_people_back
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.criteria import Criteria, Mark, Missing
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry, PersonEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.recipient_states import RecipientState
from liaison_app.queries import organisation_rows, organisations, recipients
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.queries.organisation_details import details
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.person_details import role_kept
from liaison_app.store import saving
from liaison_app.store.tables import Organisation

TODAY = date(2017, 5, 25)
NOON = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)


class _School:
    """A school with a head, the only way to whom is a mobile number of her own."""

    def __init__(self, database):
        self._database = database
        self.do(save_team, values={"name": "Chase Team"}, version=None)
        self.do(add_ward, code="E05000195", name="Chase")
        values = {
            "kind": Kind.SCHOOL,
            "name": "Hollybush",
            "street": "1 Sample Street",
            "town": "Enfield",
            "postcode": "EN2 3AB",
            "ward_code": "E05000195",
        }
        self.key = self.do(saving.insert, table=Organisation, values=values)
        entry = PersonEntry(
            organisation_id=self.key,
            name=PersonName(title="Mrs", forenames="Ann", surname="Sample"),
            post="Head Teacher",
            kin=True,
        )
        role = self.do(add_person, entry=entry)
        mobile = ContactEntry(kind=ContactKind.MOBILE, typed="07700 900123", role_id=role)
        self.do(add_contact, entry=mobile)
        self.head = self.read(role_kept, key=role).person_id

    def do(self, writing, **given):
        return self._database.write("Test", partial(writing, **given)).value

    def read(self, reading, **given):
        return self._database.read(partial(reading, **given))

    def bin(self):
        self.do(bin_people, person_ids=[self.head])

    def row(self):
        block = partial(organisation_rows.block, keys=[self.key], today=TODAY)
        return self._database.read_rows(block)[self.key]

    def found(self, **asked):
        wanted = OrganisationsWanted(criteria=Criteria(**asked))
        return list(self.read(organisations.matching_ids, wanted=wanted, today=TODAY))


@pytest.fixture
def school(database):
    """Write the school."""
    return _School(database)


def test_the_list_of_organisations_names_them_no_more_nor_their_number(school):
    assert (school.row().holder.shown, school.row().phone) == ("Mrs Ann Sample", "07700 900123")

    school.bin()

    assert (school.row().holder, school.row().phone) == (None, "")


def test_the_panel_of_the_organisation_names_them_no_more(school):
    school.bin()

    known = school.read(details, key=school.key, today=TODAY)

    assert (known.holders, known.contacts) == ((), ())


def test_no_filter_finds_the_organisation_by_their_post(school):
    asked = [{"posts": ("Head Teacher",)}, {"marks": (Mark.KIN,)}]
    assert [school.found(**one) for one in asked] == [[school.key], [school.key]]

    school.bin()

    assert [school.found(**one) for one in asked] == [[], []]
    missing = (Missing.CONTACT, Missing.PHONE)
    assert [school.found(missing=(one,)) for one in missing] == [[school.key], [school.key]]


def test_a_letter_goes_to_the_post_and_not_to_them(school):
    def salutation():
        plan = school.read(plan_mail_list, wanted=MailListWanted(kind=Kind.SCHOOL), today=TODAY)
        (one,) = plan.included
        return one.row.salutation

    assert salutation() == "Dear Mrs Sample"
    school.bin()

    assert salutation() == "Dear Head Teacher"
    school.do(put_people_back, person_ids=[school.head])
    assert salutation() == "Dear Mrs Sample"


def test_their_number_is_no_other_way_where_a_letter_is_objected_to(school):
    entry = ObjectionEntry(channel=ObjectionChannel.POST, organisation_id=school.key)
    school.do(add_objection, entry=entry)

    def offered():
        plan = school.read(plan_mail_list, wanted=MailListWanted(kind=Kind.SCHOOL), today=TODAY)
        (one,) = plan.left_out
        return one.channels

    assert "Phone" in offered()
    school.bin()

    assert "Phone" not in offered()


def test_a_campaign_counts_no_way_to_reach_them(school):
    no_address = {"street": "", "town": "", "postcode": ""}
    school.do(saving.update, table=Organisation, key=school.key, version=None, values=no_address)
    letter = LetterEntry(name="Dear Head", kind=Kind.SCHOOL, posts=("Head Teacher",), body="Come.")
    incident = IncidentEntry(title="Arena", happened_at=NOON)
    entry = CampaignEntry(name="Manchester", incident=incident, letters=(letter,))
    campaign = school.do(start_campaign, entry=entry)
    school.do(freeze_audience, campaign_id=campaign, at=NOON)

    def state():
        (one,) = school.read(recipients.recipients, campaign_id=campaign)
        return one.state

    assert state() is RecipientState.TO_DO
    school.bin()

    assert state() is RecipientState.CANNOT
