"""A campaign as an officer typed it, in the columns in which it is kept."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.text import tidy, tidy_lines
from liaison_app.queries.campaigns import campaign_names
from liaison_app.store.tables import SavedList

Values = Mapping[str, object]


def refuse_unfit(
    connection: Connection, entry: CampaignEntry, *, campaign_id: int | None = None
) -> None:
    """Refuse a campaign or a letter without a name of its own, and a campaign without a letter."""
    name = tidy(entry.name)
    if not name:
        raise LiaisonError(
            "Give the campaign a name.", hint="For instance the place and the month."
        )
    if not entry.letters:
        raise LiaisonError("A campaign needs a letter.", hint="Add a letter and its audience.")
    letter_names = [tidy(letter.name).casefold() for letter in entry.letters]
    if len(set(letter_names)) < len(letter_names) or not all(letter_names):
        raise LiaisonError("Each letter needs a name of its own.", hint="Rename one of them.")
    others = campaign_names(connection)
    taken = {known.casefold() for key, known in others.items() if key != campaign_id}
    if name.casefold() in taken:
        raise LiaisonError("There is a campaign of this name already.", hint="Choose another name.")


def incident_values(entry: IncidentEntry, *, campaign: str) -> Values:
    """Return the columns of an incident; one without a title has the campaign's name."""
    return {
        "title": tidy(entry.title) or tidy(campaign),
        "happened_at": entry.happened_at,
        "kind": entry.kind,
        "threat_level": entry.threat_level,
        "threat_wording": tidy(entry.threat_wording),
        "threat_wording_on": entry.threat_wording_on,
    }


def campaign_values(entry: CampaignEntry) -> Values:
    """Return the columns of a campaign but for its incident."""
    return {
        "name": tidy(entry.name),
        "purpose": tidy(entry.purpose),
        "lawful_basis": tidy(entry.lawful_basis),
        "author": tidy(entry.author),
        "author_office": tidy(entry.author_office),
        "author_address": tidy_lines(entry.author_address),
        "author_phone": tidy(entry.author_phone),
        "author_fax": tidy(entry.author_fax),
        "author_email": tidy(entry.author_email),
        "author_web": tidy(entry.author_web),
        "forwarding_officer_id": entry.forwarding_officer_id,
        "approver": tidy(entry.approver),
        "deadline": entry.deadline,
        "marking": entry.marking,
        "our_ref": tidy(entry.our_ref),
    }


def letter_values(letter: LetterEntry, *, place: int) -> Values:
    """Return the columns of a letter but for its audience; it may change as long as it is there."""
    return {
        "place": place,
        "name": tidy(letter.name),
        "posts": letter.posts,
        "body": tidy_lines(letter.body),
        "dated": letter.dated,
        "your_ref": tidy(letter.your_ref),
        "template_id": letter.template_id,
    }


def audience_values(connection: Connection, letter: LetterEntry) -> Values:
    """Return the columns of a letter's audience: a saved list, or else a kind in wards.

    Raises LiaisonError where neither is chosen, and NotFound where the list is gone.
    """
    if letter.saved_list_id is None:
        if letter.kind is None:
            raise LiaisonError(
                f"Nobody is chosen for the letter “{tidy(letter.name)}”.",
                hint="Choose a kind or a saved list for it.",
            )
        return {
            "kind": letter.kind,
            "ward_codes": letter.ward_codes,
            "saved_list_id": None,
            "saved_list_name": "",
        }
    named = select(SavedList.name).where(SavedList.id == letter.saved_list_id)
    name = connection.scalars(named).first()
    if name is None:
        raise NotFound("This list is not there any more.", hint="Choose another one.")
    return {
        "kind": None,
        "ward_codes": (),
        "saved_list_id": letter.saved_list_id,
        "saved_list_name": name,
    }
