"""Finding organisations and people by words: a part of a name, a place, a phone, an e-mail.

``matching`` is exact: every word must begin a word of the record. ``meant`` comes in where that
finds nobody, and returns the words that were probably meant.
"""

import json
from array import array
from collections.abc import Sequence

from sqlalchemy import Connection, Integer, Select, column, literal_column, select, table

from liaison_app.store import misspelling, search_index
from liaison_app.store.search_index import LONGEST_BEGINNING, SearchIndex
from liaison_app.store.search_indexes import ORGANISATIONS, PEOPLE
from liaison_app.store.search_words import kept_words, match_expression
from liaison_app.store.tables import Organisation, Person

_INDEXES = (ORGANISATIONS, PEOPLE)
_SAMPLE = 1_000
_ONE_IN = 4


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


def first_matching(
    connection: Connection, typed: str, *, keys: Sequence[int], most: int
) -> "array[int]":
    """Return the first of these organisations that were meant."""
    return _first_matching(connection, typed, keys, most, ORGANISATIONS)


def first_matching_people(
    connection: Connection, typed: str, *, keys: Sequence[int], most: int
) -> "array[int]":
    """Return the first of these people that were meant."""
    return _first_matching(connection, typed, keys, most, PEOPLE)


def begins_many(connection: Connection, typed: str) -> bool:
    """Return whether a large part of all organisations have words that begin so."""
    return _begins_many(connection, typed, ORGANISATIONS)


def begins_many_of_people(connection: Connection, typed: str) -> bool:
    """Return whether a large part of all people have words that begin so."""
    return _begins_many(connection, typed, PEOPLE)


def _first_matching(
    connection: Connection, typed: str, keys: Sequence[int], most: int, index: SearchIndex
) -> "array[int]":
    statement = (
        f"SELECT k.value FROM json_each(?) AS k WHERE EXISTS (SELECT 1 FROM {index.name} "  # noqa: S608 - an index of ours
        f"WHERE {index.name} MATCH ? AND rowid = k.value) LIMIT ?"
    )
    asked = (json.dumps(list(keys)), match_expression(typed), most)
    return array("q", connection.exec_driver_sql(statement, asked).scalars())


def _begins_many(connection: Connection, typed: str, index: SearchIndex) -> bool:
    """Return whether the first that are found lie close together, and each is quick to look up.

    That is so of words no longer than those whose beginnings the index keeps.
    """
    words = kept_words(typed)
    if not words or max(map(len, words)) > LONGEST_BEGINNING:
        return False
    statement = (
        "SELECT count(*), max(rowid) - min(rowid) FROM (SELECT rowid "  # noqa: S608 - an index of ours
        f"FROM {index.name} WHERE {index.name} MATCH ? LIMIT {_SAMPLE})"
    )
    asked = (match_expression(typed),)
    found, spread = connection.exec_driver_sql(statement, asked).one()
    return bool(found == _SAMPLE and spread < _SAMPLE * _ONE_IN)


def _found(index: SearchIndex, expression: str) -> Select[int]:
    found = table(index.name, column("rowid", Integer)).c
    return select(found.rowid).where(literal_column(index.name).op("MATCH")(expression))
