"""Make, rename and delete tags."""

from sqlalchemy import Connection, delete, select

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.tags import LONGEST_TAG, TagColour
from liaison_app.domain.text import fold, tidy
from liaison_app.store import saving
from liaison_app.store.tables import OrganisationTag, Tag


def add_tag(connection: Connection, *, name: str, colour: TagColour = TagColour.GREY) -> int:
    """Write a tag, and return its key; one of this name already gives its own key."""
    name = _checked(name)
    known = _key_of(connection, name)
    if known is not None:
        return known
    return saving.insert(connection, Tag, {"name": name, "name_key": fold(name), "colour": colour})


def save_tag(
    connection: Connection, *, tag_id: int, version: int | None, name: str, colour: TagColour
) -> None:
    """Give a tag another name or colour."""
    name = _checked(name)
    if _key_of(connection, name) not in {None, tag_id}:
        raise LiaisonError(f"There is a tag “{name}” already.", hint="Choose another name.")
    values = {"name": name, "name_key": fold(name), "colour": colour}
    saving.update(connection, Tag, key=tag_id, version=version, values=values)


def delete_tag(connection: Connection, *, tag_id: int, version: int | None) -> None:
    """Take a tag away, from whoever bears it too."""
    connection.execute(delete(OrganisationTag).where(OrganisationTag.tag_id == tag_id))
    saving.delete(connection, Tag, key=tag_id, version=version)


def _checked(name: str) -> str:
    name = tidy(name)
    if not fold(name):
        raise LiaisonError("A tag needs a name.", hint="A word or two, such as Governors.")
    if len(name) > LONGEST_TAG:
        raise LiaisonError(
            f"A tag may have {LONGEST_TAG} letters at most.", hint="Say it in fewer words."
        )
    return name


def _key_of(connection: Connection, name: str) -> int | None:
    return connection.execute(select(Tag.id).where(Tag.name_key == fold(name))).scalar_one_or_none()
