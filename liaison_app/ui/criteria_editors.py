"""Editors of those filters whose values are typed: numbers, days, words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from liaison_app.domain.criteria import Criteria, LastContact
from liaison_app.domain.fields import check_number
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.segmented import Segment, Segmented

_AGO = (("3 months ago", 91), ("6 months ago", 182), ("a year ago", 365))


class CriteriaEditor(QWidget):
    """Edits one part of the criteria; each says what it has taken from them.

    Signals:
        changed: the Criteria as they stand now.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.criteria = Criteria()
        self._quiet = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 12)
        self._column.setSpacing(10)

    def show_criteria(self, criteria: Criteria) -> None:
        """Show criteria without saying so."""
        self.criteria = criteria
        self._quiet = True
        self._fill()
        self._quiet = False

    def _fill(self) -> None:
        """Show what the criteria say of this part."""

    def _take(self, criteria: Criteria) -> None:
        if not self._quiet and criteria != self.criteria:
            self.criteria = criteria
            self.changed.emit(criteria)


class WordsEditor(CriteriaEditor):
    """Words that the organisation's record must have."""

    def __init__(self) -> None:
        super().__init__()
        self._field = QLineEdit()
        self._field.textChanged.connect(self._read)
        hint = "Found as in the search of the list: names, places, people, phones."
        self._column.addWidget(FormRow("Words", self._field, hint=hint))
        self._column.addStretch(1)
        self.setFocusProxy(self._field)

    def _fill(self) -> None:
        self._field.setText(self.criteria.words)

    def _read(self, words: str) -> None:
        self._take(replace(self.criteria, words=words))


class ReachEditor(CriteriaEditor):
    """From how many people to how many."""

    def __init__(self) -> None:
        super().__init__()
        self._from, self._to = QLineEdit(), QLineEdit()
        self._from.setPlaceholderText("any")
        self._to.setPlaceholderText("any")
        self._rows = (FormRow("At least", self._from), FormRow("At most", self._to))
        across = QHBoxLayout()
        across.setSpacing(12)
        for row in self._rows:
            across.addWidget(row)
            row.field.textChanged.connect(self._read)  # type: ignore[attr-defined] # a line edit
        about = PlainLabel("About how many people hear of a message passed on.", role="small")
        about.setWordWrap(True)
        self._column.addLayout(across)
        self._column.addWidget(about)
        self._column.addStretch(1)
        self.setFocusProxy(self._from)

    def _fill(self) -> None:
        for field, value in (
            (self._from, self.criteria.reach_from),
            (self._to, self.criteria.reach_to),
        ):
            if check_number(field.text()).value != value or value is None:
                field.setText("" if value is None else f"{value:,}")

    def _read(self) -> None:
        least, most = check_number(self._from.text()), check_number(self._to.text())
        for row, checked in zip(self._rows, (least, most), strict=True):
            row.set_problem(checked.problem)
        self._take(replace(self.criteria, reach_from=least.value, reach_to=most.value))


class DayEditor(CriteriaEditor):
    """The day on which, or before which, somebody last looked at the record."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.day = DateField("Not verified since", today=today)
        self.day.changed.connect(self._read)
        self._column.addWidget(FormRow("Not verified since", self.day))
        self._column.addLayout(_ago_links(self._go_back))
        self._column.addStretch(1)
        self.setFocusProxy(self.day)

    def _fill(self) -> None:
        if self.day.value != self.criteria.verified_before:
            self.day.set_value(self.criteria.verified_before)

    def _go_back(self, days: int) -> None:
        self.day.set_value(self._today() - timedelta(days=days))

    def _read(self, day: date | None) -> None:
        self._take(replace(self.criteria, verified_before=day))


class ContactEditor(CriteriaEditor):
    """How the last contact lies to a day."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.how: Segmented[LastContact] = Segmented(
            "Last contact",
            (
                Segment(value=LastContact.NOT_SINCE, text="Not since"),
                Segment(value=LastContact.SINCE, text="Since"),
                Segment(value=LastContact.NEVER, text="Never"),
            ),
        )
        self.how.chosen.connect(self._choose)
        self.day = DateField("Day", today=today)
        self.day.changed.connect(self._read)
        self._row = FormRow("Day", self.day)
        self._links = QWidget()
        self._links.setLayout(_ago_links(self._go_back))
        for part in (self.how, self._row, self._links):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setFocusProxy(self.day)

    def _fill(self) -> None:
        self.how.choose(self.criteria.contacted or LastContact.NOT_SINCE)
        if self.day.value != self.criteria.contacted_on:
            self.day.set_value(self.criteria.contacted_on)
        self._suit()

    def _suit(self) -> None:
        asks_day = self.how.value is not LastContact.NEVER
        self._row.setVisible(asks_day)
        self._links.setVisible(asks_day)

    def _go_back(self, days: int) -> None:
        self.day.set_value(self._today() - timedelta(days=days))

    def _choose(self) -> None:
        self._suit()
        self._read()

    def _read(self) -> None:
        how, day = self.how.value, self.day.value
        if how is LastContact.NEVER:
            self._take(replace(self.criteria, contacted=how, contacted_on=None))
        else:
            wanted = how if day is not None else None
            self._take(replace(self.criteria, contacted=wanted, contacted_on=day))


def _ago_links(go_back: Callable[[int], None]) -> QHBoxLayout:
    """Return links to the days that are asked for most."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    for words, days in _AGO:
        link = link_button(words)
        link.clicked.connect(lambda _=False, days=days: go_back(days))
        row.addWidget(link)
    row.addStretch(1)
    return row
