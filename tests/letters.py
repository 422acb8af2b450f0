"""The letters that come with the program, as their text goes out."""

from liaison_app.domain.reporting_routes import PUBLIC_ROUTES, print_routes, printed_line
from liaison_app.paths import resource


def our_text(name):
    """Return one of our letters with the reporting routes of a new workspace in it."""
    lines = [printed_line(one.name, one.wording) for one in PUBLIC_ROUTES]
    return print_routes(resource("letters", name).read_text("utf-8"), lines)
