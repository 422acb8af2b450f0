"""Call and visit sheets that were printed, to be keyed in by their numbers."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from liaison_app.domain.dispatches import SHEETS, DispatchStage, cells_kept, keyed_in
from liaison_app.domain.drafts import DraftPlace
from liaison_app.domain.errors import NotFound
from liaison_app.domain.keyed_sheets import SheetRow, SheetToKey
from liaison_app.domain.outreach import Channel
from liaison_app.queries.drafts import draft_of
from liaison_app.store.tables import Campaign, Dispatch, DispatchRow

_MADE = (DispatchStage.SAVED, DispatchStage.SENT, DispatchStage.KEYED, DispatchStage.DISCARDED)
_MOST = 40
_CHANNELS = {"call_sheet": Channel.CALL, "visit_sheet": Channel.VISIT}


def sheets_made(connection: Connection) -> Mapping[int, str]:
    """Return the newest sheets by their keys: those still to be keyed in come first."""
    d = Dispatch
    found = connection.execute(
        select(d.id, d.file_name)
        .where(d.format.in_(SHEETS), d.stage.in_(_MADE))
        .order_by(d.stage == DispatchStage.KEYED, d.id.desc())
        .limit(_MOST)
    )
    return {key: name for key, name in found}  # noqa: C416 - rows are not pairs to mypy


def sheet_to_key(connection: Connection, *, dispatch_id: int) -> SheetToKey:
    """Return a sheet with its rows by the numbers that were printed; raise NotFound without."""
    d, w = Dispatch, DispatchRow
    found = connection.execute(
        select(
            d.format,
            d.file_name,
            d.made_at,
            d.fields,
            d.settings,
            func.coalesce(Campaign.name, "").label("campaign"),
        )
        .outerjoin(Campaign, Campaign.id == d.campaign_id)
        .where(d.id == dispatch_id, d.format.in_(SHEETS))
    ).one_or_none()
    if found is None:
        raise NotFound("This sheet is not in the export register any more.")
    rows = connection.execute(
        select(w.place, w.cells)
        .where(w.dispatch_id == dispatch_id)
        .group_by(w.place)
        .order_by(w.place)
    )
    return SheetToKey(
        dispatch_id=dispatch_id,
        name=found.file_name,
        campaign=found.campaign,
        channel=_CHANNELS[found.format],
        made_at=found.made_at,
        rows=tuple(_row(place, cells_kept(cells, fields=found.fields)) for place, cells in rows),
        logged=keyed_in(found.settings),
    )


def sheet_and_draft(
    connection: Connection, *, dispatch_id: int, place: DraftPlace
) -> tuple[SheetToKey, Mapping[str, str]]:
    """Return a sheet, and what was keyed in of it and not saved."""
    sheet = sheet_to_key(connection, dispatch_id=dispatch_id)
    return sheet, draft_of(connection, place=place)


def _row(place: int, texts: Mapping[str, str]) -> SheetRow:
    whom = texts.get("Addressee", "") or texts.get("Post", "")
    return SheetRow(
        place=place,
        ref=texts.get("Ref", ""),
        name=texts.get("Organisation", ""),
        whom=whom,
        reach=texts.get("Phone", "") or texts.get("Postcode", ""),
    )
