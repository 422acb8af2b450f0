"""The reporting routes of the team, and those of them that a letter prints."""

from sqlalchemy import Connection, select

from liaison_app.domain.reporting_routes import ReportingRoute, RoutesPrinted, asks_for_routes
from liaison_app.store.tables import ReportingRoute as Kept


def reporting_routes(connection: Connection) -> tuple[ReportingRoute, ...]:
    """Return the routes in their order, those that are not in use too."""
    k = Kept
    found = connection.execute(
        select(
            k.id, k.version, k.name, k.wording, k.in_use, k.last_checked_on, k.checked_by
        ).order_by(k.place, k.id)
    )
    return tuple(ReportingRoute(**row._asdict()) for row in found)


def routes_printed(connection: Connection, *, body: str) -> RoutesPrinted:
    """Return the routes that a letter of this text prints: those in use, where it asks for them."""
    if not asks_for_routes(body):
        return RoutesPrinted()
    in_use = tuple(route for route in reporting_routes(connection) if route.in_use)
    return RoutesPrinted(asked=True, routes=in_use)
