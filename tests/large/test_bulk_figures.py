"""What it costs to change 100,000 organisations at once, beside one UPDATE as it stands."""

import shutil
import time
from datetime import date
from functools import partial
from statistics import median

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from sqlalchemy import func, insert, literal, select, update

from liaison_app.actions.bulk_edit import apply_bulk_edit, plan_bulk_edit
from liaison_app.actions.bulk_tags import tag_anew
from liaison_app.actions.edit_tags import add_tag
from liaison_app.actions.undo import undo_last
from liaison_app.domain.bulk_edits import BulkEdit
from liaison_app.domain.progress import Progress
from liaison_app.domain.tags import TagColour
from liaison_app.settings import Settings
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.tables import Organisation, OrganisationTag, table_of
from liaison_app.store.workspace import open_workspace
from liaison_app.ui.pages.organisations.page import OrganisationsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.theme import Theme
from tests.large.heartbeat import longest_wait

pytestmark = pytest.mark.large
TODAY = date(2017, 5, 25)
TIMES = 3
SIZE = (1366, 768)
BLOCKED_MS = 50


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
    edit = BulkEdit(texts={"website": "www.planned.example", "county": "Planned"})
    planning = partial(plan_bulk_edit, edit=edit, organisation_ids=keys, today=TODAY)
    planned = seconds(lambda: many.read(planning))

    def tagged_plainly(connection):
        tag = add_tag(connection, name="Plain", colour=TagColour.GREEN)
        all_of_them = select(
            Organisation.id, literal(tag), func.lower(func.hex(func.randomblob(16)))
        )
        table = table_of(OrganisationTag)
        bearing = insert(table).from_select(["organisation_id", "tag_id", "uuid"], all_of_them)
        connection.execute(bearing)

    plainly_tagged = seconds(lambda: many.write("Tag", tagged_plainly))
    plainly_undone = seconds(lambda: undo_last(many))
    tagging = partial(tag_anew, name="All", colour=TagColour.BLUE, organisation_ids=keys)
    tagged = seconds(lambda: many.write("Tag", tagging))
    undone = seconds(lambda: undo_last(many))

    figure("bulk edit of 100,000 (s)", ours, floor, 3)
    figure("planning it, two fields (s)", planned, floor, 3)
    figure("tagging 100,000, beside one INSERT (s)", tagged, plainly_tagged, 3)
    figure("taking the tags back, beside the same (s)", undone, plainly_undone, 3)


@pytest.fixture
def page(many, qtbot, qapp):
    """Return the organisations page on the screen, and the tasks it works by."""
    Theme().apply(qapp)
    tasks = Tasks(many)
    page = OrganisationsPage(
        tasks=tasks, database=many, today=lambda: TODAY, remembered=Remembered(Settings())
    )
    qtbot.addWidget(page)
    page.resize(*SIZE)
    with qtbot.waitActive(page):
        page.show()
    page.reload()
    yield page, tasks
    tasks.close()


def test_the_window_does_not_wait_while_100_000_are_edited(figure, many, page):
    shown, tasks = page
    keys = many.read(lambda c: c.scalars(select(Organisation.id)).all())

    progress = Progress()

    def settle():
        while tasks.busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def done(label, writing):
        tasks.write(label, writing, owner=shown, progress=progress)
        settle()
        shown.reload()
        settle()

    def taken_back():
        tasks.write_by(partial(undo_last, many), label="Undo", owner=shown)
        settle()
        shown.reload()
        settle()

    edit = partial(
        apply_bulk_edit,
        edit=BulkEdit(texts={"county": "Middlesex"}),
        organisation_ids=keys,
        today=TODAY,
        progress=progress,
    )
    tag = partial(tag_anew, name="All", colour=TagColour.BLUE, organisation_ids=keys)
    settle()
    for said, work in (
        ("editing", partial(done, "Edit", edit)),
        ("taking the edit back", taken_back),
        ("tagging", partial(done, "Tag", tag)),
        ("taking the tags back", taken_back),
    ):
        figure(f"longest wait, {said} 100,000 (ms)", longest_wait(shown, work), BLOCKED_MS, 1)
