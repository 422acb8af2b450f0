"""A card of what is known, field by field, each with the clock of its past."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from liaison_app.domain.records import RecordMeant
from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import set_icon
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.record_words import breakable
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.card import Card

_LABEL_WIDTH = 108
_BESIDE_AT_MOST = 150
_LOW = "QToolButton { min-height: 14px; max-height: 14px; padding: 0 2px; }"

AskValues = Callable[[RecordMeant, str, QPoint], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the card; with the name of a field it has a clock."""

    label: str
    text: str
    field: str = ""


def facts_card(record: RecordMeant, facts: Iterable[Fact], ask_values: AskValues) -> Card:
    """Return the card of these facts; a clock asks for the values of its field.

    Where letters are large, each value stands below its label.
    """
    card = Card("Details")
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    large = grown(_LABEL_WIDTH, card.font()) > _BESIDE_AT_MOST
    for place, fact in enumerate(facts):
        name = PlainLabel(fact.label, role="muted")
        value = PlainLabel(breakable(fact.text) or "Empty", role="" if fact.text else "muted")
        line, column = (place * 2 + 1, 0) if large else (place * 2, 1)
        grid.addWidget(name, place * 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, line, column, 1, 2 - column, Qt.AlignmentFlag.AlignTop)
        for part in (name, value):
            part.setWordWrap(True)
        if not large:
            name.setFixedWidth(grown(_LABEL_WIDTH, name.font()))
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{fact.label}: {fact.text or 'empty'}")
        if fact.field:
            clock = _clock(fact.label)
            clock.clicked.connect(partial(_ask, clock, record, fact.field, ask_values))
            grid.addWidget(clock, line, 2, Qt.AlignmentFlag.AlignTop)
    card.add(box)
    return card


def _clock(label: str) -> QToolButton:
    clock = icon_button("clock", f"What “{label}” has been")
    set_icon(clock, "clock", pixels=13)
    clock.setStyleSheet(_LOW)
    return clock


def _ask(clock: QToolButton, record: RecordMeant, field: str, ask_values: AskValues) -> None:
    ask_values(record, field, clock.mapToGlobal(QPoint(0, clock.height() + 2)))
