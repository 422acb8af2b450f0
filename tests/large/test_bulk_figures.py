"""What it costs to change 100,000 organisations at once, beside one UPDATE as it stands."""

import shutil
import time
from datetime import date
from functools import partial
from statistics import median

import pytest
from sqlalchemy import select, update

from liaison_app.actions.bulk_edit import apply_bulk_edit, plan_bulk_edit
from liaison_app.actions.bulk_tags import tag_anew
from liaison_app.actions.undo import undo_last
from liaison_app.domain.bulk_edits import BulkEdit
from liaison_app.domain.tags import TagColour
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.tables import Organisation
from liaison_app.store.workspace import open_workspace

pytestmark = pytest.mark.large
TODAY = date(2017, 5, 25)
TIMES = 3


@pytest.fixture
def many(child, folder_of, tmp_path):
    """Return a copy of the database of 100,000 organisations, to be written to."""
    copy = shutil.copytree(folder_of(100_000), tmp_path / "Copy")
    workspace = open_workspace(copy, account=ThisAccount(child.home / "keys"))
    workspace.database.officer = "PC Sample"
    yield workspace.database
    workspace.close()


def seconds(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def test_a_bulk_edit_costs_little_more_than_one_update(figure, many):
    keys = many.read(lambda c: c.scalars(select(Organisation.id)).all())
    assert len(keys) == 100_000

    def plainly(county):
        o = Organisation
        changing = update(o).values(county=county, version=o.version + 1)
        many.write("Update", lambda c: c.execute(changing) and None)

    def at_once(county):
        work = partial(
            apply_bulk_edit,
            edit=BulkEdit(texts={"county": county}),
            organisation_ids=keys,
            today=TODAY,
        )
        many.write("Edit", work)

    floor = median(seconds(partial(plainly, f"Plain {n}")) for n in range(TIMES))
    ours = median(seconds(partial(at_once, f"Ours {n}")) for n in range(TIMES))
    edit = BulkEdit(texts={"website": "Planned", "county": "Planned"})
    planning = partial(plan_bulk_edit, edit=edit, organisation_ids=keys, today=TODAY)
    planned = seconds(lambda: many.read(planning))
    tagging = partial(tag_anew, name="All", colour=TagColour.BLUE, organisation_ids=keys)
    tagged = seconds(lambda: many.write("Tag", tagging))
    undone = seconds(lambda: undo_last(many))

    figure("bulk edit of 100,000 (s)", ours, floor, 3)
    figure("planning it, two fields (s)", planned, floor, 3)
    figure("tagging 100,000 (s)", tagged, floor, 3)
    figure("taking the tags back (s)", undone, floor, 3)
