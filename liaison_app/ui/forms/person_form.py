"""The forms of a person: somebody who takes up a post, the person themselves, and one post."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QWidget

from liaison_app.domain.fields import YES, as_text, check_day
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import PersonChange, PersonEntry, RoleEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.person_fields import PERSON_FIELDS, ROLE_FIELDS
from liaison_app.domain.posts import posts_for
from liaison_app.domain.tidied import Tidied
from liaison_app.ui.forms.field_widgets import Today, choice
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.forms.organisation_field import OrganisationField
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.date_field import DateField

_NAMES = ("title", "forenames", "surname", "post_nominals", "salutation")
_BEGINS = tuple(one for one in ROLE_FIELDS if one.name != "to_day")
_ALL_POSTS = tuple(dict.fromkeys(post for kind in Kind for post in posts_for(kind)))
_BACKWARDS = "This lies before the day they took the post up."
_SPEAKS_FOR = "Only where they speak for another organisation or network than this one."


class PersonKept(Protocol):
    """A person as they are kept."""

    @property
    def id(self) -> int:
        """Their key."""

    @property
    def version(self) -> int:
        """The version that was shown."""

    @property
    def shown(self) -> str:
        """Their name."""

    @property
    def fields(self) -> Mapping[str, object]:
        """Their own columns by their names."""


class PlaceKept(Protocol):
    """The organisation where a post is held."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def kind(self) -> Kind:
        """Its kind."""


class RoleKept(Protocol):
    """A post as it is kept."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def version(self) -> int:
        """The version that was shown."""

    @property
    def place(self) -> PlaceKept:
        """Where it is held."""

    @property
    def represents_id(self) -> int | None:
        """Whom they speak for, where that is another organisation."""

    @property
    def represents(self) -> str:
        """The name of that organisation."""

    @property
    def fields(self) -> Mapping[str, object]:
        """Its own columns by their names."""


class PersonForm(FormDialog):
    """Somebody who takes up a post: at an organisation that is known, or one to be found."""

    def __init__(  # noqa: PLR0913 - a post is begun with where it is and whose it was
        self,
        *,
        tasks: Tasks,
        today: Today,
        place: PlaceKept | None = None,
        tradition: str = "",
        main_contact: bool = False,
        held: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        title = "New person" if place is None else "Add a person in a post"
        super().__init__(title, columns=2, save="Add", parent=parent)
        posts = _ALL_POSTS if place is None else posts_for(place.kind, tradition)
        self._place = OrganisationField(tasks=tasks)
        self._represents = OrganisationField(tasks=tasks)
        *names, notes = PERSON_FIELDS
        self.add_heading("The person")
        self.add_fields(names, today=today, checks={"surname": self._check_name})
        self.add_heading("The post")
        self.add_field("place", "Organisation", self._place, check=self._check_place)
        post = choice(posts, typed=True)
        self.add_fields(_BEGINS, today=today, widgets={"post": post})
        self.add_field("represents", "Represents", self._represents, hint=_SPEAKS_FOR)
        self.add_fields([notes], today=today)
        if place is not None:
            self._place.choose(place.id, place.name)
            self.leave_out(("place",))
        wanted = "" if posts[0] in held else posts[0]
        self.fill({"post": wanted, "main_contact": YES if main_contact else ""})

    @property
    def entry(self) -> PersonEntry:
        """The person as typed."""
        texts = self.values
        if self._place.key is None:
            raise ValueError("No form is saved before an organisation is chosen in it.")
        return PersonEntry(
            organisation_id=self._place.key,
            name=PersonName(**{part: texts[part] for part in _NAMES}),
            post=texts["post"],
            main_contact=texts["main_contact"] == YES,
            from_day=_day(self.rows["from_day"].field),
            language=texts["language"],
            notes=texts["notes"],
            kin=texts["kin"] == YES,
            iag=texts["iag"] == YES,
            represents_id=self._represents.key,
        )

    @property
    def place_name(self) -> str:
        """The name of the organisation chosen."""
        return self._place.name_in(self._place.text)

    def _check_name(self, surname: str) -> Tidied[str]:
        if surname.strip() or self.values["forenames"].strip():
            return Tidied(value=surname)
        return Tidied(value=None, problem="Type a surname or a forename.")

    def _check_place(self, text: str) -> Tidied[str]:
        return _chosen(text)


class PersonEditForm(FormDialog):
    """A person who is known: the name in its parts, how they wish to be called, their language."""

    def __init__(self, known: PersonKept, *, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(f"Edit {known.shown}", columns=2, parent=parent)
        self._known = known
        self.add_fields(PERSON_FIELDS, today=today, checks={"surname": self._check_name})
        self.fill(self._kept(known))

    @property
    def entry(self) -> PersonChange:
        """What was changed of the person."""
        return PersonChange(
            values=self.changed, person_id=self._known.id, version=self._known.version
        )

    def rebase(self, known: PersonKept) -> None:
        """Show what somebody else saved since beside what was typed here."""
        self._known = known
        self.show_theirs(self._kept(known))

    def _kept(self, known: PersonKept) -> dict[str, str]:
        return {field.name: as_text(known.fields[field.name]) for field in PERSON_FIELDS}

    def _check_name(self, surname: str) -> Tidied[str]:
        if surname.strip() or self.values["forenames"].strip():
            return Tidied(value=surname)
        return Tidied(value=None, problem="Type a surname or a forename.")


class RoleForm(FormDialog):
    """A post of a person who is known, new or changed."""

    def __init__(
        self,
        person: PersonKept,
        *,
        tasks: Tasks,
        today: Today,
        known: RoleKept | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = f"Another post of {person.shown}" if known is None else f"A post of {person.shown}"
        super().__init__(title, columns=2, save="Add" if known is None else "Save", parent=parent)
        self._person_id, self._known = person.id, known
        self._place = OrganisationField(tasks=tasks)
        self._represents = OrganisationField(tasks=tasks)
        posts = _ALL_POSTS if known is None else posts_for(known.place.kind)
        self.add_field("place", "Organisation", self._place, check=_chosen)
        self.add_fields(
            ROLE_FIELDS,
            today=today,
            widgets={"post": choice(posts, typed=True)},
            checks={"to_day": self._check_end},
        )
        self.add_field("represents", "Represents", self._represents, hint=_SPEAKS_FOR)
        self.fill({"post": posts[0]} if known is None else self._kept(known))

    @property
    def entry(self) -> RoleEntry:
        """The post as typed: all of a new one, of a known one what was changed."""
        if self._place.key is None:
            raise ValueError("No form is saved before an organisation is chosen in it.")
        texts = self.values if self._known is None else self.changed
        of_the_role = {field.name for field in ROLE_FIELDS}
        return RoleEntry(
            values={name: text for name, text in texts.items() if name in of_the_role},
            person_id=self._person_id,
            organisation_id=self._place.key,
            represents_id=self._represents.key,
            role_id=None if self._known is None else self._known.id,
            version=None if self._known is None else self._known.version,
        )

    @property
    def place_name(self) -> str:
        """The name of the organisation chosen."""
        return self._place.name_in(self._place.text)

    def rebase(self, known: RoleKept) -> None:
        """Show what somebody else saved since beside what was typed here."""
        self._known = known
        self.show_theirs(self._kept(known))

    def _check_end(self, text: str) -> Tidied[date]:
        left, begun = check_day(text), _day(self.rows["from_day"].field)
        if left.value is not None and begun is not None and left.value < begun:
            return Tidied(value=None, problem=_BACKWARDS)
        return left

    def _kept(self, known: RoleKept) -> dict[str, str]:
        speaks_for = f"{known.represents_id} {known.represents}" if known.represents_id else ""
        return {
            "place": f"{known.place.id} {known.place.name}",
            "represents": speaks_for,
            **{field.name: as_text(known.fields[field.name]) for field in ROLE_FIELDS},
        }


def _chosen(text: str) -> Tidied[str]:
    if text:
        return Tidied(value=text)
    return Tidied(value=None, problem="Choose the organisation by a few letters of its name.")


def _day(field: QWidget) -> date | None:
    return field.value if isinstance(field, DateField) else None
