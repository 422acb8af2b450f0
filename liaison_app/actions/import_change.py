"""Make the changes of a file to organisations that we hold."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, or_, select

from liaison_app.actions.import_create import NewRows, kept_value
from liaison_app.actions.import_settle import SettledRow
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.imports import FieldChange, FileContact, FilePerson
from liaison_app.store.bulk import update_many
from liaison_app.store.tables import ContactPoint, Organisation, Person, RegisterRow, Role, Tables

_AT_ONCE = 500


@dataclass(slots=True)
class ChangedRows:
    """Changes as they are collected by row; rows with the same columns are written together."""

    connection: Connection
    new: NewRows
    today: date
    _values: dict[tuple[type[Tables], int], dict[str, object]] = field(
        init=False, default_factory=lambda: defaultdict(dict)
    )
    _successors: dict[int, FilePerson] = field(init=False, default_factory=dict)

    def add(self, settled: SettledRow) -> None:
        """Collect the changes of one row."""
        for change in settled.taken:
            self._take(settled, change)
        if any(change.field == "postcode" for change in settled.taken):
            organisation = self._organisation(settled)
            organisation["ward_code"] = settled.record.ward_code

    def remember(self, rows: Collection[SettledRow]) -> None:
        """Collect what the file's source now said last of these rows' organisations."""
        r = RegisterRow
        wanted = select(r.organisation_id, r.id).where(r.source == self.new.source)
        keys = dict(self.connection.execute(wanted).all()) if rows else {}
        for settled in rows:
            organisation_id = _key(settled)
            key = keys.get(organisation_id)
            if key is None:
                self.new.remember(organisation_id, settled.record, said=settled.row.remembered)
            else:
                self._values[RegisterRow, key]["said"] = settled.row.remembered

    def write(self) -> None:
        """Write all changes, and then collect the people who take over from those who left."""
        for (table, columns), rows in self._together().items():
            update_many(self.connection, table, columns=columns, rows=rows)
        self._values.clear()
        have_main = self._with_main_contact()
        for organisation_id, person in self._successors.items():
            self.new.add_person(
                person,
                organisation_id=organisation_id,
                from_day=self.today.isoformat(),
                is_main=organisation_id not in have_main,
            )

    def _take(self, settled: SettledRow, change: FieldChange) -> None:
        record, name = settled.record, change.field
        person = record.person
        contacts = (*record.contacts, *(person.contacts if person else ()))
        contact = next((one for one in contacts if one.field == name), None)
        if contact is not None:
            self._take_contact(settled, change, contact)
        elif name == "person" and person is not None:
            self._take_person(settled, change, person)
        elif name.startswith("person_"):
            self._take_part(settled, change)
        elif name == "source_ref":
            self._organisation(settled).update(source=self.new.source, source_ref=record.reference)
        elif name == "ward_code":
            self._organisation(settled)["ward_code"] = change.theirs
        else:
            self._organisation(settled)[name] = kept_value(name, record.values[name])
            if name == "name":
                self._organisation(settled).update(
                    name_key=record.name_key, sort_key=record.sort_key
                )

    def _take_contact(self, settled: SettledRow, change: FieldChange, contact: FileContact) -> None:
        """Write over the number that the source gave before, or add one beside the others."""
        if not change.targets and change.role_id:
            self.new.add_contact(contact, role_id=change.role_id)
        elif not change.targets:
            self.new.add_contact(contact, organisation_id=_key(settled))
        for key in change.targets:
            self._values[ContactPoint, key].update(
                typed=contact.typed,
                value=contact.value,
                shown=contact.shown,
                standing=str(ContactStanding.UNVERIFIED.value),
                verified_on=None,
                verified_by="",
            )

    def _take_person(self, settled: SettledRow, change: FieldChange, person: FilePerson) -> None:
        for key in change.targets:
            self._values[Role, key].update(to_day=self.today.isoformat(), main_contact=0)
        self._successors[_key(settled)] = person

    def _take_part(self, settled: SettledRow, change: FieldChange) -> None:
        """Change a title, a salutation or a post of somebody who stays."""
        theirs = settled.record.values[change.field]
        part = change.field.removeprefix("person_")
        table = Role if part == "post" else Person
        for key in change.targets:
            self._values[table, key][part] = theirs

    def _organisation(self, settled: SettledRow) -> dict[str, object]:
        return self._values[Organisation, _key(settled)]

    def _together(
        self,
    ) -> dict[tuple[type[Tables], tuple[str, ...]], list[tuple[object, ...]]]:
        together: dict[tuple[type[Tables], tuple[str, ...]], list[tuple[object, ...]]] = (
            defaultdict(list)
        )
        for (table, key), values in self._values.items():
            together[table, tuple(values)].append((*values.values(), key))
        return together

    def _with_main_contact(self) -> frozenset[int]:
        """Return which organisations, among those where somebody new comes, have a main contact."""
        wanted = list(self._successors)
        r, found = Role, set[int]()
        now = or_(r.to_day.is_(None), r.to_day > self.today)
        for start in range(0, len(wanted), _AT_ONCE):
            some = r.organisation_id.in_(wanted[start : start + _AT_ONCE])
            found |= set(
                self.connection.scalars(select(r.organisation_id).where(r.main_contact, now, some))
            )
        return frozenset(found)


def _key(settled: SettledRow) -> int:
    assert settled.row.organisation_id is not None  # noqa: S101 - only matched rows have changes
    return settled.row.organisation_id
