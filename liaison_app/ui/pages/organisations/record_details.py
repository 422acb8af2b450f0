"""The card of what is known of an organisation, field by field, each with the clock of its past."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from liaison_app.actions.restore_value import RESTORABLE
from liaison_app.domain.organisation_fields import fields_for
from liaison_app.domain.organisations import Kind
from liaison_app.domain.references import make_ref
from liaison_app.domain.when import long_day
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import set_icon
from liaison_app.ui.pages.organisations.organisation_form import as_text
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.record_words import breakable
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.card import Card

_SHOWN_ABOVE = {"kind", "name", "website"}
_ADDRESS = "Address"
_LABEL_WIDTH = 108
_BESIDE_AT_MOST = 150
_LOW = "QToolButton { min-height: 14px; max-height: 14px; padding: 0 2px; }"

AskValues = Callable[[OrganisationDetails, str, QPoint], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the card; with the name of a field it has a clock."""

    label: str
    text: str
    field: str = ""


def panel_facts(known: OrganisationDetails) -> Iterator[Fact]:
    """Return what is known and not shown above the card."""
    yield from _found(known)
    for field in fields_for(known.kind):
        text = as_text(known.fields[field.name])
        if text and field.name not in _SHOWN_ABOVE and field.group != _ADDRESS:
            yield Fact(label=field.label, text=text, field=field.name)
    yield from (fact for fact in _assigned(known) if fact.text)


def whole_facts(known: OrganisationDetails) -> Iterator[Fact]:
    """Return every field that an organisation of its kind has, also those that are empty."""
    yield from _found(known)
    for field in fields_for(known.kind):
        yield Fact(label=field.label, text=as_text(known.fields[field.name]), field=field.name)
    yield from _assigned(known)


def details_card(known: OrganisationDetails, facts: Iterable[Fact], ask_values: AskValues) -> Card:
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
        if fact.field in RESTORABLE:
            clock = _clock(fact.label)
            clock.clicked.connect(partial(_ask, clock, known, fact.field, ask_values))
            grid.addWidget(clock, line, 2, Qt.AlignmentFlag.AlignTop)
    card.add(box)
    return card


def _found(known: OrganisationDetails) -> Iterator[Fact]:
    yield Fact(label="Ref", text=make_ref(letter=known.kind.letter, key=known.id))
    if known.ward:
        yield Fact(label="Ward", text=known.ward)


def _assigned(known: OrganisationDetails) -> Iterator[Fact]:
    yield Fact(label="Officer", text=known.officer, field="officer_id")
    if known.verified_on is not None:
        yield Fact(label="Verified", text=long_day(known.verified_on))
    if known.fields["source_ref"]:
        label = "URN" if known.kind is Kind.SCHOOL else "In the register"
        yield Fact(label=label, text=as_text(known.fields["source_ref"]))


def _clock(label: str) -> QToolButton:
    clock = icon_button("clock", f"What “{label}” has been")
    set_icon(clock, "clock", pixels=13)
    clock.setStyleSheet(_LOW)
    return clock


def _ask(clock: QToolButton, known: OrganisationDetails, field: str, ask_values: AskValues) -> None:
    ask_values(known, field, clock.mapToGlobal(QPoint(0, clock.height() + 2)))
