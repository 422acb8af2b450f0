"""Save, rename and delete the team's presets of exports."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Connection, select

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.presets import (
    LONGEST_PRESET_NAME,
    PresetEntry,
    kept_settings,
    must_be_preset_columns,
)
from liaison_app.domain.text import tidy
from liaison_app.files.formats import format_named
from liaison_app.store import saving
from liaison_app.store.tables import ExportPreset

_NO_SETTINGS: Mapping[str, object] = MappingProxyType(
    {"sheet": "", "first_label": None, "batch": None, "subject": "", "what_to_say": ""}
)


def save_preset(
    connection: Connection,
    *,
    entry: PresetEntry,
    preset_id: int | None = None,
    version: int | None = None,
) -> int:
    """Write a preset, a new one unless its key is given, and return its key.

    Raises LiaisonError for a name that is empty, too long or taken, and for columns that no preset
    may keep: those of faith and notes.
    """
    kind = format_named(entry.format)
    values = {
        "name": _checked(connection, entry.name, preset_id=preset_id),
        "format": entry.format,
        "row_per": entry.row_per,
        "addressee": entry.addressee,
        "row_order": entry.order,
        "columns": _columns(entry) if kind.chooses_columns else (),
        **_NO_SETTINGS,
        **kept_settings(entry.settings, asks=kind.asks),
    }
    if preset_id is None:
        return saving.insert(connection, ExportPreset, values)
    saving.update(connection, ExportPreset, key=preset_id, version=version, values=values)
    return preset_id


def rename_preset(
    connection: Connection, *, preset_id: int, version: int | None, name: str
) -> None:
    """Give a preset another name."""
    values = {"name": _checked(connection, name, preset_id=preset_id)}
    saving.update(connection, ExportPreset, key=preset_id, version=version, values=values)


def delete_preset(connection: Connection, *, preset_id: int, version: int | None) -> None:
    """Delete a preset; files that were made with it know nothing of it."""
    saving.delete(connection, ExportPreset, key=preset_id, version=version)


def _columns(entry: PresetEntry) -> tuple[str, ...]:
    """Return the columns as they are kept, "Field=Heading"."""
    must_be_preset_columns(entry.columns)
    return tuple(f"{one.field}={one.heading}" for one in entry.columns)


def _checked(connection: Connection, typed: str, *, preset_id: int | None) -> str:
    name = tidy(typed)
    if not name:
        raise LiaisonError("Give the preset a name.", hint="For instance Labels for schools.")
    if len(name) > LONGEST_PRESET_NAME:
        raise LiaisonError(
            f"The name is longer than {LONGEST_PRESET_NAME} letters.", hint="Shorten it."
        )
    others = select(ExportPreset.id, ExportPreset.name)
    for key, other in connection.execute(others):
        if key != preset_id and other.casefold() == name.casefold():
            raise LiaisonError(
                f"There is a preset called “{other}” already.", hint="Choose another name."
            )
    return name
