"""One ward in the list: its name, its code, how much lies in it, and its name while renamed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from liaison_app.queries.team import WardSeen
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import icon_button, primary_button, quiet_button
from liaison_app.ui.widgets.elided_label import ElidedLabel


class WardRow(QStackedWidget):
    """Shows a ward; *Rename* turns the name into a field, Enter saves it, Esc leaves it.

    Signals:
        rename_wanted: the name that was typed.
        remove_wanted: the ward shall go.
    """

    rename_wanted = Signal(str)
    remove_wanted = Signal()

    def __init__(self, ward: WardSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ward = ward
        self.name = QLineEdit(ward.name)
        self.name.setAccessibleName(f"New name of the ward {ward.name}")
        self.rename_button = icon_button("pencil", f"Rename {ward.name}")
        self.remove_button = icon_button("trash-2", f"Remove {ward.name}")
        self.rename_button.clicked.connect(self._begin)
        self.remove_button.clicked.connect(self.remove_wanted)
        self.name.returnPressed.connect(self._save)
        self.addWidget(self._shown())
        self.addWidget(self._renamed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the name as it is on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.currentIndex():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _shown(self) -> QWidget:
        ward = self._ward
        year = f"   {ward.source_year}" if ward.source_year else ""
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(ward.name, role="strong"))
        names.addWidget(PlainLabel(f"{ward.code}{year}", role="small"))
        inside = "1 organisation" if ward.organisations == 1 else ""
        count = PlainLabel(inside or f"{ward.organisations:,} organisations", role="muted")
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 4, 0, 4)
        row.addLayout(names, 1)
        row.addWidget(count)
        row.addWidget(self.rename_button)
        row.addWidget(self.remove_button)
        return part

    def _renamed(self) -> QWidget:
        save, leave = primary_button("Rename"), quiet_button("Leave")
        save.clicked.connect(self._save)
        leave.clicked.connect(self._leave)
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.name, 1)
        row.addWidget(leave)
        row.addWidget(save)
        return part

    def _begin(self) -> None:
        self.setCurrentIndex(1)
        self.name.setFocus()
        self.name.selectAll()

    def _save(self) -> None:
        if self.name.text().strip() == self._ward.name:
            self._leave()
        elif self.name.text().strip():
            self.rename_wanted.emit(self.name.text())

    def _leave(self) -> None:
        self.name.setText(self._ward.name)
        self.setCurrentIndex(0)
        self.rename_button.setFocus()
