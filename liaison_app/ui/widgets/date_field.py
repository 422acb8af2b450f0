"""A date typed the way people say it, with a calendar beside it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QGridLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from liaison_app.domain.spoken_dates import Lean, spoken_date
from liaison_app.domain.when import short_day
from liaison_app.ui.plain import PlainLabel, text_role
from liaison_app.ui.widgets.buttons import icon_button

_CHOOSE = "Choose from a calendar"


class DateField(QWidget):
    """Says below the field which day it has understood; ``today`` is asked for each time.

    Signals:
        changed: the date as it stands now, or None.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        today: Callable[[], date],
        lean: Lean = Lean.PAST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._lean = today, lean
        self._value: date | None = None
        self.problem = ""
        self._field = QLineEdit()
        self._field.setPlaceholderText("today, tue, 25/5 …")
        self._field.textChanged.connect(self._read)
        self._echo = PlainLabel(role="small")
        self._echo.hide()
        self._button = icon_button("calendar", _CHOOSE)
        self._button.clicked.connect(self._open_calendar)
        as_high_as_the_field = QSizePolicy.Policy.Ignored
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, as_high_as_the_field)
        self.setFocusProxy(self._field)
        self.setAccessibleName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self._field, 0, 0)
        grid.addWidget(self._button, 0, 1)
        grid.addWidget(self._echo, 1, 0, 1, 2)

    @property
    def value(self) -> date | None:
        """The date meant, or None."""
        return self._value

    def set_value(self, day: date | None) -> None:
        """Show a date."""
        self._field.setText("" if day is None else f"{day:%d/%m/%Y}")

    def set_text(self, words: str) -> None:
        """Put words into the field, as if typed."""
        self._field.setText(words)

    def setAccessibleName(self, name: str) -> None:
        """Name the field and its button for a screen reader."""
        super().setAccessibleName(name)
        self._field.setAccessibleName(name)
        self._button.setAccessibleName(f"{name}: {_CHOOSE.lower()}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that typing replaces it."""
        super().focusInEvent(event)
        self._field.selectAll()

    def _read(self, words: str) -> None:
        if words.strip():
            meant = spoken_date(words, today=self._today(), lean=self._lean)
            value, self.problem = meant.value, meant.problem
        else:
            value, self.problem = None, ""
        self._echo.setText(short_day(value) if value else self.problem)
        self._echo.setVisible(bool(self._echo.text()))
        text_role(self._echo, "bad" if self.problem else "small")
        self._field.setAccessibleDescription(self._echo.text())
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        weekend = QTextCharFormat()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        shown = self._value or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        calendar.clicked.connect(menu.close)
        calendar.activated.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
