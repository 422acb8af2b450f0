"""A call or visit sheet that came back: keyed in by its printed numbers, saved as one step.

What was keyed in is kept as a draft at every key, so that nothing is lost by closing the window.
"""

import getpass
import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.actions.keep_draft import keep_draft, save_and_drop
from liaison_app.actions.key_in_sheet import key_in_sheet
from liaison_app.domain.drafts import DraftPlace
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.keyed_sheets import KeyedRow, KeyedSheet, SheetToKey
from liaison_app.domain.outreach import Outcome
from liaison_app.domain.when import local_day
from liaison_app.queries.sheets import sheet_and_draft, sheets_made
from liaison_app.ui.desk import Desk
from liaison_app.ui.fitting import SCREEN_SHARE
from liaison_app.ui.forms.form_window import FormWindow
from liaison_app.ui.pages.mail_lists.key_in_grid import KeyInGrid
from liaison_app.ui.pages.mail_lists.sent_card import moment_on
from liaison_app.ui.plain import PlainLabel, text_role
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.form_row import FormRow

_LEAST_HEIGHT = 220
_MOST_OF_IT = 100
_KEEP_AFTER_MS = 600
_MOST_NAMED = 5
_KEYS = (
    "S spoke   M met   L left a message   N no answer   W wrong details   D declined   "
    "Backspace nothing   Tab next field   Enter next row"
)
_PROMISE_KEY = "   P will pass it on"


class KeyInDialog(FormWindow):
    """One sheet: when the round was made, and its rows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Key in a sheet", columns=3, save="Save the sheet", parent=parent)
        self._desk = desk
        self.sheet: SheetToKey | None = None
        self._wished: int | None = None
        self.sheets = ElidedChoice()
        self.sheets.activated.connect(self._choose)
        self.day = DateField("When", today=desk.today)
        self._when = FormRow("When was the round", self.day)
        self.grid_of_rows = KeyInGrid()
        self.grid_of_rows.setMinimumHeight(_LEAST_HEIGHT)
        self.grid_of_rows.rows.keyed.connect(self._on_keyed)
        self._count = PlainLabel(role="muted")
        self._whom = ElidedLabel("", role="muted")
        self.grid_of_rows.selectionModel().currentRowChanged.connect(self._say_whom)
        self._hint = PlainLabel(role="small")
        self._hint.setWordWrap(True)
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self._fill()

    def begin(self, dispatch_id: int | None) -> None:
        """Open with one sheet, or the newest that is not keyed in yet."""
        self._wished = dispatch_id
        self._desk.tasks.read(sheets_made, then=self._offer, owner=self)

    def save(self) -> None:
        """Log every row that was keyed in, as one step."""
        day = self.day.value
        if self.sheet is None or not self.save_button.isEnabled():
            return
        if day is None or day > self._desk.today():
            self._when.set_problem(self.day.problem or "Say when the round was made.")
            self.day.setFocus()
            return
        sheet = KeyedSheet(
            dispatch_id=self.sheet.dispatch_id,
            channel=self.sheet.channel,
            happened_at=moment_on(day, clock=self._desk.clock),
            rows=self.grid_of_rows.keyed_in(),
        )
        self._timer.stop()
        self.save_button.setEnabled(False)
        writing = partial(key_in_sheet, sheet=sheet, officer_id=self._desk.officer_id())
        self._desk.tasks.write(
            f"Keyed in: {self.sheet.name}",
            partial(save_and_drop, writing=writing, place=self._place()),
            owner=self,
            then=self._close_saved,
            or_else=self._not_saved,
        )

    def reject(self) -> None:
        """Close; what was keyed in is kept for the next time."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()
        super().reject()

    def _offer(self, sheets: Mapping[int, str]) -> None:
        for key, name in sheets.items():
            self.sheets.addItem(name, key)
        room = self.screen().availableSize().height()
        self.setMinimumHeight(round(room * SCREEN_SHARE))
        self.show_form()
        if not sheets:
            self.message.say(
                "neutral",
                "No call or visit sheet has been saved yet.",
                hint="Make one under “Make a list”; when it comes back, key it in here.",
            )
            return
        place = self.sheets.findData(self._wished)
        self.sheets.setCurrentIndex(max(place, 0))
        self._choose()

    def _choose(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._keep()
        key = self.sheets.currentData()
        reading = partial(sheet_and_draft, dispatch_id=key, place=self._place(key))
        self._desk.tasks.read(reading, then=self._show, owner=self, or_else=self.message.problem)

    def _show(self, found: tuple[SheetToKey, Mapping[str, str]]) -> None:
        self.sheet, kept = found
        rows = _rows(kept)
        self.grid_of_rows.show_sheet(self.sheet, rows, with_relay=bool(self.sheet.campaign))
        self._hint.setText(_KEYS + (_PROMISE_KEY if self.sheet.campaign else ""))
        self.message.hide()
        logged = len(self.sheet.logged)
        if logged:
            self.message.say(
                "warn",
                f"{logged:,} of its {len(self.sheet.rows):,} rows were keyed in before.",
                hint="They say “logged”. What you key in of them now is logged beside that.",
            )
        elif rows:
            self.message.say("accent", "This is what you had keyed in and not saved.")
        made = local_day(self.sheet.made_at)
        self.day.set_value(_day(kept) or (made if made == self._desk.today() else None))
        self._say_count()
        if self.day.value is None:
            self.day.setFocus()
        else:
            self.grid_of_rows.setFocus()

    def _on_keyed(self) -> None:
        self._timer.start()
        self._say_count()

    def _say_count(self) -> None:
        rows = self.grid_of_rows.keyed_in()
        begun = [row.place for row in rows if row.is_begun]
        logged = self.sheet.logged if self.sheet else {}
        again = [place for place in begun if place in logged]
        twice = f", {_rows_named(again)} for a second time" if again else ""
        self._count.setText(f"{len(begun):,} of {len(rows):,} keyed in{twice}")
        text_role(self._count, "warn" if again else "muted")
        self.save_button.setEnabled(bool(begun))

    def _say_whom(self, index: QModelIndex) -> None:
        """Say in full whom the row is for: in large letters the name may be out of sight."""
        self._whom.setText(self.grid_of_rows.rows.said_of(index.row()))

    def _keep(self) -> None:
        """Keep what is keyed in; of several windows each has its own sheet."""
        if self.sheet is None:
            return
        rows = {
            str(row.place): json.dumps(
                [row.outcome.value if row.outcome else "", row.promised, row.told, row.note]
            )
            for row in self.grid_of_rows.keyed_in()
            if row.is_begun
        }
        if rows and self.day.value is not None:
            rows["day"] = self.day.value.isoformat()
        keeping = partial(keep_draft, place=self._place(), texts=rows, at=self._desk.clock())
        self._desk.tasks.write("Keep a draft", keeping, owner=self)

    def _place(self, dispatch_id: int | None = None) -> DraftPlace:
        key = dispatch_id or (self.sheet.dispatch_id if self.sheet else 0)
        return DraftPlace(account=getpass.getuser(), form="key_in", record=key)

    def _close_saved(self, _: int) -> None:
        self.accept()

    def _not_saved(self, problem: LiaisonError) -> None:
        self.save_button.setEnabled(True)
        self.message.problem(problem)

    def _fill(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.grid.addWidget(FormRow("Sheet", self.sheets), 0, 0, 1, 2, top)
        self.grid.addWidget(self._when, 0, 2, top)
        self.grid.addWidget(self.grid_of_rows, 1, 0, 1, 3)
        self.grid.addWidget(self._hint, 2, 0, 1, 3)
        foot = QHBoxLayout()
        foot.setSpacing(20)
        foot.addWidget(self._count)
        foot.addWidget(self._whom, 1)
        self.grid.addLayout(foot, 3, 0, 1, 3)
        self.grid.setRowStretch(1, 1)
        self._above.setStretchFactor(self.grid, _MOST_OF_IT)


def _rows_named(places: Sequence[int]) -> str:
    """Return rows by their numbers: "row 4", "rows 4 and 9", "rows 4, 9, 12 and 3 more"."""
    shown = [f"{place:,}" for place in places[:_MOST_NAMED]]
    if len(places) > _MOST_NAMED:
        shown.append(f"{len(places) - _MOST_NAMED:,} more")
    *most, last = shown
    return f"rows {', '.join(most)} and {last}" if most else f"row {last}"


def _rows(kept: Mapping[str, str]) -> dict[int, KeyedRow]:
    rows = {}
    for name, text in kept.items():
        if name == "day":
            continue
        outcome, promised, told, note = json.loads(text)
        rows[int(name)] = KeyedRow(
            place=int(name),
            outcome=Outcome.from_label(outcome),
            promised=promised,
            told=told,
            note=note,
        )
    return rows


def _day(kept: Mapping[str, str]) -> date | None:
    return date.fromisoformat(kept["day"]) if "day" in kept else None
