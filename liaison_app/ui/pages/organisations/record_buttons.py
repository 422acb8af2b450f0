"""The menu of what can be added to an organisation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.pages.organisations.forms import Forms


def add_menu(
    forms: Forms, shown: Callable[[], OrganisationDetails | None], parent: QWidget
) -> QMenu:
    """Return a menu whose entries open the forms for whichever organisation is shown."""
    menu = QMenu(parent)
    for text, form in (
        ("A way to reach them…", forms.add_contact),
        ("A person in a post…", forms.add_person),
        ("An objection…", forms.add_objection),
        ("A warning…", forms.add_warning),
    ):
        menu.addAction(text).triggered.connect(partial(_open, form, shown))
    return menu


def _open(
    form: Callable[[OrganisationDetails], object],
    shown: Callable[[], OrganisationDetails | None],
) -> None:
    known = shown()
    if known is not None:
        form(known)
