"""One of the team's Word letters in the list: its name, its file, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.queries.word_templates import WordTemplateSeen
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.buttons import icon_button


class WordLetterRow(QWidget):
    """Shows a Word letter.

    Signals:
        replace_wanted: another document shall take its place.
        save_wanted: it shall be saved to a file, to be changed in Word.
        remove_wanted: it shall go.
    """

    replace_wanted = Signal(object)
    save_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, letter: WordTemplateSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self._name = PlainLabel(role="strong")
        self._file = PlainLabel(role="small")
        self._use = PlainLabel(role="muted")
        for label in (self._name, self._file):
            label.setWordWrap(True)
        self.save_button = icon_button("download", "Save a copy")
        self.replace_button = icon_button("refresh-cw", "Replace")
        self.remove_button = icon_button("trash-2", "Remove")
        self.save_button.clicked.connect(self._save)
        self.replace_button.clicked.connect(self._replace)
        self.remove_button.clicked.connect(self._remove)
        self._lay_out()
        self.show_letter(letter)

    def show_letter(self, letter: WordTemplateSeen) -> None:
        """Show the Word letter as it is kept now."""
        self._letter = letter
        self._name.setText(letter.name)
        self._file.setText(letter.file_name)
        used = "1 letter" if letter.letters == 1 else f"{letter.letters:,} letters"
        self._use.setText(f"In {used}" if letter.letters else "Not in use")
        for button, what in (
            (self.save_button, f"Save a copy of {letter.name}"),
            (self.replace_button, f"Replace {letter.name}"),
            (self.remove_button, f"Remove {letter.name}"),
        ):
            button.setAccessibleName(what)
            set_tooltip(button, what)

    def _save(self) -> None:
        self.save_wanted.emit(self._letter)

    def _replace(self) -> None:
        self.replace_wanted.emit(self._letter)

    def _remove(self) -> None:
        self.remove_wanted.emit(self._letter)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._file)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addLayout(names, 1)
        row.addWidget(self._use)
        row.addWidget(self.save_button)
        row.addWidget(self.replace_button)
        row.addWidget(self.remove_button)
