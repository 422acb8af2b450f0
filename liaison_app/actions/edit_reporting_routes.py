"""Write the reporting routes that letters print: add, change, order, switch off, note checked."""

from datetime import date

from sqlalchemy import Connection, func, select

from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.merge_fields import mail_text
from liaison_app.domain.reporting_routes import (
    LONGEST_NAME,
    LONGEST_WORDING,
    PUBLIC_ROUTES,
    RouteEntry,
)
from liaison_app.domain.text import fold
from liaison_app.store import saving
from liaison_app.store.tables import ReportingRoute


def add_public_routes(connection: Connection) -> None:
    """Write the routes that every workspace begins with, none of them checked yet."""
    for entry in PUBLIC_ROUTES:
        add_route(connection, entry=entry)


def add_route(connection: Connection, *, entry: RouteEntry) -> int:
    """Write a route behind the others, in use and not checked yet, and return its key."""
    after = func.coalesce(func.max(ReportingRoute.place), 0) + 1
    place = connection.execute(select(after)).scalar_one()
    return saving.insert(connection, ReportingRoute, {**_values(entry), "place": place})


def change_route(
    connection: Connection, *, route_id: int, version: int | None, entry: RouteEntry
) -> None:
    """Give a route other words; where it is reached otherwise now, nobody has checked that yet."""
    r, values = ReportingRoute, _values(entry)
    kept = connection.execute(select(r.wording).where(r.id == route_id)).scalar_one_or_none()
    unchecked: dict[str, object] = {}
    if kept != values["wording"]:
        unchecked = {"last_checked_on": None, "checked_by": ""}
    saving.update(connection, r, key=route_id, version=version, values={**values, **unchecked})


def remove_route(connection: Connection, *, route_id: int, version: int | None) -> None:
    """Take a route away."""
    saving.delete(connection, ReportingRoute, key=route_id, version=version)


def use_route(connection: Connection, *, route_id: int, version: int | None, in_use: bool) -> None:
    """Have the letters print a route, or print it no longer."""
    values = {"in_use": in_use}
    saving.update(connection, ReportingRoute, key=route_id, version=version, values=values)


def note_checked(
    connection: Connection, *, route_id: int, version: int | None, on: date, officer: str
) -> None:
    """Note that an officer tried a route on this day, and that it leads where it should."""
    values = {"last_checked_on": on, "checked_by": officer}
    saving.update(connection, ReportingRoute, key=route_id, version=version, values=values)


def move_route(connection: Connection, *, route_id: int, by: int) -> None:
    """Move a route so many places down, or up where that is less than nothing."""
    r = ReportingRoute
    found = connection.execute(select(r.id, r.place).order_by(r.place, r.id)).all()
    places = {row.id: row.place for row in found}
    order = list(places)
    if route_id not in places:
        raise NotFound(
            "This reporting route is not there any more.", hint="Look at those that are."
        )
    to = min(max(order.index(route_id) + by, 0), len(order) - 1)
    order.remove(route_id)
    order.insert(to, route_id)
    for place, key in enumerate(order, start=1):
        if places[key] != place:
            saving.update(connection, r, key=key, version=None, values={"place": place})


def _values(entry: RouteEntry) -> dict[str, object]:
    name, wording = mail_text(entry.name), mail_text(entry.wording)
    if not fold(name):
        raise LiaisonError(
            "A reporting route needs a name.", hint="Say whom it reaches, or what it is for."
        )
    for text, longest, what in (
        (name, LONGEST_NAME, "name"),
        (wording, LONGEST_WORDING, "line"),
    ):
        if len(text) > longest:
            raise LiaisonError(
                f"The {what} of a reporting route may have {longest} letters at most.",
                hint="Say it in fewer words.",
            )
        if "«" in text or "»" in text:
            raise LiaisonError(
                "A reporting route cannot have the marks « and », which fields have.",
                hint="Write it without them.",
            )
    return {"name": name, "wording": wording}
