"""What leaves with the rows of a list of organisations."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from liaison_app.domain.handed_out import HandedColumn, HandedRows
from liaison_app.domain.organisations import Standing
from liaison_app.domain.progress import Progress
from liaison_app.domain.records import RecordKind
from liaison_app.queries.handed_out import day_told, objections_told, read_to_hand_out
from liaison_app.queries.organisation_rows import OrganisationRow, block

if TYPE_CHECKING:
    from sqlalchemy import Connection


def organisations_to_hand_out(  # noqa: PLR0913 - whose rows, which columns, and who watches
    connection: "Connection",
    *,
    keys: Sequence[int],
    shown: Sequence[str],
    most: int,
    today: date,
    progress: Progress | None = None,
) -> HandedRows:
    """Return the rows of these organisations in the columns that may leave."""
    return read_to_hand_out(
        connection,
        kind=RecordKind.ORGANISATION,
        keys=keys,
        shown=shown,
        most=most,
        declared=ORGANISATIONS_HANDED_OUT,
        block=lambda raw, some: block(raw, keys=some, today=today),
        progress=progress,
    )


def _kind(row: OrganisationRow) -> str:
    gone = "" if row.standing is Standing.ACTIVE else f" ({row.standing.label.lower()})"
    return f"{row.kind.label}{gone}"


def _holder(row: OrganisationRow) -> str:
    return row.holder.shown if row.holder else ""


def _post(row: OrganisationRow) -> str:
    return row.holder.post if row.holder else ""


def _last_contact(row: OrganisationRow) -> str:
    return day_told(row.last_contact)


def _channel(row: OrganisationRow) -> str:
    return row.last_channel.label if row.last_channel else ""


def _reach(row: OrganisationRow) -> str:
    return "" if row.reach is None else str(row.reach)


def _verified(row: OrganisationRow) -> str:
    return "" if row.verified_on is None else f"{row.verified_on:%d/%m/%Y}"


def _objections(row: OrganisationRow) -> str:
    return objections_told(row.objections, row.warnings)


ORGANISATIONS_HANDED_OUT: tuple[HandedColumn[OrganisationRow], ...] = (
    HandedColumn(of="name", heading="Name", text=lambda row: row.name),
    HandedColumn(of="name", heading="Kind", text=_kind),
    HandedColumn(of="name", heading="Town", text=lambda row: row.town),
    HandedColumn(of="kind", heading="Kind", text=_kind),
    HandedColumn(of="ward", heading="Ward", text=lambda row: row.ward),
    HandedColumn(of="ward", heading="Postcode", text=lambda row: row.postcode, contact=True),
    HandedColumn(of="postcode", heading="Postcode", text=lambda row: row.postcode, contact=True),
    HandedColumn(of="main_contact", heading="Main contact", text=_holder, contact=True),
    HandedColumn(of="main_contact", heading="Post", text=_post),
    HandedColumn(of="phone", heading="Phone", text=lambda row: row.phone, contact=True),
    HandedColumn(of="email", heading="E-mail", text=lambda row: row.email, contact=True),
    HandedColumn(of="last_contact", heading="Last contact", text=_last_contact),
    HandedColumn(of="last_contact", heading="By", text=_channel),
    HandedColumn(of="reach", heading="Reach", text=_reach),
    HandedColumn(of="verified", heading="Verified", text=_verified),
    HandedColumn(of="objections", heading="Objections", text=_objections, warns=True),
)
"""The columns of the list of organisations as they may leave; the tradition is not among them."""
