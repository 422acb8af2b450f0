"""One row of the file at the right: ours beside theirs, and what the officer decides."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from liaison_app.domain.imports import (
    Answer,
    Decision,
    FieldChange,
    PlannedRow,
    RowVerdict,
)
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.panel import Panel


class RowPanel(Panel):
    """Shows a planned row.

    Signals:
        decided: the line of the row and the Decision, or None to leave it as proposed.
    """

    decided = Signal(int, object)

    def show_row(self, row: PlannedRow, decision: Decision | None) -> None:
        """Show a row of the file, and what was decided about it."""
        self.clear_cards()
        self.open_for(row.name or f"Row {row.line}", f"Row {row.line:,} · {row.verdict.label}")
        if row.problem:
            self.add_card(_said("Problem", row.problem, row.hint))
        if row.answers:
            self.add_card(self._question(row, decision))
        if row.changes:
            self.add_card(_changes(row))
        for notice in row.notices:
            self.add_card(_said("Noticed", notice))
        if row.verdict is RowVerdict.NEW and row.record is not None:
            self.add_card(_values(row))

    def _question(self, row: PlannedRow, decision: Decision | None) -> Card:
        card = Card("What shall become of it?")
        group = QButtonGroup(card)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        proposed = Decision(answer=row.answers[0])
        for offered, words in _offers(row):
            button = QRadioButton(button_text(words))
            button.setChecked(offered == (decision or proposed))
            button.clicked.connect(
                partial(self.decided.emit, row.line, None if offered == proposed else offered)
            )
            group.addButton(button)
            layout.addWidget(button)
        card.add(column)
        return card


def _offers(row: PlannedRow) -> list[tuple[Decision, str]]:
    offers = []
    for answer in row.answers:
        if answer is Answer.MATCH:
            offers += [
                (
                    Decision(answer=answer, organisation_id=one.organisation_id),
                    f"It is {one.name} {one.postcode}".rstrip(),
                )
                for one in row.candidates
            ]
        else:
            offers.append((Decision(answer=answer), answer.label))
    return offers


def _changes(row: PlannedRow) -> Card:
    card = Card("Ours and theirs")
    for change in row.changes:
        card.add(_change(change))
    return card


def _change(change: FieldChange) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 2, 0, 6)
    column.setSpacing(2)
    heading = f"{change.label}: both changed" if change.conflict else change.label
    column.addWidget(PlainLabel(heading, role="warn" if change.conflict else "small"))
    for words, role in (
        (f"Ours: {change.ours or 'nothing'}", "muted"),
        (f"File: {change.theirs or 'nothing'}", "strong"),
    ):
        label = PlainLabel(words, role=role)
        label.setWordWrap(True)
        column.addWidget(label)
    return part


def _values(row: PlannedRow) -> Card:
    card = Card("What the file says")
    values = row.record.values if row.record is not None else {}
    for name, value in values.items():
        if value:
            label = PlainLabel(f"{name.replace('_', ' ').capitalize()}: {value}")
            label.setWordWrap(True)
            card.add(label)
    return card


def _said(heading: str, sentence: str, hint: str = "") -> Card:
    card = Card(heading)
    for words, role in ((sentence, "strong"), (hint, "muted")):
        if words:
            label = PlainLabel(words, role=role)
            label.setWordWrap(True)
            card.add(label)
    return card
