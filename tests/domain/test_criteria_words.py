"""Criteria are said in plain words, and each part can be taken away alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.criteria import Criteria, LastContact, Mark, Missing
from liaison_app.domain.criteria_words import CriteriaNames, criteria_parts, criteria_sentence
from liaison_app.domain.organisations import Kind, Standing
from tests.domain.test_criteria import criteria

NAMES = CriteriaNames(
    wards={"E1": "Chase", "E2": "Town", "E3": "Grange"},
    tags={1: "Safer Schools"},
    networks={2: "Faith Forum"},
    officers={3: "PC Sample"},
    campaigns={4: "Enfield, May 2017"},
)


def said(**asked):
    return [part.words for part in criteria_parts(Criteria(**asked), NAMES)]


@given(criteria)
def test_each_part_can_be_taken_away_and_the_others_stay(asked):
    parts = criteria_parts(asked, NAMES)

    for part in parts:
        left = criteria_parts(part.without, NAMES)
        assert [(one.key, one.words) for one in left] == [
            (one.key, one.words) for one in parts if one is not part
        ]


@given(criteria)
def test_with_every_part_taken_away_nothing_is_asked_for(asked):
    left = asked
    while parts := criteria_parts(left, NAMES):
        left = parts[0].without

    kept = replace(left, contacted_on=None, words=left.words.strip())
    assert kept == Criteria()


@given(criteria)
def test_a_sentence_is_said_of_any_criteria(asked):
    assert criteria_sentence(asked, NAMES)[0].isupper() or asked.kinds


def test_parts_are_said_briefly_enough_for_a_chip():
    assert said() == []
    assert said(ward_codes=("E1", "E2")) == ["Ward: Chase or Town"]
    assert said(ward_codes=("E1", "E2", "E3")) == ["Ward: Chase, Town or Grange"]
    assert said(ward_codes=("E1", "E2", "E3", "E4")) == ["Ward: Chase, Town or 2 more"]
    assert said(missing=(Missing.EMAIL, Missing.PHONE)) == ["No e-mail or no phone"]
    assert said(kinds=(Kind.FAITH, Kind.NETWORK)) == ["Faith groups or Networks"]
    assert said(tag_ids=(1, 9)) == ["Tag: Safer Schools or one that was deleted"]
    assert said(standings=()) == ["Any status"]
    assert said(standings=(Standing.CLOSED, Standing.BINNED)) == ["Status: closed or in the bin"]
    assert said(reach_from=100) == ["Reaching at least 100 people"]
    assert said(reach_from=100, reach_to=2000) == ["Reaching 100 to 2,000 people"]
    assert said(contacted=LastContact.NEVER) == ["Never contacted"]
    assert said(words="  ") == []
    assert said(objections=tuple(ObjectionChannel)) == ["With an objection"]
    assert said(objections=(ObjectionChannel.POST,)) == ["Objecting to post"]


def test_what_is_usual_in_a_list_is_no_part_of_it():
    asked, plain = Criteria(standings=()), Criteria(standings=())

    assert criteria_parts(asked, NAMES, plain=plain) == ()
    (part,) = criteria_parts(Criteria(), NAMES, plain=plain)
    assert (part.words, part.without) == ("Status: active", plain)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Organisations"),
        (
            {
                "kinds": (Kind.SCHOOL,),
                "ward_codes": ("E1", "E2"),
                "missing": (Missing.EMAIL,),
                "contacted": LastContact.NOT_SINCE,
                "contacted_on": date(2026, 3, 1),
            },
            "Schools in Chase or Town with no e-mail, not contacted since 1 March 2026",
        ),
        (
            {"kinds": (Kind.FAITH, Kind.NETWORK), "traditions": ("Muslim", "Sikh")},
            "Faith groups and networks of the tradition Muslim or Sikh",
        ),
        (
            {"network_ids": (2,), "officer_ids": (3,), "posts": ("Imam",), "marks": (Mark.KIN,)},
            (
                "Organisations belonging to Faith Forum looked after by PC Sample in the Key "
                "Individual Network with somebody as Imam"
            ),
        ),
        (
            {"warned": False, "verified_before": date(2026, 1, 2), "campaign_id": 4},
            (
                "Organisations without a warning, not verified since 2 January 2026, in the "
                "campaign Enfield, May 2017"
            ),
        ),
        ({"standings": (), "words": "al noor"}, "Organisations of any status, matching “al noor”"),
        (
            {"words": "oak", "contacted": LastContact.NEVER, "kinds": (Kind.SCHOOL,)},
            "Schools never contacted, matching “oak”",
        ),
        (
            {
                "phases": ("Primary",),
                "ward_codes": ("E1",),
                "missing": (Missing.EMAIL,),
                "objections": (ObjectionChannel.POST,),
            },
            "Organisations of the phase Primary in Chase with no e-mail and objecting to post",
        ),
        ({"review_due": True}, "Organisations with a warning due for review"),
        ({"standings": (Standing.CLOSED,)}, "Organisations that are closed"),
        ({"standings": (Standing.UNKNOWN,)}, "Organisations of unknown status"),
    ],
)
def test_criteria_are_one_sentence(asked, sentence):
    assert criteria_sentence(Criteria(**asked), NAMES) == sentence
