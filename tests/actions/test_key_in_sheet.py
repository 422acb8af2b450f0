"""A sheet that comes back from a round is keyed in by its printed numbers, as one step."""

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.key_in_sheet import key_in_sheet
from liaison_app.actions.make_again import save_again
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.actions.undo import redo_last, undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.keyed_sheets import KeyedRow, KeyedSheet
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisation_entries import ContactEntry, OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome, RelayStage
from liaison_app.files.formats import format_named
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.mail_list import mail_list_choices, plan_mail_list
from liaison_app.queries.sheets import sheet_to_key, sheets_made
from liaison_app.store.tables import Outreach, OutreachWith, Postcode, Relay, table_of
from liaison_app.ui.paper.pdf_paper import PdfPaper

pytestmark = pytest.mark.usefixtures("qapp")

AT = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)
STREETS = ("10 Oak Lane", "9 Zoo Lane", "2 Oak Lane")
ON_THE_WAY = ["School 3", "School 1", "School 2"]


class Round:
    """A workspace with a campaign, and what prints a sheet of its schools and keys it in."""

    def __init__(self, database, folder):
        self.database, self._folder = database, folder
        self.do(save_team, values={"name": "Chase Team"}, version=None)
        self.do(add_ward, code="E05000195", name="Chase")
        place = {"postcode": "EN2 3AB", "ward_code": "E05000195"}
        database.write("Place", lambda c: c.execute(table_of(Postcode).insert(), [place]) and None)
        for number, street in enumerate(STREETS, start=1):
            self._school(f"School {number}", street)

    def do(self, writing, **given):
        """Do one writing, and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def _school(self, name, street):
        values = {"kind": "school", "name": name, "street": street, "town": "Enfield"}
        entry = OrganisationEntry(values={**values, "postcode": "EN2 3AB"})
        key = self.do(save_organisation, entry=entry)
        phone = ContactEntry(organisation_id=key, kind=ContactKind.PHONE, typed="020 7946 0101")
        self.do(add_contact, entry=phone)

    def campaign(self):
        """Begin a campaign with a letter to the schools, and return whom it is for."""
        entry = CampaignEntry(
            name="Manchester",
            incident=IncidentEntry(title="Arena", happened_at=AT),
            letters=(LetterEntry(name="Dear Head", kind=Kind.SCHOOL),),
        )
        key = self.do(start_campaign, entry=entry)
        self.do(freeze_audience, campaign_id=key, at=AT)
        (letter,) = self.database.read(mail_list_choices).letters
        return {"campaign_id": key, "letter_id": letter.letter_id}

    def sheet(self, name="call_sheet", **whose):
        """Save a sheet, and return its entry's key."""
        kind = format_named(name)
        wanted = MailListWanted(by=kind.by, **(whose or {"kind": Kind.SCHOOL}))
        plan = self.database.read(partial(plan_mail_list, wanted=wanted, today=AT.date()))
        return save_export(
            self.database,
            plan=plan,
            path=self._folder / f"{name}.pdf",
            private=self._folder / "private",
            chosen=ExportChosen(format=kind, paper=PdfPaper()),
        ).value.dispatch_id

    def key_in(self, dispatch_id, *rows, channel=Channel.CALL):
        """Key these rows in, and return how many were logged."""
        sheet = KeyedSheet(dispatch_id=dispatch_id, channel=channel, happened_at=AT, rows=rows)
        return self.do(key_in_sheet, sheet=sheet)

    def logged(self):
        """Return what was logged: with whom, how, and what came of it."""
        u, w = Outreach, OutreachWith
        told = select(w.organisation_id, u.channel, u.outcome, u.note, u.campaign_id)
        told = told.join(w, w.outreach_id == u.id).order_by(u.id)
        return self.database.read(lambda c: [tuple(row) for row in c.execute(told)])

    def relays(self):
        """Return what was passed on."""
        told = select(Relay.organisation_id, Relay.stage, Relay.people).order_by(Relay.id)
        return self.database.read(lambda c: [tuple(row) for row in c.execute(told)])

    def logged_of(self, dispatch_id):
        """Return what was keyed in of a sheet before, by its rows."""
        return self.database.read(partial(sheet_to_key, dispatch_id=dispatch_id)).logged

    def stage(self):
        """Return how the newest entry stands."""
        return self.database.read(dispatches)[0].stage


@pytest.fixture
def walk(database, tmp_path):
    """Return a workspace with three schools on the way round."""
    return Round(database, tmp_path)


@pytest.mark.parametrize(
    ("name", "channel"), [("call_sheet", Channel.CALL), ("visit_sheet", Channel.VISIT)]
)
def test_a_sheet_opens_with_the_numbers_and_the_order_that_were_printed(walk, name, channel):
    key = walk.sheet(name)
    sheet = walk.database.read(partial(sheet_to_key, dispatch_id=key))
    assert [(row.place, row.name) for row in sheet.rows] == list(enumerate(ON_THE_WAY, start=1))
    assert (sheet.channel, dict(sheet.logged), sheet.campaign) == (channel, {}, "")
    assert sheet.rows[0].reach == "020 7946 0101"


def test_each_row_keyed_in_is_a_contact_and_the_sheet_waits_no_more(walk):
    whose = walk.campaign()
    key = walk.sheet(**whose)
    rows = (
        KeyedRow(place=1, outcome=Outcome.SPOKE, told=120, note=" Read out in assembly "),
        KeyedRow(place=2),
        KeyedRow(place=3, outcome=Outcome.SPOKE, promised=True),
    )

    assert walk.key_in(key, *rows) == 2

    campaign = whose["campaign_id"]
    assert walk.logged() == [
        (3, Channel.CALL, Outcome.SPOKE, "Read out in assembly", campaign),
        (2, Channel.CALL, Outcome.SPOKE, "", campaign),
    ]
    assert walk.relays() == [(3, RelayStage.DONE, 120), (2, RelayStage.PROMISED, None)]
    assert walk.stage() is DispatchStage.KEYED


def test_one_undo_takes_the_whole_sheet_back_and_redo_keys_it_in_again(walk):
    key = walk.sheet()
    rows = (KeyedRow(place=place, outcome=Outcome.NO_ANSWER) for place in (1, 2, 3))
    walk.key_in(key, *rows)

    undo_last(walk.database)

    assert walk.logged() == []
    assert walk.stage() is DispatchStage.SAVED
    redo_last(walk.database)
    assert len(walk.logged()) == 3
    assert walk.stage() is DispatchStage.KEYED


def test_a_row_that_is_not_whole_keeps_all_of_them_out(walk):
    key = walk.sheet()
    rows = (KeyedRow(place=1, outcome=Outcome.SPOKE), KeyedRow(place=2, note="Ring again"))
    with pytest.raises(LiaisonError, match="Row 2: say what came of it"):
        walk.key_in(key, *rows)
    with pytest.raises(LiaisonError, match="Row 1: type about how many"):
        walk.key_in(key, KeyedRow(place=1, outcome=Outcome.SPOKE, told=-1))
    with pytest.raises(LiaisonError, match="no row 9"):
        walk.key_in(key, KeyedRow(place=9, outcome=Outcome.SPOKE))
    with pytest.raises(LiaisonError, match="Nothing is keyed in"):
        walk.key_in(key, KeyedRow(place=1))
    assert walk.logged() == []


def test_a_promise_to_pass_it_on_needs_a_campaign(walk):
    key = walk.sheet()
    with pytest.raises(LiaisonError, match="for a campaign"):
        walk.key_in(key, KeyedRow(place=1, outcome=Outcome.SPOKE, promised=True))


def test_a_sheet_knows_which_of_its_rows_were_keyed_in_before_and_what_came_of_them(walk):
    key = walk.sheet()
    walk.key_in(key, KeyedRow(place=3, outcome=Outcome.NO_ANSWER))
    walk.key_in(key, KeyedRow(place=1, outcome=Outcome.NO_ANSWER))
    walk.key_in(key, KeyedRow(place=1, outcome=Outcome.SPOKE))
    assert walk.logged_of(key) == {1: Outcome.SPOKE, 3: Outcome.NO_ANSWER}

    undo_last(walk.database)
    assert walk.logged_of(key) == {1: Outcome.NO_ANSWER, 3: Outcome.NO_ANSWER}
    redo_last(walk.database)
    assert walk.logged_of(key) == {1: Outcome.SPOKE, 3: Outcome.NO_ANSWER}


def test_nothing_was_keyed_in_of_another_sheet_nor_of_the_same_list_made_again(walk, tmp_path):
    key, other = walk.sheet(), walk.sheet("visit_sheet")
    walk.key_in(key, KeyedRow(place=2, outcome=Outcome.SPOKE))
    again = save_again(
        walk.database,
        dispatch_id=key,
        path=tmp_path / "again.pdf",
        private=tmp_path / "private",
        paper=PdfPaper(),
    )
    assert walk.logged_of(other) == {}
    assert walk.logged_of(again.value.dispatch_id) == {}


def test_sheets_still_to_be_keyed_in_are_offered_first(walk):
    first, second, third = walk.sheet(), walk.sheet("visit_sheet"), walk.sheet()
    walk.key_in(third, KeyedRow(place=1, outcome=Outcome.SPOKE))
    assert list(walk.database.read(sheets_made)) == [second, first, third]


def test_what_is_no_sheet_cannot_be_keyed_in(walk):
    with pytest.raises(NotFound):
        walk.database.read(partial(sheet_to_key, dispatch_id=99))
    with pytest.raises(NotFound):
        walk.key_in(99, KeyedRow(place=1, outcome=Outcome.SPOKE))
