"""The cards of a person: what to mind, the posts they hold and held, what else is known."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from liaison_app.domain.fields import as_text
from liaison_app.domain.person_fields import PERSON_FIELDS
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.domain.references import make_ref
from liaison_app.domain.reviews import KEEP_LONGER
from liaison_app.domain.when import long_day
from liaison_app.queries.person_details import (
    PersonalObjection,
    PersonalWarning,
    PersonDetails,
    RoleSeen,
)
from liaison_app.ui.facts_card import AskValues, Fact, facts_card
from liaison_app.ui.meanings import objection_words
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import icon_button, link_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.pill import Chip


class WarningLine(MessageLine):
    """A warning: one link ends it, another opens its form; an organisation's is only shown."""

    def __init__(
        self,
        known: PersonDetails,
        warning: PersonalWarning,
        forms: PersonForms,
        changes: Changes,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._known, self._warning = known, warning
        self._forms, self._changes = forms, changes
        own = warning.person_id is not None
        review = changes.review_words(warning)
        where = _place(known, warning.organisation_id)
        hint = " ".join(part for part in (review, where) if part)
        self.say("warn", warning.notice, hint=hint, action="End" if own else "", fixed=True)
        self.pressed.connect(self._end)
        if own and changes.review_is_due(warning):
            self.add_link(KEEP_LONGER).clicked.connect(self._keep)
        if own:
            self.add_tool("pencil", "Edit this warning").clicked.connect(self._edit)

    def _keep(self) -> None:
        self._changes.keep_warning(self._warning)

    def _end(self) -> None:
        self._changes.end_warning(self._warning)

    def _edit(self) -> None:
        self._forms.edit_warning(self._known, self._warning)


class ObjectionLine(MessageLine):
    """An objection: one link takes it back; an organisation's is only shown."""

    def __init__(
        self,
        known: PersonDetails,
        objection: PersonalObjection,
        forms: PersonForms,
        changes: Changes,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._known, self._objection = known, objection
        self._forms, self._changes = forms, changes
        own = objection.person_id is not None
        since = f"Since {long_day(objection.since)}" if objection.since else ""
        parts = (since, objection.said_by, objection.said_how)
        where = _place(known, objection.organisation_id)
        said = " · ".join(part for part in (*parts, where) if part)
        words = objection_words(objection.channel)
        self.say("bad", words, hint=said, action="Withdraw" if own else "", fixed=True)
        self.pressed.connect(self._withdraw)
        if own:
            self.add_tool("pencil", "Edit this objection").clicked.connect(self._edit)

    def _withdraw(self) -> None:
        self._changes.withdraw(self._objection)

    def _edit(self) -> None:
        self._forms.edit_objection(self._known, self._objection)


class RoleRow(QWidget):
    """A post: where, since when, its marks; left by one press, the rest in a menu.

    Signals:
        place_wanted: the key of the organisation where it is held.
    """

    place_wanted = Signal(int)

    def __init__(
        self, known: PersonDetails, role: RoleSeen, forms: PersonForms, changes: Changes
    ) -> None:
        super().__init__()
        self._known, self._role = known, role
        self._forms, self._changes = forms, changes
        post = PlainLabel(role.post, role="strong")
        place = ElidedLink(role.place.name)
        place.clicked.connect(self._go)
        said = " · ".join(_said_of(role))
        below = PlainLabel(said[:1].upper() + said[1:], role="small")
        for label in (post, below):
            label.setWordWrap(True)
        tools = QWidget()
        buttons = QHBoxLayout(tools)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        head = BesideLayout(gap=4)
        head.addWidget(post)
        head.addWidget(tools)
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 6)
        words.setSpacing(1)
        words.addLayout(head)
        words.addWidget(place, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(below)
        below.setVisible(bool(below.text()))
        if role.kin or role.iag:
            words.addWidget(_marks(role))
        self.menu = QMenu(self)
        self.menu.addAction("Edit …").triggered.connect(self._edit)
        self.menu.addAction("Remove, it was typed in error").triggered.connect(self._remove)
        self._leave = link_button("Left the post")
        self._leave.setAccessibleName(f"{known.shown} left the post of {role.post}")
        self._leave.clicked.connect(self.leave)
        self._more = icon_button("ellipsis", f"More for the post of {role.post}")
        self._more.clicked.connect(self._open_menu)
        for button in (self._leave, self._more):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._leave.setVisible(role in known.posts)  # within the row: else it were a window
        read_as_laid_out(self)

    def leave(self) -> None:
        """Note that they have left the post today, and ask who follows."""
        below = self._leave.mapToGlobal(QPoint(0, self._leave.height()))
        self._forms.leave(self._known, self._role, where=below, refused=self._changes.refused.emit)

    def _edit(self) -> None:
        self._forms.change_role(self._known, self._role)

    def _remove(self) -> None:
        self._changes.remove_role(self._role)

    def _go(self) -> None:
        self.place_wanted.emit(self._role.place.id)

    def _open_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


def details_card(known: PersonDetails, ask_values: AskValues) -> Card:
    """Return the card of their name, how they wish to be called, their language, and notes."""
    record = RecordMeant(kind=RecordKind.PERSON, key=known.id)
    return facts_card(record, _facts(known), ask_values)


def _facts(known: PersonDetails) -> Iterator[Fact]:
    yield Fact(label="Ref", text=make_ref(letter="P", key=known.id))
    for field in PERSON_FIELDS:
        yield Fact(label=field.label, text=as_text(known.fields[field.name]), field=field.name)


def _said_of(role: RoleSeen) -> Iterator[str]:
    if role.main_contact:
        yield "Main contact"
    if role.represents:
        yield f"Represents {role.represents}"
    if role.from_day:
        yield f"since {long_day(role.from_day)}"
    if role.to_day:
        yield f"until {long_day(role.to_day)}"
    if role.place.binned:
        yield "the organisation is in the bin"


def _marks(role: RoleSeen) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box)
    for marked, text in (
        (role.kin, "Key Individual Network"),
        (role.iag, "Independent Advisory Group"),
    ):
        if marked:
            flow.addWidget(Chip(text, "accent"))
    return box


def _place(known: PersonDetails, organisation_id: int | None) -> str:
    """Return that something is an organisation's, where it is."""
    names = {role.place.id: role.place.name for role in known.posts}
    return f"Holds for {names[organisation_id]}" if organisation_id in names else ""
