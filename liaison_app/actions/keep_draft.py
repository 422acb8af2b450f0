"""Keep what is typed into a form and not saved yet, so that a crash or Esc loses nothing.

A draft follows its account: what one officer typed is offered to nobody else. Drafts are outside
the journal, for nothing follows from them; saving the form drops its draft in the same step.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, delete, insert

from liaison_app.domain.drafts import DraftPlace
from liaison_app.store.tables import Draft

T = TypeVar("T")


def keep_draft(
    connection: Connection, *, place: DraftPlace, texts: Mapping[str, str], at: datetime
) -> None:
    """Write a form's texts in place of those kept before; with no text there is no draft."""
    drop_draft(connection, place=place)
    if not texts:
        return
    connection.execute(
        insert(Draft).values(
            account=place.account,
            form=place.form,
            record=place.record,
            texts=json.dumps(dict(texts), ensure_ascii=False, sort_keys=True),
            at=at,
        )
    )


def drop_draft(connection: Connection, *, place: DraftPlace) -> None:
    """Forget a form's draft, because it was saved or is not wanted."""
    d = Draft
    connection.execute(
        delete(d).where(d.account == place.account, d.form == place.form, d.record == place.record)
    )


def save_and_drop(
    connection: Connection, *, writing: Callable[[Connection], T], place: DraftPlace
) -> T:
    """Save what a form holds and forget its draft, in one step."""
    value = writing(connection)
    drop_draft(connection, place=place)
    return value
