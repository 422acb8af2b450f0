import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

JOB = Path(__file__).with_name("mail_list_job.py")
ROOT = Path(__file__).resolve().parents[2]
TIMES = 3
MOST_MEGABYTES = 100


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
    check = _run("check", tmp_path)

    figure("mail list, 100,000 rows x 31: seconds", ours[0], floor[0], 1.5)
    figure("mail list: most megabytes, beside the limit", ours[1], MOST_MEGABYTES, 1.0)
    figure("mail list: reading it again to prove it, seconds", check[0], floor[0], 2.0)
    figure("the proof: most megabytes, beside the limit", check[1], MOST_MEGABYTES, 1.0)
    assert (tmp_path / "list.xlsx").stat().st_size < 2 * (tmp_path / "floor.xlsx").stat().st_size


@pytest.mark.large
def test_a_mail_list_of_66_667_schools_from_the_command_to_the_file(
    figure, child, folder_of, tmp_path
):
    folder = tmp_path / "Chase"
    shutil.copytree(folder_of(100_000), folder)
    floor, _ = _run("floor", tmp_path)

    started = time.perf_counter()
    child(
        ROOT / "liaison_app", "mail-list", folder, "--kind", "school", "--out", tmp_path / "l.xlsx"
    )
    took = time.perf_counter() - started

    figure("liaison mail-list, ms a row beside the XML alone", took / 66.667, floor / 100, 2.0)
