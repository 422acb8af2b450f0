"""One officer in the list: name, how to reach them, their wards, and who of them sits here."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from liaison_app.queries.team import OfficerSeen
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.avatar import Avatar
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import icon_button, secondary_button
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.pill import Chip


class OfficerRow(QWidget):
    """Shows an officer.

    Signals:
        edit_wanted: the officer's record shall be opened.
        remove_wanted: the officer shall go.
    """

    edit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self,
        officer: OfficerSeen,
        *,
        ward_names: Mapping[int, str],
        is_you: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        known_as = f"{officer.rank} {officer.name}".strip()
        self.you = Chip("You", "accent")
        self.you.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        if not is_you:
            self.you.hide()
        self.edit_button = secondary_button("Edit", "pencil")
        self.edit_button.setAccessibleName(f"Edit {known_as}")
        self.edit_button.clicked.connect(self.edit_wanted)
        self.remove_button = icon_button("trash-2", f"Remove {known_as}")
        self.remove_button.clicked.connect(self.remove_wanted)
        self.setAccessibleName(f"{known_as}, at this computer" if is_you else known_as)
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(ElidedLabel(known_as, role="strong"))
        names.addWidget(self.you)
        names.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(names)
        reach = (officer.shoulder_number, officer.phone, officer.email)
        for parts in (reach, _wards(officer, ward_names)):
            said = "   ".join(part for part in parts if part)
            if said:
                line = PlainLabel(said, role="small")
                line.setWordWrap(True)
                words.addWidget(line)
        about, room = QWidget(), QWidget()
        row = QHBoxLayout(about)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Avatar(officer.name, pixels=36), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        both = BesideLayout(room, gap=12)
        both.addWidget(about)
        both.addWidget(in_lines(self.edit_button, self.remove_button))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 6, 0, 6)
        around.addWidget(room)


def _wards(officer: OfficerSeen, ward_names: Mapping[int, str]) -> tuple[str, ...]:
    names = [ward_names[key] for key in officer.ward_ids if key in ward_names]
    return (", ".join(names),)
