"""One step at the right: what it changed, how it stands, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import clock_time
from liaison_app.queries.history import standing_of
from liaison_app.queries.step_content import FieldTold, RecordTold, StepContent
from liaison_app.store.record_history import Happened
from liaison_app.ui.icons import set_icon
from liaison_app.ui.pages.history.columns import STANDING_TONES
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import name_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.widgets.pill import Pill

_ICONS = {Happened.ADDED: "plus", Happened.CHANGED: "pencil", Happened.REMOVED: "trash-2"}
_NOTHING = "Nothing in the records: it is kept so that everybody knows."
_EVENT = "What left the program cannot be taken back."


class StepPanel(Panel):
    """Shows a step.

    Signals:
        turn_wanted: the key of the step to take back, or to do again.
        step_wanted: the key of the step that this one took back or did again.
    """

    turn_wanted = Signal(int)
    step_wanted = Signal(int)

    def __init__(
        self, *, width: int, remember_width: Callable[[int], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(width=width, remember_width=remember_width, parent=parent)
        self.content: StepContent | None = None
        self.turn_button = secondary_button("Take this step back", "undo-2")
        self.turn_button.clicked.connect(self._want_turn)
        self.add_button(self.turn_button)

    def show_step(self, content: StepContent) -> None:
        """Show what a step changed, and whether it can be taken back or done again."""
        self.content = content
        step = content.step
        self.clear_cards()
        self.open_about(step.label, f"{step.officer or 'Nobody named'}, {clock_time(step.at)}")
        self._offer_turn(content)
        self.add_card(self._standing_card(content))
        self.add_card(_changes_card(content))
        told = [record for record in content.records if record.name or record.fields]
        if told:
            self.add_card(_records_card(told, touched=content.touched))

    def set_busy(self, *, busy: bool) -> None:
        """Hold the button while a step is being taken back."""
        self.turn_button.setEnabled(not busy)

    def _offer_turn(self, content: StepContent) -> None:
        live = content.own.live
        self.turn_button.setVisible(content.own.kind is not StepKind.EVENT)
        self.turn_button.setEnabled(True)
        name_button(self.turn_button, "Take this step back" if live else "Do it again")
        set_icon(self.turn_button, "undo-2" if live else "redo-2", role="text")

    def _standing_card(self, content: StepContent) -> Card:
        standing = standing_of(content.step)
        card = Card("How it stands")
        card.add(in_lines(Pill(standing.label, STANDING_TONES[standing])))
        sentence = _standing_sentence(content)
        if sentence:
            label = PlainLabel(sentence, role="muted")
            label.setWordWrap(True)
            card.add(label)
        if content.own.id != content.step.id:
            show = secondary_button("Show that step", "history")
            show.clicked.connect(self._want_step)
            card.add(show)
        return card

    def _want_turn(self) -> None:
        if self.content is not None:
            self.turn_wanted.emit(self.content.own.id)

    def _want_step(self) -> None:
        if self.content is not None:
            self.step_wanted.emit(self.content.own.id)


def _standing_sentence(content: StepContent) -> str:
    step, newest = content.step, content.newest
    if step.kind is StepKind.EVENT:
        return _EVENT
    if step.id != content.own.id:
        done = "took back" if step.kind is StepKind.UNDO else "did again"
        return f"It {done} “{content.own.label}”, which {_stands(content)}."
    if newest.id == step.id:
        return ""
    done = "Taken back" if newest.kind is StepKind.UNDO else "Done again"
    by = f" by {newest.officer}" if newest.officer else ""
    return f"{done}{by}, {clock_time(newest.at)}."


def _stands(content: StepContent) -> str:
    return "stands now" if content.own.live else "does not stand now"


def _changes_card(content: StepContent) -> Card:
    card = Card("What it changed")
    for sentence in content.sentences or (_NOTHING,):
        label = PlainLabel(sentence, role="" if content.sentences else "muted")
        label.setWordWrap(True)
        card.add(label)
    return card


def _records_card(told: Sequence[RecordTold], *, touched: int) -> Card:
    card = Card("Records" if len(told) == touched else "Some of the records")
    for record in told:
        card.add_line(_ICONS[record.happened], record.name or record.kind, _second(record))
        if record.fields:
            card.add(_fields(record.fields))
    return card


def _second(record: RecordTold) -> str:
    kind = record.kind if record.name else ""
    return f"{kind} {record.happened.label.lower()}".strip().capitalize()


def _fields(fields: tuple[FieldTold, ...]) -> QWidget:
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(25, 0, 0, 4)
    column.setSpacing(2)
    for field in fields:
        label = PlainLabel(f"{field.label}: {field.old or 'empty'} → {field.new or 'empty'}")
        label.setWordWrap(True)
        column.addWidget(label)
    return room
