"""What the window reads while it starts.

Each reading loads its own module, and the first of them SQLAlchemy, on the thread that reads: so
they come behind the first paint, and the window need not wait for them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from datetime import date

    from sqlalchemy import Connection

    from liaison_app.queries.frame import FrameSeen
    from liaison_app.queries.home import HomeSeen
    from liaison_app.queries.list_counts import ListCounts
    from liaison_app.queries.organisations_wanted import OrganisationsFound, OrganisationsWanted
    from liaison_app.queries.saved_lists import ListsBeside
    from liaison_app.queries.team import OfficerSeen


def frame(connection: "Connection") -> "FrameSeen":
    """Return what the frame shows."""
    from liaison_app.queries.frame import frame as read  # noqa: PLC0415 - behind the first paint

    return read(connection)


def officer_of_account(connection: "Connection", *, account: str) -> "OfficerSeen | None":
    """Return the officer whose computer account this is, or None."""
    from liaison_app.queries.team import officer_of_account as read  # noqa: PLC0415 - likewise

    return read(connection, account=account)


def home(connection: "Connection", *, today: "date") -> "HomeSeen":
    """Return what the home page shows on this day."""
    from liaison_app.queries.home import home as read  # noqa: PLC0415 - likewise

    return read(connection, today=today)


def lists_beside(connection: "Connection", *, today: "date", shown: int | None) -> "ListsBeside":
    """Return the saved lists, and what wards, tags and the like are called."""
    from liaison_app.queries.saved_lists import lists_beside as read  # noqa: PLC0415 - likewise

    return read(connection, today=today, shown=shown)


def first_organisations(
    connection: "Connection", *, wanted: "OrganisationsWanted", today: "date", most: int
) -> "array[int]":
    """Return the first keys of a list, to be shown before the rest is known."""
    from liaison_app.queries.organisations import first_ids  # noqa: PLC0415 - likewise

    return first_ids(connection, wanted=wanted, today=today, most=most)


def find_organisations(
    connection: "Connection",
    *,
    wanted: "OrganisationsWanted",
    today: "date",
    known: "ListCounts | None" = None,
) -> "OrganisationsFound":
    """Return what a list shows, and what it would show without words, kind and wards."""
    from liaison_app.queries.organisations import find  # noqa: PLC0415 - likewise

    return find(connection, wanted=wanted, today=today, known=known)
