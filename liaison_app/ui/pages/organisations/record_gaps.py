"""What is still missing of an organisation, each with the link that mends it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.domain.completeness import Gap, Mend
from liaison_app.domain.contacts import ContactKind
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.pages.organisations.forms import Forms
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button


class GapsList(QWidget):
    """Hidden where nothing is missing; a screen reader hears all of it as one sentence."""

    def __init__(self, forms: Forms, changes: Changes) -> None:
        super().__init__()
        self._forms, self._changes = forms, changes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_gaps(self, known: OrganisationDetails) -> None:
        """Show what is missing of this organisation now."""
        while item := self._column.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for gap in known.missing.gaps:
            self._column.addWidget(self._line(known, gap))
        self.setAccessibleName(known.missing.sentence)
        self.setVisible(bool(known.missing.gaps))

    def _line(self, known: OrganisationDetails, gap: Gap) -> QWidget:
        box = QWidget()
        words = PlainLabel(gap.sentence, role="warn")
        words.setWordWrap(True)
        mend = link_button(gap.mend.label)
        mend.setAccessibleName(f"{gap.sentence}: {gap.mend.label}")
        mend.clicked.connect(partial(self._mend, known, gap))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(mend, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _mend(self, known: OrganisationDetails, gap: Gap) -> None:
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
