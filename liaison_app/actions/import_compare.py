"""What a file would change of an organisation, told apart from what the team changed.

Three things are compared: ours, the file's, and what the file's source said last time. What the
team typed differs from the last; what the source changed differs from it in the new file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from liaison_app.actions.import_records import CONTACT_LABELS, person_key
from liaison_app.domain.imports import FieldChange, FileContact, FilePerson, FileRecord
from liaison_app.domain.names import full_name
from liaison_app.domain.organisation_fields import FIELDS_BY_NAME
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.posts import is_head_teacher, tidy_post
from liaison_app.domain.text import fold
from liaison_app.queries.import_held import COMPARED, Held, HeldContact, HeldRole

_PERSON = {Kind.SCHOOL: "Head teacher"}
_STANDINGS = {str(one.value): one.label for one in Standing}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One of our organisations beside the row that means it."""

    held: Held
    record: FileRecord
    source: str

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """The fields that the file would change, and those in conflict."""
        return (*self._fields(), *self._contacts(), *self._person())

    def _fields(self) -> Iterator[FieldChange]:
        for field in COMPARED:
            if theirs := self.record.values.get(field, ""):
                ours = self.held.values[field]
                yield from self._change(field, FIELDS_BY_NAME[field].label, ours, theirs)

    def _contacts(self) -> Iterator[FieldChange]:
        for contact in self.record.contacts:
            yield from self._contact(contact, self.held.contacts, None)

    def _person(self) -> Iterator[FieldChange]:
        person = self.record.person
        if person is None:
            return
        role = _role_of(person, self._possible_roles())
        if role is None:
            yield from self._newcomer(person)
            return
        yield from self._part("person_title", "Title", role.name.title, role.person_id)
        yield from self._part(
            "person_salutation", "Preferred salutation", role.name.salutation, role.person_id
        )
        yield from self._part("person_post", "Post", tidy_post(role.post), role.id)
        for contact in person.contacts:
            yield from self._contact(contact, role.contacts, role.id)

    def _newcomer(self, person: FilePerson) -> Iterator[FieldChange]:
        """Yield the change of somebody taking over a post; whom the team typed is in conflict."""
        theirs, last = person_key(person.name), self.held.said.get("person", "")
        if _same(theirs, last):
            return
        before = [role for role in self._possible_roles() if self._is_same_post(role, person)]
        untouched = all(
            role.source == self.source and _same(person_key(role.name), last) for role in before
        )
        yield FieldChange(
            field="person",
            label=_PERSON.get(self.held.kind, "Person"),
            ours=" and ".join(full_name(role.name) for role in before),
            theirs=full_name(person.name),
            last_said=last,
            conflict=not untouched,
            targets=tuple(role.id for role in before),
        )

    def _possible_roles(self) -> Sequence[HeldRole]:
        if self.held.kind is not Kind.SCHOOL:
            return self.held.roles
        return [
            role
            for role in self.held.roles
            if is_head_teacher(role.post) or role.source == self.source
        ]

    def _is_same_post(self, role: HeldRole, person: FilePerson) -> bool:
        if self.held.kind is Kind.SCHOOL:
            return True
        was_last = _same(person_key(role.name), self.held.said.get("person", ""))
        is_theirs = role.source == self.source and was_last
        return is_theirs or tidy_post(role.post) == person.post

    def _part(self, field: str, label: str, ours: str, target: int) -> Iterator[FieldChange]:
        theirs = self.record.values.get(field, "")
        yield from self._change(field, label, ours, theirs, targets=(target,))

    def _change(
        self, field: str, label: str, ours: str, theirs: str, *, targets: tuple[int, ...] = ()
    ) -> Iterator[FieldChange]:
        last = self.held.said.get(field, "")
        if not theirs or theirs in {ours, last}:
            return
        shown = _STANDINGS if field == "standing" else {}
        yield FieldChange(
            field=field,
            label=label,
            ours=shown.get(ours, ours),
            theirs=shown.get(theirs, theirs),
            last_said=shown.get(last, last),
            conflict=ours not in {"", last},
            targets=targets,
        )

    def _contact(
        self, theirs: FileContact, ours: Sequence[HeldContact], role_id: int | None
    ) -> Iterator[FieldChange]:
        """Yield the change of a contact point; one that the team typed is never written over."""
        last = self.held.said.get(theirs.field, "")
        if theirs.value == last or any(one.value == theirs.value for one in ours):
            return
        alike = [one for one in ours if one.kind is theirs.kind]
        before = [one for one in alike if one.value == last]
        yield FieldChange(
            field=theirs.field,
            label=CONTACT_LABELS[theirs.field],
            ours=", ".join(one.shown for one in before or alike),
            theirs=theirs.shown,
            last_said=last,
            conflict=bool(alike) and not before,
            targets=tuple(one.id for one in before),
            role_id=role_id,
        )


def remembered(said: Mapping[str, str], record: FileRecord) -> Mapping[str, str]:
    """Return what the source has now said last; what it left blank stands as it was said."""
    return {**said, **record.values}


def _role_of(person: FilePerson, roles: Iterable[HeldRole]) -> HeldRole | None:
    """Return the role that this person holds with us, of two the one of the same post."""
    same = [role for role in roles if _same(person_key(role.name), person_key(person.name))]
    return next((role for role in same if tidy_post(role.post) == person.post), None) or next(
        iter(same), None
    )


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)
