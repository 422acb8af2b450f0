"""What came of bringing a file in: counts that add up, the records, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from liaison_app.domain.imports import Decision, ImportPlan, RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.store.backup import back_up
from liaison_app.store.database import Database
from liaison_app.store.written import Written
from liaison_app.ui.pages.imports.words import POSTCODES, done_words, rows_words
from liaison_app.ui.widgets.buttons import link_button, name_button, secondary_button
from liaison_app.ui.widgets.empty_state import EmptyState

_ENDED = {
    RowVerdict.NEW: "new",
    RowVerdict.UPDATE: "updated",
    RowVerdict.NO_CHANGE: "unchanged",
    RowVerdict.NEEDS_YOU: "undecided",
    RowVerdict.DUPLICATE: "duplicate within the file",
    RowVerdict.PROBLEM: "with a problem",
    RowVerdict.LEFT_OUT: "left out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What was brought in, and the step that takes it back."""

    import_id: int
    file_name: str
    source: str
    counts: Mapping[RowVerdict, int]
    rows_read: int
    organisation_ids: tuple[int, ...]
    step: int = 0


class Result(EmptyState):
    """Says what came of it.

    Signals:
        records_wanted: the records of this BroughtIn are to be shown.
        undo_wanted: this BroughtIn is to be taken back.
        another_wanted: another file is to be chosen.
    """

    records_wanted = Signal(object)
    undo_wanted = Signal(object)
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("circle-check", "")
        self.brought: BroughtIn | None = None
        self.pressed.connect(self._show_records)
        self.undo = secondary_button("Undo this import", "undo-2")
        self.undo.clicked.connect(self._undo)
        another = link_button("Bring in another file")
        another.clicked.connect(self.another_wanted)
        for button in (self.undo, another):
            self.add_button(button)

    def show_result(self, brought: BroughtIn) -> None:
        """Show the counts and the ways on."""
        self.brought = brought
        counts = brought.counts
        ended = " · ".join(
            f"{counts[verdict]:,} {word}" for verdict, word in _ENDED.items() if counts.get(verdict)
        )
        new, updated = counts.get(RowVerdict.NEW, 0), counts.get(RowVerdict.UPDATE, 0)
        shown = "organisations" if brought.source == POSTCODES else "records"
        self.say(
            done_words(brought.source, new=new, updated=updated),
            hint=f"{brought.file_name}, {rows_words(brought.rows_read)}: {ended}",
            action=f"Show {'the' if brought.source == POSTCODES else 'these'} {shown}",
        )
        name_button(self.undo, "Undo this import")
        self.undo.setEnabled(bool(brought.step))

    def _show_records(self) -> None:
        if self.brought is not None:
            self.records_wanted.emit(self.brought)

    def _undo(self) -> None:
        if self.brought is not None:
            self.undo.setEnabled(False)
            self.undo_wanted.emit(self.brought)


def bring_in(
    database: Database,
    *,
    folder: Path,
    plan: ImportPlan,
    decisions: Mapping[int, Decision],
    progress: Progress,
) -> Written[BroughtIn]:
    """Back up, do what was planned and decided, and return what came of it with its step."""
    from liaison_app.actions.import_file import apply_import  # noqa: PLC0415 - first needed here

    backup = partial(back_up, database, folder, reason="before an import", now=database.clock())
    written = apply_import(
        database, plan=plan, decisions=decisions, backup=backup, progress=progress
    )
    done = written.value
    brought = BroughtIn(
        import_id=done.import_id,
        file_name=plan.file_name,
        source=plan.source,
        counts=done.counts,
        rows_read=done.rows_read,
        organisation_ids=done.organisation_ids,
        step=written.step or 0,
    )
    return Written(value=brought, step=written.step, changed=written.changed)
