from dataclasses import replace
from functools import partial

import pytest

from liaison_app.queries.campaigns import campaign_id_by_name, campaign_whole
from liaison_app.ui.pages.campaigns.list_wanted import list_of, recipients_meant


@pytest.fixture
def whole(desk, keys):  # noqa: ARG001 - the campaign has to be there
    """Return a started campaign of one letter to four schools."""
    key = desk.database.read(partial(campaign_id_by_name, name="Assemblies"))
    return desk.database.read(partial(campaign_whole, campaign_id=key))


@pytest.fixture
def wanted_of(whole):
    """Return what makes the list of those chosen, else of those shown."""
    letters = [one.id for one in whole.campaign.letters]

    def want(chosen, shown):
        return list_of(whole, recipients_meant(letters, chosen=chosen, shown=shown))

    return want


def test_all_of_a_letters_recipients_are_the_letters_own_list(whole, wanted_of):
    everybody = whole.recipients
    letter = whole.campaign.letters[0].id

    for chosen in ((), everybody[:1], everybody):
        wanted = wanted_of(chosen, everybody)
        assert (wanted.letter_id, wanted.organisation_ids) == (letter, ())


def test_the_several_chosen_or_those_of_the_tab_are_a_list_of_their_own(whole, wanted_of):
    two = whole.recipients[:2]
    keys = tuple(one.organisation_id for one in two)

    assert wanted_of(two, whole.recipients).organisation_ids == keys
    assert wanted_of((), two).organisation_ids == keys


def test_a_list_is_of_one_letter_of_those_shown(whole):
    first, other, *others = whole.recipients
    second = replace(other, letter_id=first.letter_id + 1)
    shown = (second, first, *others)
    letters = (first.letter_id, second.letter_id)

    assert recipients_meant(letters, chosen=(), shown=shown) == (first, *others)
    assert recipients_meant(letters, chosen=(second,), shown=shown) == (second,)
    assert recipients_meant(letters, chosen=(second, first), shown=shown) == (second,)
    assert recipients_meant(letters, chosen=(), shown=()) == ()
