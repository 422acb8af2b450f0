"""Light or dark, and the size of the text: chosen here, seen at once, kept for this account."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.section import Section, apart
from liaison_app.ui.theme import Mode
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.segmented import Segment, Segmented

_MODES = tuple(Segment(value=mode, text=mode.label) for mode in Mode)
_SIZES = tuple(Segment(value=size, text=f"{size} %") for size in (100, 110, 125, 150, 175, 200))


class AppearanceSection(Section):
    """Applies each choice at once."""

    key = "appearance"
    title = "Appearance"
    icon = "eye"
    intro = "For your account on this computer alone. Each choice is seen at once."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        settings = desk.remembered.settings
        self.mode = Segmented("Light or dark", _MODES)
        self._follow_mode()
        desk.theme.changed.connect(self._follow_mode)
        self.mode.chosen.connect(self._apply)
        self.size_of_text = Segmented("Size of the text", _SIZES)
        self.size_of_text.choose(_nearest(settings.text_percent))
        self.size_of_text.chosen.connect(self._apply)
        card = Card()
        card.add(FormRow("Light or dark", self.mode))
        hint = "Rows, fields and buttons grow with it."
        card.add(apart(FormRow("Size of the text", self.size_of_text, hint=hint)))
        self.add_card(card)

    def _follow_mode(self) -> None:
        """Show what is chosen, here or by a command."""
        kept = Mode.from_label(self.desk.remembered.settings.appearance)
        self.mode.choose(kept or Mode.SYSTEM)

    def _apply(self) -> None:
        mode, percent = self.mode.value or Mode.SYSTEM, self.size_of_text.value or 100
        remembered = self.desk.remembered
        remembered.change(
            replace(remembered.settings, appearance=str(mode.value), text_percent=percent)
        )
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.desk.theme.apply(app, mode, percent=percent)


def _nearest(percent: int) -> int:
    return min((segment.value for segment in _SIZES), key=lambda size: abs(size - percent))
