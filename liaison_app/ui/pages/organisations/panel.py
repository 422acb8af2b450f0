"""The panel of one organisation: what to mind first, then how to reach it, then all else."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget

from liaison_app.domain.organisations import Standing
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.icons import set_icon
from liaison_app.ui.pages.organisations.cards import (
    ObjectionLine,
    WarningLine,
    details_card,
    follow_ups_card,
    people_card,
    timeline_card,
)
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.pages.organisations.forms import Forms
from liaison_app.ui.pages.organisations.reach import reach_card
from liaison_app.ui.widgets.buttons import (
    link_button,
    menu_button,
    primary_button,
    secondary_button,
)
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.panel import Panel


class OrganisationPanel(Panel):
    """Shows one organisation whole; its buttons open forms, or change one thing at once.

    Signals:
        log_wanted: the form for a contact with this organisation.
    """

    log_wanted = Signal()

    def __init__(
        self,
        forms: Forms,
        changes: Changes,
        *,
        today: Callable[[], date],
        width: int,
        remember_width: Callable[[int], object],
    ) -> None:
        super().__init__(width=width, remember_width=remember_width)
        self._forms, self._changes, self._today = forms, changes, today
        self.known: OrganisationDetails | None = None
        log = primary_button("Log contact", "notebook-pen")
        log.clicked.connect(self.log_wanted)
        edit = secondary_button("Edit", "pencil")
        edit.clicked.connect(self.edit)
        self.add_menu = QMenu(self)
        self.add_menu.addAction("A way to reach them …").triggered.connect(self._add_contact)
        self.add_menu.addAction("A person in a post …").triggered.connect(self._add_person)
        self.add_menu.addAction("An objection …").triggered.connect(self._add_objection)
        self.add_menu.addAction("A warning …").triggered.connect(self._add_warning)
        for button in (log, edit, menu_button("Add", self.add_menu)):
            self.add_button(button)

    def show_details(self, known: OrganisationDetails) -> None:
        """Show this organisation; the focus stays on the button of the same name."""
        focused = self._focused_name()
        self.known = known
        self.open_for(known.name, _subtitle(known))
        self.clear_cards()
        for warning in known.warnings:
            self.add_card(WarningLine(known, warning, self._changes))
        for objection in known.objections:
            self.add_card(ObjectionLine(known, objection, self._changes))
        if known.follow_ups:
            self.add_card(follow_ups_card(known, self._changes, today=self._today()))
        reach = reach_card(known, self._changes)
        _add_link(reach, "Add a way to reach them", self._add_contact)
        people = people_card(known, self._changes)
        _add_link(people, "Add a person", self._add_person)
        for card in (reach, people, details_card(known), timeline_card(known, today=self._today())):
            self.add_card(card)
            card.show()  # at once: what is not seen cannot take the focus
        self._focus_again(focused)

    def edit(self) -> None:
        """Open the form of the organisation shown."""
        if self.known is not None:
            self._forms.edit(self.known)

    def _add_contact(self) -> None:
        if self.known is not None:
            self._forms.add_contact(self.known)

    def _add_person(self) -> None:
        if self.known is not None:
            self._forms.add_person(self.known)

    def _add_objection(self) -> None:
        if self.known is not None:
            self._forms.add_objection(self.known)

    def _add_warning(self) -> None:
        if self.known is not None:
            self._forms.add_warning(self.known)

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        return focused.accessibleName() if focused is not None and inside else ""

    def _focus_again(self, name: str) -> None:
        for widget in self.findChildren(QWidget) if name else ():
            if widget.isVisible() and widget.accessibleName() == name:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _subtitle(known: OrganisationDetails) -> str:
    gone = "" if known.standing is Standing.ACTIVE else known.standing.label
    return " · ".join(part for part in (gone, known.kind.label, known.ward) if part)


def _add_link(card: Card, text: str, act: Callable[[], None]) -> QPushButton:
    link = link_button(text)
    set_icon(link, "plus", role="accent")
    link.clicked.connect(act)
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(link)
    row.addStretch(1)
    card.add(box)
    return link
