"""The record of one reporting route: what it is for, and how it is reached."""

from PySide6.QtWidgets import QWidget

from liaison_app.domain.reporting_routes import (
    LONGEST_NAME,
    LONGEST_WORDING,
    ReportingRoute,
    RouteEntry,
)
from liaison_app.domain.text import fold
from liaison_app.ui.pages.settings.fields import Asked, Fields
from liaison_app.ui.pages.settings.fields_card import FieldsCard

_ONE_LINE = "Stands behind the name, on the same line."
_UNCHECKED = f"{_ONE_LINE} Once it says anything else, it is to be checked again."


class RouteForm(FieldsCard):
    """Empty for a new route."""

    def __init__(self, route: ReportingRoute | None, parent: QWidget | None = None) -> None:
        fields = Fields(
            (
                Asked(
                    name="name",
                    label="What it is for",
                    check=_name_problem,
                    example="Crimestoppers, without giving your name",
                    wide=True,
                ),
                Asked(
                    name="wording",
                    label="How it is reached",
                    check=_wording_problem,
                    hint=_UNCHECKED if route else _ONE_LINE,
                    example="101, or 18001 101 by text relay",
                    wide=True,
                ),
            )
        )
        title = "Change a reporting route" if route else "A new reporting route"
        super().__init__(title, fields, save="Save the route", parent=parent)
        self.route = route
        if route is not None:
            self.fields.fill({"name": route.name, "wording": route.wording})
        self.add_buttons()

    @property
    def entry(self) -> RouteEntry:
        """The route as typed."""
        return RouteEntry(**self.fields.values)


def _name_problem(text: str) -> str:
    if not fold(text):
        return "Say whom it reaches, or what it is for."
    return _line_problem(text, LONGEST_NAME)


def _wording_problem(text: str) -> str:
    return _line_problem(text, LONGEST_WORDING)


def _line_problem(text: str, longest: int) -> str:
    if len(text) > longest:
        return f"At most {longest} letters: say it in fewer words."
    marked = "«" in text or "»" in text
    return "Write it without the marks « and », which fields have." if marked else ""
