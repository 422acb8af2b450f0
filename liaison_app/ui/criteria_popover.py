"""The popover in which a filter is chosen: first the field, then its values.

The search keeps the cursor: the arrows go up and down, Enter chooses, Esc goes back. What is
ticked counts at once, so there is nothing to confirm.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import CriteriaNames, criteria_parts
from liaison_app.domain.text import fold
from liaison_app.queries.criteria_choices import CriteriaChoices, Offered, criteria_choices
from liaison_app.ui.criteria_editors import (
    ContactEditor,
    CriteriaEditor,
    DayEditor,
    ReachEditor,
    WordsEditor,
)
from liaison_app.ui.criteria_fields import (
    CRITERIA_FIELDS,
    Asks,
    CriteriaField,
    chosen_values,
    with_values,
)
from liaison_app.ui.criteria_list import CriteriaList, Line
from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.search_box import SearchBox

_SIZE = (340, 440)
_TICKED = frozenset({Asks.SEVERAL, Asks.ONE})
_MOST_VALUES = 30
_LEAST_LETTERS = 2
_LEAST_FOR_ANY = 3
_ANY = ("any of these",)  # no value of a field is a tuple
_READING = "One moment …"
_NO_MATCH = "Nothing by that name."


class CriteriaPopover(QFrame):
    """Changes criteria while it is open.

    Signals:
        changed: the Criteria as they stand now.
    """

    changed = Signal(object)

    def __init__(
        self,
        *,
        tasks: Tasks,
        today: Callable[[], date],
        fields: Sequence[CriteriaField] = CRITERIA_FIELDS,
        choices: Callable[..., CriteriaChoices] = criteria_choices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAccessibleName("Filter")
        self._tasks, self._today, self._fields = tasks, today, tuple(fields)
        self._criteria, self._plain = Criteria(), Criteria()
        self._read_choices = choices
        self._choices: CriteriaChoices | None = None
        self._field: CriteriaField | None = None
        self._back = icon_button("chevron-left", "Back to the fields")
        self._back.clicked.connect(self._show_fields)
        self._title = PlainLabel(role="strong")
        self.search = SearchBox("Filter by …")
        self.search.typed.connect(self._list)
        self.search.installEventFilter(self)
        self.list = CriteriaList()
        self.list.chosen.connect(self._choose)
        self._editors: dict[Asks, CriteriaEditor] = {
            Asks.CONTACT: ContactEditor(today),
            Asks.DAY: DayEditor(today),
            Asks.NUMBERS: ReachEditor(),
            Asks.WORDS: WordsEditor(),
        }
        self._body = QStackedWidget()
        self._lay_out()

    @property
    def criteria(self) -> Criteria:
        """The criteria as they stand now."""
        return self._criteria

    def open_below(
        self, button: QWidget, criteria: Criteria, *, plain: Criteria, field: str = ""
    ) -> None:
        """Open below a button, to change these criteria; at a field, where one is named."""
        self._criteria, self._plain = criteria, plain
        wanted = next((one for one in self._fields if one.key == field), None)
        if wanted is None:
            self._show_fields()
        else:
            self._open_field(wanted)
        self._tasks.read(
            partial(self._read_choices, today=self._today()), then=self._take_choices, owner=self
        )
        room = button.screen().availableSize()
        wide, high = (grown(measure, self.font()) for measure in _SIZE)
        self.resize(min(wide, room.width()), min(high, room.height()))
        self.move(self._place_below(button))
        self.show()
        self._focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the search that choose: the arrows, Enter, Esc, Backspace."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._answer(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, and close from the fields."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _answer(self, key: Qt.Key) -> bool:
        typed = bool(self.search.text())
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.list.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.choose_current()
        elif key == Qt.Key.Key_Escape and not typed:
            self._go_back()
        elif key == Qt.Key.Key_Backspace and not typed and self._field is not None:
            self._show_fields()
        else:
            return False
        return True

    def _go_back(self) -> None:
        if self._field is None:
            self.close()
        else:
            self._show_fields()

    def _show_fields(self) -> None:
        before, self._field = self._field, None
        self._back.hide()
        self._title.hide()
        self.search.show()
        self.search.setPlaceholderText("Filter by …")
        self._body.setCurrentWidget(self.list)
        self.search.clear()
        self._list()
        if before is not None:
            places = [one.key for one in self._fields]
            self.list.setCurrentRow(places.index(before.key))
        self._focus()

    def _open_field(self, field: CriteriaField) -> None:
        self._field = field
        self._back.show()
        self._title.setText(field.label)
        self._title.show()
        editor = self._editors.get(field.asks)
        if editor is not None:
            self.search.hide()
            editor.show_criteria(self._criteria)
            self._body.setCurrentWidget(editor)
        else:
            self.search.show()
            self.search.setPlaceholderText(f"Search: {field.label.lower()}")
            self._body.setCurrentWidget(self.list)
            self.list.setCurrentRow(0)
        self.search.clear()
        self._list()
        self._focus()

    def _focus(self) -> None:
        editor = self._editors.get(self._field.asks) if self._field is not None else None
        (editor or self.search).setFocus(Qt.FocusReason.PopupFocusReason)

    def _list(self) -> None:
        words = fold(self.search.text()).split()
        if self._field is None:
            fields = [one for one in self._fields if _has(f"{one.label} {one.also}", words)]
            self.list.setAccessibleName("Fields")
            lines = [*self._field_lines(fields), *self._value_lines(words)]
            self.list.show_lines(lines, none=_NO_MATCH)
        elif self._field.asks in _TICKED:
            offered = self._offered(self._field)
            found = [one for one in offered if _has(one.words, words)]
            chosen = chosen_values(self._criteria, self._field)
            none = _NO_MATCH if offered else self._field.none
            self.list.setAccessibleName(self._field.label)
            self.list.show_lines(
                [
                    *self._any_line(self._field, words),
                    *(
                        Line(
                            value=one.value,
                            words=one.words,
                            hint="" if one.count is None else f"{one.count:,}",
                            ticked=one.value in chosen,
                        )
                        for one in found
                    ),
                ],
                none=none if self._choices is not None else _READING,
            )

    def _any_line(self, field: CriteriaField, words: Sequence[str]) -> list[Line]:
        """Return a line that ticks all values, where they are few but not too few."""
        offered = self._offered(field)
        few = _LEAST_FOR_ANY <= len(offered) <= _MOST_VALUES
        if words or not few or field.asks is not Asks.SEVERAL:
            return []
        chosen = chosen_values(self._criteria, field)
        every = all(one.value in chosen for one in offered)
        return [Line(value=_ANY, words="Any of these", ticked=every)]

    def _field_lines(self, fields: Sequence[CriteriaField]) -> list[Line]:
        names = self._choices.names if self._choices is not None else CriteriaNames()
        asked = {part.key for part in criteria_parts(self._criteria, names, plain=self._plain)}
        return [
            Line(
                value=one,
                words=one.label,
                hint="set" if one.key in asked else "",
                icon=one.icon,
            )
            for one in fields
        ]

    def _value_lines(self, words: Sequence[str]) -> list[Line]:
        """Return values of any field that match: whoever types a ward need not choose the field."""
        if sum(map(len, words)) < _LEAST_LETTERS:
            return []
        lines = [
            Line(
                value=(field, one.value),
                words=one.words,
                hint=field.label,
                ticked=one.value in chosen_values(self._criteria, field),
            )
            for field in self._fields
            if field.asks in _TICKED
            for one in self._offered(field)
            if _has(one.words, words)
        ]
        return lines[:_MOST_VALUES]

    def _offered(self, field: CriteriaField) -> tuple[Offered, ...]:
        return self._choices.values.get(field.key, ()) if self._choices is not None else ()

    def _take_choices(self, choices: CriteriaChoices) -> None:
        self._choices = choices
        self._list()

    def _choose(self, value: object) -> None:
        if isinstance(value, CriteriaField):
            self._open_field(value)
        elif value == _ANY and self._field is not None:
            self._tick_all(self._field)
        elif isinstance(value, tuple) and self._field is None:
            self._tick(*value)
        elif self._field is not None and isinstance(value, Hashable):
            self._tick(self._field, value)

    def _tick_all(self, field: CriteriaField) -> None:
        every = tuple(one.value for one in self._offered(field))
        chosen = chosen_values(self._criteria, field)
        ticked = () if all(one in chosen for one in every) else every
        self._set(with_values(self._criteria, field, ticked))
        self._list()

    def _tick(self, field: CriteriaField, value: Hashable) -> None:
        chosen = chosen_values(self._criteria, field)
        ticked = (
            tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
        )
        order = {one.value: place for place, one in enumerate(self._offered(field))}
        if field.asks is Asks.SEVERAL:
            ticked = tuple(sorted(ticked, key=lambda one: order.get(one, len(order))))
        self._set(with_values(self._criteria, field, ticked))
        self._list()

    def _set(self, criteria: Criteria) -> None:
        if criteria != self._criteria:
            self._criteria = criteria
            self.changed.emit(criteria)

    def _place_below(self, button: QWidget) -> QPoint:
        """Return where there is room for all of it: below, else beside the screen's edge."""
        below = button.mapToGlobal(QPoint(0, button.height() + 4))
        room = button.screen().availableGeometry()
        return QPoint(
            max(room.left(), min(below.x(), room.right() - self.width())),
            max(room.top(), min(below.y(), room.bottom() - self.height())),
        )

    def _lay_out(self) -> None:
        self._body.addWidget(self.list)
        for editor in self._editors.values():
            editor.changed.connect(self._set)
            self._body.addWidget(editor)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self._body, 1)


def _has(text: str, words: Sequence[str]) -> bool:
    """Return whether every word typed begins a word of the text."""
    parts = fold(text).split()
    return all(any(part.startswith(word) for part in parts) for word in words)
