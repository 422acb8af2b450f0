"""Disks that are full, or that can only be read."""

import errno
import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of 8 MB, or skip where that is not allowed."""
    with _mounted(tmp_path / "small", "size=8m") as place:
        yield place


@pytest.fixture
def sealed_disk(tmp_path):
    """Mount a disk that can only be read, or skip where that is not allowed."""
    with _mounted(tmp_path / "sealed", "ro,size=8m") as place:
        yield place


@contextmanager
def _mounted(place, options):
    place.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("Only root may mount a disk.")
    mounting = ["/usr/bin/mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode != 0:
        pytest.skip("No disk can be mounted here.")
    try:
        yield place
    finally:
        subprocess.run(["/usr/bin/umount", str(place)], check=True)


@pytest.fixture
def fill(small_disk):
    """Return what fills the small disk to its last byte, or leaves so many free."""

    def filled(*, leave=0):
        with (small_disk / "filler").open("wb", buffering=0) as file:
            try:
                while shutil.disk_usage(small_disk).free > leave:
                    file.write(bytes(4096))
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017 - any other is not wished for

    return filled


@pytest.fixture
def empty(small_disk):
    """Return what makes room on the small disk again."""
    return (small_disk / "filler").unlink
