"""What is asked for though it was deleted is told, and can be left out."""

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_gone import gone_asked_for, without_gone
from liaison_app.domain.criteria_words import CriteriaNames, criteria_sentence
from liaison_app.domain.organisations import Kind

NAMES = CriteriaNames(
    tags={1: "Halal"}, officers={1: "PC Sample"}, campaigns={1: "Paris"}, complete=True
)
SCHOOLS = (Kind.SCHOOL,)


def test_a_tag_an_officer_and_a_campaign_that_were_deleted_are_told_and_left_out():
    asked = Criteria(kinds=SCHOOLS, tag_ids=(1, 9), officer_ids=(9,), campaign_id=9)

    assert gone_asked_for(asked, NAMES) == (
        "a tag that was deleted",
        "an officer who was deleted",
        "a campaign that was deleted",
    )
    assert without_gone(asked, NAMES) == Criteria(kinds=SCHOOLS, tag_ids=(1,))


def test_nothing_is_gone_where_all_is_there_or_the_names_were_not_read():
    here = Criteria(tag_ids=(1,), officer_ids=(1,), campaign_id=1)

    assert gone_asked_for(here, NAMES) == ()
    assert without_gone(here, NAMES) == here
    assert gone_asked_for(Criteria(tag_ids=(9,)), CriteriaNames()) == ()


def test_the_plain_sentence_says_that_the_tag_is_gone():
    said = [
        criteria_sentence(Criteria(kinds=SCHOOLS, tag_ids=keys), NAMES)
        for keys in ((9,), (8, 9), (1, 9), (1,))
    ]

    assert said == [
        "Schools with a tag that was deleted",
        "Schools with a tag that was deleted",
        "Schools tagged Halal or with a tag that was deleted",
        "Schools tagged Halal",
    ]
