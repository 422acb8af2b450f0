"""Bcc batches of a saved list, each copied by a button that remembers that it was."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.when import clock_time
from liaison_app.queries.bcc_batches import BatchSeen, bcc_batches
from liaison_app.ui.copying import copy_text
from liaison_app.ui.desk import Desk
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.flow import in_lines

if TYPE_CHECKING:
    from liaison_app.actions.copy_batch import BatchCopied

_HOW = (
    "Paste each batch into Bcc of a new e-mail, and put your own address into To. Nobody else goes "
    "into To or Cc."
)


class BatchesCard(Card):
    """A line for each batch: copy it, and when it was copied.

    Signals:
        copy_wanted: the number of the batch that is to be copied.
    """

    copy_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("Addresses for Bcc")
        how = PlainLabel(_HOW)
        how.setWordWrap(True)
        self._said = PlainLabel(role="ok")
        self._said.setWordWrap(True)
        self._said.hide()
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._mailto = ""
        self._link = link_button("Open an e-mail with this batch in Bcc")
        self._link.clicked.connect(self._open_email)
        self._link.hide()
        for part in (how, lines, self._said, in_lines(self._link)):
            self.add(part)

    def show_batches(self, batches: Sequence[BatchSeen]) -> None:
        """Show the batches as they stand now."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in batches:
            line = self._line(one)
            self._lines.addWidget(line)
            line.show()  # a layout shows it a moment later only
        self.setVisible(bool(batches))

    def say(self, sentence: str, *, mailto: str = "") -> None:
        """Say what was copied; a link opens an e-mail with it, where it is short enough for one."""
        self._said.setText(sentence)
        self._said.show()
        self._mailto = mailto
        self._link.setVisible(bool(mailto))

    def _open_email(self) -> None:
        QDesktopServices.openUrl(QUrl(self._mailto))

    def _line(self, one: BatchSeen) -> QWidget:
        button = secondary_button(f"Copy batch {one.place:,} of {one.of:,}", "copy")
        button.clicked.connect(partial(self._want, one.place))
        many = f"{one.addresses:,} address{'' if one.addresses == 1 else 'es'}"
        at = one.copied_at
        copied = f", copied {clock_time(at)}" if at is not None else ""
        role = "ok" if at is not None else "muted"
        return in_lines(button, ElidedLabel(f"{many}{copied}", role=role))

    def _want(self, place: int) -> None:
        self.copy_wanted.emit(place)


class BatchesCopied(QObject):
    """Reads the batches of a list, and copies one with an entry in the history.

    Signals:
        refused: a LiaisonError that says why a batch was not copied.
    """

    refused = Signal(object)

    def __init__(self, card: BatchesCard, desk: Desk) -> None:
        super().__init__(card)
        self._card, self._desk = card, desk
        self._dispatch_id: int | None = None
        card.copy_wanted.connect(self._copy)

    def show_of(self, dispatch_id: int) -> None:
        """Show the batches of a list; nothing where it has none."""
        self._dispatch_id = dispatch_id
        self.reload()

    def reload(self) -> None:
        """Read again which were copied."""
        if self._dispatch_id is not None:
            reading = partial(bcc_batches, dispatch_id=self._dispatch_id)
            self._desk.tasks.read(
                reading, then=self._card.show_batches, owner=self, or_else=self._refuse
            )

    def _copy(self, place: int) -> None:
        from liaison_app.actions.copy_batch import copy_batch  # noqa: PLC0415 - when one is copied

        if self._dispatch_id is None:
            return
        work = partial(copy_batch, self._desk.database, dispatch_id=self._dispatch_id, place=place)

        def take(copied: "BatchCopied") -> None:
            copy_text(copied.text)
            self._card.say(copied.sentence, mailto=copied.mailto)
            self.reload()

        self._desk.tasks.write_by(
            work, label=f"Copied Bcc batch {place}", owner=self, then=take, or_else=self._refuse
        )

    def _refuse(self, error: LiaisonError) -> None:
        self.refused.emit(error)
