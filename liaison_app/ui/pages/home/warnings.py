"""The card of warnings to look at again: one press keeps one for a while longer, or ends it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QVBoxLayout, QWidget

from liaison_app.domain.reviews import KEEP_LONGER, SPANS, USUAL_MONTHS, months_later
from liaison_app.domain.when import day_in_words, long_day
from liaison_app.ui.pages.home.cards import RowsCard
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import icon_button, quiet_button, secondary_button
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from liaison_app.queries.warnings_due import WarningDue

_SHOWN = 5


class WarningDueLine(QWidget):
    """One warning: what it says, about whom, since when a look is due.

    Signals:
        kept: it still holds; for how many months before the next look.
    """

    kept = Signal(int)

    def __init__(self, row: "WarningDue", *, today: date) -> None:
        super().__init__()
        self.about = ElidedLink(row.about)
        of = f"the warning about {row.about}: {row.notice}"
        self.keep = secondary_button(KEEP_LONGER, "check")
        self.keep.setAccessibleName(f"{KEEP_LONGER} longer, {of}")
        set_tooltip(self.keep, _until(today, USUAL_MONTHS))
        self.keep.clicked.connect(partial(self.kept.emit, USUAL_MONTHS))
        self.end = quiet_button("End")
        self.end.setAccessibleName(f"End {of}")
        set_tooltip(self.end, "It does not hold any more")
        self.menu = QMenu(self)
        for months, words in SPANS.items():
            said = f"Keep {words}, until {long_day(months_later(today, months))}"
            self.menu.addAction(said).triggered.connect(partial(self.kept.emit, months))
        self.menu.addSeparator()
        self.edit = self.menu.addAction("Another day, or other words…")
        self._more = icon_button("ellipsis", f"More for {of}")
        self._more.clicked.connect(self._open_menu)
        self._lay_out(row, today)

    def _lay_out(self, row: "WarningDue", today: date) -> None:
        notice = PlainLabel(row.notice, role="strong")
        notice.setWordWrap(True)
        pill = Pill(f"Review due {day_in_words(row.review_on, today=today).lower()}", "warn")
        pill.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        set_tooltip(pill, long_day(row.review_on))
        said, room = QWidget(), QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(notice)
        words.addWidget(in_lines(pill, self.about))
        line = BesideLayout(room)
        line.addWidget(said)
        line.addWidget(in_lines(self.keep, self.end, self._more))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 4, 0, 4)
        around.addWidget(room)

    def _open_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


class WarningsCard(RowsCard):
    """Hidden while no warning is due.

    Signals:
        opened: the WarningDue whose record is to be shown.
        refused: a LiaisonError that says why a change was not made.
    """

    opened = Signal(object)
    refused = Signal(object)

    def __init__(self, *, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__("Warnings to look at again", empty="")
        self._tasks, self._today = tasks, today
        self._lines: list[WarningDueLine] = []
        self._done_at: int | None = None
        self._all_shown = False
        self.hide()

    def show_warnings(self, rows: "Sequence[WarningDue]") -> None:
        """Show these warnings, the first few of many."""
        shown = rows if self._all_shown else rows[:_SHOWN]
        self._lines = [self._line(row) for row in shown]
        lines: list[QWidget] = list(self._lines)
        if len(shown) < len(rows):
            more = ElidedLink(f"Show {len(rows) - len(shown):,} more warnings")
            more.clicked.connect(partial(self._show_all, rows))
            lines.append(more)
        self.show_rows(lines)
        self.setVisible(bool(rows))
        if self._done_at is not None and self._lines:
            self._lines[min(self._done_at, len(self._lines) - 1)].keep.setFocus()
        self._done_at = None

    def _line(self, row: "WarningDue") -> WarningDueLine:
        line = WarningDueLine(row, today=self._today())
        line.about.clicked.connect(partial(self.opened.emit, row))
        line.kept.connect(partial(self._keep, row))
        line.end.clicked.connect(partial(self._end, row))
        line.edit.triggered.connect(partial(self._edit, row))
        return line

    def _show_all(self, rows: "Sequence[WarningDue]") -> None:
        self._all_shown, self._done_at = True, _SHOWN
        self.show_warnings(rows)

    def _keep(self, row: "WarningDue", months: int) -> None:
        from liaison_app.actions.edit_objections import keep_warning  # noqa: PLC0415 - not for the first paint

        review_on = months_later(self._today(), months)
        writing = partial(keep_warning, warning_id=row.id, version=row.version, review_on=review_on)
        self._write(f"Keep a warning about {_whom(row)}", writing)

    def _end(self, row: "WarningDue") -> None:
        from liaison_app.actions.edit_objections import end_warning  # noqa: PLC0415 - likewise

        writing = partial(end_warning, warning_id=row.id, version=row.version)
        self._write(f"End a warning about {_whom(row)}", writing)

    def _edit(self, row: "WarningDue") -> None:
        from liaison_app.ui.forms.objection_form import Subject  # noqa: PLC0415 - likewise
        from liaison_app.ui.forms.record_forms import RecordForms  # noqa: PLC0415 - likewise

        subject = Subject(
            label=row.about, organisation_id=row.organisation_id, person_id=row.person_id
        )
        forms = RecordForms(self.window(), tasks=self._tasks, today=self._today)
        forms.change_warning(subject, row, of=_whom(row))

    def _write(self, label: str, writing: Callable[..., None]) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            held = (place for place, one in enumerate(self._lines) if one.isAncestorOf(focused))
            self._done_at = next(held, None)
        self._tasks.write(label, writing, owner=self, or_else=self.refused.emit)


def _whom(row: "WarningDue") -> str:
    """Return whom a step's label names: an organisation, never a person."""
    return "a person" if row.person_id is not None else row.about


def _until(today: date, months: int) -> str:
    return f"It still holds; look again on {long_day(months_later(today, months))}"
