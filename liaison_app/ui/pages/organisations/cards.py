"""The cards of the panel: what to mind, who is in post, what is promised, what is known."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.domain.holders import Holder
from liaison_app.domain.organisation_fields import fields_for
from liaison_app.domain.organisations import Kind
from liaison_app.domain.references import make_ref
from liaison_app.domain.when import clock_time, days_between, local_day, long_day, short_day
from liaison_app.queries.follow_ups import FollowUpRow
from liaison_app.queries.organisation_details import (
    ObjectionSeen,
    OrganisationDetails,
    WarningSeen,
)
from liaison_app.queries.outreach import OutreachRow
from liaison_app.ui.meanings import CHANNEL_ICONS, objection_words, relay_words
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.pages.organisations.organisation_form import as_text
from liaison_app.ui.pages.organisations.reach import ContactRow
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.card import Card, IconLine
from liaison_app.ui.widgets.message_line import MessageLine

_SHOWN_ABOVE = {"kind", "name", "website"}
_ADDRESS = "Address"
_AVATAR = 28


class WarningLine(MessageLine):
    """A warning, and the link that ends it."""

    def __init__(self, known: OrganisationDetails, warning: WarningSeen, changes: Changes) -> None:
        super().__init__()
        self._known, self._warning, self._changes = known, warning, changes
        review = f"Review on {long_day(warning.review_on)}." if warning.review_on else ""
        self.say("warn", warning.notice, hint=review, action="End", fixed=True)
        self.pressed.connect(self._end)

    def _end(self) -> None:
        self._changes.end_warning(self._known, self._warning)


class ObjectionLine(MessageLine):
    """An objection: what it closes, whose it is, who said so; and the link that takes it back."""

    def __init__(
        self, known: OrganisationDetails, objection: ObjectionSeen, changes: Changes
    ) -> None:
        super().__init__()
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
        self.pressed.connect(self._withdraw)

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
        leave = link_button("Has left")
        leave.setAccessibleName(f"{holder.shown} has left this post")
        set_tooltip(leave, "Has left this post today")
        leave.clicked.connect(self._leave)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (name, below):
            label.setWordWrap(True)
            words.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Avatar(holder.shown, pixels=_AVATAR), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for contact in known.contacts:
            if contact.role_id == holder.role_id:
                column.addWidget(ContactRow(known, contact, changes))

    def _leave(self) -> None:
        self._changes.leave(self._known, self._holder)


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


def details_card(known: OrganisationDetails) -> Card:
    """Return the card of what is known of an organisation of this kind."""
    card = Card("Details")
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for line, (label, text) in enumerate(_facts(known)):
        name, value = PlainLabel(label, role="muted"), PlainLabel(text)
        for part, column in ((name, 0), (value, 1)):
            part.setWordWrap(True)
            grid.addWidget(part, line, column, Qt.AlignmentFlag.AlignTop)
        name.setFixedWidth(108)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{label}: {text}")
    card.add(box)
    return card


def timeline_card(known: OrganisationDetails, *, today: date) -> Card:
    """Return the card of the contacts made, the newest first."""
    card = Card("Outreach")
    for contact in known.timeline:
        line = card.add_line(
            CHANNEL_ICONS[contact.channel],
            _what_came_of(contact),
            _when_and_by_whom(contact),
            role="accent",
        )
        ago = days_between(contact.happened_at, today=today)
        set_tooltip(line, f"{contact.channel.label}, {clock_time(contact.happened_at)}\n{ago}")
    if not known.timeline:
        card.add(PlainLabel("No contact has been logged yet.", role="muted"))
    return card


def _said_so(objection: ObjectionSeen) -> str:
    since = f"Since {long_day(objection.since)}" if objection.since else ""
    return " · ".join(part for part in (since, objection.said_by, objection.said_how) if part)


def _facts(known: OrganisationDetails) -> Iterator[tuple[str, str]]:
    yield "Ref", make_ref(letter=known.kind.letter, key=known.id)
    if known.ward:
        yield "Ward", known.ward
    for field in fields_for(known.kind):
        text = _text(field.name, known)
        if text and field.name not in _SHOWN_ABOVE and field.group != _ADDRESS:
            yield field.label, text
    if known.fields["source_ref"]:
        yield (
            ("URN" if known.kind is Kind.SCHOOL else "In the register"),
            _text("source_ref", known),
        )


def _text(name: str, known: OrganisationDetails) -> str:
    return as_text(known.fields[name])


def _what_came_of(contact: OutreachRow) -> str:
    outcome = relay_words(contact.relay) if contact.relay else contact.outcome.label
    return f"{outcome}. {contact.note}" if contact.note else outcome


def _when_and_by_whom(contact: OutreachRow) -> str:
    day = short_day(local_day(contact.happened_at))
    return " · ".join(part for part in (day, contact.officer, contact.campaign) if part)
