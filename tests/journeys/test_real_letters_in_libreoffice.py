"""Letters to 1,924 real schools, where they are at hand: imported, saved, merged and printed.

Some of them go this way each time, all of them under the marker `faults`.
"""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_team import save_team
from liaison_app.actions.import_file import apply_import, plan_import
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store.tables import Organisation
from tests.journeys.leaving import Leaving
from tests.letters import our_text

NOW = datetime(2017, 5, 25, 8, 0, tzinfo=UTC)
SOME = 100
HEAD = Letterhead(
    author=SenderBlock(name="Commander A Sample", address=("1 Sample Road", "London SW1A 1AA")),
    team=SenderBlock(name="Chase Neighbourhood Team", phone="020 7946 0100"),
)


@pytest.fixture(scope="module", params=[SOME, pytest.param(None, marks=pytest.mark.faults)])
def schools(request, module_database, registers, office, tmp_path_factory):
    """Return the list of real schools, some or all of them."""
    keys = _imported(module_database, registers / "gias_1924.csv")
    every = len(keys) // (request.param or len(keys))
    wanted = MailListWanted(organisation_ids=tuple(keys[::every][: request.param]))
    plan = module_database.read(partial(plan_mail_list, wanted=wanted, today=NOW.date()))
    assert len(plan.included) > 0.9 * len(wanted.organisation_ids)
    plan = replace(plan, body=our_text("dear_head_teacher.txt").strip(), letterhead=HEAD)
    return Leaving(plan, office, tmp_path_factory.mktemp("list"))


def _imported(database, path):
    """Bring the register in, if that was not done before; return the schools' keys."""
    asked = select(Organisation.id).order_by(Organisation.id)
    keys = database.read(lambda connection: connection.scalars(asked).all())
    if keys:
        return keys
    database.clock = lambda: NOW
    team = {"name": "Chase Neighbourhood Team", "phone": "020 7946 0100"}
    database.write("Team", partial(save_team, values=team, version=None))
    plan = plan_import(database, path=path)
    apply_import(database, plan=plan, decisions={})
    return database.read(lambda connection: connection.scalars(asked).all())


def test_the_mail_list_merges_into_letters_that_say_what_the_preview_showed(schools):
    schools.check_merged_from_its_text()


def test_the_ready_word_letter_merges_into_what_the_preview_showed(schools):
    schools.check_merged_from_the_ready_letter()


def test_the_letters_for_word_print_what_the_preview_showed(schools):
    schools.check_our_own_merge()
