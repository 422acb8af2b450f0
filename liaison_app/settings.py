"""What one user of this computer has chosen; a team's own settings lie in its workspace."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from liaison_app.paths import settings_file, user_folder
from liaison_app.safe_write import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Appearance, the last workspace, and how windows and lists were left.

    ``layouts`` holds each list's columns by its name, as the list itself wrote them.
    """

    appearance: str = "system"
    text_percent: int = 100
    workspace: str = ""
    window: str = ""
    panel_width: int = 340
    layouts: Mapping[str, object] = field(default_factory=dict)


def load_settings() -> Settings:
    """Return this user's settings; a damaged or missing file means the usual ones."""
    try:
        kept = json.loads(settings_file().read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    usual = Settings()
    if not isinstance(kept, dict):
        return usual
    fit = {
        one.name: kept[one.name]
        for one in fields(Settings)
        if isinstance(kept.get(one.name), type(getattr(usual, one.name)))
    }
    return replace(usual, **fit)


def save_settings(settings: Settings) -> None:
    """Keep this user's settings."""
    folder = user_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with write_whole(settings_file(), private=folder / "private") as temporary:
        Path(temporary).write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
