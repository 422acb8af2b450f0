"""The cards of a person in their order, for the panel and for the page of one person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from liaison_app.domain.people import PersonStanding
from liaison_app.queries.person_details import PersonDetails, RoleSeen
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.pages.people.cards import (
    ObjectionLine,
    RoleRow,
    WarningLine,
    details_card,
)
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms
from liaison_app.ui.pages.people.gaps import mend
from liaison_app.ui.pages.people.reach import reach_card
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.records.gaps_card import GapsCard
from liaison_app.ui.records.head import RecordHead
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.wishes import HistoryShown


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCards:
    """Makes the cards of whoever is shown; ``open_place`` goes to an organisation."""

    forms: PersonForms
    changes: Changes
    values: FieldValues
    open_place: Callable[[int], object]

    def all_of(self, known: PersonDetails, within: QWidget) -> Iterator[QWidget]:
        """Make all cards; those that show themselves at once need a widget from the start."""
        if known.standing is PersonStanding.BINNED:
            yield self._bin_line(known, within)
        for warning in known.warnings:
            yield WarningLine(known, warning, self.forms, self.changes, within)
        for objection in known.objections:
            yield ObjectionLine(known, objection, self.forms, self.changes, within)
        if known.missing.gaps:
            yield GapsCard(known.missing, partial(mend, known, self.forms, self.changes))
        reach = reach_card(known, self.forms, self.changes)
        if known.posts:
            reach.add_link("Add another way", partial(self.forms.add_contact, known))
        yield reach
        posts = self._posts_card(known, "Posts", known.posts)
        posts.add_link("Add another post", partial(self.forms.new_role, known))
        yield posts
        if known.former:
            yield self._posts_card(known, "Posts before", known.former)
        yield details_card(known, self.values.ask)

    def _bin_line(self, known: PersonDetails, within: QWidget) -> MessageLine:
        line = MessageLine(within)
        line.say(
            "neutral",
            "In the bin.",
            hint="No list, letter or campaign names them.",
            action="Put back",
            fixed=True,
        )
        line.pressed.connect(partial(self.changes.put_back, [known.id]))
        return line

    def _posts_card(self, known: PersonDetails, heading: str, roles: tuple[RoleSeen, ...]) -> Card:
        card = Card(heading)
        for role in roles:
            row = RoleRow(known, role, self.forms, self.changes)
            row.place_wanted.connect(self.open_place)
            card.add(row)
        if not roles:
            card.add(PlainLabel("No post is held now.", role="muted"))
        return card


def head_of(known: PersonDetails) -> RecordHead:
    """Return their name, and the first post they hold."""
    first = next(iter(known.posts), None)
    post = "Holds no post now" if first is None else f"{first.post}, {first.place.name}"
    return RecordHead(
        name=known.shown,
        subtitle=post,
        history=HistoryShown(person_id=known.id, name=known.shown),
        organisation_ids=tuple(role.place.id for role in known.posts[:1]),
    )
