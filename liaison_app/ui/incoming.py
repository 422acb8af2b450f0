"""What comes in over the window: files that are dropped, files and tables that are pasted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.commands import Frame
from liaison_app.ui.feedback import Feedback


def files_in(data: QMimeData) -> list[Path]:
    """Return the files of this computer that are dragged or were copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def begin_import(window: Frame, feedback: Feedback, files: Sequence[Path]) -> None:
    """Begin to import a file; of several, the first."""
    first, *others = files
    if others:
        feedback.note(f"One file at a time: {first.name} comes first.")
    window.show_page("imports", first)


def paste(window: Frame, feedback: Feedback, *, private: Path) -> None:
    """Begin to import the file that was copied, or the table, kept in the private folder."""
    from liaison_app.files.pasted_table import is_table, keep_pasted_table  # noqa: PLC0415 - seldom wanted

    data = _copied() or QMimeData()
    files, text = files_in(data), data.text()
    if not files and is_table(text):
        try:
            files = [keep_pasted_table(text, private=private)]
        except LiaisonError as error:
            feedback.problem(error)
            return
    if files:
        begin_import(window, feedback, files)
    else:
        feedback.note(
            "There is no file and no table to paste.",
            hint="Copy a file, or rows with their headings, then press Ctrl+V here.",
        )


def forget_pasted() -> None:
    """Take away the table that was pasted last, once the window is closed."""
    from liaison_app.files.pasted_table import forget_pasted_table  # noqa: PLC0415 - likewise

    forget_pasted_table()


def _copied() -> QMimeData | None:
    """Return what is on the clipboard; where nothing ever was, there is none at all."""
    return QGuiApplication.clipboard().mimeData()
