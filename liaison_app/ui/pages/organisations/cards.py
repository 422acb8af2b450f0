"""The cards of an organisation: what to mind, who is in post, what is promised."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from liaison_app.domain.holders import Holder
from liaison_app.domain.reviews import KEEP_LONGER
from liaison_app.domain.when import clock_time, days_between, local_day, long_day
from liaison_app.queries.follow_ups import FollowUpRow
from liaison_app.queries.organisation_details import (
    ObjectionSeen,
    OrganisationDetails,
    WarningSeen,
)
from liaison_app.ui.meanings import objection_words
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.pages.organisations.reach import contact_row
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import icon_button, link_button
from liaison_app.ui.widgets.card import Card, IconLine
from liaison_app.ui.widgets.message_line import MessageLine

_WHOLE = (QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
"""As high as all the words need at the width there is."""
_AVATAR = 28
_LEAST = 150
"""Beside its buttons, a longer name than this was read a word a line."""


class WarningLine(MessageLine):
    """A warning, and the link that ends it."""

    def __init__(
        self,
        known: OrganisationDetails,
        warning: WarningSeen,
        changes: Changes,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._known, self._warning, self._changes = known, warning, changes
        review = changes.review_words(warning)
        self.say("warn", warning.notice, hint=review, action="End", fixed=True)
        self.setSizePolicy(*_WHOLE)
        self.pressed.connect(self._end)
        if changes.review_is_due(warning):
            self.add_link(KEEP_LONGER).clicked.connect(self._keep)
        self.add_tool("pencil", "Edit this warning").clicked.connect(self._edit)

    def _edit(self) -> None:
        self._changes.forms.edit_warning(self._known, self._warning)

    def _keep(self) -> None:
        self._changes.keep_warning(self._known, self._warning)

    def _end(self) -> None:
        self._changes.end_warning(self._known, self._warning)


class ObjectionLine(MessageLine):
    """An objection: what it closes, whose it is, who said so; and the link that takes it back."""

    def __init__(
        self,
        known: OrganisationDetails,
        objection: ObjectionSeen,
        changes: Changes,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._known, self._objection, self._changes = known, objection, changes
        people = {holder.person_id: holder.shown for holder in known.holders}
        whose = people.get(objection.person_id or 0, "")
        words = objection_words(objection.channel)
        self.say(
            "bad",
            f"{words} with {whose}" if whose else words,
            hint=_said_so(objection),
            action="Withdraw",
            fixed=True,
        )
        self.setSizePolicy(*_WHOLE)
        self.pressed.connect(self._withdraw)
        self.add_tool("pencil", "Edit this objection").clicked.connect(self._edit)

    def _edit(self) -> None:
        self._changes.forms.edit_objection(self._known, self._objection)

    def _withdraw(self) -> None:
        self._changes.withdraw(self._known, self._objection)


class PersonRow(QWidget):
    """Somebody in a post, how to reach them there, and the link for when they leave."""

    def __init__(self, known: OrganisationDetails, holder: Holder, changes: Changes) -> None:
        super().__init__()
        self._known, self._holder, self._changes = known, holder, changes
        name = PlainLabel(holder.shown, role="strong")
        post = f"{holder.post} · main contact" if holder.main_contact else holder.post
        below = PlainLabel(post, role="small")
        self.menu = QMenu(self)
        self.menu.addAction("Edit the person…").triggered.connect(self._edit_person)
        self.menu.addAction("Edit the post…").triggered.connect(self._edit_post)
        self._left = link_button("Left the post")
        self._left.setAccessibleName(f"{holder.shown} left the post")
        set_tooltip(self._left, "Has left this post today")
        self._left.clicked.connect(self._leave)
        self._more = icon_button("ellipsis", f"More for {holder.shown}")
        self._more.clicked.connect(self._open_menu)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (name, below):
            label.setWordWrap(True)
            words.addWidget(label)
        who, tools = QWidget(), QWidget()
        named = QHBoxLayout(who)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(10)
        named.addWidget(Avatar(holder.shown, pixels=_AVATAR), 0, Qt.AlignmentFlag.AlignTop)
        named.addLayout(words, 1)
        buttons = QHBoxLayout(tools)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(10)
        for button in (self._left, self._more):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        head = BesideLayout(least=_LEAST)
        head.addWidget(who)
        head.addWidget(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for contact in known.contacts:
            if contact.role_id == holder.role_id:
                column.addWidget(contact_row(known, contact, changes))

    def _leave(self) -> None:
        below = self._left.mapToGlobal(QPoint(0, self._left.height()))
        self._changes.leave(self._known, self._holder, where=below)

    def _edit_person(self) -> None:
        self._changes.forms.edit_person(self._known, self._holder)

    def _edit_post(self) -> None:
        self._changes.forms.edit_role(self._holder)

    def _open_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


class FollowUpRowWidget(QWidget):
    """A promise, by when it is due, and the button that says it was kept."""

    def __init__(self, follow_up: FollowUpRow, changes: Changes, *, today: date) -> None:
        super().__init__()
        self._follow_up, self._changes = follow_up, changes
        late = local_day(follow_up.due_at) < today
        due = f"Due {days_between(follow_up.due_at, today=today).lower()}"
        second = " · ".join(part for part in (due, follow_up.owner) if part)
        done = link_button("Done")
        done.setAccessibleName(f"Done: {follow_up.promise}")
        done.clicked.connect(self._close)
        line = IconLine("clock", follow_up.promise, second, role="bad" if late else "muted")
        set_tooltip(line, clock_time(follow_up.due_at))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)

    def _close(self) -> None:
        self._changes.close(self._follow_up)


def people_card(known: OrganisationDetails, changes: Changes) -> Card:
    """Return the card of who holds which post here."""
    card = Card("People")
    for holder in known.holders:
        card.add(PersonRow(known, holder, changes))
    if not known.holders:
        card.add(PlainLabel("Nobody is named yet. Letters go to the post.", role="muted"))
    return card


def follow_ups_card(known: OrganisationDetails, changes: Changes, *, today: date) -> Card:
    """Return the card of what was promised and not yet done."""
    card = Card("Next follow-up")
    for follow_up in known.follow_ups:
        card.add(FollowUpRowWidget(follow_up, changes, today=today))
    return card


def _said_so(objection: ObjectionSeen) -> str:
    since = f"Since {long_day(objection.since)}" if objection.since else ""
    return " · ".join(part for part in (since, objection.said_by, objection.said_how) if part)
