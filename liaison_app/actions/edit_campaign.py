"""Change a campaign that was begun: all of a draft, and of a started one all but its audience.

Only rows that differ from what was typed are written, each guarded by the version that was shown,
so that two officers may work on two letters at once.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from liaison_app.actions.campaign_values import (
    Values,
    audience_values,
    campaign_values,
    incident_values,
    letter_values,
    refuse_unfit,
)
from liaison_app.actions.run_campaign import add_letter, write_recipients
from liaison_app.domain.campaign_entries import CampaignEntry, LetterEntry
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.text import tidy
from liaison_app.domain.when import local_day, now
from liaison_app.queries.audience_divided import audience_divided
from liaison_app.queries.campaigns import CampaignSeen, LetterSeen, campaign
from liaison_app.store import saving
from liaison_app.store.tables import (
    Campaign,
    Dispatch,
    Incident,
    Letter,
    Recipient,
    Tables,
    table_of,
)


def edit_campaign(connection: Connection, *, shown: CampaignSeen, entry: CampaignEntry) -> int:
    """Write what differs from what is kept, and return the campaign's key.

    ``shown`` is the campaign as it was when the form was filled. Once the audience is frozen it
    stays; a letter added then takes those of its audience who get no letter of the campaign yet.
    Raises Stale where somebody saved one of the same rows since.
    """
    kept = campaign(connection, campaign_id=shown.id)
    refuse_unfit(connection, entry, campaign_id=shown.id)
    incident = incident_values(entry.incident, campaign=entry.name)
    _save(connection, Incident, kept.incident_id, shown.incident_version, incident)
    _save(connection, Campaign, kept.id, shown.version, campaign_values(entry))
    versions = {letter.id: letter.version for letter in shown.letters}
    staying = {letter.letter_id for letter in entry.letters}
    for letter in kept.letters:
        if letter.id in versions and letter.id not in staying:
            _refuse_in_use(connection, letter, frozen=kept.frozen_at is not None)
            _remove_letter(connection, letter, version=versions[letter.id])
    _make_way_for_names(connection, kept, entry)
    added = []
    for place, typed in enumerate(entry.letters):
        if typed.letter_id is None:
            added.append(add_letter(connection, campaign_id=kept.id, letter=typed, place=place))
        else:
            _save_letter(connection, typed, place, versions, frozen=kept.frozen_at is not None)
    if kept.frozen_at is not None and added:
        _find_recipients(connection, kept.id, added)
    return kept.id


def _save_letter(
    connection: Connection,
    typed: LetterEntry,
    place: int,
    versions: Mapping[int, int],
    *,
    frozen: bool,
) -> None:
    key = typed.letter_id or 0
    audience: Values = {} if frozen else audience_values(connection, typed)
    values = {**letter_values(typed, place=place), **audience}
    _save(connection, Letter, key, versions.get(key), values)


def _save(
    connection: Connection, table: type[Tables], key: int, version: int | None, values: Values
) -> None:
    """Write the values that differ, if the row still has the version that was shown."""
    kept = table_of(table)
    columns = [kept.c[name] for name in values]
    found = connection.execute(select(*columns).where(kept.c.id == key)).one_or_none()
    if found is None:
        raise NotFound(
            "A letter of this campaign is not there any more.", hint="Open the campaign again."
        )
    before = found._asdict()
    fresh = {name: value for name, value in values.items() if before[name] != value}
    if fresh:
        saving.update(connection, table, key=key, version=version, values=fresh)


def _refuse_in_use(connection: Connection, letter: LetterSeen, *, frozen: bool) -> None:
    sent = select(Dispatch.id).where(Dispatch.letter_id == letter.id).limit(1)
    if (frozen and letter.audience) or connection.execute(sent).first() is not None:
        raise LiaisonError(
            f"The letter “{letter.name}” has recipients or lists already, and so stays.",
            hint="Leave out those who should not get it.",
        )


def _remove_letter(connection: Connection, letter: LetterSeen, *, version: int) -> None:
    """Delete a letter that goes to nobody yet, and what was said by hand of its audience."""
    connection.execute(delete(Recipient).where(Recipient.letter_id == letter.id))
    saving.delete(connection, Letter, key=letter.id, version=version)


def _make_way_for_names(connection: Connection, kept: CampaignSeen, entry: CampaignEntry) -> None:
    """Let a letter take the name that another letter of the campaign has until now."""
    names = {letter.id: letter.name for letter in kept.letters}
    for typed in entry.letters:
        holder = next((key for key, name in names.items() if name == tidy(typed.name)), None)
        if holder is not None and holder != typed.letter_id:
            letter = table_of(Letter)
            for_now = letter.update().where(letter.c.id == holder).values(name=f"… {holder}")
            connection.execute(for_now)


def _find_recipients(connection: Connection, campaign_id: int, added: list[int]) -> None:
    """Make recipients of those in the audiences of new letters who get no letter yet."""
    seats = audience_divided(
        connection, campaign_id=campaign_id, today=local_day(now()), letter_ids=added
    )
    fresh = {key: seat for key, seat in seats.items() if not seat.by_hand}
    write_recipients(connection, campaign_id=campaign_id, seats=fresh)
