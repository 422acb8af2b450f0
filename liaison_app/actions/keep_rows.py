"""Keep the rows of a list that leaves, as they were, with its entry in the export register."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from liaison_app.domain.dispatches import cells_to_keep
from liaison_app.domain.progress import Progress
from liaison_app.store.bulk import insert_many
from liaison_app.store.tables import DispatchRow

_COLUMNS = ("dispatch_id", "organisation_id", "person_id", "place", "cells")


def keep_rows(
    connection: Connection,
    *,
    dispatch_id: int,
    rows: Iterable[tuple[Sequence[int], int | None, Sequence[str]]],
    progress: Progress,
) -> None:
    """Write the rows of an entry: of each its organisations, its person if any, and its texts.

    They are numbered from 1 in their order. Raises Cancelled; the entry is then not kept either.
    """
    kept = (
        (dispatch_id, organisation_id, person_id, place, _as_kept(texts))
        for place, (organisation_ids, person_id, texts) in enumerate(rows, start=1)
        for organisation_id in organisation_ids
    )
    for _ in insert_many(connection, DispatchRow, columns=_COLUMNS, rows=kept):
        progress.ask()


def _as_kept(texts: Sequence[str]) -> str:
    """Return texts one a line; most have neither a line break nor a mark to be written out."""
    together = "\n".join(texts)
    if "\\" in together or together.count("\n") >= len(texts):
        return "\n".join(cells_to_keep(texts))
    return together
