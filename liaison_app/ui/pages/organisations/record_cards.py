"""The cards of an organisation in their order, for its panel and for its own page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from liaison_app.domain.organisations import Kind
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.forms.organisation_forms import Forms
from liaison_app.ui.pages.organisations.cards import (
    ObjectionLine,
    WarningLine,
    follow_ups_card,
    people_card,
)
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.pages.organisations.reach import reach_card
from liaison_app.ui.pages.organisations.record_belongings import (
    TagChips,
    members_card,
    networks_card,
)
from liaison_app.ui.pages.organisations.record_details import (
    details_card,
    panel_facts,
    whole_facts,
)
from liaison_app.ui.pages.organisations.record_gaps import mend
from liaison_app.ui.records.gaps_card import GapsCard
from liaison_app.ui.widgets.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCards:
    """Makes the cards of whichever organisation is shown.

    ``open_record`` is what a press on a network or a member does.
    """

    forms: Forms
    changes: Changes
    values: FieldValues
    today: Callable[[], date]
    open_record: Callable[[int], object]

    def tags(self, known: OrganisationDetails) -> Iterator[QWidget]:
        """Make the chips of its tags, where it bears any."""
        if known.tags:
            chips = TagChips(self.changes)
            chips.show_tags(known)
            yield chips

    def to_mind(self, known: OrganisationDetails, within: QWidget) -> Iterator[QWidget]:
        """Make what comes before all else: warnings and objections.

        They show themselves at once, so they need to be within a widget from the start.
        """
        for warning in known.warnings:
            yield WarningLine(known, warning, self.changes, within)
        for objection in known.objections:
            yield ObjectionLine(known, objection, self.changes, within)

    def to_do(self, known: OrganisationDetails) -> Iterator[Card]:
        """Make the cards of what is still missing and of what was promised."""
        if known.missing.gaps:
            yield GapsCard(known.missing, partial(mend, known, self.forms, self.changes))
        if known.follow_ups:
            yield follow_ups_card(known, self.changes, today=self.today())

    def to_reach(self, known: OrganisationDetails) -> Iterator[Card]:
        """Make the cards of how to reach them and whom."""
        reach = reach_card(known, self.changes)
        reach.add_link("Add a way to reach them", partial(self.forms.add_contact, known))
        people = people_card(known, self.changes)
        people.add_link("Add a person", partial(self.forms.add_person, known))
        yield reach
        yield people

    def belonging(self, known: OrganisationDetails) -> Iterator[Card]:
        """Make the cards of its networks and, of a network, its members."""
        networks = networks_card(known, self.changes, self.open_record)
        if networks is not None:
            networks.add_link("Add to a network", partial(self.forms.add_to_network, known))
            yield networks
        members = members_card(known, self.changes, self.open_record)
        if members is not None:
            if known.kind is Kind.NETWORK:
                members.add_link("Add a member", partial(self.forms.add_member, known))
            yield members

    def some_details(self, known: OrganisationDetails) -> Card:
        """Make the card of what is known and not said elsewhere in the panel."""
        return details_card(known, panel_facts(known), self.values.ask)

    def all_details(self, known: OrganisationDetails) -> Card:
        """Make the card of every field there is."""
        return details_card(known, whole_facts(known), self.values.ask)
