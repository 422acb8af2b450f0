"""What can be done with the rows of any list: they are copied, printed, written to."""

from functools import cached_property
from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from liaison_app.domain.handed_out import rows_in_words
from liaison_app.ui.copying import Copying
from liaison_app.ui.handing_out import ExportAsked, ListAtHand, Row

if TYPE_CHECKING:
    from liaison_app.ui.printing import Printing


class ListDeeds(QObject, Generic[Row]):
    """Hands out rows of a list, and says so in the menu of its rows."""

    def __init__(self, of: ListAtHand[Row]) -> None:
        super().__init__(of.page)
        self._list = of
        self._copying = Copying(of)

    def print_list(self) -> None:
        """Show the list as it can be printed."""
        self._printing.show_sheets()

    def export(self) -> None:
        """Make letters, labels or a list of the rows selected where they are several, else all."""
        from liaison_app.ui.wishes import MailListShown  # noqa: PLC0415 - not for the first list

        table = self._list.table
        chosen = table.selected_count > 1
        keys = tuple(table.selected_keys() if chosen else table.records.keys)
        if keys:
            wanted = self._list.exported(ExportAsked(keys=keys, chosen=chosen))
            self._list.page.page_wanted.emit("mail_lists", MailListShown(wanted=wanted))

    @cached_property
    def _printing(self) -> "Printing[Row]":
        from liaison_app.ui.printing import Printing  # noqa: PLC0415 - not for the first list

        return Printing(self._list)

    def fill(self, menu: QMenu) -> None:
        """Add to the menu of the rows that are selected what can be done with them."""
        chosen = rows_in_words(self._list.table.selected_count)
        menu.addSeparator()
        menu.addAction(f"Copy {chosen}\tCtrl+C").triggered.connect(self._copying.copy)
        several = self._list.table.selected_count > 1
        words = f"Print {chosen}…" if several else "Print the list…"
        menu.addAction(f"{words}\tCtrl+P").triggered.connect(self.print_list)
        letters = f"Letters, labels, e-mail to {chosen}…" if several else "Letters, labels, e-mail…"
        menu.addAction(f"{letters}\tCtrl+E").triggered.connect(self.export)
