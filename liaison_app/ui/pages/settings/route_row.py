"""One reporting route in the list: its line, when it was checked, and what can be done with it."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from liaison_app.domain.reporting_routes import ReportingRoute
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import icon_button, secondary_button
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.pill import Pill


class RouteRow(QWidget):
    """Shows a reporting route.

    Signals:
        checked: it was tried today, and leads where it should.
        use_wanted: whether letters are to print it.
        move_wanted: how many places down it is to go; less than nothing is up.
        edit_wanted: its words are to be changed.
        remove_wanted: it shall go.
    """

    checked = Signal(object)
    use_wanted = Signal(object, bool)
    move_wanted = Signal(object, int)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._route: ReportingRoute | None = None
        self._name = PlainLabel(role="strong")
        self._wording = PlainLabel()
        self._when = PlainLabel(role="small")
        for label in (self._name, self._wording, self._when):
            label.setWordWrap(True)
        self.state = Pill("")
        self.state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.check_button = secondary_button("Checked today", "check")
        self.in_letters = QCheckBox("In the letters")
        self.up_button = icon_button("arrow-up", "Up")
        self.down_button = icon_button("arrow-down", "Down")
        self.edit_button = icon_button("pencil", "Change")
        self.remove_button = icon_button("trash-2", "Remove")
        self.check_button.clicked.connect(self._check)
        self.in_letters.toggled.connect(self._use)  # a screen reader does not click
        for button in (self.up_button, self.down_button):
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(True)  # so that the others stand below each other
            button.setSizePolicy(kept)
        self.up_button.clicked.connect(self._move_up)
        self.down_button.clicked.connect(self._move_down)
        self.edit_button.clicked.connect(self._edit)
        self.remove_button.clicked.connect(self._remove)
        self._lay_out()

    def show_route(
        self, route: ReportingRoute, *, today: date, is_first: bool, is_last: bool
    ) -> None:
        """Show the route as it is kept now."""
        self._route = route
        self._name.setText(route.name)
        self._wording.setText(route.wording)
        self._wording.setVisible(bool(route.wording))
        state = route.state_words(today)
        self.state.set_state(state, "warn" if route.is_due(today) else "ok")
        when = route.checked_words(today)
        self._when.setText(when)
        self._when.setVisible(bool(when))
        with QSignalBlocker(self.in_letters):
            self.in_letters.setChecked(route.in_use)
        self._allow_check(checked=route.last_checked_on == today)
        self._allow_moves(up=not is_first, down=not is_last)
        self.setAccessibleName(f"{route.line}. {state} {when}".strip())
        self.check_button.setAccessibleName(f"Checked today: {route.name}")
        self.in_letters.setAccessibleName(f"In the letters: {route.name}")
        for button, what in (
            (self.up_button, f"Move {route.name} up"),
            (self.down_button, f"Move {route.name} down"),
            (self.edit_button, f"Change {route.name}"),
            (self.remove_button, f"Remove {route.name}"),
        ):
            button.setAccessibleName(what)
            set_tooltip(button, what)

    def _allow_check(self, *, checked: bool) -> None:
        """Take away the check that is done; who did it with the keys stays in this row."""
        here = self.check_button.hasFocus()
        self.check_button.setEnabled(not checked)
        if here and checked:
            self.in_letters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow_moves(self, *, up: bool, down: bool) -> None:
        """Take away the way over an end; who came there with the keys can go back at once."""
        at_end = (self.up_button.hasFocus() and not up) or (
            self.down_button.hasFocus() and not down
        )
        self.up_button.setVisible(up)
        self.down_button.setVisible(down)
        if at_end:
            other = self.down_button if down else self.up_button if up else self.edit_button
            other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        self.checked.emit(self._route)

    def _use(self, in_use: bool) -> None:  # noqa: FBT001 - what a tick box says
        self.use_wanted.emit(self._route, in_use)

    def _move_up(self) -> None:
        self.move_wanted.emit(self._route, -1)

    def _move_down(self) -> None:
        self.move_wanted.emit(self._route, 1)

    def _edit(self) -> None:
        self.edit_wanted.emit(self._route)

    def _remove(self) -> None:
        self.remove_wanted.emit(self._route)

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self.state)
        state.addWidget(self._when, 1)
        state.addStretch()  # where there are no words beside it, a state stands at the left too
        said, tools, room = QWidget(), QWidget(), QWidget()
        words, lines = QVBoxLayout(said), QVBoxLayout(tools)
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._wording)
        words.addLayout(state)
        lines.setSpacing(2)
        lines.addWidget(
            in_lines(self.up_button, self.down_button, self.edit_button, self.remove_button)
        )
        lines.addWidget(in_lines(self.check_button, self.in_letters))
        for column in (words, lines):
            column.setContentsMargins(0, 0, 0, 0)
        both = BesideLayout(room, gap=12)
        both.addWidget(said)
        both.addWidget(tools)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 6, 0, 6)
        around.addWidget(room)
