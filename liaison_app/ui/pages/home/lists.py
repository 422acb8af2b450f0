"""Lists that were saved and not sent, and files whose day to be deleted has come."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from liaison_app.domain.handed_out import rows_in_words
from liaison_app.domain.when import day_in_words, days_between, local_day
from liaison_app.ui.pages.home.cards import RowsCard
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import link_button, quiet_button, secondary_button
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.pill import Pill
from liaison_app.ui.wishes import RegisterShown

if TYPE_CHECKING:
    from liaison_app.queries.dispatches import DispatchRowSeen
    from liaison_app.store.database import Database

_SHOWN = 5


class ListLine(QWidget):
    """One list not sent yet, or sheet not keyed in; one of before today asks what became of it."""

    def __init__(self, row: "DispatchRowSeen", *, today: date) -> None:
        super().__init__()
        self.name = ElidedLink(row.file_name)
        self.done = link_button("Key in…" if row.is_sheet else "Mark as sent…")
        self.not_done = link_button("Not keyed in…" if row.is_sheet else "Not sent…")
        for button in (self.done, self.not_done):
            button.setAccessibleName(f"{button.text().removesuffix('…')}: {row.file_name}")
        by = f", {row.officer}" if row.officer else ""
        saved = days_between(row.made_at, today=today)
        said = PlainLabel(f"{rows_in_words(row.row_count)}{by}", role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(self.name)
        if local_day(row.made_at) < today:
            pill = Pill(f"Saved {saved.lower()}", "warn")
            column.addWidget(in_lines(pill, said, self.done, self.not_done))
        else:
            said.setText(f"{said.text()}, saved {saved.lower()}")
            column.addWidget(in_lines(said, self.done, self.not_done))


class UnsentCard(RowsCard):
    """Asks of each list that waits whether it was sent, and of each sheet what came of it.

    Signals:
        wanted: the RegisterShown in which it can be said.
    """

    wanted = Signal(object)

    def __init__(self, *, today: Callable[[], date]) -> None:
        super().__init__(
            "Not sent or keyed in yet",
            empty="Nothing waits. A list that is saved stays here until it is sent, a sheet until "
            "it is keyed in.",
        )
        self._today = today
        self._all_shown = False

    def show_lists(self, rows: "Sequence[DispatchRowSeen]") -> None:
        """Show these lists, those that wait longest first."""
        ordered = sorted(rows, key=lambda row: row.made_at)
        shown = ordered if self._all_shown else ordered[:_SHOWN]
        lines: list[QWidget] = [self._line(row) for row in shown]
        if len(shown) < len(ordered):
            more = ElidedLink(f"Show {len(ordered) - len(shown):,} more")
            more.clicked.connect(partial(self._show_all, rows))
            lines.append(more)
        self.show_rows(lines)

    def _show_all(self, rows: "Sequence[DispatchRowSeen]") -> None:
        self._all_shown = True
        self.show_lists(rows)

    def _line(self, row: "DispatchRowSeen") -> ListLine:
        line = ListLine(row, today=self._today())
        shown = RegisterShown(dispatch_id=row.id)
        not_sent = RegisterShown(dispatch_id=row.id, not_sent=True)
        done = replace(shown, key_in=row.is_sheet)
        line.name.clicked.connect(partial(self.wanted.emit, shown))
        line.done.clicked.connect(partial(self.wanted.emit, done))
        line.not_done.clicked.connect(partial(self.wanted.emit, not_sent))
        return line


class DeleteLine(QWidget):
    """One file that should be deleted by now."""

    def __init__(self, row: "DispatchRowSeen", *, today: date) -> None:
        super().__init__()
        self.name = ElidedLink(row.file_name)
        self.done = secondary_button("I deleted it", "check")
        self.done.setAccessibleName(f"I deleted it: {row.file_name}")
        self.delete = quiet_button("Delete the file", "trash-2")
        self.delete.setAccessibleName(f"Delete the file: {row.file_name}")
        set_tooltip(self.delete, f"In {row.folder}: the very file that was saved, and no other")
        due = row.delete_after or today
        pill = Pill(f"Due {day_in_words(due, today=today).lower()}", "bad")
        said = PlainLabel(rows_in_words(row.row_count), role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(in_lines(pill, said))
        column.addWidget(in_lines(self.done, self.delete))


class DeleteCard(RowsCard):
    """Hidden while no file is to be deleted; deletes nothing unless that is pressed.

    Signals:
        wanted: the RegisterShown in which they are listed.
        refused: a LiaisonError that says why a file was not deleted.
    """

    wanted = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: "Database",
        today: Callable[[], date],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__("Files to delete now", empty="")
        self._tasks, self._database = tasks, database
        self._today, self._clock = today, clock
        self._lines: list[DeleteLine] = []
        self._done_at: int | None = None
        self.hide()

    def show_files(self, rows: "Sequence[DispatchRowSeen]") -> None:
        """Show these files, the first few of many."""
        self._lines = [self._line(row) for row in rows[:_SHOWN]]
        lines: list[QWidget] = list(self._lines)
        if len(rows) > _SHOWN:
            more = ElidedLink(f"Show {len(rows) - _SHOWN:,} more in the export register")
            more.clicked.connect(partial(self.wanted.emit, RegisterShown(to_delete=True)))
            lines.append(more)
        self.show_rows(lines)
        self.setVisible(bool(rows))
        if self._done_at is not None and self._lines:
            self._lines[min(self._done_at, len(self._lines) - 1)].done.setFocus()
        self._done_at = None

    def _line(self, row: "DispatchRowSeen") -> DeleteLine:
        line = DeleteLine(row, today=self._today())
        line.name.clicked.connect(partial(self.wanted.emit, RegisterShown(dispatch_id=row.id)))
        line.done.clicked.connect(partial(self._note, row))
        line.delete.clicked.connect(partial(self._delete, row))
        return line

    def _note(self, row: "DispatchRowSeen") -> None:
        from liaison_app.actions.note_deleted import note_deleted  # noqa: PLC0415 - not for the first paint

        self._remember_place()
        self._tasks.write(
            f"Noted as deleted: {row.file_name}",
            partial(note_deleted, dispatch_id=row.id, at=self._clock()),
            owner=self,
            or_else=self.refused.emit,
        )

    def _delete(self, row: "DispatchRowSeen") -> None:
        from liaison_app.actions.note_deleted import delete_file  # noqa: PLC0415 - likewise

        self._remember_place()
        self._tasks.write_by(
            partial(delete_file, self._database, dispatch_id=row.id),
            label=f"Deleted {row.file_name}",
            owner=self,
            or_else=self.refused.emit,
        )

    def _remember_place(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            held = (place for place, one in enumerate(self._lines) if one.isAncestorOf(focused))
            self._done_at = next(held, None)
