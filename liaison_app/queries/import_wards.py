"""The wards of the postcodes in a file, and of those that we hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison_app.domain.imports import FileRecord
from liaison_app.queries.import_held import Held
from liaison_app.store.tables import Postcode, Ward

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wards:
    """The wards of postcodes, as far as a file of postcodes told; and those of the team."""

    of_postcodes: Mapping[str, str]
    of_team: frozenset[str]

    def of_record(self, record: FileRecord) -> str:
        """Return the ward of the file's postcode, or nothing where it is not known.

        A register may name wards as they were in another year, so its own code counts only where
        no file of postcodes tells, and where it is one of the team's.
        """
        known = self.of_postcodes.get(record.values.get("postcode", ""), "")
        return known or (record.ward_code if record.ward_code in self.of_team else "")

    def of_held(self, held: Held, record: FileRecord) -> str:
        """Return the ward of our postcode, or what we have where it is not known."""
        postcode = held.values["postcode"]
        if postcode == record.values.get("postcode"):
            return self.of_record(record) or held.ward_code
        return self.of_postcodes.get(postcode, "") or held.ward_code


def wards_for(
    connection: Connection, *, records: Iterable[FileRecord], held: Iterable[Held]
) -> Wards:
    """Return the wards of these rows and of these organisations."""
    postcodes = {record.values.get("postcode", "") for record in records}
    postcodes |= {one.values["postcode"] for one in held}
    return Wards(
        of_postcodes=_wards_of_postcodes(connection, sorted(postcodes - {""})),
        of_team=frozenset(connection.scalars(select(Ward.code))),
    )


def _wards_of_postcodes(connection: Connection, postcodes: list[str]) -> Mapping[str, str]:
    p = Postcode
    known: dict[str, str] = {}
    for start in range(0, len(postcodes), _AT_ONCE):
        some = p.postcode.in_(postcodes[start : start + _AT_ONCE])
        found = connection.execute(select(p.postcode, p.ward_code).where(some))
        known |= dict(found.all())
    return known
