from functools import partial

import pytest

from liaison_app.queries.campaigns import campaign_id_by_name, campaign_whole
from liaison_app.ui.pages.campaigns.list_wanted import list_of_letter, list_of_shown


@pytest.fixture
def whole(desk, keys):  # noqa: ARG001 - the campaign has to be there
    """Return a started campaign of one letter to four schools."""
    key = desk.database.read(partial(campaign_id_by_name, name="Assemblies"))
    return desk.database.read(partial(campaign_whole, campaign_id=key))


def test_all_of_a_letters_recipients_are_the_letters_own_list(whole):
    everybody = whole.recipients
    letter = whole.campaign.letters[0].id

    for chosen in ((), everybody[:1], everybody):
        wanted = list_of_shown(whole, chosen, everybody)
        assert (wanted.letter_id, wanted.organisation_ids) == (letter, ())
        assert list_of_letter(whole, chosen) == wanted


def test_the_several_chosen_or_those_of_the_tab_are_a_list_of_their_own(whole):
    two = whole.recipients[:2]
    keys = tuple(one.organisation_id for one in two)

    assert list_of_shown(whole, two, whole.recipients).organisation_ids == keys
    assert list_of_shown(whole, (), two).organisation_ids == keys
    assert list_of_letter(whole, two).organisation_ids == ()
