"""What a list of organisations shows, in words fit for a sheet of paper."""

from dataclasses import replace

from sqlalchemy import Connection, select

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import criteria_sentence
from liaison_app.queries.criteria_choices import criteria_names
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store.tables import SavedList


def list_title(connection: Connection, *, wanted: OrganisationsWanted) -> str:
    """Return "Schools in Chase with no e-mail", or the saved list's name and what narrows it.

    What people believe is not said, since it would be said of everybody on the sheet.
    """
    criteria = replace(wanted.criteria, traditions=(), denominations=(), religious_characters=())
    said = criteria_sentence(criteria, criteria_names(connection))
    if wanted.saved_list_id is None:
        return said
    named = select(SavedList.name).where(SavedList.id == wanted.saved_list_id)
    name = connection.execute(named).scalar_one_or_none() or "Saved list"
    return name if criteria == Criteria() else f"{name}: {said[:1].lower()}{said[1:]}"
