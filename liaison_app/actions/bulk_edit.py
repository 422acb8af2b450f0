"""Change many organisations at once: planned with counts and examples, then done as one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
    update,
)

from liaison_app.actions.bulk_tags import change_tags, plan_tags
from liaison_app.domain.bulk_edits import (
    BULK_FIELDS,
    BulkChange,
    BulkEdit,
    BulkExample,
    BulkPlan,
    checked_texts,
)
from liaison_app.domain.choices import Choice
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.fields import Field
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress, reported
from liaison_app.queries.contacts import held_on
from liaison_app.queries.keys import among
from liaison_app.store.tables import Officer, Organisation, Role, Ward, table_of

_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One column of an edit: what it becomes, for whom, and how officers say that."""

    label: str
    column: ColumnElement[object]
    value: object
    becomes: str
    has: ColumnElement[bool]

    @property
    def differs(self) -> ColumnElement[bool]:
        return and_(self.has, self.column.is_distinct_from(self.value))


def plan_bulk_edit(
    connection: Connection, *, edit: BulkEdit, organisation_ids: Sequence[int], today: date
) -> BulkPlan:
    """Return what an edit would do now; it changes nothing.

    Raise LiaisonError where a text cannot be kept.
    """
    chosen = among(Organisation.id.expression, organisation_ids)
    changes = [_planned(connection, part, chosen) for part in _parts(connection, edit)]
    if edit.tags_change is not None:
        changes.append(plan_tags(connection, edit=edit, chosen=chosen))
    if edit.posts_ended:
        changes.append(_planned_posts(connection, edit, chosen, today))
    return BulkPlan(chosen=len(organisation_ids), changes=tuple(changes))


def apply_bulk_edit(
    connection: Connection,
    *,
    edit: BulkEdit,
    organisation_ids: Sequence[int],
    today: date,
    progress: Progress | None = None,
) -> int:
    """Do the edit, and return how many organisations were chosen.

    Raise LiaisonError where a text cannot be kept, and Cancelled where the officer cancelled it.
    """
    parts = tuple(_parts(connection, edit))
    for some in reported(organisation_ids, progress):
        _change_columns(connection, parts, some)
        if edit.tags_change is not None:
            change_tags(connection, edit=edit, organisation_ids=some)
        if edit.posts_ended:
            _end_posts(connection, edit, some, today)
    return len(organisation_ids)


def _parts(connection: Connection, edit: BulkEdit) -> Iterator[_Part]:
    o = table_of(Organisation).c
    checked = checked_texts(edit.texts)
    for field in BULK_FIELDS:
        if field.name in checked:
            outcome = checked[field.name]
            if outcome.problem:
                raise LiaisonError(f"{field.label}: {outcome.problem}")
            yield _Part(
                label=field.label,
                column=o[field.name],
                value=outcome.value,
                becomes=_shown(outcome.value),
                has=_has(field),
            )
    if edit.ward_code is not None:
        named = select(Ward.name).where(Ward.code == edit.ward_code)
        name = _still_there(connection, named, "ward") if edit.ward_code else ""
        yield _Part(
            label="Ward", column=o.ward_code, value=edit.ward_code, becomes=name, has=true()
        )
    if edit.officer_id is not None:
        called = select(Officer.name).where(Officer.id == edit.officer_id)
        name = _still_there(connection, called, "officer") if edit.officer_id else ""
        officer = edit.officer_id or None
        yield _Part(label="Officer", column=o.officer_id, value=officer, becomes=name, has=true())


def _still_there(connection: Connection, named: Select[str], what: str) -> str:
    """Return the name of what was chosen; somebody may have taken it away since it was offered."""
    name = connection.execute(named).scalar_one_or_none()
    if name is None:
        raise LiaisonError(f"This {what} is not there any more.", hint="Choose another one.")
    return name


def _has(field: Field) -> ColumnElement[bool]:
    kinds = [Kind(one) for one in field.only_for]  # type: ignore[call-arg] # Enum looks it up by value
    return Organisation.kind.in_(kinds) if kinds else true()


def _planned(connection: Connection, part: _Part, chosen: ColumnElement[bool]) -> BulkChange:
    o = Organisation
    counted = select(func.count()).where(chosen, part.differs).select_from(o)
    lacking = select(func.count()).where(chosen, ~part.has).select_from(o)
    examples = select(o.name, part.column).where(chosen, part.differs).order_by(o.sort_key, o.id)
    return BulkChange(
        label=part.label,
        count=connection.execute(counted).scalar_one(),
        not_for=connection.execute(lacking).scalar_one(),
        examples=tuple(
            BulkExample(name=name, was=_shown(was), becomes=part.becomes)
            for name, was in connection.execute(examples.limit(_EXAMPLES))
        ),
    )


def _change_columns(
    connection: Connection, parts: Sequence[_Part], organisation_ids: Sequence[int]
) -> None:
    """Change all columns by one statement: each row is written once, and only where it differs."""
    if not parts:
        return
    o = Organisation
    values: dict[str, object] = {
        str(part.column.key): case(
            (part.has, literal(part.value, type_=part.column.type)), else_=part.column
        )
        for part in parts
    }
    changing = (
        update(o)
        .where(among(o.id.expression, organisation_ids), or_(*(part.differs for part in parts)))
        .values({**values, "version": o.version + 1})
    )
    connection.execute(changing)


def _planned_posts(
    connection: Connection, edit: BulkEdit, chosen: ColumnElement[bool], today: date
) -> BulkChange:
    o, r = Organisation, Role
    held = and_(r.post.in_(edit.posts_ended), held_on(edit.ended_on or today))
    joined = select(o.name, r.post).join(r, r.organisation_id == o.id).where(chosen, held)
    count = connection.execute(select(func.count()).select_from(joined.subquery())).scalar_one()
    examples = joined.order_by(o.sort_key, o.id).limit(_EXAMPLES)
    return BulkChange(
        label="Posts that end",
        count=count,
        examples=tuple(
            BulkExample(name=name, was=post, becomes="")
            for name, post in connection.execute(examples)
        ),
    )


def _end_posts(
    connection: Connection, edit: BulkEdit, organisation_ids: Sequence[int], today: date
) -> None:
    r, on = Role, edit.ended_on or today
    connection.execute(
        update(r)
        .where(
            among(r.organisation_id.expression, organisation_ids),
            r.post.in_(edit.posts_ended),
            held_on(on),
        )
        .values(to_day=on, main_contact=False, version=r.version + 1)
    )


def _shown(value: object) -> str:
    if value is None:
        return ""
    return value.label if isinstance(value, Choice) else str(value)
