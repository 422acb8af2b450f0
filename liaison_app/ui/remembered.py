"""How this user left the lists and the window, to be found so again."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TypeVar

from liaison_app.settings import Settings, save_settings
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.widgets.table_layout import ColumnPlace, TableLayout

Row = TypeVar("Row")


class Remembered:
    """This user's settings, kept whenever one of them changes."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def change(self, settings: Settings) -> None:
        """Keep other settings; the same ones cost nothing."""
        if settings != self.settings:
            self.settings = settings
            save_settings(settings)

    def keep_panel_width(self, width: int) -> None:
        """Keep how wide the panel at the right was left."""
        self.change(replace(self.settings, panel_width=width))

    def arrange(self, table: RecordTable[Row], name: str) -> None:
        """Lay a list's columns out as they were left, and remember how they are left again."""
        kept = self.settings.layouts.get(name)
        if isinstance(kept, Mapping):
            table.set_layout(_layout(kept))

        def keep(layout: TableLayout) -> None:
            layouts = {**self.settings.layouts, name: asdict(layout)}
            self.change(replace(self.settings, layouts=layouts))

        table.layout_changed.connect(keep)


def _layout(kept: Mapping[str, object]) -> TableLayout:
    """Return a layout as it was kept; the usual one where a file was tampered with."""
    try:
        columns, order = kept["columns"], kept["order"]
        if not isinstance(columns, list) or not isinstance(order, list):
            return TableLayout()
        return TableLayout(
            columns=tuple(ColumnPlace(**place) for place in columns),
            order=tuple(SortedBy(**by) for by in order),
        )
    except (KeyError, TypeError):
        return TableLayout()
