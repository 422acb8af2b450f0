"""The letters of the sample's campaigns: saved by the program, merged and printed elsewhere."""

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.make_sample import make_sample
from liaison_app.domain.mail_lists import AlreadySent, MailListWanted
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store.tables import Letter
from tests.journeys.leaving import Leaving

NOW = datetime(2026, 3, 18, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def lists(module_database, office, tmp_path_factory):
    """Return the lists of the sample's letters that have recipients."""
    module_database.clock = lambda: NOW
    module_database.write("Sample", partial(make_sample, today=NOW.date()))
    letters = module_database.read(
        lambda connection: connection.execute(select(Letter.campaign_id, Letter.id)).all()
    )
    plans = [
        module_database.read(
            partial(
                plan_mail_list,
                wanted=MailListWanted(
                    campaign_id=campaign_id,
                    letter_id=letter_id,
                    already_sent=AlreadySent.WRITE_AGAIN,
                ),
                today=NOW.date(),
            )
        )
        for campaign_id, letter_id in letters
    ]
    return [
        Leaving(plan, office, tmp_path_factory.mktemp("list")) for plan in plans if plan.included
    ]


def test_the_mail_list_of_each_letter_merges_into_what_the_preview_showed(lists):
    assert len(lists) >= 2
    for one in lists:
        one.check_merged_from_its_text()


def test_the_ready_word_letter_merges_into_what_the_preview_showed(lists):
    for one in lists:
        one.check_merged_from_the_ready_letter()


def test_the_letters_for_word_print_what_the_preview_showed(lists):
    for one in lists:
        one.check_our_own_merge()
