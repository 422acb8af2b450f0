"""The forms of a tag: a new one, and one that an organisation is to bear."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from liaison_app.domain.tags import LONGEST_TAG, TagColour, TagSeen
from liaison_app.domain.text import fold, tidy
from liaison_app.domain.tidied import Tidied
from liaison_app.queries.tags import tags
from liaison_app.ui.forms.field_widgets import choice
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.tasks import Tasks

_NAMELESS = "A tag needs a name, a word or two such as Governors."
_OF_ITS_OWN = "For a new tag; one that is there keeps its own."


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
        self.add_field("name", "Name", name, check=check_tag, hint="A word or two.")
        self.add_field("colour", "Colour", _colours())
        self.fill({"colour": TagColour.GREY.label})
        self.save_wanted.connect(self._give)

    def _give(self) -> None:
        self.tag_wanted.emit(self.values["name"], colour_in(self))
        self.close_saved()


class TagOneForm(FormDialog):
    """Asks for a tag that an organisation is to bear: one of the team's, or a new one."""

    def __init__(self, of: str, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(f"Tag {of}", save="Add", parent=parent)
        self._known: dict[str, TagSeen] = {}
        self._name = choice([""], typed=True)
        line = self._name.lineEdit()
        if line is not None:
            line.setMaxLength(LONGEST_TAG)
        self._colour = _colours()
        hint = "Choose one of the team's tags, or type a new one."
        self.add_field("name", "Tag", self._name, check=check_tag, hint=hint)
        self.add_field("colour", "Colour", self._colour, hint=_OF_ITS_OWN)
        self.fill({"colour": TagColour.GREY.label})
        self._name.currentTextChanged.connect(self._show_its_own)
        tasks.read(tags, then=self._offer, owner=self)

    @property
    def name(self) -> str:
        """The tag as typed, tidied."""
        return tidy(self.values["name"])

    def _offer(self, known: tuple[TagSeen, ...]) -> None:
        self._known = {fold(one.name): one for one in known}
        self._name.addItems([one.name for one in known])
        self._show_its_own(self._name.currentText())

    def _show_its_own(self, name: str) -> None:
        """Show the colour of a tag that is there already; it is changed in the settings."""
        known = self._known.get(fold(name))
        self._colour.setEnabled(known is None)
        if known is not None:
            self._colour.setCurrentText(known.colour.label)


def check_tag(text: str) -> Tidied[str]:
    """Return the name of a tag, tidied; one without letters or digits is a problem."""
    return Tidied(value=tidy(text)) if fold(text) else Tidied(value=None, problem=_NAMELESS)


def colour_in(form: FormDialog) -> TagColour:
    """Return the colour chosen in a form."""
    return TagColour.from_label(form.values["colour"]) or TagColour.GREY


def _colours() -> QComboBox:
    colours = QComboBox()
    colours.addItems([one.label for one in TagColour])
    return colours
