"""The presets of exports that the team shares."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from liaison_app.domain.exports import AddresseePolicy, ExportColumn, RowOrder, RowPer
from liaison_app.store.tables import ExportPreset


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetSeen:
    """One preset, and the version that was shown; no columns where the format has its own."""

    id: int
    version: int
    name: str
    format: str
    row_per: RowPer
    addressee: AddresseePolicy
    order: RowOrder
    columns: tuple[ExportColumn, ...]


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
        )
        for one in found
    )


def _column(kept: str) -> ExportColumn:
    """Return the column of a line "Field=Heading"."""
    field, _, heading = kept.partition("=")
    return ExportColumn(field=field, heading=heading)
