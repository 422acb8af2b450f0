"""One row of the file at the right: ours beside the file's, and what is to become of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.imports import Answer, Decision, FieldChange, PlannedRow, RowVerdict
from liaison_app.ui.pages.imports.words import file_values
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button, name_button
from liaison_app.ui.widgets.card import Card, IconLine
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.panel import Panel

_WHY = {
    RowVerdict.PROBLEM: "Problem",
    RowVerdict.NEEDS_YOU: "Needs you",
    RowVerdict.DUPLICATE: "Duplicate",
    RowVerdict.LEFT_OUT: "Why it is left out",
}
_LABEL_WIDTH = 112
_LONG = 24


class RowPanel(Panel):
    """Shows a planned row.

    Signals:
        decided: the line of the row and the Decision, or None to leave it as proposed.
        decided_for_all: the PlannedRow and the Answer that all rows like it are to get.
        ours_wanted: the organisation of ours that the row means.
    """

    decided = Signal(int, object)
    decided_for_all = Signal(object, object)
    ours_wanted = Signal(int)

    def show_row(
        self, row: PlannedRow, decision: Decision | None, *, others: Callable[[Answer], int]
    ) -> None:
        """Show a row of the file, and what was decided about it.

        ``others`` counts the rows like it that are not yet decided by an answer.
        """
        self.clear_cards()
        self.open_for(row.name or f"Row {row.line}", f"Row {row.line:,} · {row.verdict.label}")
        if row.problem:
            self.add_card(_said(_WHY.get(row.verdict, "To know"), row.problem, row.hint))
        if row.changes:
            self.add_card(_changes(row))
        if row.answers:
            self.add_card(_Question(self, row, decision, others))
        if row.notices:
            self.add_card(_notices(row))
        if row.verdict is RowVerdict.NO_CHANGE:
            self.add_card(_said("Nothing to do", "The file says what you have already."))
        if row.record is not None and not row.changes and row.verdict is not RowVerdict.NO_CHANGE:
            self.add_card(_values(row))
        if row.organisation_id is not None:
            ours = link_button("Show our record")
            ours.clicked.connect(partial(self.ours_wanted.emit, row.organisation_id))
            self.add_card(in_lines(ours))


class _Question(Card):
    """What shall become of the row: the answers it offers, the proposed one first."""

    def __init__(
        self,
        panel: RowPanel,
        row: PlannedRow,
        decision: Decision | None,
        others: Callable[[Answer], int],
    ) -> None:
        super().__init__("What shall become of it?")
        self._panel, self._row, self._others = panel, row, others
        self._proposed = Decision(answer=row.answers[0])
        self._chosen = decision or self._proposed
        group = QButtonGroup(self)
        for offered, words in _offers(row):
            choice = _Choice(words)
            choice.radio.setChecked(offered == self._chosen)
            choice.radio.toggled.connect(partial(self._decide, offered))  # heard without a click
            group.addButton(choice.radio)
            self.add(choice)
        self._for_all = link_button("")
        self._for_all.clicked.connect(self._decide_for_all)
        self.add(in_lines(self._for_all))
        self._offer_for_all()

    def _decide(self, offered: Decision, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if not checked:
            return
        self._chosen = offered
        self._panel.decided.emit(self._row.line, None if offered == self._proposed else offered)
        self._offer_for_all()

    def _decide_for_all(self) -> None:
        self._panel.decided_for_all.emit(self._row, self._chosen.answer)
        self._offer_for_all()

    def _offer_for_all(self) -> None:
        answer = self._chosen.answer
        others = 0 if answer is Answer.MATCH else self._others(answer)
        name_button(self._for_all, f"The same for {others:,} more like it")
        self._for_all.setVisible(bool(others))


class _Choice(QWidget):
    """A radio button whose words go on in another line where they are long."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.radio = QRadioButton()
        self.radio.setAccessibleName(words)
        label = PlainLabel(words)
        label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.radio)
        row.addWidget(label, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it when its words are clicked."""
        super().mouseReleaseEvent(event)
        self.radio.click()


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
    card = Card("Ours, and the file's")
    for change in row.changes:
        card.add(_change(change))
    return card


def _change(change: FieldChange) -> QWidget:
    part = QWidget()
    part.setAccessibleName(
        f"{change.label}: ours {change.ours or 'nothing'}, the file's {change.theirs or 'nothing'}"
    )
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 2, 0, 6)
    column.setSpacing(3)
    heading = f"{change.label}: both changed" if change.conflict else change.label
    column.addWidget(PlainLabel(heading, role="warn" if change.conflict else "small"))
    ours = PlainLabel(change.ours or "nothing", role="muted")
    ours.setWordWrap(True)
    column.addWidget(ours)
    theirs = IconLine("arrow-right", change.theirs or "nothing", role="accent")
    theirs.text.setProperty("role", "strong")
    column.addWidget(theirs)
    return part


def _values(row: PlannedRow) -> Card:
    card = Card("What the file says")
    box = QWidget()
    form = QFormLayout(box)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(10)
    form.setVerticalSpacing(6)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignTop)
    for label, value in file_values(row.record) if row.record is not None else ():
        name, said = PlainLabel(label, role="small"), PlainLabel(_breakable(value))
        said.setAccessibleName(value)
        name.setFixedWidth(_LABEL_WIDTH)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (name, said):
            part.setWordWrap(True)
        said.setMinimumWidth(1)
        form.addRow(name, said)
    card.add(box)
    return card


def _breakable(value: str) -> str:
    """Return text that may go on in another line within an address of the web or of e-mail."""
    if len(value) < _LONG or " " in value:
        return value
    return "".join(f"{letter}\u200b" if letter in "./@-_" else letter for letter in value)


def _notices(row: PlannedRow) -> Card:
    card = Card("Noticed")
    for notice in row.notices:
        card.add_line("info", notice)
    return card


def _said(heading: str, sentence: str, hint: str = "") -> Card:
    card = Card(heading)
    for words, role in ((sentence, "strong"), (hint, "muted")):
        if words:
            label = PlainLabel(words, role=role)
            label.setWordWrap(True)
            card.add(label)
    return card
