"""The audience of a draft as it would be frozen today: each organisation and its one letter.

An organisation in two audiences belongs to the letter that stands first, unless somebody moved it
to another. Whoever was moved or left out before the audience is frozen has a recipient's row
already; where the organisation has left all the audiences since, that row counts for nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from liaison_app.queries.audiences import Audience, chosen
from liaison_app.queries.keys import keys_of
from liaison_app.store.tables import Letter, Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The letter an organisation gets, why it is left out, and whether that was said by hand."""

    letter_id: int
    left_out_reason: str = ""
    by_hand: bool = False


def audience_divided(
    connection: Connection,
    *,
    campaign_id: int,
    today: date,
    letter_ids: Collection[int] | None = None,
) -> Mapping[int, Seat]:
    """Return the organisations of a draft's audiences by their keys, letter after letter.

    With letters named, only of the audiences of these.
    """
    t, r = Letter, Recipient
    letters = connection.execute(
        select(t.id, t.kind, t.ward_codes, t.saved_list_id)
        .where(t.campaign_id == campaign_id)
        .order_by(t.place)
    ).all()
    seats: dict[int, Seat] = {}
    for letter_id, kind, ward_codes, list_id in letters:
        if letter_ids is not None and letter_id not in letter_ids:
            continue
        audience = Audience(kind=kind, ward_codes=ward_codes, saved_list_id=list_id)
        for key in keys_of(connection, chosen(connection, audience=audience, today=today)):
            seats.setdefault(key, Seat(letter_id=letter_id))
    said = connection.execute(
        select(r.organisation_id, r.letter_id, r.left_out_reason).where(
            r.campaign_id == campaign_id
        )
    )
    for key, letter_id, reason in said:
        if key in seats:
            seats[key] = Seat(letter_id=letter_id, left_out_reason=reason, by_hand=True)
    return seats
