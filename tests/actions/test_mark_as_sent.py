from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import add_ward, save_team
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.make_export import save_export
from liaison_app.actions.mark_as_sent import discard_dispatch, mark_as_sent
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.actions.undo import redo_last, undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.exports import RowPer
from liaison_app.domain.mail_lists import AlreadySent, LeftOutReason, MailListWanted
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import PersonEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.mail_list import mail_list_choices, plan_mail_list
from liaison_app.queries.outreach import contact
from liaison_app.queries.recipients import recipients
from liaison_app.store import saving
from liaison_app.store.tables import Organisation, Outreach, OutreachWith

AT = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)
CHASE = "E05000195"


@pytest.fixture
def letter(database):
    """Return the list of a letter to three schools."""
    database.write("Team", partial(save_team, values={"name": "Chase Team"}, version=None))
    database.write("Ward", partial(add_ward, code=CHASE, name="Chase"))
    for name in ("Alder School", "Birch School", "Cedar School"):
        database.write("Add", partial(_add, name=name))
    entry = CampaignEntry(
        name="Manchester",
        incident=IncidentEntry(title="Arena", happened_at=AT),
        letters=(LetterEntry(name="Dear Head", kind=Kind.SCHOOL),),
    )
    key = database.write("Begin", partial(start_campaign, entry=entry)).value
    database.write("Freeze", partial(freeze_audience, campaign_id=key, at=AT))
    (one,) = database.read(mail_list_choices).letters
    assert one.recipients == 3
    return MailListWanted(campaign_id=key, letter_id=one.letter_id)


@pytest.fixture
def saved(database, letter, tmp_path):
    """Return the entry of that list, saved."""
    plan = _plan(database, letter)
    path = tmp_path / "list.xlsx"
    done = save_export(database, plan=plan, path=path, private=tmp_path / "private")
    return done.value.dispatch_id


def test_a_list_that_was_sent_is_one_outreach_with_all_of_its_recipients(database, letter, saved):
    key = _mark(database, saved, channel=Channel.EMAIL)

    u, w = Outreach, OutreachWith
    (outreach,) = database.read(
        lambda c: c.execute(select(u.id, u.campaign_id, u.channel, u.outcome, u.happened_at)).all()
    )
    assert outreach == (key, letter.campaign_id, Channel.EMAIL, Outcome.SENT, AT)
    whom = database.read(lambda c: c.execute(select(w.outreach_id, w.organisation_id)).all())
    included = _plan(database, letter, AlreadySent.WRITE_AGAIN).included
    assert sorted(whom) == sorted((key, one.organisation_id) for one in included)
    assert len(whom) == 3
    assert _stages(database) == [DispatchStage.SENT]
    states = {one.state for one in database.read(partial(recipients, campaign_id=1))}
    assert states == {RecipientState.SENT}


def test_marking_as_sent_can_be_undone_and_the_list_waits_again(database, letter, saved):
    _mark(database, saved)
    assert _plan(database, letter).included == ()

    undo_last(database)

    assert _stages(database) == [DispatchStage.SAVED]
    assert database.read(lambda c: c.execute(select(Outreach.id)).all()) == []
    assert len(_plan(database, letter).included) == 3
    _mark(database, saved)
    assert _stages(database) == [DispatchStage.SENT]


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.EMAIL, Channel.VISIT])
def test_the_same_list_made_again_leaves_out_those_it_was_sent_to_unless_asked(
    database, letter, saved, channel
):
    _mark(database, saved, channel=channel)

    plan = _plan(database, letter)

    assert plan.reasons == {LeftOutReason.SENT: 3}
    assert plan.left_out[0].detail == "It was sent to them on 25 May 2017."
    assert len(_plan(database, letter, AlreadySent.WRITE_AGAIN).included) == 3


@pytest.mark.parametrize("by", [ObjectionChannel.VISIT, ObjectionChannel.PHONE])
def test_whom_the_letter_went_to_may_be_called_on_and_rung_up_all_the_same(
    database, letter, saved, by
):
    _mark(database, saved)
    plan = _plan(database, replace(letter, by=by))
    assert LeftOutReason.SENT not in plan.reasons
    assert len(plan.included) == (3 if by is ObjectionChannel.VISIT else 0), "no number is known"


def test_who_has_answered_in_the_campaign_is_called_on_no_more_unless_asked(
    database, letter, saved
):
    _mark(database, saved)
    visits = replace(letter, by=ObjectionChannel.VISIT)
    keys = [one.organisation_id for one in _plan(database, visits).included]
    for key, outcome in zip(
        keys, (Outcome.SPOKE, Outcome.DECLINED, Outcome.NO_ANSWER), strict=True
    ):
        entry = OutreachEntry(
            organisation_ids=[key],
            channel=Channel.CALL,
            outcome=outcome,
            happened_at=AT,
            campaign_id=letter.campaign_id,
        )
        database.write("Called", partial(log_outreach, entry=entry))

    plan = _plan(database, visits)

    assert [one.organisation_id for one in plan.included] == keys[2:]
    assert {(one.reason, one.detail) for one in plan.left_out} == {
        (LeftOutReason.ANSWERED, "In this campaign: reached."),
        (LeftOutReason.ANSWERED, "In this campaign: declined."),
    }
    assert len(_plan(database, visits, AlreadySent.WRITE_AGAIN).included) == 3


def test_a_list_saved_but_not_sent_leaves_nobody_out(database, letter, saved):
    assert saved
    assert len(_plan(database, letter).included) == 3


def test_a_list_is_marked_as_sent_once(database, saved):
    _mark(database, saved)
    with pytest.raises(LiaisonError, match="not a list that waits") as refused:
        _mark(database, saved)
    assert refused.value.hint == "It is: Sent."


def test_a_sent_list_taken_back_can_be_marked_again_by_redo(database, saved):
    key = _mark(database, saved)
    undo_last(database)

    redo_last(database)

    assert _stages(database) == [DispatchStage.SENT]
    assert database.read(lambda c: c.execute(select(Outreach.id)).scalars().all()) == [key]


def test_each_person_of_a_list_for_people_is_logged_with_their_organisation(database, tmp_path):
    school = database.write("Add", partial(_add, name="Alder School")).value
    people = [_head(database, school, surname) for surname in ("Able", "Baker")]
    wanted = MailListWanted(kind=Kind.SCHOOL, row_per=RowPer.PERSON)
    dispatch_id = _save(database, wanted, tmp_path)

    key = _mark(database, dispatch_id)

    assert _whom(database) == [(school, person, None) for person in people]
    seen = database.read(partial(contact, outreach_id=key))
    assert (seen.row.others, seen.names) == (0, {school: "Alder School"})


def test_every_organisation_that_shares_a_row_is_logged_without_a_campaign(database, tmp_path):
    schools = [database.write("Add", partial(_add, name=name)).value for name in ("Alder", "Birch")]
    wanted = MailListWanted(kind=Kind.SCHOOL, row_per=RowPer.ADDRESS)
    dispatch_id = _save(database, wanted, tmp_path)
    assert database.read(dispatches)[0].row_count == 1

    _mark(database, dispatch_id)

    assert _whom(database) == [(school, None, None) for school in schools]


def test_a_list_that_is_not_sent_after_all_stays_in_the_register_with_its_reason(database, saved):
    database.write("Not sent", partial(discard_dispatch, dispatch_id=saved, reason=" A new one "))

    (entry,) = database.read(dispatches)
    assert (entry.stage, entry.not_sent_reason) == (DispatchStage.DISCARDED, "A new one")
    with pytest.raises(LiaisonError, match="not a list that waits") as refused:
        _mark(database, saved)
    assert refused.value.hint == "It is: Not sent."
    undo_last(database)
    assert _stages(database) == [DispatchStage.SAVED]


def test_a_list_is_not_discarded_without_a_reason(database, saved):
    with pytest.raises(LiaisonError, match="Say why"):
        database.write("Not sent", partial(discard_dispatch, dispatch_id=saved, reason="  "))
    assert _stages(database) == [DispatchStage.SAVED]


def test_a_list_that_is_not_in_the_register_cannot_be_marked(database):
    with pytest.raises(NotFound):
        _mark(database, 99)


def _add(connection, *, name):
    values = {
        "kind": Kind.SCHOOL,
        "name": name,
        "street": "1 Sample Street",
        "town": "Enfield",
        "postcode": "EN2 3AB",
        "ward_code": CHASE,
    }
    return saving.insert(connection, Organisation, values)


def _plan(database, letter, already_sent=AlreadySent.LEAVE_OUT):
    wanted = replace(letter, already_sent=already_sent)
    return database.read(partial(plan_mail_list, wanted=wanted, today=AT.date()))


def _save(database, wanted, folder):
    database.write("Team", partial(save_team, values={"name": "Chase Team"}, version=None))
    plan = database.read(partial(plan_mail_list, wanted=wanted, today=AT.date()))
    path = folder / "list.xlsx"
    return save_export(database, plan=plan, path=path, private=folder / "private").value.dispatch_id


def _head(database, organisation_id, surname):
    name = PersonName(title="Mrs", forenames="Jane", surname=surname)
    entry = PersonEntry(organisation_id=organisation_id, name=name, post="Head Teacher")
    return database.write("Head", partial(add_person, entry=entry)).value


def _whom(database):
    w = OutreachWith
    told = select(w.organisation_id, w.person_id, w.campaign_id).order_by(w.id)
    return database.read(lambda c: [tuple(row) for row in c.execute(told)])


def _mark(database, dispatch_id, channel=Channel.LETTER):
    marking = partial(mark_as_sent, dispatch_id=dispatch_id, happened_at=AT, channel=channel)
    return database.write("Mark as sent", marking).value


def _stages(database):
    return [one.stage for one in database.read(dispatches)]
