"""Add, remove or replace the tags of many organisations."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, false, func, or_, select

from liaison_app.actions.edit_tags import add_tag
from liaison_app.domain.bulk_edits import BulkChange, BulkEdit, BulkExample, TagsChange
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.progress import Progress, reported
from liaison_app.domain.tags import TagColour
from liaison_app.queries.keys import among
from liaison_app.store.bulk import insert_many
from liaison_app.store.tables import Organisation, OrganisationTag, Tag

_EXAMPLES = 3


def plan_tags(connection: Connection, *, edit: BulkEdit, chosen: ColumnElement[bool]) -> BulkChange:
    """Return how many organisations would bear other tags than now, with examples."""
    o = Organisation
    differs = and_(chosen, _differs(edit))
    counted = select(func.count()).where(differs).select_from(o)
    first = select(o.id, o.name).where(differs).order_by(o.sort_key, o.id).limit(_EXAMPLES)
    names = _names(connection, edit.tag_ids)
    return BulkChange(
        label="Tags",
        count=connection.execute(counted).scalar_one(),
        examples=tuple(
            _example(connection, edit, key=key, name=name, names=names)
            for key, name in connection.execute(first).all()
        ),
    )


def change_tags(connection: Connection, *, edit: BulkEdit, organisation_ids: Sequence[int]) -> None:
    """Add, remove or replace tags; a tag that is borne already stays the record it is."""
    _names(connection, edit.tag_ids)
    b = OrganisationTag
    here = among(b.organisation_id.expression, organisation_ids)
    if edit.tags_change is TagsChange.REMOVE:
        connection.execute(delete(b).where(here, b.tag_id.in_(edit.tag_ids)))
        return
    if edit.tags_change is TagsChange.REPLACE:
        connection.execute(delete(b).where(here, b.tag_id.not_in(edit.tag_ids)))
    borne = set(
        connection.execute(
            select(b.organisation_id, b.tag_id).where(here, b.tag_id.in_(edit.tag_ids))
        ).all()
    )
    fresh = (
        (key, tag) for key in organisation_ids for tag in edit.tag_ids if (key, tag) not in borne
    )
    for _ in insert_many(connection, b, columns=("organisation_id", "tag_id"), rows=fresh):
        pass


def tag_anew(
    connection: Connection,
    *,
    name: str,
    colour: TagColour,
    organisation_ids: Sequence[int],
    progress: Progress | None = None,
) -> int:
    """Make a tag, give it to these organisations, and return its key."""
    tag = add_tag(connection, name=name, colour=colour)
    edit = BulkEdit(tags_change=TagsChange.ADD, tag_ids=(tag,))
    for some in reported(organisation_ids, progress):
        change_tags(connection, edit=edit, organisation_ids=some)
    return tag


def _differs(edit: BulkEdit) -> ColumnElement[bool]:
    """Return whether an organisation's tags would be others than now."""
    b = OrganisationTag
    mine = b.organisation_id == Organisation.id
    bears_one = exists().where(mine, b.tag_id.in_(edit.tag_ids))
    bears_other = exists().where(mine, b.tag_id.not_in(edit.tag_ids))
    lacks_one = or_(false(), *(~exists().where(mine, b.tag_id == tag) for tag in edit.tag_ids))
    match edit.tags_change:
        case TagsChange.REMOVE:
            return bears_one
        case TagsChange.REPLACE:
            return or_(bears_other, lacks_one)
        case _:
            return lacks_one


def _example(
    connection: Connection, edit: BulkEdit, *, key: int, name: str, names: Sequence[str]
) -> BulkExample:
    t, b = Tag, OrganisationTag
    borne = select(t.name).join(b, b.tag_id == t.id).where(b.organisation_id == key)
    was = connection.execute(borne.order_by(t.name_key)).scalars().all()
    match edit.tags_change:
        case TagsChange.REMOVE:
            becomes = [one for one in was if one not in names]
        case TagsChange.REPLACE:
            becomes = list(names)
        case _:
            becomes = [*was, *(one for one in names if one not in was)]
    return BulkExample(name=name, was=", ".join(was), becomes=", ".join(becomes))


def _names(connection: Connection, tag_ids: Sequence[int]) -> Sequence[str]:
    """Return what the tags are called; somebody may have deleted one since it was offered."""
    named = select(Tag.name).where(Tag.id.in_(tag_ids)).order_by(Tag.name_key)
    names = connection.execute(named).scalars().all()
    if len(names) < len(set(tag_ids)):
        raise LiaisonError("One of these tags is not there any more.", hint="Choose another one.")
    return names
