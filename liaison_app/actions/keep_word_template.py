"""Keep the team's own Word letters, which a campaign's letter can be made of.

A document is read, and refused where it is unfit, before anything is written; what is kept is the
document as it was read, without the list of recipients that Word tied to it.
"""

from base64 import b64encode
from pathlib import Path

from sqlalchemy import Connection, select, update

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.text import fold, tidy
from liaison_app.store import saving
from liaison_app.store.tables import Letter, WordTemplate, table_of

LONGEST_NAME = 80


def add_word_template(connection: Connection, *, name: str, file_name: str, content: bytes) -> int:
    """Write a Word letter that was read and found fit, and return its key."""
    name = _checked(connection, name)
    return saving.insert(connection, WordTemplate, {"name": name, **_values(file_name, content)})


def replace_word_template(
    connection: Connection, *, template_id: int, version: int | None, file_name: str, content: bytes
) -> None:
    """Put another document in the place of a Word letter; letters made of it are made of that."""
    values = _values(file_name, content)
    saving.update(connection, WordTemplate, key=template_id, version=version, values=values)


def remove_word_template(connection: Connection, *, template_id: int, version: int | None) -> None:
    """Take a Word letter away; letters made of it have their own text again."""
    letters = table_of(Letter)
    connection.execute(
        update(letters)
        .where(letters.c.template_id == template_id)
        .values(template_id=None, version=letters.c.version + 1)
    )
    saving.delete(connection, WordTemplate, key=template_id, version=version)


def name_from_file(file_name: str) -> str:
    """Return the name proposed for a Word letter: its file's, without the ending."""
    return tidy(Path(file_name).stem.replace("_", " "))[:LONGEST_NAME].strip()


def _values(file_name: str, content: bytes) -> dict[str, str]:
    return {"file_name": tidy(file_name), "content": b64encode(content).decode("ascii")}


def _checked(connection: Connection, name: str) -> str:
    name = tidy(name)
    if not fold(name):
        raise LiaisonError("A Word letter needs a name.", hint="Type one, such as Appeal.")
    if len(name) > LONGEST_NAME:
        raise LiaisonError(
            f"The name of a Word letter may have {LONGEST_NAME} letters at most.",
            hint="Say it in fewer words.",
        )
    t = WordTemplate
    for other in connection.scalars(select(t.name)):
        if fold(other) == fold(name):
            raise LiaisonError(
                f"There is a Word letter “{other}” already.",
                hint="Choose another name, or replace that one.",
            )
    return name
