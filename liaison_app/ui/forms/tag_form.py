"""The form of a new tag: its name and its colour."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from liaison_app.domain.fields import check_needed
from liaison_app.domain.tags import LONGEST_TAG, TagColour
from liaison_app.ui.forms.form_dialog import FormDialog


class TagForm(FormDialog):
    """Asks for a tag.

    Signals:
        tag_wanted: the name and the TagColour; the form is closed.
    """

    tag_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("New tag", save="Add", parent=parent)
        name = QLineEdit()
        name.setMaxLength(LONGEST_TAG)
        colours = QComboBox()
        colours.addItems([one.label for one in TagColour])
        self.add_field("name", "Name", name, check=check_needed, hint="A word or two.")
        self.add_field("colour", "Colour", colours)
        self.fill({"colour": TagColour.GREY.label})
        self.save_wanted.connect(self._give)

    def _give(self) -> None:
        colour = TagColour.from_label(self.values["colour"]) or TagColour.GREY
        self.tag_wanted.emit(self.values["name"], colour)
        self.close_saved()
