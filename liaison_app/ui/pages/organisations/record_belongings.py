"""What an organisation belongs to: its tags as chips, its networks, and a network's members."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.domain.organisations import Kind
from liaison_app.queries.organisation_details import Belonging, OrganisationDetails
from liaison_app.ui.meanings import TAG_TONES
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.pill import Chip


class TagChips(QWidget):
    """The tags an organisation bears; hidden where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self.hide()

    def show_tags(self, known: OrganisationDetails) -> None:
        """Show these tags."""
        while item := self._flow.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for tag in known.tags:
            chip = Chip(tag.name, TAG_TONES[tag.colour])
            chip.setAccessibleName(f"Tag {tag.name}")
            self._flow.addWidget(chip)
        self.setVisible(bool(known.tags) and self.parent() is not None)


def networks_card(known: OrganisationDetails, open_record: Callable[[int], object]) -> Card | None:
    """Return the card of the networks it belongs to; None where it is in none."""
    if not known.networks:
        return None
    card = Card("Networks")
    _add_links(card, known.networks, open_record)
    return card


def members_card(known: OrganisationDetails, open_record: Callable[[int], object]) -> Card | None:
    """Return the card of a network's members; None where it is no network and has none."""
    if known.kind is not Kind.NETWORK and not known.members:
        return None
    card = Card(f"Members ({known.member_count:,})" if known.members else "Members")
    _add_links(card, known.members, open_record)
    rest = known.member_count - len(known.members)
    if rest:
        card.add(PlainLabel(f"and {rest:,} more", role="muted"))
    if not known.members:
        nobody = PlainLabel("No organisation is noted as a member yet.", role="muted")
        nobody.setWordWrap(True)
        card.add(nobody)
    return card


def _add_links(
    card: Card, belongings: Sequence[Belonging], open_record: Callable[[int], object]
) -> None:
    for one in belongings:
        link = ElidedLink(one.name)
        link.clicked.connect(partial(_open, open_record, one.id))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(link)
        row.addStretch(1)
        card.add(box)


def _open(open_record: Callable[[int], object], key: int) -> None:
    open_record(key)
