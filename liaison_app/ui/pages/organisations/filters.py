"""The filters of the organisations page, and the button that keeps what they find as a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_app.ui.criteria_bar import CriteriaBar
from liaison_app.ui.widgets.buttons import icon_button


class OrganisationFilters(CriteriaBar):
    """Asks for all that organisations are.

    Signals:
        save_wanted: what is shown is to be kept as a list.
    """

    save_wanted = Signal()

    def own_tools(self) -> Sequence[QWidget]:
        """Make the button that keeps a list."""
        self.save = icon_button("bookmark", "Save as a list")
        self.save.clicked.connect(self.save_wanted)
        return (self.save,)
