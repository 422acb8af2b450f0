"""The card of what is still missing of an organisation, each with the link that mends it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.domain.completeness import Gap, Mend
from liaison_app.domain.contacts import ContactKind
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.forms.organisation_forms import Forms
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.card import Card


class GapsCard(Card):
    """A screen reader hears all that is missing as one sentence."""

    def __init__(self, known: OrganisationDetails, forms: Forms, changes: Changes) -> None:
        super().__init__("Still missing")
        self._known, self._forms, self._changes = known, forms, changes
        self.setAccessibleDescription(known.missing.sentence)
        for gap in known.missing.gaps:
            self.add(self._line(gap))

    def _line(self, gap: Gap) -> QWidget:
        box = QWidget()
        words = PlainLabel(gap.sentence, role="warn")
        words.setWordWrap(True)
        mend = link_button(gap.mend.label)
        mend.setAccessibleName(f"{gap.sentence}: {gap.mend.label}")
        mend.clicked.connect(partial(self._mend, gap))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(mend, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _mend(self, gap: Gap) -> None:
        known = self._known
        match gap.mend:
            case Mend.ADD_EMAIL:
                self._forms.add_contact(known).type_in({"kind": ContactKind.EMAIL.label})
            case Mend.ADD_PHONE:
                self._forms.add_contact(known)
            case Mend.ADD_PERSON:
                self._forms.add_person(known)
            case Mend.EDIT:
                self._forms.edit(known)
            case Mend.VERIFY:
                for contact in known.contacts:
                    if contact.id == gap.contact_id:
                        self._changes.verify(known, contact)
