import os
import sys
from pathlib import Path

import liaison_app
from liaison_app import paths


def test_resources_are_found_in_a_checkout():
    assert paths.resource("icons", "search.svg").is_file()


def test_resources_are_found_when_installed_and_when_frozen(tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(liaison_app, "__file__", str(tmp_path / "__init__.py"))
    assert paths.resource("x") == tmp_path / "resources" / "x"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "frozen"), raising=False)
    assert paths.resource("x") == tmp_path / "frozen" / "resources" / "x"


def test_everything_of_the_user_lies_in_one_folder_that_can_be_chosen():
    home = Path(os.environ["LIAISON_HOME"])
    kept = (paths.settings_file(), paths.keys_folder(), paths.reports_folder())
    assert all(path.parent == home for path in kept)
    assert paths.default_workspaces().parent == home


def test_without_a_choice_the_system_says_where_the_user_s_data_lies(monkeypatch):
    monkeypatch.delenv("LIAISON_HOME")
    assert paths.user_folder().name == "Liaison"
