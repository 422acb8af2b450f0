"""Ctrl+C on a list: its selected rows go on to the clipboard, and into the export register."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from liaison_app.domain.handed_out import MOST_COPIED, rows_in_words
from liaison_app.domain.progress import Progress
from liaison_app.ui.handing_out import ListAtHand, Row

if TYPE_CHECKING:
    from liaison_app.queries.copied import Copied

Source = TypeVar("Source")
"""What a reading reads from; a screen only hands it on."""

_NO = bytes(4)
_AT_ONCE = 1_000_000
_KEPT_HERE = tuple(
    f'application/x-qt-windows-mime;value="{name}"'
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard")
)
"""What asks Windows to keep no list of what was copied, and to send it to no other computer."""


class Copying(QObject, Generic[Row]):
    """Copies the selected rows of a list whenever that is asked for.

    What tells how to reach somebody is noted before it is on the clipboard, never after.
    """

    def __init__(self, of: ListAtHand[Row]) -> None:
        super().__init__(of.page)
        self._list = of
        of.table.copy_wanted.connect(self.copy)

    def copy(self) -> None:
        """Copy the rows that are selected, read in the background."""
        from liaison_app.queries.copied import copied  # noqa: PLC0415 - not for the first list

        of, keys = self._list, self._list.table.selected_keys()
        if not keys:
            return
        progress = Progress(f"Copying {rows_in_words(len(keys))}")
        table = partial(
            copied,
            read=of.read,
            keys=keys,
            shown=of.shown_columns(),
            most=MOST_COPIED,
            today=of.today(),
            progress=progress,
        )
        reading = partial(_made_ready, table)
        of.tasks.read(reading, then=self._note, owner=self, progress=progress)

    def _note(self, ready: "_Ready") -> None:
        from liaison_app.actions.copy_rows import note_copy, note_nothing  # noqa: PLC0415 - likewise

        taken = ready.taken
        label = f"{rows_in_words(len(taken.held.keys))} copied"
        work = partial(note_copy, self._list.database, label=label, held=taken.held)
        kept = f"{label}; kept in the export register"
        self._list.tasks.write_by(
            work if taken.contact else note_nothing,
            label=kept if taken.contact else label,
            owner=self,
            then=partial(self._put, ready),
        )

    def _put(self, ready: "_Ready", _: int) -> None:
        data = QMimeData()
        data.setData("text/plain", ready.text)
        data.setData("text/html", ready.html)
        _put_on_clipboard(data)


def copy_text(text: str) -> None:
    """Put a text on the clipboard, which no list of what was copied is to keep.

    What tells how to reach somebody must have been noted before.
    """
    data = QMimeData()
    data.setText(text)
    _put_on_clipboard(data)


def _put_on_clipboard(data: QMimeData) -> None:
    for form in _KEPT_HERE:
        data.setData(form, _NO)
    QGuiApplication.clipboard().setMimeData(data)


class _Ready(NamedTuple):
    """What was taken, in the bytes that the clipboard keeps."""

    taken: "Copied"
    text: QByteArray
    html: QByteArray


def _made_ready(table: "Callable[[Source], Copied]", source: Source) -> _Ready:
    """Read the table and put it into bytes, in the background: 100,000 rows have 40 MB."""
    taken = table(source)
    return _Ready(taken, _in_bytes(taken.table.text), _in_bytes(taken.table.html))


def _in_bytes(text: str) -> QByteArray:
    """Return a text as it is encoded, a piece at a time: within one, the window cannot paint."""
    made = QByteArray()
    for began in range(0, len(text), _AT_ONCE):
        made.append(text[began : began + _AT_ONCE].encode())
    return made
