"""The menu of what can be added to an organisation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.domain.organisations import Kind
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.forms.organisation_forms import Forms


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
    menu.addSeparator()
    menu.addAction("A tag…").triggered.connect(partial(_open, forms.add_tag, shown))
    network = menu.addAction("A network they belong to…")
    network.triggered.connect(partial(_open, forms.add_to_network, shown))
    assign = menu.addAction("A ward or an officer…")
    assign.triggered.connect(partial(_open, forms.assign, shown))
    member = menu.addAction("A member of the network…")
    member.triggered.connect(partial(_open, forms.add_member, shown))
    member.setVisible(False)
    menu.aboutToShow.connect(partial(_offer_where_network, member, shown))
    return menu


def _offer_where_network(member: QAction, shown: Callable[[], OrganisationDetails | None]) -> None:
    """Offer a member only to what can have members."""
    known = shown()
    member.setVisible(known is not None and known.kind is Kind.NETWORK)


def _open(
    form: Callable[[OrganisationDetails], object],
    shown: Callable[[], OrganisationDetails | None],
) -> None:
    known = shown()
    if known is not None:
        form(known)
