"""Log what was written on a call or visit sheet, all of its rows as one step."""

from sqlalchemy import Connection, select

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.dispatches import DispatchStage, with_keyed_in
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.keyed_sheets import KeyedRow, KeyedSheet, must_be_whole
from liaison_app.domain.outreach import OutreachEntry, RelayEntry, RelayStage
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, DispatchRow

_NOT_MADE = (DispatchStage.PREPARED, DispatchStage.FAILED)


def key_in_sheet(
    connection: Connection, *, sheet: KeyedSheet, officer_id: int | None = None
) -> int:
    """Write an outreach for each row keyed in, and return how many there were.

    Raises LiaisonError with the number of a row that is not whole; then nothing is written.
    """
    d = Dispatch
    found = connection.execute(
        select(d.campaign_id, d.stage, d.settings).where(d.id == sheet.dispatch_id)
    ).one_or_none()
    if found is None or found.stage in _NOT_MADE:
        raise NotFound("This sheet is not in the export register any more.")
    begun = [row for row in sheet.rows if row.is_begun]
    if not begun:
        raise LiaisonError(
            "Nothing is keyed in yet.", hint="Go to a row, and press a key for what came of it."
        )
    whom = _whom(connection, sheet.dispatch_id)
    for row in begun:
        must_be_whole(row)
        if row.place not in whom:
            raise NotFound(f"The sheet has no row {row.place}.")
        entry = _entry(sheet, row, whom[row.place], found.campaign_id)
        log_outreach(connection, entry=entry, officer_id=officer_id)
    outcomes = {row.place: row.outcome for row in begun if row.outcome is not None}
    keyed = {
        "stage": DispatchStage.KEYED,
        "settings": with_keyed_in(found.settings, outcomes),
    }
    saving.update(connection, d, key=sheet.dispatch_id, version=None, values=keyed)
    return len(begun)


def _whom(connection: Connection, dispatch_id: int) -> dict[int, list[tuple[int, int | None]]]:
    w = DispatchRow
    found = connection.execute(
        select(w.place, w.organisation_id, w.person_id)
        .where(w.dispatch_id == dispatch_id)
        .order_by(w.place, w.id)
    )
    whom: dict[int, list[tuple[int, int | None]]] = {}
    for place, organisation_id, person_id in found:
        whom.setdefault(place, []).append((organisation_id, person_id))
    return whom


def _entry(
    sheet: KeyedSheet, row: KeyedRow, whom: list[tuple[int, int | None]], campaign_id: int | None
) -> OutreachEntry:
    assert row.outcome is not None  # noqa: S101 - it was looked at before
    return OutreachEntry(
        organisation_ids=[organisation_id for organisation_id, _ in whom],
        persons=[(organisation_id, key) for organisation_id, key in whom if key is not None],
        channel=sheet.channel,
        outcome=row.outcome,
        happened_at=sheet.happened_at,
        note=row.note,
        campaign_id=campaign_id,
        relay=_relay(row),
    )


def _relay(row: KeyedRow) -> RelayEntry | None:
    """Return what they passed on: to whom they told it already, or that they will."""
    if row.told:
        return RelayEntry(stage=RelayStage.DONE, people=row.told)
    return RelayEntry(stage=RelayStage.PROMISED) if row.promised else None
