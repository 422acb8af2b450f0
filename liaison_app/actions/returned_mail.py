"""Log letters that came back: for each a contact, an address marked as gone, and a follow-up.

All of it is one step, however many letters there were.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.returned import FIND_WITHIN, ReturnedEntry, ReturnedLetter, find_address
from liaison_app.domain.when import local_day
from liaison_app.queries.keys import among
from liaison_app.queries.returned import addresses_now
from liaison_app.store import saving
from liaison_app.store.tables import ContactPoint, Dispatch, FollowUp, Organisation, table_of


def log_returned(
    connection: Connection, *, entry: ReturnedEntry, officer_id: int | None = None
) -> int:
    """Log these letters as returned, and return how many addresses were marked as gone away.

    An address that was changed since the letter went is left as it is, and nothing is to be found.
    """
    if not entry.letters:
        raise LiaisonError(
            "Type the Ref of a letter that came back.", hint="It is printed on the letter."
        )
    marked: dict[int, int] = {}
    for dispatch_id, letters in _by_list(entry).items():
        outreach_id = _log(connection, entry, letters, dispatch_id, officer_id)
        for key in _mark_gone(connection, letters, entry):
            marked.setdefault(key, outreach_id)
    _ask_for_addresses(connection, marked, entry, officer_id)
    return len(marked)


def _by_list(entry: ReturnedEntry) -> Mapping[int | None, list[ReturnedLetter]]:
    together: dict[int | None, list[ReturnedLetter]] = defaultdict(list)
    for letter, dispatch_id in entry.letters:
        together[dispatch_id].append(letter)
    return together


def _log(
    connection: Connection,
    entry: ReturnedEntry,
    letters: list[ReturnedLetter],
    dispatch_id: int | None,
    officer_id: int | None,
) -> int:
    """Write one outreach for the letters of one list that came back."""
    d = Dispatch
    of_list = select(d.campaign_id, d.file_name).where(d.id == (dispatch_id or 0))
    campaign_id, file_name = connection.execute(of_list).one_or_none() or (None, "")
    returned = OutreachEntry(
        organisation_ids=[key for letter in letters for key in letter.organisation_ids],
        persons=[
            (key, letter.person_id)
            for letter in letters
            if letter.person_id is not None
            for key in letter.organisation_ids
        ],
        channel=Channel.LETTER,
        outcome=Outcome.RETURNED,
        happened_at=entry.happened_at,
        campaign_id=campaign_id,
        note=f"Returned mail of {file_name}" if file_name else "Returned mail",
    )
    return log_outreach(connection, entry=returned, officer_id=officer_id)


def _mark_gone(
    connection: Connection, letters: list[ReturnedLetter], entry: ReturnedEntry
) -> Iterable[int]:
    """Mark the address that each letter went to, and give the keys of whom it belongs to."""
    went = {key: letter.address for letter in letters for key in letter.organisation_ids}
    now = addresses_now(connection, organisation_ids=tuple(went))
    for key, (lines, contact_id) in now.items():
        if went[key] != lines:
            continue
        if contact_id is None:
            gone = {"address_gone_on": local_day(entry.happened_at)}
            saving.update(connection, Organisation, key=key, version=None, values=gone)
        else:
            standing = {"standing": ContactStanding.GONE}
            saving.update(connection, ContactPoint, key=contact_id, version=None, values=standing)
        yield key


def _ask_for_addresses(
    connection: Connection,
    marked: Mapping[int, int],
    entry: ReturnedEntry,
    officer_id: int | None,
) -> None:
    """Open a follow-up for each address to be found, unless one is open already."""
    o, f = Organisation, FollowUp
    named = select(o.id, o.name).where(among(o.id, marked)).order_by(o.sort_key, o.id)
    promises = {key: find_address(name) for key, name in connection.execute(named)}
    asked = select(f.organisation_id, f.promise).where(
        f.closed_at.is_(None), among(f.organisation_id, marked)
    )
    still_open = {(key, promise) for key, promise in connection.execute(asked)}
    rows = [
        {
            "organisation_id": key,
            "outreach_id": marked[key],
            "owner_id": officer_id,
            "promise": promise,
            "due_at": entry.happened_at + FIND_WITHIN,
        }
        for key, promise in promises.items()
        if (key, promise) not in still_open
    ]
    if rows:
        connection.execute(insert(table_of(f)), rows)
