"""Which kind of file: every format there is, in groups that say what one does with it."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.files.formats import FORMATS
from liaison_app.files.formats.format import Format
from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_label import ElidedLabel

INDENT = 26
_BETWEEN = 4
_TWO_COLUMNS = 500


class Group(Enum):
    """What a kind of file is for."""

    PAPER = "On paper"
    WALK = "By telephone and on foot"
    OFFICE = "In Word or Excel"
    EMAIL = "By e-mail"


_COLUMNS = ((Group.PAPER, Group.EMAIL), (Group.OFFICE, Group.WALK))
_BY_VOICE = frozenset({ObjectionChannel.PHONE, ObjectionChannel.VISIT, ObjectionChannel.MESSAGE})


def group_of(kind: Format) -> Group:
    """Return the group in which an officer looks for a format: by the way it goes out."""
    if kind.by in _BY_VOICE:
        return Group.WALK
    if kind.by is ObjectionChannel.EMAIL:
        return Group.EMAIL
    return Group.PAPER if kind.needs_paper else Group.OFFICE


class FileKinds(QWidget):
    """Lets the officer choose one kind of file, each with a line that says what it is for.

    What the one chosen asks for stands below it.

    Signals:
        chosen: the Format the officer chose.
    """

    chosen = Signal(object)

    def __init__(self, settings: QWidget, formats: Sequence[Format] = FORMATS) -> None:
        super().__init__()
        self._formats = tuple(formats)
        self._settings = settings
        self._kinds: dict[int, _Kind] = {}
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._say)  # a screen reader does not click
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for groups in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(12)
            for group in groups:
                self._add_group(column, group)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.choose(self._formats[0])

    @property
    def value(self) -> Format:
        """The format chosen."""
        return self._formats[max(self._group.checkedId(), 0)]

    def choose(self, kind: Format) -> None:
        """Choose a format without saying so."""
        blocked = self._group.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._group.button(self._formats.index(kind)).setChecked(True)
        self._group.blockSignals(blocked)
        self._place_settings()

    def fit(self, width: int) -> None:
        """Put the two columns below each other where large letters leave no room beside."""
        beside = width >= grown(_TWO_COLUMNS, self.font())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def focus_chosen(self) -> None:
        """Put the focus on the format chosen."""
        self._group.button(self._formats.index(self.value)).setFocus(Qt.FocusReason.TabFocusReason)

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        mine = [place for place, one in enumerate(self._formats) if group_of(one) is group]
        if not mine:
            return
        kinds = QWidget()
        lines = QVBoxLayout(kinds)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(_BETWEEN)
        for place in mine:
            self._kinds[place] = one = _Kind(self._formats[place])
            self._group.addButton(one.button, place)
            lines.addWidget(one)
        card = Card(group.value)
        card.add(kinds)
        column.addWidget(card)

    def _place_settings(self) -> None:
        """Put the settings below the kind of file that they are of."""
        kind = self._kinds[self._formats.index(self.value)]
        kind.add_below(self._settings)
        read_as_laid_out(self)

    def _say(self, place: int, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if checked:
            self._place_settings()
            self.chosen.emit(self._formats[place])


class _Kind(QWidget):
    """A format's name to be chosen, and below it what it is for; a click on either chooses it."""

    def __init__(self, kind: Format) -> None:
        super().__init__()
        self.button = QRadioButton(button_text(kind.label))
        self.button.setAccessibleName(kind.label)
        self.button.setAccessibleDescription(kind.hint)
        self._line, self._whole = ElidedLabel(kind.hint, role="small"), PlainLabel(role="small")
        self._whole.setText(kind.hint)
        self._whole.setWordWrap(True)
        self._whole.hide()
        self.button.toggled.connect(self._show_whole)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.button)
        for hint in (self._line, self._whole):
            hint.setContentsMargins(INDENT, 0, 0, 0)
            self._column.addWidget(hint)

    def _show_whole(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's own signal
        """Show the whole hint of the one chosen; of others, as much as one line holds."""
        self._line.setVisible(not chosen)
        self._whole.setVisible(chosen)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the hint."""
        self._column.addWidget(widget)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it by its hint as well."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.setChecked(True)
