"""What an officer meant who typed words that find nobody.

A word that the index does not know is put right after the words that it does know. Where it knows
every word but no record has them all, one of them is taken for a misspelling. Nothing is guessed
where what was typed finds somebody.
"""
# ruff: noqa: S608 - the name in this statement is that of our own index

from collections.abc import Iterator, Sequence
from itertools import islice, product

from sqlalchemy import Connection

from liaison_app.domain.text import tidy
from liaison_app.store.search_index import SearchIndex
from liaison_app.store.search_words import MOST_WORDS, kept_words, match_expression
from liaison_app.store.vocabulary import Vocabularies, Vocabulary

VOCABULARIES = "vocabularies"
"""The execution option of an engine that keeps the vocabularies of its file."""

_MOST_TRIED = 24


def meant(connection: Connection, typed: str, *, index: SearchIndex) -> str:
    """Return what was typed, or in its stead the likeliest words that find a record."""

    def finds(words: str) -> bool:
        asked = f"SELECT EXISTS (SELECT 1 FROM {index.name} WHERE {index.name} MATCH ?)"
        expression = match_expression(words)
        return bool(connection.exec_driver_sql(asked, (expression,)).scalar_one())

    if not match_expression(typed):
        return typed
    words = tidy(typed).split()[:MOST_WORDS]
    kept = connection.get_execution_options().get(VOCABULARIES, Vocabularies())
    vocabulary = kept.of(connection, index)
    known = all(_is_known(word, vocabulary) for word in words)
    if (known or not typed.isascii()) and finds(typed):  # the index folds some letters its own way
        return typed
    guesses = map(" ".join, _guesses(words, vocabulary))
    return next(filter(finds, islice(guesses, _MOST_TRIED)), typed)


def _guesses(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Sequence[str]]:
    """Yield the words with one space less, then with the unknown ones put right, or one of all."""
    for place in range(1, len(words)):
        together = words[place - 1] + words[place]
        if all(map(vocabulary.begins, kept_words(together))):
            yield (*words[: place - 1], together, *words[place + 1 :])
    unknown = [not _is_known(word, vocabulary) for word in words]
    if any(unknown):
        choices = zip(words, unknown, strict=True)
        yield from product(*(_instead(w, vocabulary) if new else (w,) for w, new in choices))
        return
    for place, word in enumerate(words):
        for other in _instead(word, vocabulary):
            yield (*words[:place], other, *words[place + 1 :])


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    return all(_has_digit(part) or vocabulary.begins(part) for part in kept_words(word))


def _instead(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what may have been meant by one word, which may have parts: Al-Noor, a@b.example."""
    parts = kept_words(word)
    together = "".join(parts)
    if _has_digit(together):
        return ()
    near = vocabulary.near(together)
    if len(parts) == 1:
        return near + vocabulary.apart(together)
    apart = (" ".join(guess) for guess in _guesses(parts, vocabulary))
    return (*islice(apart, _MOST_TRIED), *near)


def _has_digit(word: str) -> bool:
    return any(mark.isdigit() for mark in word)
