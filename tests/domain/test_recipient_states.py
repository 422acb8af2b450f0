import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.outreach import Channel, Outcome, RelayStage
from liaison_app.domain.recipient_states import (
    ContactMade,
    Progress,
    RecipientFacts,
    counts_as_reached,
    progress,
    recipient_state,
)


def state(*newest_first, **facts):
    """Return the state after contacts, newest first: an outcome alone is a letter's."""
    made = [one if isinstance(one, tuple) else (one, Channel.LETTER) for one in newest_first]
    contacts = [ContactMade(outcome=outcome, channel=channel) for outcome, channel in made]
    return recipient_state(RecipientFacts(contacts=contacts, **facts))


def test_nothing_logged_is_to_do():
    assert state() is RecipientState.TO_DO


def test_left_out_comes_before_everything():
    everything = state(Outcome.SPOKE, left_out=True, relay_stages=(RelayStage.DONE,))
    assert everything is RecipientState.LEFT_OUT


def test_a_relay_done_comes_before_a_promise_and_any_answer():
    stages = (RelayStage.PROMISED, RelayStage.DONE, RelayStage.ASKED)
    assert state(Outcome.DECLINED, relay_stages=stages) is RecipientState.RELAYED


def test_a_promise_comes_before_any_answer():
    promised = state(Outcome.SPOKE, relay_stages=(RelayStage.PROMISED,))
    assert promised is RecipientState.RELAY_PROMISED


def test_being_asked_to_pass_it_on_is_not_yet_a_promise():
    assert state(relay_stages=(RelayStage.ASKED,)) is RecipientState.TO_DO


def test_declined_holds_when_the_newest_answer_is_a_decline():
    assert state(Outcome.DECLINED, Outcome.SPOKE) is RecipientState.DECLINED


def test_an_attempt_after_a_decline_is_no_answer_and_changes_nothing():
    assert state(Outcome.NO_ANSWER, Outcome.SENT, Outcome.DECLINED) is RecipientState.DECLINED


def test_an_answer_after_a_decline_is_reached():
    assert state(Outcome.SPOKE, Outcome.DECLINED) is RecipientState.REACHED


@pytest.mark.parametrize("answer", [Outcome.SPOKE, Outcome.MET, Outcome.REPLIED])
def test_whoever_spoke_met_or_replied_is_reached_though_no_channel_is_left(answer):
    assert state(Outcome.RETURNED, answer, usable_channel=False) is RecipientState.REACHED


def test_without_a_usable_channel_they_cannot_be_reached_whatever_was_sent():
    assert state(Outcome.SENT, usable_channel=False) is RecipientState.CANNOT
    assert state(usable_channel=False) is RecipientState.CANNOT


def test_marked_as_sent_is_sent_and_comes_before_tried():
    assert state(Outcome.NO_ANSWER, Outcome.SENT) is RecipientState.SENT


@pytest.mark.parametrize("came_back", [Outcome.RETURNED, Outcome.WRONG_DETAILS])
def test_what_came_back_is_not_sent(came_back):
    assert state(came_back, Outcome.SENT) is RecipientState.TO_DO
    assert state(came_back, Outcome.SENT, Outcome.NO_ANSWER) is RecipientState.TRIED
    assert state(came_back, Outcome.SENT, usable_channel=False) is RecipientState.CANNOT


def test_a_return_takes_back_one_sending_only():
    assert state(Outcome.RETURNED, Outcome.SENT, Outcome.SENT) is RecipientState.SENT


def test_a_wrong_telephone_number_leaves_a_letter_sent():
    wrong = (Outcome.WRONG_DETAILS, Channel.CALL)
    assert state(wrong, Outcome.SENT) is RecipientState.SENT
    e_mail = (Outcome.SENT, Channel.EMAIL)
    assert state((Outcome.WRONG_DETAILS, Channel.EMAIL), e_mail) is RecipientState.TO_DO
    assert state(Outcome.WRONG_DETAILS, e_mail, Outcome.SENT) is RecipientState.SENT


def test_a_return_logged_under_another_way_is_a_return_all_the_same():
    returned = (Outcome.RETURNED, Channel.CALL)
    assert state(returned, Outcome.SENT) is RecipientState.TO_DO


def test_what_is_sent_again_after_a_return_is_sent():
    assert state(Outcome.SENT, Outcome.RETURNED, Outcome.SENT) is RecipientState.SENT
    assert state(Outcome.SENT, Outcome.WRONG_DETAILS) is RecipientState.SENT


@pytest.mark.parametrize("attempt", [Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT])
def test_no_answer_and_a_message_left_are_tried(attempt):
    assert state(attempt) is RecipientState.TRIED


def test_reached_relay_promised_and_relayed_count_as_reached():
    assert {each for each in RecipientState if counts_as_reached(each)} == {
        RecipientState.REACHED,
        RecipientState.RELAY_PROMISED,
        RecipientState.RELAYED,
    }


def test_31_of_44_reached_leaves_out_those_left_out_and_names_the_declined_beside_it():
    states = [
        *[RecipientState.RELAYED] * 20,
        *[RecipientState.RELAY_PROMISED] * 5,
        *[RecipientState.REACHED] * 6,
        *[RecipientState.DECLINED] * 2,
        *[RecipientState.CANNOT] * 3,
        *[RecipientState.SENT] * 4,
        *[RecipientState.TO_DO] * 4,
        *[RecipientState.LEFT_OUT] * 7,
    ]
    counts = progress(states)

    assert counts == Progress(total=44, reached=31, relayed=20, declined=2, cannot=3, left_out=7)
    assert counts.sentence == "31 of 44 reached"
    assert counts.not_reached == 11


@given(st.lists(st.sampled_from(RecipientState)))
def test_every_recipient_is_counted_once(states):
    counts = progress(states)
    assert counts.total + counts.left_out == len(states)
    assert counts.reached + counts.declined + counts.not_reached == counts.total
