"""Presets of exports: a named way of exporting that the team shares.

It keeps all that is chosen of a file but whom it is for and what for: the columns, and what the
format asks for beside them. A sheet of labels is kept by its name, so that a preset follows a sheet
that is measured again.

What tells of somebody's faith, and what was noted of them, is in no preset: such a column is asked
for anew each time, with a reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import (
    STANDARD_COLUMNS,
    AddresseePolicy,
    ExportColumn,
    ExportSettings,
    RowOrder,
    RowPer,
    must_be_columns,
)
from liaison_app.domain.merge_fields import FIELDS_WITH_A_REASON, OFFERED_FIELDS

LONGEST_PRESET_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetEntry:
    """What a preset keeps: the format, whom a row is for, to whom it goes, its order and columns.

    A format that has its own columns takes none. Of the settings those are kept that it asks for.
    """

    name: str
    format: str
    row_per: RowPer = RowPer.ORGANISATION
    addressee: AddresseePolicy = AddresseePolicy.NAMED
    order: RowOrder = RowOrder.POSTCODE
    columns: tuple[ExportColumn, ...] = STANDARD_COLUMNS
    settings: ExportSettings = ExportSettings()  # noqa: RUF009 - it is frozen


def kept_settings(settings: ExportSettings, *, asks: Iterable[str]) -> Mapping[str, str | int]:
    """Return the settings that a format asks for as a preset keeps them, by their names."""
    values: Mapping[str, str | int] = {
        "sheet": settings.sheet.name if settings.sheet is not None else "",
        "first_label": settings.first_label,
        "batch": settings.batch,
        "subject": settings.subject,
        "what_to_say": settings.what_to_say,
    }
    return {name: values[name] for name in asks}


def asking_a_reason(columns: Iterable[ExportColumn]) -> tuple[str, ...]:
    """Return the fields among these columns that are handed out for a reason alone."""
    return tuple(one.field for one in columns if one.field in FIELDS_WITH_A_REASON)


def must_be_preset_columns(columns: Sequence[ExportColumn]) -> None:
    """Refuse columns that no preset may keep; raises LiaisonError."""
    if asking := asking_a_reason(columns):
        raise LiaisonError(
            f"{_listed(asking)} cannot be kept in a preset, which never tells of faith or notes.",
            hint="Save the preset without, and add it with a reason each time a list needs it.",
        )
    must_be_columns(columns, offered=OFFERED_FIELDS)


def _listed(fields: Sequence[str]) -> str:
    return " and ".join(field.replace("_", " ") for field in fields)
