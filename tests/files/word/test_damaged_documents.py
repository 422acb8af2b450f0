from contextlib import suppress
from random import Random

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files.formats.word_template import read_word_letter
from liaison_app.files.formats.word_xml import packed, parts_of
from tests.files.word.documents import document, field, line

HALF = 0.5
DEAR = line(field("Salutation"), ",")


def mutated(content, random):
    """Return a document with some of its bytes, or of those of one part, changed."""
    if random.random() < HALF:
        raw = bytearray(content)
        for _ in range(random.randint(1, 8)):
            raw[random.randrange(len(raw))] = random.randrange(256)
        return bytes(raw)
    parts = parts_of(content)
    name = random.choice(list(parts))
    raw = bytearray(parts[name])
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(raw))
        raw[at : at + random.randint(0, 40)] = raw[at // 2 : at // 2 + random.randint(0, 40)]
    return packed({**parts, name: bytes(raw)})


@pytest.mark.parametrize("count", [300, pytest.param(20_000, marks=pytest.mark.faults)])
def test_a_damaged_document_is_read_or_refused_and_never_anything_else(count):
    random = Random(2017)  # noqa: S311 - the same damage each time
    good = document(DEAR, line("To ", field("Organisation")), header=line(field("Team")))
    read = 0
    for _ in range(count):
        with suppress(FileProblem):
            read += bool(read_word_letter(mutated(good, random), name="Appeal.docx"))
    assert 0 < read < count
