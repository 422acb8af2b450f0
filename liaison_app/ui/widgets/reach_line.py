"""A way to reach somebody: an icon, a text that a click copies, and what is known of it."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from liaison_app.domain.contacts import ContactKind, ContactStanding
from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap
from liaison_app.ui.plain import PlainLabel, text_role
from liaison_app.ui.tokens import Role, tokens_now
from liaison_app.ui.widgets.copy_label import CopyLabel

CONTACT_ICONS: Mapping[ContactKind, str] = MappingProxyType(
    {
        ContactKind.EMAIL: "mail",
        ContactKind.PHONE: "phone",
        ContactKind.MOBILE: "phone",
        ContactKind.ADDRESS: "mails",
        ContactKind.GROUP: "message-circle",
    }
)
STANDING_ROLES: Mapping[ContactStanding, Role] = MappingProxyType(
    {
        ContactStanding.UNVERIFIED: "muted",
        ContactStanding.VERIFIED: "muted",
        ContactStanding.BOUNCED: "bad",
        ContactStanding.GONE: "bad",
    }
)

_COPIED = "Copied"
_ICON, _GAP = 15, 6


class ReachLine(QWidget):
    """An icon, a text that a click copies, and a line below it that says so."""

    def __init__(
        self,
        icon: str,
        text: str,
        second: str,
        *,
        role: Role = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._second, self._role = second, role
        self.text = CopyLabel(text)
        self.text.copied.connect(self._say_copied)
        self.below = PlainLabel(second, role="small")
        self.below.setWordWrap(True)
        text_role(self.below, role)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(4)
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(1, 1)
        mark = _Mark(icon)
        self.grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self.text, 0, 1)
        self.grid.addWidget(self.below, 1, 1)

    def _say_copied(self) -> None:
        self.below.setText(_COPIED)
        text_role(self.below, "accent")
        self.text.setAccessibleDescription(_COPIED)


class _Mark(QLabel):
    """An icon for the eye only; the words beside it say the same."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the colours or the letters change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        colour, ratio = tokens_now().muted, self.devicePixelRatioF()
        side = grown(_ICON, self.font())
        self.setFixedWidth(side + _GAP)
        self.setPixmap(pixmap(self._icon, colour=colour, pixels=side, ratio=ratio))
