"""The team's presets of exports, read for their menu and written from it; each is one step."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from liaison_app.actions.edit_presets import delete_preset, rename_preset, save_preset
from liaison_app.domain.errors import LiaisonError
from liaison_app.queries.presets import PresetSeen, presets
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.mail_lists.make import MakeView


class PresetsKept(QObject):
    """Keeps what is chosen under a name.

    Signals:
        refused: a LiaisonError that says why a preset was not kept.
    """

    refused = Signal(object)

    def __init__(self, make: MakeView, desk: Desk) -> None:
        super().__init__(make)
        self._make, self._tasks = make, desk.tasks
        self._menu = make.presets
        self._menu.save_wanted.connect(self._save)
        self._menu.change_wanted.connect(self._change)
        self._menu.rename_wanted.connect(self._rename)
        self._menu.delete_wanted.connect(self._delete)

    def reload(self) -> None:
        """Read the presets there are."""
        self._tasks.read(presets, then=self._menu.show_presets, owner=self)

    def _save(self, name: str) -> None:
        self._tasks.write(
            f"Save the preset {name}",
            partial(save_preset, entry=self._make.preset_entry(name)),
            owner=self,
            then=self._menu.mark,
            or_else=self._refuse,
        )

    def _change(self, one: PresetSeen) -> None:
        entry = self._make.preset_entry(one.name)
        self._tasks.write(
            f"Save the preset {one.name}",
            partial(save_preset, entry=entry, preset_id=one.id, version=one.version),
            owner=self,
            or_else=self._refuse,
        )

    def _rename(self, one: PresetSeen, name: str) -> None:
        self._tasks.write(
            f"Rename the preset {one.name} to {name}",
            partial(rename_preset, preset_id=one.id, version=one.version, name=name),
            owner=self,
            or_else=self._refuse,
        )

    def _delete(self, one: PresetSeen) -> None:
        self._menu.mark(None)
        self._tasks.write(
            f"Delete the preset {one.name}",
            partial(delete_preset, preset_id=one.id, version=one.version),
            owner=self,
            or_else=self._refuse,
        )

    def _refuse(self, error: LiaisonError) -> None:
        self.refused.emit(error)
