"""A disk that is really full: a small one is mounted, where the tester may do that."""

import os
import subprocess

import pytest

from liaison_app.bootstrap import start

HEADINGS = "URN,EstablishmentName,EstablishmentStatus (name),Street,Town,Postcode"


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of 3 MB, or skip where that is not allowed."""
    place = tmp_path / "small"
    place.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("Only root may mount a small disk.")
    mounting = ["/usr/bin/mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode != 0:
        pytest.skip("No small disk can be mounted here.")
    yield place
    subprocess.run(["/usr/bin/umount", str(place)], check=True)


@pytest.fixture
def long_register(tmp_path):
    """Return a register of invented schools that does not fit on the small disk."""
    path = tmp_path / "schools.csv"
    rows = (
        f"{900_000 + number},School of the Long Name Number {number},Open,{number} Larkspur Lane,"
        "Enfield,EN2 6AA"
        for number in range(4_000)
    )
    path.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    return path


def test_an_import_on_to_a_full_disk_is_said_not_to_be_saved_and_nothing_is_half_done(
    small_disk, long_register, capsys
):
    folder = str(small_disk / "chase")
    assert start(["new", folder, "--team", "Chase"]) == 0
    capsys.readouterr()

    assert start(["import", folder, str(long_register)]) == 1

    said = capsys.readouterr().err
    assert "full" in said
    assert "not saved" in said
    assert start(["check", folder, "--json"]) == 0
    counts = capsys.readouterr().out
    assert '"sound": true' in counts
    assert '"organisation": 0' in counts
    assert not list((small_disk / "chase" / "private").iterdir())
