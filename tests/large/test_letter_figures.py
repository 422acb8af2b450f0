"""A thousand letters for Word, beside the library that fills merge fields, alone."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from liaison_app.domain.errors import Cancelled
from liaison_app.files.formats.letters_docx import FORMAT
from tests.large import letters_docx_job

JOB = Path(__file__).with_name("letters_docx_job.py")
ROOT = Path(__file__).resolve().parents[2]
TIMES, PATIENCE = 3, 60


def run(job, folder):
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
def test_a_thousand_letters_for_word_beside_the_library_alone(figure, tmp_path):
    runs = [(run("ours", tmp_path), run("alone", tmp_path)) for _ in range(TIMES)]
    ours, alone = (min(one[side] for one in runs) for side in (0, 1))
    check = min(run("check", tmp_path) for _ in range(TIMES))

    figure("1,000 letters for Word: seconds", ours[0], alone[0], 1.5)
    figure("letters for Word: most megabytes", ours[1], alone[1], 1.0)
    figure("reading them again to prove them: seconds", check[0], alone[0], 1.0)


@pytest.mark.large
def test_cancelled_letters_for_word_stop_at_once(figure, tmp_path):
    job = letters_docx_job.job(tmp_path)
    began, stopped = Event(), []

    def write():
        with pytest.raises(Cancelled):
            FORMAT.write(tmp_path / "letters.docx", job)
        stopped.append(time.perf_counter())

    worker = Thread(target=write)
    job.progress.listen(lambda done, _: done >= 100 and began.set())
    worker.start()
    assert began.wait(PATIENCE)
    cancelled = time.perf_counter()
    job.progress.cancel()
    worker.join()

    figure("cancelled while letters are merged: seconds", stopped[0] - cancelled, 0.2, 1.0)
