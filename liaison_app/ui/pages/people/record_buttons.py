"""The menu of what can be added to a person, or done with them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.domain.people import PersonStanding
from liaison_app.queries.person_details import PersonDetails
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms

Shown = Callable[[], PersonDetails | None]


def more_menu(forms: PersonForms, changes: Changes, shown: Shown, parent: QWidget) -> QMenu:
    """Return a menu whose entries open the forms for whoever is shown."""
    menu = QMenu(parent)
    reach = menu.addAction("A way to reach them…")
    reach.triggered.connect(partial(_do, forms.add_contact, shown))
    for text, form in (
        ("Another post…", forms.new_role),
        ("An objection…", forms.add_objection),
        ("A warning…", forms.add_warning),
    ):
        menu.addAction(text).triggered.connect(partial(_do, form, shown))
    menu.addSeparator()
    into_bin = menu.addAction("Put into the bin")
    into_bin.triggered.connect(partial(_do, partial(_bin, changes), shown))
    menu.aboutToShow.connect(partial(_offer_what_can_be, reach, into_bin, shown))
    return menu


def _offer_what_can_be(reach: QAction, into_bin: QAction, shown: Shown) -> None:
    """Offer a way to reach them only in a post, and the bin only to who is not in it."""
    known = shown()
    reach.setVisible(known is not None and bool(known.posts or known.former))
    into_bin.setVisible(known is not None and known.standing is not PersonStanding.BINNED)


def _bin(changes: Changes, known: PersonDetails) -> None:
    changes.bin([known.id])


def _do(act: Callable[[PersonDetails], object], shown: Shown) -> None:
    known = shown()
    if known is not None:
        act(known)
