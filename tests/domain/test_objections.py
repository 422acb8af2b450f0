from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.objections import Objection, channels_left, is_open, may_contact, stricter

channels = st.sampled_from(ObjectionChannel)
objections = st.lists(
    st.builds(Objection, channel=channels, since=st.none() | st.dates()), max_size=5
)


def test_an_objection_closes_its_own_way_and_no_other():
    assert not may_contact([ObjectionChannel.POST], by=ObjectionChannel.POST)
    assert may_contact([ObjectionChannel.POST], by=ObjectionChannel.EMAIL)


def test_an_objection_to_any_contact_closes_every_way():
    assert not any(may_contact([ObjectionChannel.ALL], by=channel) for channel in ObjectionChannel)
    assert channels_left([ObjectionChannel.ALL]) == ()


def test_any_way_at_all_is_open_only_where_nothing_is_objected_to():
    assert may_contact([], by=ObjectionChannel.ALL)
    assert not may_contact([ObjectionChannel.VISIT], by=ObjectionChannel.ALL)


def test_the_ways_left_are_offered_in_their_usual_order():
    assert channels_left([ObjectionChannel.POST, ObjectionChannel.PHONE]) == (
        ObjectionChannel.EMAIL,
        ObjectionChannel.MESSAGE,
        ObjectionChannel.VISIT,
    )


def test_of_two_objections_to_one_way_the_older_is_kept():
    newer = Objection(channel=ObjectionChannel.POST, since=date(2017, 5, 25), said_by="the office")
    older = Objection(channel=ObjectionChannel.POST, since=date(2015, 11, 14))
    ever = Objection(channel=ObjectionChannel.POST)
    assert stricter([newer], [older]) == stricter([older], [newer]) == (older,)
    assert stricter([newer], [older], [ever]) == (ever,)


@given(objections, objections)
def test_the_stricter_always_wins(one, other):
    both = [each.channel for each in stricter(one, other)]
    for by in ObjectionChannel:
        allowed = all(
            may_contact([each.channel for each in group], by=by) for group in (one, other)
        )
        assert may_contact(both, by=by) == allowed


def test_a_list_that_goes_no_one_way_is_closed_only_by_an_objection_to_all():
    post, everything = ObjectionChannel.POST, ObjectionChannel.ALL
    assert is_open((post,), everything)
    assert not is_open((post, everything), everything)
    assert not is_open((post,), post)
    assert not is_open((everything,), ObjectionChannel.EMAIL)
    assert is_open((post,), ObjectionChannel.EMAIL)
