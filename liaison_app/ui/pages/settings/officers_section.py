"""The officers of the team, who of them sits at this computer, and the form for one of them."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.actions.edit_team import remove_officer, save_officer
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.queries.team import OfficersAndWards, OfficerSeen, officers_and_wards
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.officer_form import OfficerForm
from liaison_app.ui.pages.settings.officer_row import OfficerRow
from liaison_app.ui.pages.settings.section import Section
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import focus_place, place_of_focus
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines

_NONE_YET = "No officer yet. Letters are signed, and contacts logged, by the officers named here."


class OfficersSection(Section):
    """Lists the officers by name; one is edited at a time, above the list."""

    key = "officers"
    title = "Officers"
    icon = "user"
    intro = "Who logs contacts and signs letters. The one at this computer is marked “You”."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._seen = OfficersAndWards()
        self.form: OfficerForm | None = None
        self.rows: dict[int, OfficerRow] = {}
        self._form_room = QVBoxLayout()
        self._list = QVBoxLayout()
        for room in (self._form_room, self._list):
            room.setContentsMargins(0, 0, 0, 0)
            room.setSpacing(2)
        above, inside = QWidget(), QWidget()
        above.setLayout(self._form_room)
        inside.setLayout(self._list)
        self._above, self._inside = above, inside
        above.hide()
        card = Card("Officers of the team")
        card.add(inside)
        self.add_button = secondary_button("Add an officer", "user-plus")
        self.add_button.clicked.connect(partial(self._open, None))
        card.add(in_lines(self.add_button))
        self.message.pressed.connect(self._show_kept)
        self.add_card(above)
        self.add_card(card)

    def reload(self) -> None:
        """Read the officers again; one that is being edited stays."""
        self.desk.tasks.read(officers_and_wards, then=self._show, owner=self)

    def save(self) -> None:
        """Save the officer who is being edited."""
        if self.form is not None:
            self.form.save()

    def _show(self, seen: OfficersAndWards) -> None:
        self._seen = seen
        place = place_of_focus(self._inside)
        _empty(self._list)
        names = {ward.id: ward.name for ward in seen.wards}
        you = self.desk.officer_id()
        self.rows = {}
        for officer in seen.officers:
            row = OfficerRow(officer, ward_names=names, is_you=officer.id == you)
            row.edit_wanted.connect(partial(self._open, officer))
            row.remove_wanted.connect(partial(self._remove, officer))
            self.rows[officer.id] = row
            self._list.addWidget(row)
            row.show()  # at once: what is not seen cannot take the focus
        if not seen.officers:
            self._list.addWidget(PlainLabel(_NONE_YET, role="muted"))
        if place is not None and not focus_place(self._inside, place):
            self.add_button.setFocus()

    def _open(self, officer: OfficerSeen | None) -> None:
        self._close()
        self.message.hide()
        self.form = OfficerForm(officer, wards=self._seen.wards)
        self.form.save_wanted.connect(self._save)
        self.form.left.connect(self._close)
        self._form_room.addWidget(self.form)
        self._above.show()
        self.form.begin()
        self.verticalScrollBar().setValue(0)

    def _close(self) -> None:
        _empty(self._form_room)
        self.form = None
        self._above.hide()

    def _save(self) -> None:
        form = self.form
        if form is None:
            return
        known = form.officer
        name = form.fields.values["name"].strip()
        writing = partial(
            save_officer,
            values=form.fields.values,
            ward_ids=form.ward_ids,
            officer_id=known.id if known else None,
            version=known.version if known else None,
        )
        self.desk.tasks.write(
            f"Edit {name}" if known else f"Add {name}",
            writing,
            owner=self,
            then=self._saved,
            or_else=self._not_saved,
        )

    def _remove(self, officer: OfficerSeen) -> None:
        self.desk.tasks.write(
            f"Remove {officer.name}",
            partial(remove_officer, officer_id=officer.id, version=officer.version),
            owner=self,
            or_else=self.message.problem,
        )

    def _saved(self, _key: int) -> None:
        self._close()
        self.message.hide()

    def _not_saved(self, problem: LiaisonError) -> None:
        action = "Show what is kept" if isinstance(problem, Stale) else ""
        self.message.say("bad", problem.sentence, hint=problem.hint, action=action)

    def _show_kept(self) -> None:
        known = self.form.officer if self.form else None
        now = {one.id: one for one in self._seen.officers}
        if known is not None and known.id in now:
            self._open(now[known.id])


def _empty(room: QVBoxLayout) -> None:
    while room.count():
        item = room.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
