"""The card of what is still missing of a person, each with the link that mends it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.domain.completeness import Gap, Mend
from liaison_app.domain.contacts import ContactKind
from liaison_app.queries.person_details import PersonDetails
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms, place_of
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.card import Card


class GapsCard(Card):
    """A screen reader hears all that is missing as one sentence."""

    def __init__(self, known: PersonDetails, forms: PersonForms, changes: Changes) -> None:
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
        if gap.mend is Mend.VERIFY:
            for contact in self._known.contacts:
                if contact.id == gap.contact_id:
                    self._changes.verify(contact, of=place_of(self._known))
            return
        form = self._forms.add_contact(self._known)
        if gap.mend is Mend.ADD_EMAIL:
            form.type_in({"kind": ContactKind.EMAIL.label})
