"""Finding organisations and people by words: a part of a name, a place, a phone, an e-mail.

``matching`` is exact: every word must begin a word of the record. ``meant`` comes in where that
finds nobody, and returns the words that were probably meant.
"""

from sqlalchemy import Connection, Integer, Select, column, literal_column, select, table

from liaison_app.store import misspelling, search_index
from liaison_app.store.search_index import SearchIndex
from liaison_app.store.search_indexes import ORGANISATIONS, PEOPLE
from liaison_app.store.search_words import match_expression
from liaison_app.store.tables import Organisation, Person

_INDEXES = (ORGANISATIONS, PEOPLE)


def install(connection: Connection) -> None:
    """Make the indexes where there are none, and put their triggers in place anew."""
    for index in _INDEXES:
        search_index.install(connection, index=index)


def rebuild(connection: Connection) -> None:
    """Write the indexes anew, so that no deleted word stays in them."""
    for index in _INDEXES:
        search_index.rebuild(connection, index=index)


def matching(typed: str) -> Select[int]:
    """Return the selection of the organisations that were meant; of all where no word was typed."""
    expression = match_expression(typed)
    return _found(ORGANISATIONS, expression) if expression else select(Organisation.id)


def matching_people(typed: str) -> Select[int]:
    """Return the selection of the people that were meant; of all where no word was typed."""
    expression = match_expression(typed)
    return _found(PEOPLE, expression) if expression else select(Person.id)


def meant(connection: Connection, typed: str) -> str:
    """Return what was typed, its misspellings put right where it would find no organisation."""
    return misspelling.meant(connection, typed, index=ORGANISATIONS)


def meant_of_people(connection: Connection, typed: str) -> str:
    """Return what was typed, its misspellings put right where it would find nobody."""
    return misspelling.meant(connection, typed, index=PEOPLE)


def _found(index: SearchIndex, expression: str) -> Select[int]:
    found = table(index.name, column("rowid", Integer)).c
    return select(found.rowid).where(literal_column(index.name).op("MATCH")(expression))
