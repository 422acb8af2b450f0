"""The Bcc batches of a saved list, and which of them were copied."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from liaison_app.domain.bcc_batches import batches_of
from liaison_app.domain.errors import NotFound
from liaison_app.files.formats.recipient_address import address_of_row
from liaison_app.queries.kept_dispatch import KeptDispatch, kept_dispatch
from liaison_app.store.tables import DispatchBatch


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSeen:
    """One batch: its number from 1 of so many, how many addresses it has, when it was copied."""

    place: int
    of: int
    addresses: int
    copied_at: datetime | None


def bcc_batches(connection: Connection, *, dispatch_id: int) -> tuple[BatchSeen, ...]:
    """Return the batches of a list in their order; none where it was not saved in batches.

    Raises NotFound where the list is not in the register.
    """
    b = DispatchBatch
    copied = connection.execute(
        select(b.place, b.copied_at).where(b.dispatch_id == dispatch_id).order_by(b.place)
    ).all()
    if not copied:
        return ()
    batches = addresses_in_batches(kept_dispatch(connection, dispatch_id=dispatch_id))
    return tuple(
        BatchSeen(place=place, of=len(copied), addresses=len(batch), copied_at=at)
        for (place, at), batch in zip(copied, batches, strict=True)
    )


def addresses_in_batches(kept: KeptDispatch) -> tuple[tuple[str, ...], ...]:
    """Return the addresses of a list as they left, in the batches that it was saved in."""
    return batches_of(
        (address_of_row(one.row, one.place) for one in kept.rows), size=kept.settings.batch
    )


def batch_key(connection: Connection, *, dispatch_id: int, place: int) -> int:
    """Return the key of a batch; raise NotFound where the list has none of this number."""
    b = DispatchBatch
    wanted = select(b.id).where(b.dispatch_id == dispatch_id, b.place == place)
    key = connection.scalars(wanted).one_or_none()
    if key is None:
        raise NotFound(f"This list has no Bcc batch {place}.", hint="Open the list again.")
    return key
