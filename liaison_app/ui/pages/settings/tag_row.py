"""One tag in the list: its chip, how many bear it, and its name and colour while changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from liaison_app.domain.tags import LONGEST_TAG, TagColour, TagSeen
from liaison_app.ui.meanings import TAG_TONES
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.buttons import icon_button, primary_button, quiet_button
from liaison_app.ui.widgets.pill import Chip

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def colours_box() -> QComboBox:
    """Return a choice of the colours of tags, grey at first."""
    box = QComboBox()
    for colour in TagColour:
        box.addItem(colour.label, colour)
    return box


def colour_of(box: QComboBox) -> TagColour:
    """Return the colour that is chosen."""
    return TagColour.from_label(box.currentText()) or TagColour.GREY


class TagRow(QStackedWidget):
    """Shows a tag; *Change* turns it into fields, Enter saves them, Esc leaves them.

    Signals:
        save_wanted: the tag as it was when its change began, the name typed, the TagColour.
        delete_wanted: the TagSeen that shall go.
    """

    save_wanted = Signal(object, str, object)
    delete_wanted = Signal(object)

    def __init__(self, tag: TagSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = self._newest = tag
        self.chip = Chip("")
        self._count = PlainLabel(role="muted")
        self.change_button = icon_button("pencil", "Change")
        self.delete_button = icon_button("trash-2", "Delete")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TAG)
        self.colour = colours_box()
        self.change_button.clicked.connect(self._begin)
        self.delete_button.clicked.connect(self._delete)
        self.addWidget(self._shown())
        self.addWidget(self._changed())
        self._show_newest()

    @property
    def changing(self) -> bool:
        """Whether the fields are shown."""
        return self.currentIndex() == 1

    def show_tag(self, tag: TagSeen) -> None:
        """Show the tag as it is kept now; what is being typed stays."""
        self._newest = tag
        if not self.changing:
            self._show_newest()

    def save(self) -> None:
        """Ask for what was typed to be kept, where it is anything new."""
        name, colour = self.name.text().strip(), colour_of(self.colour)
        if (name, colour) == (self._tag.name, self._tag.colour):
            self.leave()
        elif name:
            self.save_wanted.emit(self._tag, name, colour)
        else:
            self.name.setFocus()

    def leave(self) -> None:
        """Show the tag as it is kept, whatever was typed."""
        here = self.isAncestorOf(self.window().focusWidget())
        self.setCurrentIndex(0)
        self._show_newest()
        if here:
            self.change_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter, and leave the tag as it is on Esc."""
        if self.changing and event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif self.changing and event.key() in _ENTER:
            self.save()
        else:
            super().keyPressEvent(event)

    def _shown(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.chip, 1)
        row.addWidget(self._count)
        row.addWidget(self.change_button)
        row.addWidget(self.delete_button)
        return part

    def _changed(self) -> QWidget:
        save, leave = primary_button("Save"), quiet_button("Leave")
        save.clicked.connect(self.save)
        leave.clicked.connect(self.leave)
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.name, 1)
        row.addWidget(self.colour)
        row.addWidget(leave)
        row.addWidget(save)
        return part

    def _show_newest(self) -> None:
        tag = self._tag = self._newest
        one = tag.organisations == 1
        count = "1 organisation" if one else f"{tag.organisations:,} organisations"
        self.chip.set_state(tag.name, TAG_TONES[tag.colour])
        self.chip.setAccessibleName(f"Tag {tag.name}, {tag.colour.label.lower()}")
        self._count.setText(count)
        self.name.setText(tag.name)
        self.colour.setCurrentText(tag.colour.label)
        self.name.setAccessibleName(f"New name of the tag {tag.name}")
        self.colour.setAccessibleName(f"Colour of the tag {tag.name}")
        borne = f", also from {count}" if tag.organisations else ""
        _name(self.change_button, f"Change {tag.name}")
        _name(self.delete_button, f"Delete {tag.name}{borne}")

    def _begin(self) -> None:
        self.setCurrentIndex(1)
        self.name.setFocus()
        self.name.selectAll()

    def _delete(self) -> None:
        self.delete_wanted.emit(self._tag)


def _name(button: QToolButton, text: str) -> None:
    button.setAccessibleName(text)
    set_tooltip(button, text)
