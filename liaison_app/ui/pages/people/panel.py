"""The panel of one person: what to mind first, then how to reach them, then all else."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from liaison_app.domain.people import PersonStanding
from liaison_app.queries.person_details import PersonDetails, RoleSeen
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.icons import set_icon
from liaison_app.ui.pages.people.cards import (
    ObjectionLine,
    RoleRow,
    WarningLine,
    details_card,
)
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms
from liaison_app.ui.pages.people.gaps import GapsCard
from liaison_app.ui.pages.people.reach import reach_card
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.timeline_card import TimelineCard
from liaison_app.ui.widgets.buttons import (
    link_button,
    menu_button,
    primary_button,
    secondary_button,
)
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.wishes import HistoryShown

_AT_ONCE = 10


class PersonPanel(Panel):
    """Shows one person whole; its buttons open forms, or change one thing at once.

    Signals:
        log_wanted: the form for a contact with the organisation where they hold a post.
        place_wanted: the key of an organisation to open.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
    """

    log_wanted = Signal()
    place_wanted = Signal(int)
    history_wanted = Signal(object)

    def __init__(  # noqa: PLR0913 - what works on a person, and how wide the panel is
        self,
        forms: PersonForms,
        changes: Changes,
        *,
        tasks: Tasks,
        today: Callable[[], date],
        width: int,
        remember_width: Callable[[int], object],
    ) -> None:
        super().__init__(width=width, remember_width=remember_width)
        self._forms, self._changes = forms, changes
        self.known: PersonDetails | None = None
        self._values = FieldValues(self, tasks=tasks, restore=changes.restore)
        self.timeline = TimelineCard(tasks=tasks, today=today, at_once=_AT_ONCE)
        self.timeline.step_wanted.connect(self.history_wanted)
        self.timeline.setParent(self)
        self.timeline.hide()
        self._log = primary_button("Log contact", "notebook-pen")
        self._log.clicked.connect(self.log_wanted)
        edit = secondary_button("Edit", "pencil")
        edit.clicked.connect(self.edit)
        self.add_menu = QMenu(self)
        self._reach = QAction("A way to reach them…", self)
        self.add_menu.addAction(self._reach)
        self._reach.triggered.connect(self._add_contact)
        self.add_menu.addAction("Another post…").triggered.connect(self._add_role)
        self.add_menu.addAction("An objection…").triggered.connect(self._add_objection)
        self.add_menu.addAction("A warning…").triggered.connect(self._add_warning)
        self.add_menu.addSeparator()
        self.bin_action = QAction("Put into the bin", self)
        self.add_menu.addAction(self.bin_action)
        self.bin_action.triggered.connect(self._bin)
        for button in (self._log, edit, menu_button("More", self.add_menu)):
            self.add_button(button)
        self.add_bar(self._ways())

    def show_details(self, known: PersonDetails) -> None:
        """Show this person; the focus stays on the button of the same name."""
        focused = self._focused_name()
        self.known = known
        self.open_for(known.shown, _subtitle(known))
        self._log.setEnabled(bool(known.posts))
        self._reach.setVisible(bool(known.posts or known.former))
        binned = known.standing is PersonStanding.BINNED
        self.bin_action.setVisible(not binned)
        self._cards.removeWidget(self.timeline)  # kept: it has its own place and filter
        self.clear_cards()
        if binned:
            self.add_card(self._bin_line())
        for warning in known.warnings:
            self.add_card(WarningLine(known, warning, self._forms, self._changes, self))
        for objection in known.objections:
            self.add_card(ObjectionLine(known, objection, self._forms, self._changes, self))
        if known.missing.gaps:
            self.add_card(GapsCard(known, self._forms, self._changes))
        reach = reach_card(known, self._forms, self._changes)
        if known.posts:
            _add_link(reach, "Add another way", self._add_contact)
        posts = self._posts_card("Posts", known.posts)
        _add_link(posts, "Add another post", self._add_role)
        cards = [reach, posts, details_card(known, self._values.ask), self.timeline]
        if known.former:
            cards.insert(2, self._posts_card("Posts before", known.former))
        for card in cards:
            self.add_card(card)
            card.show()  # at once: what is not seen cannot take the focus
        self.timeline.show_person(known.id)
        self._focus_again(focused)

    def edit(self) -> None:
        """Open the form of the person shown."""
        if self.known is not None:
            self._forms.edit(self.known)

    def _ways(self) -> QWidget:
        """Return the link to all that was ever done with them."""
        history = link_button("All their history")
        history.clicked.connect(self._show_history)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(history)
        row.addStretch(1)
        return box

    def _show_history(self) -> None:
        if self.known is not None:
            shown = HistoryShown(person_id=self.known.id, name=self.known.shown)
            self.history_wanted.emit(shown)

    def _bin_line(self) -> MessageLine:
        line = MessageLine(self)
        line.say(
            "neutral",
            "In the bin.",
            hint="No list, letter or campaign names them.",
            action="Put back",
            fixed=True,
        )
        line.pressed.connect(self._put_back)
        return line

    def _posts_card(self, heading: str, roles: tuple[RoleSeen, ...]) -> Card:
        card = Card(heading)
        for role in roles:
            if self.known is not None:
                row = RoleRow(self.known, role, self._forms, self._changes)
                row.place_wanted.connect(self.place_wanted)
                card.add(row)
        if not roles:
            card.add(PlainLabel("No post is held now.", role="muted"))
        return card

    def _add_contact(self) -> None:
        if self.known is not None:
            self._forms.add_contact(self.known)

    def _add_role(self) -> None:
        if self.known is not None:
            self._forms.new_role(self.known)

    def _add_objection(self) -> None:
        if self.known is not None:
            self._forms.add_objection(self.known)

    def _add_warning(self) -> None:
        if self.known is not None:
            self._forms.add_warning(self.known)

    def _bin(self) -> None:
        if self.known is not None:
            self._changes.bin([self.known.id])

    def _put_back(self) -> None:
        if self.known is not None:
            self._changes.put_back([self.known.id])

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        return focused.accessibleName() if focused is not None and inside else ""

    def _focus_again(self, name: str) -> None:
        for widget in self.findChildren(QWidget) if name else ():
            if widget.isVisible() and widget.accessibleName() == name:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _subtitle(known: PersonDetails) -> str:
    first = next(iter(known.posts), None)
    if first is None:
        return "Holds no post now"
    return f"{first.post}, {first.place.name}"


def _add_link(card: Card, text: str, act: Callable[[], None]) -> None:
    link = link_button(text)
    set_icon(link, "plus", role="accent")
    link.clicked.connect(act)
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(link)
    row.addStretch(1)
    card.add(box)
