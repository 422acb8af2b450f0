"""One contact point of a record: confirmed while one is on the phone, the rest in a menu."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from liaison_app.domain.contacts import ContactKind, ContactStanding
from liaison_app.domain.when import short_day
from liaison_app.ui.icons import set_icon
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.reach_line import CONTACT_ICONS, STANDING_ROLES, ReachLine


class ContactShown(Protocol):
    """A contact point as it is shown."""

    @property
    def kind(self) -> ContactKind:
        """What it is."""

    @property
    def shown(self) -> str:
        """The form for people."""

    @property
    def standing(self) -> ContactStanding:
        """Whether it works."""

    @property
    def verified_on(self) -> date | None:
        """When it was last found to work."""

    @property
    def verified_by(self) -> str:
        """Who found that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDeeds:
    """What can be done with one contact point; it is given up as bounced or as gone away."""

    verify: Callable[[], object]
    edit: Callable[[], object]
    give_up: Callable[[ContactStanding], object]
    remove: Callable[[], object]


class ContactRow(ReachLine):
    """Says a contact point and what is known of it, and offers what can be done with it."""

    def __init__(self, contact: ContactShown, said: str, deeds: ContactDeeds) -> None:
        super().__init__(
            CONTACT_ICONS[contact.kind], contact.shown, said, role=STANDING_ROLES[contact.standing]
        )
        self._deeds = deeds
        self.verify = icon_button("circle-check", f"{contact.shown} works: verified today")
        if contact.standing is ContactStanding.VERIFIED:
            set_icon(self.verify, "circle-check", role="ok")
        self.verify.clicked.connect(self._verify)
        self._more = icon_button("ellipsis", f"More for {contact.shown}")
        self._more.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        self.menu.addAction("Edit …").triggered.connect(self._edit)
        for words, standing in (
            ("Bounced", ContactStanding.BOUNCED),
            ("Gone away", ContactStanding.GONE),
        ):
            self.menu.addAction(words).triggered.connect(partial(self._give_up, standing))
        self.menu.addSeparator()
        self.menu.addAction("Remove").triggered.connect(self._remove)
        for column, button in enumerate((self.verify, self._more), start=2):
            self.grid.addWidget(button, 0, column, 3, 1, Qt.AlignmentFlag.AlignTop)
        self.grid.setRowStretch(2, 1)  # what the buttons are higher than the words is below these

    def _verify(self) -> None:
        self._deeds.verify()

    def _edit(self) -> None:
        self._deeds.edit()

    def _give_up(self, standing: ContactStanding) -> None:
        self._deeds.give_up(standing)

    def _remove(self) -> None:
        self._deeds.remove()

    def _open_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


def standing_said(contact: ContactShown) -> str:
    """Return whether it works, and where it was verified when and by whom."""
    if contact.standing is not ContactStanding.VERIFIED or contact.verified_on is None:
        return contact.standing.label
    said = f"{contact.standing.label} {short_day(contact.verified_on)}"
    return f"{said} by {contact.verified_by}" if contact.verified_by else said
