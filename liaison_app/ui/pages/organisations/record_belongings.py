"""What an organisation belongs to: its tags as chips, its networks, and a network's members."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from liaison_app.domain.organisations import Kind
from liaison_app.queries.organisation_details import Belonging, OrganisationDetails
from liaison_app.ui.icons import set_icon
from liaison_app.ui.meanings import TAG_TONES
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import icon_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.tag_chip import TagChip

_LOW = "QToolButton { min-height: 16px; max-height: 16px; padding: 0 4px; }"

OpenRecord = Callable[[int], object]


class TagChips(QWidget):
    """The tags an organisation bears, each to be taken off; hidden where there are none."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self._changes = changes
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
            chip = TagChip(tag.name, TAG_TONES[tag.colour])
            chip.removed.connect(partial(self._changes.untag, known, tag))
            self._flow.addWidget(chip)
            chip.show()  # at once: what is not seen cannot take the focus
        self.setVisible(bool(known.tags) and self.parent() is not None)


def networks_card(
    known: OrganisationDetails, changes: Changes, open_record: OpenRecord
) -> Card | None:
    """Return the card of the networks it belongs to; None where it is in none."""
    if not known.networks:
        return None
    card = Card("Networks")
    for network in known.networks:
        leave = _remove_button(f"Leave {network.name}")
        leave.clicked.connect(partial(_do, changes.leave_network, known, network))
        card.add(_line(network, open_record, leave))
    return card


def members_card(
    known: OrganisationDetails, changes: Changes, open_record: OpenRecord
) -> Card | None:
    """Return the card of a network's members; None where it is no network and has none."""
    if known.kind is not Kind.NETWORK and not known.members:
        return None
    card = Card(f"Members ({known.member_count:,})" if known.members else "Members")
    for member in known.members:
        remove = _remove_button(f"Remove {member.name}")
        remove.clicked.connect(partial(_do, changes.remove_member, known, member))
        card.add(_line(member, open_record, remove))
    rest = known.member_count - len(known.members)
    if rest:
        card.add(PlainLabel(f"and {rest:,} more", role="muted"))
    if not known.members:
        nobody = PlainLabel("No organisation is noted as a member yet.", role="muted")
        nobody.setWordWrap(True)
        card.add(nobody)
    return card


def _line(one: Belonging, open_record: OpenRecord, remove: QToolButton) -> QWidget:
    link = ElidedLink(one.name)
    link.clicked.connect(partial(_open, open_record, one.id))
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(link)
    row.addStretch(1)
    row.addWidget(remove)
    return box


def _remove_button(name: str) -> QToolButton:
    remove = icon_button("x", name)
    set_icon(remove, "x", pixels=13)
    remove.setStyleSheet(_LOW)
    return remove


def _open(open_record: OpenRecord, key: int) -> None:
    open_record(key)


def _do(
    change: Callable[[OrganisationDetails, Belonging], None],
    known: OrganisationDetails,
    other: Belonging,
) -> None:
    """Change it without what the button says of itself."""
    change(known, other)
