"""The reporting routes that letters print: their words, their order, and when each was checked."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.actions.edit_reporting_routes import (
    add_route,
    change_route,
    move_route,
    note_checked,
    remove_route,
    use_route,
)
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.domain.reporting_routes import ROUTES_FIELD, ReportingRoute
from liaison_app.queries.reporting_routes import reporting_routes
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.route_form import RouteForm
from liaison_app.ui.pages.settings.route_row import RouteRow
from liaison_app.ui.pages.settings.section import Section
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import focus_place, place_of_focus, read_as_laid_out
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines

_NONE_YET = "No reporting route yet. Letters print none until you add one."
_NONE_PRINTED = "None is in the letters: their line closes up."
_WHERE = (
    f"They stand where a letter's text says «{ROUTES_FIELD}», each on a line of its own. "
    "GOV.UK Notify keeps a text of its own: copy them into that."
)


class RoutesSection(Section):
    """Lists the routes in their order; one is changed at a time, above the list."""

    key = "routes"
    title = "Reporting routes"
    icon = "megaphone"
    intro = (
        "Where the public can report to, as every letter says it. "
        "Try each once a year, and note that it still leads where it should."
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form: RouteForm | None = None
        self.rows: dict[int, RouteRow] = {}
        self._known: tuple[ReportingRoute, ...] = ()
        self._form_room, self._list = QVBoxLayout(), QVBoxLayout()
        self._above, self._inside = QWidget(), QWidget()
        for room, widget in ((self._form_room, self._above), (self._list, self._inside)):
            room.setContentsMargins(0, 0, 0, 0)
            room.setSpacing(2)
            widget.setLayout(room)
        self._none, self.printed = PlainLabel(_NONE_YET, role="muted"), PlainLabel()
        self.add_button = secondary_button("Add a route", "plus")
        self.copy_button = secondary_button("Copy the lines", "copy")
        self.add_button.clicked.connect(partial(self._open, None))
        self.copy_button.clicked.connect(self._copy)
        self.message.pressed.connect(self._show_kept)
        self._above.hide()
        self._lay_out_cards()

    def reload(self) -> None:
        """Read the routes again; one that is being changed stays."""
        self.desk.tasks.read(reporting_routes, then=self._show, owner=self)

    def save(self) -> None:
        """Save the route that is being changed."""
        if self.form is not None:
            self.form.save()

    def _lay_out_cards(self) -> None:
        listed = Card("Reporting routes of the team")
        listed.add(self._none)
        listed.add(self._inside)
        listed.add(in_lines(self.add_button))
        shown = Card("As letters print them")
        where = PlainLabel(_WHERE, role="muted")
        for label in (self._none, self.printed, where):
            label.setWordWrap(True)
        shown.add(self.printed)
        shown.add(where)
        shown.add(in_lines(self.copy_button))
        for card in (self._above, listed, shown):
            self.add_card(card)

    def _show(self, known: Sequence[ReportingRoute]) -> None:
        self._known = tuple(known)
        place = place_of_focus(self._inside)
        gone = set(self.rows) - {one.id for one in known}
        for row in [self.rows.pop(key) for key in gone]:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for number, one in enumerate(known):
            row = self.rows.get(one.id) or self._row(one.id)
            if self._list.indexOf(row) != number:
                self._list.insertWidget(number, row)
            row.show_route(
                one,
                today=self.desk.today(),
                is_first=number == 0,
                is_last=number == len(known) - 1,
            )
        read_as_laid_out(self._inside)
        self._none.setVisible(not known)
        self._show_printed()
        if gone and place is not None and not focus_place(self._inside, place):
            self.add_button.setFocus()

    def _show_printed(self) -> None:
        lines = self._lines
        self.printed.setText(lines or _NONE_PRINTED)
        self.copy_button.setEnabled(bool(lines))

    @property
    def _lines(self) -> str:
        return "\n".join(one.line for one in self._known if one.in_use)

    def _row(self, key: int) -> RouteRow:
        row = self.rows[key] = RouteRow()
        row.checked.connect(self._note_checked)
        row.use_wanted.connect(self._use)
        row.move_wanted.connect(self._move)
        row.edit_wanted.connect(self._open)
        row.remove_wanted.connect(self._remove)
        return row

    def _note_checked(self, route: ReportingRoute) -> None:
        on, officer = self.desk.today(), self.desk.database.officer
        noting = partial(
            note_checked, route_id=route.id, version=route.version, on=on, officer=officer
        )
        self._write(f"Check the reporting route {route.name}", noting)

    def _use(self, route: ReportingRoute, in_use: bool) -> None:  # noqa: FBT001 - a tick box said it
        where = "in" if in_use else "out of"
        using = partial(use_route, route_id=route.id, version=route.version, in_use=in_use)
        self._write(f"Put the reporting route {route.name} {where} the letters", using)

    def _move(self, route: ReportingRoute, by: int) -> None:
        moving = partial(move_route, route_id=route.id, by=by)
        self._write(f"Move the reporting route {route.name}", moving)

    def _remove(self, route: ReportingRoute) -> None:
        removing = partial(remove_route, route_id=route.id, version=route.version)
        self._write(f"Remove the reporting route {route.name}", removing)

    def _write(self, label: str, writing: Callable[..., None]) -> None:
        self.message.hide()
        self.desk.tasks.write(label, writing, owner=self, or_else=self._refused)

    def _open(self, route: ReportingRoute | None) -> None:
        self._close()
        self.message.hide()
        self.form = RouteForm(route)
        self.form.save_wanted.connect(self._save)
        self.form.left.connect(self._leave)
        self._form_room.addWidget(self.form)
        self._above.show()
        self.form.begin()
        self.verticalScrollBar().setValue(0)

    def _close(self) -> None:
        if self.form is not None:
            self._form_room.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = None
        self._above.hide()

    def _leave(self) -> None:
        """Close the form, and go back to where it was opened from."""
        route = self.form.route if self.form is not None else None
        self._close()
        row = self.rows.get(route.id) if route is not None else None
        (row.edit_button if row is not None else self.add_button).setFocus()

    def _save(self) -> None:
        form = self.form
        if form is None:
            return
        known, entry = form.route, form.entry
        writing: Callable[..., object]
        if known is None:
            label, writing = "Add a reporting route", partial(add_route, entry=entry)
        else:
            label = f"Change the reporting route {known.name}"
            writing = partial(change_route, route_id=known.id, version=known.version, entry=entry)
        self.desk.tasks.write(label, writing, owner=self, then=self._saved, or_else=self._refused)

    def _saved(self, _key: object) -> None:
        self.message.hide()
        self._leave()

    def _refused(self, problem: LiaisonError) -> None:
        action = "Show what is kept" if isinstance(problem, Stale) and self.form else ""
        self.message.say("bad", problem.sentence, hint=problem.hint, action=action)
        self.reload()

    def _show_kept(self) -> None:
        known = self.form.route if self.form is not None else None
        now = {one.id: one for one in self._known}
        if known is not None and known.id in now:
            self._open(now[known.id])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines)
        self.message.say("ok", "The lines are copied.", hint="Paste them where they are needed.")
