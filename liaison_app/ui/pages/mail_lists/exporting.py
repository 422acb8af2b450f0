"""Saving what was looked over, as any kind of file: where to, in the background, or why not."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from liaison_app.actions.make_export import ExportChosen
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import LabelSheet
from liaison_app.domain.mail_lists import MailListPlan
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.format import FILE_KINDS, Format, Paper
from liaison_app.safe_write import write_whole
from liaison_app.store import layout
from liaison_app.ui.desk import Desk

_MOST_COPIES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSaved:
    """A file that was not saved: which it was to be, and why."""

    path: Path
    problem: LiaisonError


class Exporting(QObject):
    """Asks where a file goes and has it saved.

    Signals:
        begun: a file is being saved.
        saved: the ExportSaved that came of it.
        refused: the NotSaved that came of it.
        tested: the path of a test print that was saved.
        letter_saved: the path of a Word letter that was saved.
    """

    begun = Signal()
    saved = Signal(object)
    refused = Signal(object)
    tested = Signal(object)
    letter_saved = Signal(object)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk

    def ask_where(self, kind: Format, proposed: str) -> Path | None:
        """Return where the officer wants the file, or the new folder; None where they do not."""
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        if kind.is_folder:
            folder = QFileDialog.getExistingDirectory(
                self._page, "Where the new folder goes", documents
            )
            return unused(Path(folder) / proposed) if folder else None
        name, _ = QFileDialog.getSaveFileName(
            self._page, f"Save {kind.label}", str(Path(documents) / proposed), _filter(kind)
        )
        return Path(name) if name else None

    def save(self, plan: MailListPlan, path: Path, chosen: ExportChosen) -> None:
        """Save exactly what was looked over in the background."""
        from liaison_app.actions.make_export import save_export  # noqa: PLC0415 - openpyxl

        path = ended(path, chosen.format)
        self.begun.emit()
        progress = Progress(f"Saving {path.name}")
        work = partial(
            save_export,
            self._desk.database,
            plan=plan,
            path=path,
            private=layout.private(self._desk.folder),
            chosen=chosen,
            progress=progress,
        )
        self._desk.tasks.write_by(
            work,
            label=f"Saved {path.name}",
            owner=self,
            then=self.saved.emit,
            or_else=partial(self._refuse, path),
            progress=progress,
        )

    def save_test(self, sheet: LabelSheet, path: Path) -> None:
        """Save a test print of a sheet of labels; nobody's address is on it, so it is no export."""
        from liaison_app.files.formats.labels import write_test_print  # noqa: PLC0415 - when asked

        path = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
        paper = paper_here()

        def work() -> Path:
            with write_whole(path, private=layout.private(self._desk.folder)) as draft:
                write_test_print(draft, sheet=sheet, paper=paper)
            return path

        self._desk.tasks.run(
            work, then=self.tested.emit, owner=self, or_else=partial(self._refuse, path)
        )

    def save_letter(self, plan: MailListPlan, proposed: str) -> None:
        """Ask where the letter of a list goes, and save it with its merge fields in place."""
        from liaison_app.actions.save_word_letter import (  # noqa: PLC0415 - when asked
            save_ready_letter,
        )
        from liaison_app.files.formats import letters_docx  # noqa: PLC0415 - as above

        path = self.ask_where(letters_docx.FORMAT, proposed)
        if path is None:
            return
        private = layout.private(self._desk.folder)
        self._desk.tasks.run(
            partial(save_ready_letter, plan, path=path, private=private),
            then=self.letter_saved.emit,
            owner=self,
            or_else=partial(self._refuse, path),
        )

    def _refuse(self, path: Path, problem: LiaisonError) -> None:
        self.refused.emit(NotSaved(path=path, problem=problem))


def paper_here() -> Paper:
    """Return what prints into a PDF, with the letters of this screen."""
    from liaison_app.ui.paper.pdf_paper import PdfPaper  # noqa: PLC0415 - when something is printed

    return PdfPaper()


def ended(path: Path, kind: Format) -> Path:
    """Return a path with the ending of its format, where it was typed without."""
    if kind.is_folder or path.suffix.casefold() == f".{kind.ending}":
        return path
    return path.with_name(f"{path.name}.{kind.ending}")


def unused(path: Path) -> Path:
    """Return a path where there is no file yet: "list.xlsx", "list (2).xlsx"."""
    numbers = range(2, _MOST_COPIES)
    others = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in numbers)
    return next((one for one in (path, *others) if not one.exists()), path)


def _filter(kind: Format) -> str:
    words = FILE_KINDS.get(kind.ending, kind.label).removeprefix("a ").removeprefix("an ")
    return f"{words[:1].upper()}{words[1:]} (*.{kind.ending})"
