"""A card: a small heading and what belongs together below it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap, set_icon
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tokens import Role, tokens_now
from liaison_app.ui.widgets.buttons import link_button

_ICON = 15
_LEAST = 60


class Card(QFrame):
    """A framed group; its heading names it for a screen reader."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(heading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(8)
        if heading:
            eyebrow = PlainLabel(heading.upper(), role="eyebrow")
            eyebrow.setAccessibleName(heading)
            self._column.addWidget(eyebrow)

    def add(self, widget: QWidget) -> None:
        """Add a widget below the others."""
        self._column.addWidget(widget)

    def add_line(
        self, icon: str, text: str, second: str = "", *, role: Role = "muted"
    ) -> "IconLine":
        """Add a line of an icon and text, with a muted second line, and return it."""
        line = IconLine(icon, text, second, role=role)
        self._column.addWidget(line)
        return line

    def add_link(self, text: str, act: Callable[[], object]) -> None:
        """Add a link with a plus, such as "Add a person", that does this."""
        link = link_button(text)
        set_icon(link, "plus", role="accent")
        link.clicked.connect(partial(_do, act))
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


class IconLine(QWidget):
    """An icon beside a line of text, and a muted line below it."""

    def __init__(
        self,
        icon: str,
        text: str,
        second: str = "",
        *,
        role: Role = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = icon
        self._role: Role = role
        self._icon = QLabel()
        self.text = PlainLabel(text)
        self.text.setWordWrap(True)
        self.text.setMinimumWidth(_LEAST)  # Qt asks for more where the words can be selected
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.text, 0, 1)
        if second:
            below = PlainLabel(second, role="small")
            below.setWordWrap(True)
            grid.addWidget(below, 1, 1)
        self.setAccessibleName(f"{text}, {second}" if second else text)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the colours or the letters change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        colour = tokens_now().of_role(self._role)
        ratio = self.devicePixelRatioF()
        side = grown(_ICON, self.font())
        self._icon.setPixmap(pixmap(self._name, colour=colour, pixels=side, ratio=ratio))


def _do(act: Callable[[], object]) -> None:
    """Act without what the button says of itself."""
    act()
