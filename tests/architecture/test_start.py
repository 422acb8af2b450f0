import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    "alembic",
    "cryptography",
    "email_validator",
    "keyring",
    "openpyxl",
    "phonenumbers",
    "rapidfuzz",
    "sqlalchemy",
)
"""Each of these costs the start tens of milliseconds, and the first list needs none of it."""


def loaded_by(*modules):
    """Return which of the later modules a fresh process has loaded with these."""
    told = f"import sys, {', '.join(modules)}; print(*(sys.modules.keys() & {set(LATER)!r}))"
    answer = subprocess.run(
        [sys.executable, "-c", told],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(answer.stdout.split())


@pytest.mark.parametrize("page", ["home", "organisations"])
def test_the_window_starts_without_what_only_later_work_needs(page):
    assert not loaded_by("liaison_app.ui.application", f"liaison_app.ui.pages.{page}.page")
