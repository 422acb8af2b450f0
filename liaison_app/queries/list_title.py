"""What a list of organisations shows, in words fit for a sheet of paper."""

from dataclasses import replace

from sqlalchemy import Connection, select

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import criteria_sentence
from liaison_app.queries.criteria_choices import criteria_names
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store.tables import SavedList

_PLAIN = Criteria()


def list_title(connection: Connection, *, wanted: OrganisationsWanted) -> str:
    """Return "Schools in Chase with no e-mail", or the saved list's name and what narrows it.

    What people believe is not said, since it would be said of everybody on the sheet.
    """
    criteria = replace(wanted.criteria, traditions=(), denominations=(), religious_characters=())
    if wanted.saved_list_id is None:
        return criteria_sentence(criteria, criteria_names(connection))
    criteria = replace(criteria, standings=criteria.standings or _PLAIN.standings)
    named = select(SavedList.name).where(SavedList.id == wanted.saved_list_id)
    name = connection.execute(named).scalar_one_or_none() or "Saved list"
    if criteria == _PLAIN:
        return name
    said = criteria_sentence(criteria, criteria_names(connection))
    return f"{name}: {said[:1].lower()}{said[1:]}"
