"""The presets of exports that the team shares."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from liaison_app.domain.exports import AddresseePolicy, ExportColumn, RowOrder, RowPer
from liaison_app.domain.presets import PresetEntry, kept_settings
from liaison_app.files.formats import format_named
from liaison_app.store.tables import ExportPreset


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetSeen:
    """One preset, and the version that was shown; no columns where the format has its own.

    ``settings`` are those its format asks for, by the names they have in ExportSettings; a sheet of
    labels is named.
    """

    id: int
    version: int
    name: str
    format: str
    row_per: RowPer
    addressee: AddresseePolicy
    order: RowOrder
    columns: tuple[ExportColumn, ...]
    settings: Mapping[str, str | int]

    def keeps(self, entry: PresetEntry) -> bool:
        """Say whether it keeps just these choices, whatever they are called."""
        kind = format_named(entry.format)
        settings = kept_settings(entry.settings, asks=kind.asks)
        mine = self.format, self.row_per, self.addressee, self.order, self.settings
        theirs = entry.format, entry.row_per, entry.addressee, entry.order, settings
        return mine == theirs and (not kind.chooses_columns or self.columns == entry.columns)


def presets(connection: Connection) -> tuple[PresetSeen, ...]:
    """Return all presets by name."""
    p = ExportPreset
    found = connection.execute(
        select(
            p.id,
            p.version,
            p.name,
            p.format,
            p.row_per,
            p.addressee,
            p.row_order.label("order"),
            p.columns.label("kept"),
            p.sheet,
            p.first_label,
            p.batch,
            p.subject,
            p.what_to_say,
        ).order_by(func.lower(p.name), p.id)
    )
    return tuple(
        PresetSeen(
            id=one.id,
            version=one.version,
            name=one.name,
            format=one.format,
            row_per=one.row_per,
            addressee=one.addressee,
            order=one.order,
            columns=tuple(map(_column, one.kept)),
            settings={name: getattr(one, name) for name in format_named(one.format).asks},
        )
        for one in found
    )


def _column(kept: str) -> ExportColumn:
    """Return the column of a line "Field=Heading"."""
    field, _, heading = kept.partition("=")
    return ExportColumn(field=field, heading=heading)
