"""What came of saving: the file was opened again, and this is what it proved to be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.actions.make_export import ExportSaved
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from liaison_app.ui.widgets.card import Card


class SavedView(QWidget):
    """Shows a saved list and its check.

    Signals:
        folder_wanted: the folder of the file is to be opened.
        sent_wanted: the list is to be marked as sent.
        closed: the letters are to be shown again.
    """

    folder_wanted = Signal()
    sent_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel(role="heading")
        self._where = PlainLabel(role="muted")
        for label in (self._title, self._where):
            label.setWordWrap(True)
        self._proofs = QVBoxLayout()
        sent, folder = primary_button("Mark as sent…", "send"), secondary_button("Open folder")
        back = quiet_button("Back to the letters")
        sent.clicked.connect(self.sent_wanted)
        folder.clicked.connect(self.folder_wanted)
        back.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (sent, folder, back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._where)
        column.addLayout(self._proofs)
        column.addLayout(buttons)
        column.addWidget(_what_next())
        column.addStretch(1)

    def show_saved(self, saved: ExportSaved) -> None:
        """Show what was saved, and what the file proved to be."""
        self._title.setText(f"{saved.path.name} is saved")
        self._where.setText(f"In {saved.path.parent}")
        while (item := self._proofs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        card = Card("The file was opened again and checked")
        for proof in saved.check.proofs:
            if proof.holds:
                card.add_line("check", proof.sentence, role="ok")
            else:
                card.add_line("x", proof.sentence, role="bad")
        card.add_line("check", "Nobody in it objects to post.", role="ok")
        self._proofs.addWidget(card)


def _what_next() -> Card:
    card = Card("What next")
    card.add_line(
        "mails",
        "In Word: Mailings, Select Recipients, Use an Existing List, and choose this file.",
    )
    card.add_line(
        "send",
        "When the letters have gone, mark the list as sent. That logs one outreach with everybody "
        "in it, and can be undone.",
    )
    return card
