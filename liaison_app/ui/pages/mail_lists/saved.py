"""What came of saving: the file was opened again, and this is what it proved to be."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.actions.make_export import ExportSaved
from liaison_app.domain.dispatches import SHEETS
from liaison_app.files.formats.format import Format
from liaison_app.ui.pages.mail_lists.batches import BatchesCard
from liaison_app.ui.pages.mail_lists.ready_letter import ReadyLetterCard
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from liaison_app.ui.widgets.card import Card

_SENT = (
    "When they have gone, mark the list as sent. That logs one outreach with everybody in it, and "
    "can be undone."
)


class SavedView(QScrollArea):
    """Shows a saved file and its check.

    Signals:
        folder_wanted: the folder of the file is to be opened.
        sent_wanted: the list is to be marked as sent.
        key_wanted: a sheet that came back is to be keyed in.
        closed: the letters are to be shown again.
    """

    folder_wanted = Signal()
    sent_wanted = Signal()
    key_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = PlainLabel(role="heading")
        self._where = PlainLabel(role="muted")
        for label in (self._title, self._where):
            label.setWordWrap(True)
        self.batches = BatchesCard()
        self.batches.hide()
        self.letter = ReadyLetterCard()
        self.letter.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._sent, self._key = (
            primary_button("Mark as sent…", "send"),
            primary_button("Key it in…"),
        )
        folder = secondary_button("Open folder")
        back = quiet_button("Back to the list")
        self._sent.clicked.connect(self.sent_wanted)
        self._key.clicked.connect(self.key_wanted)
        folder.clicked.connect(self.folder_wanted)
        back.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._sent, self._key, folder, back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._where)
        column.addLayout(buttons)
        column.addWidget(self.batches)
        column.addLayout(self._cards)
        column.addWidget(self.letter)
        column.addStretch(1)
        self.setWidget(inside)

    def show_saved(self, saved: ExportSaved) -> None:
        """Show what was saved, and what the file proved to be."""
        self.batches.hide()
        is_sheet = saved.format.name in SHEETS
        self._sent.setVisible(not is_sheet)
        self._key.setVisible(is_sheet)
        self._title.setText(f"{saved.path.name} is saved")
        self._where.setText(f"In {saved.path.parent}")
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        what = "folder" if saved.format.is_folder else "file"
        card = Card(f"The {what} was opened again and checked")
        for proof in saved.check.proofs:
            if proof.holds:
                card.add_line("check", proof.sentence, role="ok")
            else:
                card.add_line("x", proof.sentence, role="bad")
        self._cards.addWidget(card)
        self._cards.addWidget(_what_next(saved.format))


def _what_next(kind: Format) -> Card:
    card = Card("What next")
    for icon, words in _next_steps(kind):
        card.add_line(icon, words)
    if kind.name not in SHEETS:
        card.add_line("send", _SENT)
    return card


def _next_steps(kind: Format) -> Sequence[tuple[str, str]]:
    if kind.name in SHEETS:
        return _AFTER_SHEET
    after = _AFTER.get(kind.name) or (_PRINT if kind.ending == "pdf" else None)
    return (after,) if after is not None else ()


_IN_WORD = "In Word: Mailings, Select Recipients, Use an Existing List, and choose this file."
_UPLOAD = ("upload", "Upload it to GOV.UK Notify, where its template is kept.")
_PRINT = ("printer", "Open it and print it at its actual size, not fitted to the page.")
_AFTER_SHEET = (
    ("printer", "Print it and take it along."),
    (
        "pencil",
        "When you are back, key it in: by the same numbers, in the same order.",
    ),
)
_AFTER: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "mail_list": ("mails", _IN_WORD),
        "officer_workbooks": ("mails", _IN_WORD.replace("this file", "a file of this folder")),
        "csv_list": ("columns-3", "Open it in the program that it is for, and not in Word."),
        "phone_list": ("phone", "Open it to ring round by, or print it: it is one page wide."),
        "vcard": (
            "user-plus",
            "Open it on the phone, or in the address book, that is to have them.",
        ),
        "letters_pdf": (
            "printer",
            "Open it and print it at its actual size, on one side of the paper.",
        ),
        "letters_docx": (
            "file-text",
            "Open it in Word, read it through, and print it on one side of the paper.",
        ),
        "eml": ("mails", "Open each draft in Outlook: it is ready to be looked at and sent."),
        "notify_email": _UPLOAD,
        "notify_letter": _UPLOAD,
    }
)
"""What one does with a file of each kind, with its icon."""
