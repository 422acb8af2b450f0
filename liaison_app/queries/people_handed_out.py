"""What leaves with the rows of a list of people, and what such a list shows in words."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from liaison_app.domain.criteria_words import criteria_parts
from liaison_app.domain.handed_out import HandedColumn, HandedRows
from liaison_app.domain.people import PersonStanding
from liaison_app.domain.progress import Progress
from liaison_app.domain.records import RecordKind
from liaison_app.domain.when import long_day
from liaison_app.queries.criteria_choices import criteria_names
from liaison_app.queries.handed_out import day_told, objections_told, read_to_hand_out
from liaison_app.queries.people_rows import PersonRow, PostHeld, block
from liaison_app.queries.people_wanted import EVERYBODY, PeopleWanted, PostState

if TYPE_CHECKING:
    from sqlalchemy import Connection


def people_to_hand_out(  # noqa: PLR0913 - whose rows, which columns, and who watches
    connection: "Connection",
    *,
    keys: Sequence[int],
    shown: Sequence[str],
    most: int,
    today: date,
    progress: Progress | None = None,
) -> HandedRows:
    """Return the rows of these people in the columns that may leave."""
    return read_to_hand_out(
        connection,
        kind=RecordKind.PERSON,
        keys=keys,
        shown=shown,
        most=most,
        declared=PEOPLE_HANDED_OUT,
        block=lambda raw, some: block(raw, keys=some, today=today),
        progress=progress,
    )


def people_title(connection: "Connection", *, wanted: PeopleWanted) -> str:
    """Return "People in post as Chair at networks in Chase, no e-mail".

    What people believe is not said, since it would be said of everybody on the sheet.
    """
    asked, names = wanted.criteria, criteria_names(connection)
    kinds = [kind.plural.lower() for kind in asked.kinds]
    close = (
        _SUBJECTS[asked.state],
        _told("as", asked.posts),
        _told("at", kinds),
        _told("in", [names.wards.get(code, code) for code in asked.ward_codes]),
        _told("of the", [mark.label for mark in asked.marks]),
    )
    rest = [
        f"{part.words[:1].lower()}{part.words[1:]}"
        for part in criteria_parts(asked, names, plain=EVERYBODY)
        if part.key not in _SAID_CLOSE | _BELIEFS
    ]
    return ", ".join([" ".join(part for part in close if part), *rest])


def _told(before: str, words: Sequence[str]) -> str:
    return f"{before} {' or '.join(words)}" if words else ""


_SAID_CLOSE = frozenset({"posts", "kinds", "ward_codes", "marks"})
_BELIEFS = frozenset({"traditions", "denominations", "religious_characters"})
_SUBJECTS = {
    PostState.HOLDS: "People in post",
    PostState.FORMER: "Former post-holders",
    PostState.ANY: "People in post or former",
    PostState.BINNED: "People in the bin",
}


def _name(row: PersonRow) -> str:
    return f"{row.shown} (in the bin)" if row.standing is PersonStanding.BINNED else row.shown


def _posts(row: PersonRow) -> str:
    return "; ".join(map(_post, row.posts))


def _post(held: PostHeld) -> str:
    return held.post if held.left_on is None else f"{held.post} (until {long_day(held.left_on)})"


def _places(row: PersonRow) -> str:
    return "; ".join(dict.fromkeys(one.organisation for one in row.posts))


def _speaks_for(row: PersonRow) -> str:
    return "; ".join(dict.fromkeys(one.represents for one in row.posts if one.represents))


def _wards(row: PersonRow) -> str:
    return "; ".join(dict.fromkeys(one.ward for one in row.posts if one.ward))


def _groups(row: PersonRow) -> str:
    kin = ["KIN"] if any(one.kin for one in row.posts) else []
    return ", ".join(kin + (["IAG"] if any(one.iag for one in row.posts) else []))


def _last_contact(row: PersonRow) -> str:
    return day_told(row.last_contact)


def _channel(row: PersonRow) -> str:
    return row.last_channel.label if row.last_channel else ""


def _objections(row: PersonRow) -> str:
    return objections_told(row.objections, row.warnings)


PEOPLE_HANDED_OUT: tuple[HandedColumn[PersonRow], ...] = (
    HandedColumn(of="name", heading="Name", text=_name, contact=True),
    HandedColumn(of="name", heading="Represents", text=_speaks_for),
    HandedColumn(of="post", heading="Posts", text=_posts),
    HandedColumn(of="post", heading="Organisation", text=_places),
    HandedColumn(of="organisation", heading="Organisation", text=_places),
    HandedColumn(of="ward", heading="Ward", text=_wards),
    HandedColumn(of="phone", heading="Phone", text=lambda row: row.phone.shown, contact=True),
    HandedColumn(of="email", heading="E-mail", text=lambda row: row.email.shown, contact=True),
    HandedColumn(of="marks", heading="Groups", text=_groups),
    HandedColumn(of="last_contact", heading="Last contact", text=_last_contact),
    HandedColumn(of="last_contact", heading="By", text=_channel),
    HandedColumn(of="objections", heading="Objections", text=_objections, warns=True),
)
"""The columns of the list of people as they may leave."""
