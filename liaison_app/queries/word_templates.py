"""The team's own Word letters, and which of them a letter is merged from."""

from base64 import b64decode
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from liaison_app.domain.errors import NotFound
from liaison_app.store.tables import Letter, WordTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTemplateSeen:
    """One Word letter of the team's; ``letters`` is how many campaigns' letters are made of it."""

    id: int
    version: int
    name: str
    file_name: str
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTemplateKept:
    """A Word letter whole: the document's bytes, as they were when it was added."""

    id: int
    name: str
    file_name: str
    content: bytes


def word_templates(connection: Connection) -> tuple[WordTemplateSeen, ...]:
    """Return the team's Word letters by name."""
    t = WordTemplate
    using = select(func.count()).where(Letter.template_id == t.id).scalar_subquery()
    found = connection.execute(select(t.id, t.version, t.name, t.file_name, using).order_by(t.name))
    return tuple(
        WordTemplateSeen(id=key, version=version, name=name, file_name=file_name, letters=letters)
        for key, version, name, file_name, letters in found
    )


def word_template(connection: Connection, *, template_id: int) -> WordTemplateKept:
    """Return a Word letter of the team's; raise NotFound where it is there no longer."""
    t = WordTemplate
    asked = select(t.id, t.name, t.file_name, t.content).where(t.id == template_id)
    found = connection.execute(asked).one_or_none()
    if found is None:
        raise NotFound(
            "This Word letter is not there any more.", hint="Choose another one, or add it again."
        )
    return WordTemplateKept(
        id=found.id,
        name=found.name,
        file_name=found.file_name,
        content=b64decode(found.content),
    )


def template_of_letter(connection: Connection, *, letter_id: int) -> WordTemplateKept | None:
    """Return the Word letter that a campaign's letter is made of, where it is made of one."""
    asked = select(Letter.template_id).where(Letter.id == letter_id)
    template_id = connection.execute(asked).scalar_one_or_none()
    return None if template_id is None else word_template(connection, template_id=template_id)
