"""Where things lie on this computer: what came with the program, and what it keeps for its user."""

import os
import sys
from pathlib import Path

import liaison_app

_NAME = "Liaison"


def resource(*parts: str) -> Path:
    """Return a file that came with the program: frozen, installed, or in a source checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen, "resources", *parts)
    package = Path(liaison_app.__file__).resolve().parent
    installed = package / "resources"
    if installed.is_dir():
        return installed.joinpath(*parts)
    return package.parent.joinpath("resources", *parts)


def user_folder() -> Path:
    """Return this user's own folder for settings, keys and reports; LIAISON_HOME is another."""
    own = os.environ.get("LIAISON_HOME")
    if own:
        return Path(own)
    from platformdirs import user_data_path  # noqa: PLC0415 - seldom needed by tests

    return user_data_path(_NAME, appauthor=False)


def keys_folder() -> Path:
    """Return where this account's halves of keys lie."""
    return user_folder() / "keys"


def settings_file() -> Path:
    """Return where this user's settings lie: appearance, widths, the last workspace."""
    return user_folder() / "settings.json"


def reports_folder() -> Path:
    """Return where crash reports and the log lie."""
    return user_folder() / "reports"


def default_workspaces() -> Path:
    """Return where workspaces lie unless somebody chooses otherwise.

    On Windows all accounts of the computer share it, so that officers who take turns at one PC
    have one workspace.
    """
    shared = os.environ.get("PROGRAMDATA")
    if os.name == "nt" and shared:
        return Path(shared) / _NAME
    return user_folder() / "workspaces"
