"""The wards of the team: added by code and name, as many lines as there are; renamed; removed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from liaison_app.actions.edit_team import add_wards, remove_ward, rename_ward
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.fields import check_number
from liaison_app.domain.ward_lines import read_ward_lines
from liaison_app.queries.team import WardSeen, wards
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.section import Section, apart
from liaison_app.ui.pages.settings.ward_row import WardRow
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import focus_place, place_of_focus
from liaison_app.ui.widgets.buttons import primary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.form_row import FormRow

_YEARS = range(1990, 2100)
_NONE_YET = "No ward yet. Organisations are sorted into wards by their postcode."


class WardsSection(Section):
    """Lists the wards by name; each has its rename and its remove."""

    key = "wards"
    title = "Wards"
    icon = "map-pin"
    intro = (
        "What the team covers. A ward's code is the one the Office for National Statistics uses."
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._known: tuple[WardSeen, ...] = ()
        self.rows: dict[int, WardRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.lines = QPlainTextEdit()
        self.lines.setPlaceholderText("E05000195 Chase\nE05000200 Highlands")
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(84)
        self.year = QLineEdit()
        self.year.setMaximumWidth(120)
        self.add_button = primary_button("Add wards", "plus")
        self.add_button.clicked.connect(self.save)
        self._lay_out_cards()

    def reload(self) -> None:
        """Read the wards again."""
        self.desk.tasks.read(wards, then=self._show, owner=self)

    def save(self) -> None:
        """Add the wards that were typed."""
        year = check_number(self.year.text())
        wrong_year = year.problem or (year.value is not None and year.value not in _YEARS)
        self._year_row.set_problem("Type a year, such as 2022." if wrong_year else "")
        try:
            lines = read_ward_lines(self.lines.toPlainText())
        except LiaisonError as problem:
            self._lines_row.set_problem(str(problem))
            self.lines.setFocus()
            return
        if wrong_year or not lines:
            (self.year if wrong_year else self.lines).setFocus()
            return
        self._lines_row.set_problem("")
        self.desk.tasks.write(
            "Add wards" if len(lines) > 1 else "Add a ward",
            partial(add_wards, lines=lines, source_year=year.value),
            owner=self,
            then=partial(self._added, len(lines)),
            or_else=self.message.problem,
        )

    def _lay_out_cards(self) -> None:
        listed = Card("Wards of the team")
        self._inside = inside = QWidget()
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        listed.add(inside)
        self._lines_row = FormRow(
            "Code and name, one ward a line",
            self.lines,
            hint="Lines copied from a spreadsheet will do.",
        )
        self._year_row = FormRow(
            "Boundaries of the year", self.year, hint="Where the code comes from; may stay empty."
        )
        adding = Card("Add wards")
        adding.add(self._lines_row)
        adding.add(apart(self._year_row))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        line.addStretch(1)
        line.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        line.addWidget(self.add_button)
        adding.add(row)
        self.add_card(listed)
        self.add_card(adding)

    def _show(self, known: Sequence[WardSeen]) -> None:
        if tuple(known) == self._known and self._list.count():
            return
        self._known = tuple(known)
        place = place_of_focus(self._inside)
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {ward.id: self._row(ward) for ward in known}
        for row in self.rows.values():
            self._list.addWidget(row)
            row.show()  # at once: what is not seen cannot take the focus
        if not known:
            self._list.addWidget(PlainLabel(_NONE_YET, role="muted"))
        if place is not None and not focus_place(self._inside, place):
            self.lines.setFocus()

    def _row(self, ward: WardSeen) -> WardRow:
        row = WardRow(ward)
        row.rename_wanted.connect(partial(self._rename, ward))
        row.remove_wanted.connect(partial(self._remove, ward))
        return row

    def _rename(self, ward: WardSeen, name: str) -> None:
        self.desk.tasks.write(
            f"Rename the ward {ward.name}",
            partial(rename_ward, ward_id=ward.id, version=ward.version, name=name),
            owner=self,
            or_else=self._refused,
        )

    def _remove(self, ward: WardSeen) -> None:
        self.desk.tasks.write(
            f"Remove the ward {ward.name}",
            partial(remove_ward, ward_id=ward.id, version=ward.version),
            owner=self,
            or_else=self._refused,
        )

    def _added(self, typed: int, codes: tuple[str, ...]) -> None:
        self.lines.clear()
        there = typed - len(codes)
        added = f"{len(codes):,} wards added." if len(codes) != 1 else "1 ward added."
        before = f"{there:,} were there already and keep their names." if there else ""
        self.message.say("ok" if codes else "warn", added, hint=before)

    def _refused(self, problem: LiaisonError) -> None:
        self.message.problem(problem)
        self._known = ()
        self.reload()
