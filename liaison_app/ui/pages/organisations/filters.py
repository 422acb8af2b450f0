"""The filters of the organisations page: wards and status, each a chip while it is set."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from liaison_app.domain.organisations import Standing
from liaison_app.ui.widgets.buttons import menu_button, name_button, quiet_button
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.ticks_menu import TicksMenu

if TYPE_CHECKING:
    from liaison_app.queries.team import WardSeen

_WARD, _STATUS = "ward", "status"
_ANY = "Any status"
_NO_WARDS = "The team has no wards yet. Name them in Settings."
_FEW = 2


class OrganisationFilters(FilterBar):
    """Says whenever a filter was set or taken away; active organisations need no chip.

    Signals:
        changed: the filters are others now.
        log_wanted: the form for a contact with all that are selected.
    """

    changed = Signal()
    log_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.standing: Standing | None = Standing.ACTIVE
        self.wards = TicksMenu("Wards", self)
        self.wards.ticked.connect(self._on_wards)
        self.statuses = QMenu(self)
        for text in (*(one.label for one in Standing), _ANY):
            self.statuses.addAction(text)
        self.statuses.triggered.connect(self._on_status)
        self.add_filter(menu_button("Ward", self.wards))
        self.add_filter(menu_button("Status", self.statuses))
        self.filter_removed.connect(self._drop)
        self._log = quiet_button("", "notebook-pen")
        self._log.clicked.connect(self.log_wanted)
        self._log.hide()
        self.add_tool(self._log)

    @property
    def ward_codes(self) -> tuple[str, ...]:
        """The codes of the wards chosen; none means any."""
        return self.wards.keys

    def offer_wards(self, wards: "Iterable[WardSeen]") -> None:
        """Offer the team's wards."""
        before = self.ward_codes
        self.wards.set_choices([(ward.code, ward.name) for ward in wards], none=_NO_WARDS)
        self._show_wards()
        if self.ward_codes != before:
            self.changed.emit()

    def clear(self) -> None:
        """Take every filter away without saying so."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.wards.untick_all()
        self._set_status(Standing.ACTIVE)
        self.blockSignals(blocked)

    def say_selected(self, count: int) -> None:
        """Offer to log one contact with several at once."""
        self._log.setVisible(count > 1)
        name_button(self._log, f"Log contact with {count:,}")

    def _on_wards(self) -> None:
        self._show_wards()
        self.changed.emit()

    def _show_wards(self) -> None:
        names = self.wards.texts()
        many = f"{len(names)} chosen" if len(names) > _FEW else " or ".join(names)
        self.show_chip(_WARD, f"Ward: {many}" if names else "")

    def _on_status(self, action: QAction) -> None:
        self._set_status(Standing.from_label(action.text()))

    def _set_status(self, standing: Standing | None) -> None:
        self.standing = standing
        text = _ANY if standing is None else f"Status: {standing.label}"
        self.show_chip(_STATUS, "" if standing is Standing.ACTIVE else text)
        self.changed.emit()

    def _drop(self, key: str) -> None:
        if key == _WARD:
            self.wards.untick_all()
        else:
            self._set_status(Standing.ACTIVE)
