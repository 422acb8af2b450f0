"""Presets: ways of exporting that the team has named, chosen and kept from one menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from liaison_app.queries.presets import PresetSeen
from liaison_app.ui.pages.mail_lists.text_popover import TextPopover
from liaison_app.ui.plain import button_text
from liaison_app.ui.widgets.buttons import menu_button, name_button

_NONE = "Presets"
_LONGEST_SHOWN = 28


class PresetsMenu(QWidget):
    """A button that names the preset chosen, and a menu of what can be done with presets.

    Signals:
        chosen: the PresetSeen that is to be used.
        save_wanted: the name under which what is chosen now is to be kept.
        change_wanted: the PresetSeen that is to keep what is chosen now.
        rename_wanted: a PresetSeen, and its new name.
        delete_wanted: the PresetSeen that is to be deleted.
    """

    chosen = Signal(object)
    save_wanted = Signal(str)
    change_wanted = Signal(object)
    rename_wanted = Signal(object, str)
    delete_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._presets: tuple[PresetSeen, ...] = ()
        self._current: int | None = None
        self._is_kept: Callable[[PresetSeen], bool] = lambda _: True
        self._menu = QMenu(self)
        self.button = menu_button(_NONE, self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        self._fill()

    def compare_by(self, is_kept: Callable[[PresetSeen], bool]) -> None:
        """Take what says whether a preset keeps just what is chosen now."""
        self._is_kept = is_kept

    def compare(self) -> None:
        """Say on the button which preset was chosen, and whether something else is by now."""
        one = self.current
        if one is None:
            name_button(self.button, _NONE)
            return
        changed = "" if self._is_kept(one) else ", changed"
        name_button(self.button, f"Preset: {_shortened(one.name)}{changed}")
        self.button.setAccessibleName(f"Preset: {one.name}{changed}")

    def show_presets(self, presets: Sequence[PresetSeen]) -> None:
        """Offer these presets."""
        self._presets = tuple(presets)
        self._fill()

    def mark(self, key: int | None) -> None:
        """Show which preset was chosen or saved; None where the choices are nobody's any more."""
        self._current = key
        self._fill()

    @property
    def current(self) -> PresetSeen | None:
        """The preset chosen last."""
        return next((one for one in self._presets if one.id == self._current), None)

    def _fill(self) -> None:
        self._menu.clear()
        for one in self._presets:
            action = self._menu.addAction(button_text(one.name))
            action.setCheckable(True)
            action.setChecked(one.id == self._current)
            action.triggered.connect(partial(self._choose, one))
        self._menu.addSeparator()
        self._menu.addAction("Save these choices as a preset…", self._ask_name)
        self.compare()
        current = self.current
        if current is None:
            return
        name = button_text(current.name)
        self._menu.addAction(f"Save these choices in {name}", partial(self._change, current))
        self._menu.addAction(f"Rename {name}…", partial(self._ask_new_name, current))
        self._menu.addAction(f"Delete {name}", partial(self._delete, current))

    def _choose(self, one: PresetSeen) -> None:
        self.mark(one.id)
        self.chosen.emit(one)

    def _change(self, one: PresetSeen) -> None:
        self.change_wanted.emit(one)

    def _delete(self, one: PresetSeen) -> None:
        self.delete_wanted.emit(one)

    def _ask_name(self) -> None:
        popover = self._popover("Save as a preset", "Save it")
        popover.given.connect(self.save_wanted)
        popover.open_below(self.button)

    def _ask_new_name(self, one: PresetSeen) -> None:
        popover = self._popover(f"Rename {one.name}", "Rename it", text=one.name)
        popover.given.connect(partial(self.rename_wanted.emit, one))
        popover.open_below(self.button)

    def _popover(self, heading: str, answer: str, *, text: str = "") -> TextPopover:
        return TextPopover(
            heading,
            answer,
            label="Name",
            missing="Give it a name, for instance Labels for schools.",
            hint="The team shares it: the kind of file, its settings, how many, and the columns.",
            text=text,
            parent=self,
        )


def _shortened(name: str) -> str:
    """Return as much of a name as the button has room for beside the steps."""
    return name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1].rstrip()}…"
