import json
from dataclasses import replace

import pytest

from liaison_app.paths import settings_file
from liaison_app.settings import Settings, load_settings, save_settings


def test_what_was_chosen_is_found_again():
    chosen = replace(
        Settings(), appearance="dark", text_percent=150, layouts={"x": {"columns": []}}
    )
    save_settings(chosen)
    assert load_settings() == chosen


@pytest.mark.parametrize("content", ["", "[]", "nonsense", '{"appearance": 3, "unknown": 1}'])
def test_a_damaged_file_means_the_usual_settings(content):
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(content, encoding="utf-8")
    assert load_settings() == Settings()


def test_one_wrong_value_does_not_lose_the_others():
    save_settings(Settings())
    kept = {"appearance": "dark", "text_percent": "large"}
    settings_file().write_text(json.dumps(kept), encoding="utf-8")
    assert load_settings() == replace(Settings(), appearance="dark")
