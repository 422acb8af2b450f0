import gc
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from threading import Timer

import pytest

from liaison_app.domain.errors import Cancelled
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.mail_list import write_mail_list
from liaison_app.files.formats.mail_list_frame import build_frame
from liaison_app.queries.keys import keys_of
from liaison_app.queries.mail_list import _audience, plan_mail_list
from liaison_app.queries.mail_list_known import known_of
from liaison_app.queries.mail_list_sender import sender_of
from liaison_app.queries.mail_list_taken_out import taken_out
from liaison_app.queries.plan_stands import newest_step
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.workspace import open_workspace

JOB = Path(__file__).with_name("mail_list_job.py")
ROOT = Path(__file__).resolve().parents[2]
TIMES = 3
MOST_MEGABYTES = 100
MOST_SECONDS_TO_CANCEL = 0.2
SCHOOLS = MailListWanted(kind=Kind.SCHOOL)
TODAY = date(2017, 5, 26)


def _run(job, folder):
    """Return the seconds and megabytes that a job took in a process of its own."""
    answer = subprocess.run(
        [sys.executable, JOB, job, folder],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes = answer.stdout.split()
    return float(seconds), float(megabytes)


@pytest.mark.large
def test_a_mail_list_of_100_000_rows_beside_the_same_xml_by_hand(figure, tmp_path):
    runs = [(_run("ours", tmp_path), _run("floor", tmp_path)) for _ in range(TIMES)]
    ours, floor = (min(run[side] for run in runs) for side in (0, 1))
    checks = [_run("check", tmp_path) for _ in range(TIMES)]
    check = min(checks)

    figure("mail list, 100,000 rows x 31: seconds", ours[0], floor[0], 1.5)
    figure("mail list: most megabytes, beside the limit", ours[1], MOST_MEGABYTES, 1.0)
    figure("mail list: reading it again to prove it, seconds", check[0], floor[0], 2.0)
    figure("the proof: most megabytes, beside the limit", check[1], MOST_MEGABYTES, 1.0)
    assert (tmp_path / "list.xlsx").stat().st_size < 2 * (tmp_path / "floor.xlsx").stat().st_size


@pytest.mark.large
@pytest.mark.parametrize("library", ["xlsxwriter", "pandas", "openpyxl"])
def test_the_same_rows_by_what_others_use(figure, tmp_path, library):
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed here.")

    ours, other = _run("ours", tmp_path), _run(library, tmp_path)

    figure(f"mail list, 100,000 rows, beside {library}: seconds", ours[0], other[0], 1.0)
    figure(f"mail list, beside {library}: most megabytes", ours[1], other[1], 1.0)


@pytest.mark.large
@pytest.mark.parametrize("after", [0.3, 1.0, 2.5])
def test_a_mail_list_of_100_000_rows_is_cancelled_at_once_and_leaves_nothing(
    figure, tmp_path, after
):
    wishes, progress = [], Progress()

    def cancel():
        wishes.append(time.perf_counter())
        progress.cancel()

    build_frame(MAIL_LIST_FIELDS, marking="")  # loads openpyxl, as the first list of a day does
    few = [MailListRow(ref=str(n), organisation=f"School {n}", town="Enfield") for n in range(99)]
    Timer(after, cancel).start()
    with pytest.raises(Cancelled):
        write_mail_list(
            tmp_path / "list.xlsx",
            rows=islice(cycle(few), 1_000_000),
            row_count=1_000_000,
            marking="OFFICIAL",
            private=tmp_path / "private",
            cancelled=lambda: progress.cancelled,
        )

    took = time.perf_counter() - wishes[0]
    figure(f"cancelled after {after} s: seconds until it stopped", took, MOST_SECONDS_TO_CANCEL, 1)
    assert [one.name for one in tmp_path.iterdir()] == ["private"]
    assert list((tmp_path / "private").iterdir()) == []


@pytest.mark.large
def test_10_000_recipients_through_the_check_beside_its_queries(figure, child, folder_of):
    """In the time of this process alone, each as fast as it ever was: others work here too."""
    account = ThisAccount(child.home / "keys")
    workspace = open_workspace(folder_of(15_000), account=account)
    read = workspace.database.read
    planning = partial(plan_mail_list, wanted=SCHOOLS, today=TODAY)
    keys = [one.organisation_id for one in (*read(planning).included, *read(planning).left_out)]

    def queries(connection):
        newest_step(connection)
        sender_of(connection, SCHOOLS)
        keys_of(connection, _audience(connection, SCHOOLS, TODAY))
        taken_out(connection, SCHOOLS)
        for start in range(0, len(keys), 1_000):
            known_of(connection, keys=keys[start : start + 1_000], on=TODAY)

    gc.disable()
    runs = [(_seconds(read, planning), _seconds(read, queries)) for _ in range(8)]
    workspace.close()

    assert len(keys) == 10_000
    whole, alone = (min(run[side] for run in runs) for side in (0, 1))
    figure("10,000 recipients through the check: seconds", whole, alone, 2.0)


def _seconds(read, reading):
    started = time.process_time()
    read(reading)
    return time.process_time() - started


@pytest.mark.large
def test_a_mail_list_of_66_667_schools_from_the_command_to_the_file(
    figure, child, folder_of, tmp_path
):
    folder = tmp_path / "Chase"
    shutil.copytree(folder_of(100_000), folder)
    begun = _of_children()
    _run("ours", tmp_path)
    alone = _of_children() - begun

    begun = _of_children()
    child(
        ROOT / "liaison_app", "mail-list", folder, "--kind", "school", "--out", tmp_path / "l.xlsx"
    )
    took = _of_children() - begun

    figure("liaison mail-list, ms a row beside the workbook", took / 66.667, alone / 100, 2.0)


def _of_children():
    """Return the seconds that children had of a processor: others work here too."""
    times = os.times()
    return times.children_user + times.children_system
