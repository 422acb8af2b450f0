"""Copy one Bcc batch of a saved list, and remember that it was copied.

It is an event without undo: an address that has gone on to the clipboard has left, and cannot be
taken back. The list's own entry in the export register tells of the addresses; the batch tells
when they were copied, and by whom the history does.
"""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, select

from liaison_app.actions.copy_rows import as_event
from liaison_app.domain.bcc_batches import batch_text, mailto_link
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.files.formats.recipient_address import address_of_row
from liaison_app.queries.bcc_batches import addresses_in_batches, batch_key
from liaison_app.queries.kept_dispatch import kept_dispatch, rows_not_wanted
from liaison_app.store import saving
from liaison_app.store.database import Database
from liaison_app.store.tables import Dispatch, DispatchBatch
from liaison_app.store.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCopied:
    """A batch as it goes on to the clipboard, to be put into Bcc.

    ``mailto`` opens an e-mail with the batch in Bcc and nobody in To; it is empty where the batch
    is too long for a link.
    """

    text: str
    place: int
    of: int
    addresses: int
    mailto: str

    @property
    def sentence(self) -> str:
        """Return what is told once it is on the clipboard."""
        many = f"{self.addresses:,} address{'' if self.addresses == 1 else 'es'}"
        return f"Batch {self.place:,} of {self.of:,} copied: {many}. Paste into Bcc, never into To."


def copy_batch(database: Database, *, dispatch_id: int, place: int) -> Written[BatchCopied]:
    """Return one batch of a saved list, and note that it was copied, with no step to be undone.

    Raises Stale where somebody in it objected since the list was saved; NotFound where there is no
    such batch.
    """
    copying = partial(_copied, dispatch_id=dispatch_id, place=place, on=database)
    return as_event(database, f"Copied Bcc batch {place}", copying)


def _copied(connection: Connection, *, dispatch_id: int, place: int, on: Database) -> BatchCopied:
    key = batch_key(connection, dispatch_id=dispatch_id, place=place)
    kept = kept_dispatch(connection, dispatch_id=dispatch_id)
    _refuse_not_saved(connection, dispatch_id)
    batches = addresses_in_batches(kept)
    batch = batches[place - 1]
    unwanted = rows_not_wanted(connection, kept)
    closed = {
        address_of_row(one.row, one.place).casefold() for one in kept.rows if one.place in unwanted
    }
    objecting = sum(address.casefold() in closed for address in batch)
    if objecting:
        one = objecting == 1
        raise Stale(
            f"{objecting:,} of the {len(batch):,} addresses must not be written to: somebody has "
            f"objected since this list was saved, or was deleted.",
            hint=f"Make the list again without {'it' if one else 'them'}, then copy its batches.",
        )
    saving.update(
        connection, DispatchBatch, key=key, version=None, values={"copied_at": on.clock()}
    )
    return BatchCopied(
        text=batch_text(batch),
        place=place,
        of=len(batches),
        addresses=len(batch),
        mailto=mailto_link(batch, subject=kept.settings.subject or kept.title),
    )


def _refuse_not_saved(connection: Connection, dispatch_id: int) -> None:
    stage = connection.scalars(select(Dispatch.stage).where(Dispatch.id == dispatch_id)).one()
    if stage not in {DispatchStage.SAVED, DispatchStage.SENT}:
        raise LiaisonError("This list was not saved.", hint="Make it again, then copy its batches.")
