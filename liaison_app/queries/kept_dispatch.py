"""A list as it left: its rows, columns, letter and settings, to make the very same file again."""

import json
import re
from base64 import b64decode
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, select

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.dispatches import cells_kept
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.exports import ExportColumn, ExportSettings, LabelSheet
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.organisations import Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.files.formats import format_named
from liaison_app.files.formats.format import Format, LetterText
from liaison_app.queries.keys import among
from liaison_app.store.tables import (
    ContactPoint,
    Dispatch,
    DispatchRow,
    Objection,
    Organisation,
    Person,
    Role,
)

_NAMING = ("Addressee", "Attention", "Salutation", "Forenames", "Surname")
_REACHING = ("Email", "Phone", "Mobile")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """One row as it left: its number, whom it was for, and its texts."""

    place: int
    organisation_ids: tuple[int, ...]
    person_id: int | None
    row: MailListRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDispatch:
    """A list as it left; ``by`` is the way it went out, whose objections count."""

    id: int
    format: Format
    by: ObjectionChannel
    title: str
    file_name: str
    folder: str
    marking: str
    purpose: str
    columns: tuple[ExportColumn, ...]
    settings: ExportSettings
    letter: LetterText
    rows: tuple[KeptRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Objector:
    """Somebody at an organisation who is not to be written to: their names and numbers."""

    name: str
    ways: frozenset[str]

    def is_in(self, row: MailListRow) -> bool:
        """Say whether a row names them, or would reach them."""
        words = " ".join(_texts(row, _NAMING))
        named = self.name and re.search(rf"\b{re.escape(self.name)}\b", words, re.IGNORECASE)
        return bool(named) or not self.ways.isdisjoint(_texts(row, _REACHING))


def kept_dispatch(connection: Connection, *, dispatch_id: int) -> KeptDispatch:
    """Return a list as it left.

    Raises NotFound where it is not in the register, LiaisonError where its rows were not kept.
    """
    d = Dispatch
    found = connection.execute(
        select(
            d.format,
            d.file_name,
            d.folder,
            d.marking,
            d.purpose,
            d.fields,
            d.headings,
            d.settings,
            d.letter_text,
        ).where(d.id == dispatch_id)
    ).one_or_none()
    if found is None:
        raise NotFound("This list is not in the export register any more.")
    kept_as = json.loads(found.settings or "{}")
    written = _format(found.format)
    rows = tuple(_rows(connection, dispatch_id, found.fields))
    if not rows:
        raise LiaisonError(
            "The rows of this list were not kept, so it cannot be made again.",
            hint="Make a new list of the same organisations.",
        )
    headings = found.headings or found.fields
    return KeptDispatch(
        id=dispatch_id,
        format=written,
        by=ObjectionChannel.from_label(kept_as.get("by", "")) or written.by,
        title=kept_as.get("title", found.purpose),
        file_name=found.file_name,
        folder=found.folder,
        marking=found.marking.label,
        purpose=found.purpose,
        columns=tuple(
            ExportColumn(field=field, heading=heading)
            for field, heading in zip(found.fields, headings, strict=True)
        ),
        settings=_settings(kept_as.get("chosen", {})),
        letter=_letter(found.letter_text),
        rows=rows,
    )


def rows_not_wanted(connection: Connection, kept: KeptDispatch) -> frozenset[int]:
    """Return the numbers of the rows that must not be written again.

    Somebody in them objects by now to the way the list goes out, or was deleted. The stricter
    wins: a row that names a person who objects is one of them, whomever it was for.
    """
    organisations = {key for row in kept.rows for key in row.organisation_ids}
    people = {row.person_id for row in kept.rows if row.person_id is not None}
    closed, gone = _organisations_closed(connection, organisations, kept.by), set[int]()
    gone |= _people_closed(connection, people, kept.by)
    objectors = _objectors(connection, organisations, kept.by)
    return frozenset(
        row.place
        for row in kept.rows
        if not closed.isdisjoint(row.organisation_ids)
        or row.person_id in gone
        or any(one.is_in(row.row) for key in row.organisation_ids for one in objectors.get(key, ()))
    )


def _organisations_closed(
    connection: Connection, keys: Collection[int], by: ObjectionChannel
) -> set[int]:
    o, n = Organisation, Objection
    objecting = select(n.organisation_id).where(among(n.organisation_id, keys), _against(by))
    binned = select(o.id).where(among(o.id, keys), o.standing == Standing.BINNED)
    return {
        key
        for found in (objecting, binned)
        for key in connection.execute(found).scalars()
        if key is not None
    }


def _people_closed(connection: Connection, keys: Collection[int], by: ObjectionChannel) -> set[int]:
    p, n = Person, Objection
    objecting = select(n.person_id).where(among(n.person_id, keys), _against(by))
    binned = select(p.id).where(among(p.id, keys), p.standing == PersonStanding.BINNED)
    return {
        key
        for found in (objecting, binned)
        for key in connection.execute(found).scalars()
        if key is not None
    }


def _objectors(
    connection: Connection, keys: Collection[int], by: ObjectionChannel
) -> Mapping[int, tuple[_Objector, ...]]:
    """Return who at these organisations objects themselves, whether in post still or not."""
    p, r, n, c = Person, Role, Objection, ContactPoint
    found = connection.execute(
        select(r.organisation_id, r.id, p.surname, p.forenames)
        .join(p, p.id == r.person_id)
        .where(among(r.organisation_id, keys))
        .where(r.person_id.in_(select(n.person_id).where(n.person_id.is_not(None), _against(by))))
    ).all()
    ways: dict[int, set[str]] = {}
    roles = {role_id for _, role_id, _, _ in found}
    reached = select(c.role_id, c.shown).where(among(c.role_id, roles))
    for role_id, shown in connection.execute(reached):
        ways.setdefault(role_id or 0, set()).add(shown)
    objectors: dict[int, tuple[_Objector, ...]] = {}
    for key, role_id, surname, forenames in found:
        one = _Objector(name=surname or forenames, ways=frozenset(ways.get(role_id, ())))
        objectors[key] = (*objectors.get(key, ()), one)
    return objectors


def _against(by: ObjectionChannel) -> ColumnElement[bool]:
    return Objection.channel.in_((by, ObjectionChannel.ALL))


def _texts(row: MailListRow, names: Collection[str]) -> list[str]:
    return [text for name in names if (text := getattr(row, name.lower()))]


def _format(name: str) -> Format:
    try:
        return format_named(name)
    except KeyError as error:
        raise LiaisonError(
            "The rows of this list were copied or printed, so there is no file to make again.",
            hint="Open the list they were taken from.",
        ) from error


def _rows(
    connection: Connection, dispatch_id: int, kept_fields: tuple[str, ...]
) -> Iterator[KeptRow]:
    w = DispatchRow
    found = connection.execute(
        select(w.place, w.organisation_id, w.person_id, w.cells)
        .where(w.dispatch_id == dispatch_id)
        .order_by(w.place, w.id)
    )
    rows: dict[int, KeptRow] = {}
    for place, organisation_id, person_id, cells in found:
        before = rows.get(place)
        texts = cells_kept(cells, fields=kept_fields)
        rows[place] = KeptRow(
            place=place,
            organisation_ids=(*(before.organisation_ids if before else ()), organisation_id),
            person_id=person_id,
            row=MailListRow(**{name.lower(): text for name, text in texts.items()}),
        )
    yield from rows.values()


def _settings(kept_as: Mapping[str, object]) -> ExportSettings:
    given = _known(ExportSettings, kept_as)
    sheet = given.get("sheet")
    if isinstance(sheet, dict):
        given["sheet"] = LabelSheet(**sheet)
    return ExportSettings(**given)  # type: ignore[arg-type] # as they were kept


def _letter(kept_as: str) -> LetterText:
    if not kept_as:
        return LetterText()
    letter = json.loads(kept_as)
    senders = {
        whose: SenderBlock(**_known(SenderBlock, block))  # type: ignore[arg-type] # as kept
        for whose, block in letter["letterhead"].items()
    }
    return LetterText(
        body=letter["body"],
        letterhead=Letterhead(**senders),
        template=b64decode(letter["template"]),
    )


def _known(made: type[Made], kept_as: Mapping[str, object]) -> dict[str, object]:
    """Return what was kept of a dataclass, by the names that it has today."""
    names = {one.name for one in fields(made)}  # type: ignore[arg-type] # a dataclass, always
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in kept_as.items()
        if name in names
    }
