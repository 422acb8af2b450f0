"""The small forms of an organisation: a contact point, a person, an objection, a warning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from liaison_app.actions.edit_contacts import ContactForms, read_contact
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.fields import check_needed
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry, PersonEntry
from liaison_app.domain.posts import posts_for
from liaison_app.domain.spoken_dates import Lean
from liaison_app.domain.tidied import Tidied
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.forms.field_texts import YES
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.widgets.date_field import DateField

_LINES_HEIGHT = 96
Today = Callable[[], date]


class ContactForm(FormDialog):
    """One way to reach the organisation, or one of its people in their post."""

    def __init__(self, known: OrganisationDetails, parent: QWidget | None = None) -> None:
        super().__init__("Add a way to reach them", save="Add", parent=parent)
        self._of = known
        self._whose = [None, *(holder.role_id for holder in known.holders)]
        self._kind = choice([kind.label for kind in ContactKind])
        self._whom = choice([known.name, *(holder.shown for holder in known.holders)])
        self.add_field("kind", "Kind", self._kind)
        self.add_field("typed", "Number or address", several_lines(), check=self._read)
        self.add_field("label", "Label", QLineEdit(), hint="Such as “Office” or “Out of hours”.")
        self.add_field("whom", "Whose it is", self._whom)
        self._kind.setCurrentText(ContactKind.PHONE.label)
        self.fill({})

    @property
    def entry(self) -> ContactEntry:
        """The contact point as typed."""
        role_id = self._whose[max(self._whom.currentIndex(), 0)]
        return ContactEntry(
            kind=self._chosen_kind,
            typed=self.values["typed"],
            label=self.values["label"],
            organisation_id=self._of.id if role_id is None else None,
            role_id=role_id,
        )

    @property
    def _chosen_kind(self) -> ContactKind:
        return ContactKind.from_label(self._kind.currentText()) or ContactKind.PHONE

    def _read(self, typed: str) -> Tidied[ContactForms]:
        return read_contact(self._chosen_kind, typed)


class PersonForm(FormDialog):
    """Somebody who takes up a post here."""

    def __init__(
        self, known: OrganisationDetails, *, today: Today, parent: QWidget | None = None
    ) -> None:
        super().__init__("Add a person in a post", columns=2, save="Add", parent=parent)
        self._of = known
        self._since = DateField("In post since", today=today)
        post = QComboBox()
        post.setEditable(True)
        post.addItems(posts_for(known.kind, str(known.fields["tradition"])))
        self.add_field("title", "Title", QLineEdit(), hint="Mrs, Dr, The Revd …")
        self.add_field("forenames", "Forenames", QLineEdit())
        self.add_field("surname", "Surname", QLineEdit(), check=self._check_name)
        self.add_field("post_nominals", "Letters after the name", QLineEdit())
        self.add_field("post", "Post", post, check=check_needed)
        self.add_field("since", "In post since", self._since)
        self.add_field(
            "salutation",
            "Wishes to be called",
            QLineEdit(),
            hint="In a letter, after “Dear”. Empty: by the rules.",
        )
        self.add_field("language", "Preferred language", QLineEdit())
        self.add_field("main", "Main contact", QCheckBox("Letters and calls go here first"))
        self.fill({"main": "" if known.holders else YES})

    @property
    def entry(self) -> PersonEntry:
        """The person as typed."""
        texts = self.values
        parts = ("title", "forenames", "surname", "post_nominals", "salutation")
        return PersonEntry(
            organisation_id=self._of.id,
            name=PersonName(**{part: texts[part] for part in parts}),
            post=texts["post"],
            main_contact=texts["main"] == YES,
            from_day=self._since.value,
            language=texts["language"],
        )

    def _check_name(self, surname: str) -> Tidied[str]:
        if surname.strip() or self.values["forenames"].strip():
            return Tidied(value=surname)
        return Tidied(value=None, problem="Type a surname or a forename.")


class ObjectionForm(FormDialog):
    """What the organisation, or one of its people, must not be contacted by."""

    def __init__(
        self, known: OrganisationDetails, *, today: Today, parent: QWidget | None = None
    ) -> None:
        super().__init__("Note an objection", save="Note it", parent=parent)
        self._of = known
        self._people = [None, *(holder.person_id for holder in known.holders)]
        self._whom = choice([known.name, *(holder.shown for holder in known.holders)])
        self._since = DateField("Since", today=today)
        self._since.set_value(today())
        self.add_field("channel", "They object to", choice(labels_of(ObjectionChannel)))
        self.add_field("whom", "Who objects", self._whom)
        self.add_field("since", "Since", self._since)
        self.add_field("said_by", "Who said so", QLineEdit(), hint="Such as “the secretary”.")
        self.add_field("said_how", "How they said it", QLineEdit(), hint="Such as “by phone”.")
        self.fill({})

    @property
    def entry(self) -> ObjectionEntry:
        """The objection as typed."""
        person_id = self._people[max(self._whom.currentIndex(), 0)]
        return ObjectionEntry(
            channel=ObjectionChannel.from_label(self.values["channel"]) or ObjectionChannel.ALL,
            organisation_id=self._of.id if person_id is None else None,
            person_id=person_id,
            since=self._since.value,
            said_by=self.values["said_by"],
            said_how=self.values["said_how"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningEntry:
    """A warning as typed."""

    organisation_id: int
    notice: str
    review_on: date | None


class WarningForm(FormDialog):
    """A notice that the next officer cannot miss."""

    def __init__(
        self, known: OrganisationDetails, *, today: Today, parent: QWidget | None = None
    ) -> None:
        super().__init__("Add a warning", save="Add", parent=parent)
        self._of = known
        self._review = DateField("Review on", today=today, lean=Lean.FUTURE)
        self.add_field(
            "notice",
            "What the next officer must know",
            several_lines(),
            check=check_needed,
            hint="Such as “Only through the Community Liaison Officer”.",
        )
        self.add_field("review", "Review on", self._review)
        self.fill({})

    @property
    def entry(self) -> WarningEntry:
        """The warning as typed."""
        return WarningEntry(
            organisation_id=self._of.id,
            notice=self.values["notice"],
            review_on=self._review.value,
        )


def choice(texts: Sequence[str]) -> QComboBox:
    """Return a field to choose one of these texts in."""
    made = QComboBox()
    made.addItems(texts)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def labels_of(choices: type[ObjectionChannel]) -> list[str]:
    """Return the labels of a closed list of words."""
    return [one.label for one in choices]


def several_lines() -> QPlainTextEdit:
    """Return a field for a text of several lines."""
    made = QPlainTextEdit()
    made.setFixedHeight(_LINES_HEIGHT)
    return made
