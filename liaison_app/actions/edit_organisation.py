"""Save an organisation as typed, new or changed."""

from sqlalchemy import Connection, select

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisation_fields import FIELDS_BY_NAME, check_values
from liaison_app.domain.prepared_keys import name_key, sort_key
from liaison_app.files.registers.schools import SCHOOLS
from liaison_app.store import saving
from liaison_app.store.tables import Organisation, Postcode


def save_organisation(connection: Connection, *, entry: OrganisationEntry) -> int:
    """Write an organisation, and return its key; its ward follows from its postcode.

    Raises LiaisonError where a text cannot be kept, Stale where somebody saved it since.
    """
    values = _checked(entry)
    if "name" in values:
        values["name_key"] = name_key(str(values["name"]))
        values["sort_key"] = sort_key(str(values["name"]))
    if "postcode" in values:
        values["ward_code"] = ward_code_of(connection, postcode=str(values["postcode"]))
    if "source_ref" in values:
        _refuse_same_urn(connection, urn=str(values["source_ref"]), but=entry.organisation_id)
        values["source"] = SCHOOLS.key if values["source_ref"] else ""
    if entry.organisation_id is None:
        return saving.insert(connection, Organisation, values)
    saving.update(
        connection,
        Organisation,
        key=entry.organisation_id,
        version=entry.version,
        values=values,
    )
    return entry.organisation_id


def ward_code_of(connection: Connection, *, postcode: str) -> str:
    """Return the GSS code of the ward in which a postcode lies, or "" where that is not known."""
    known = select(Postcode.ward_code).where(Postcode.postcode == postcode)
    return connection.execute(known).scalar_one_or_none() or ""


def _refuse_same_urn(connection: Connection, *, urn: str, but: int | None) -> None:
    o = Organisation
    others = select(o.name).where(o.source == SCHOOLS.key, o.source_ref == urn, o.id != (but or 0))
    other = connection.execute(others.limit(1)).scalar_one_or_none() if urn else None
    if other is not None:
        raise LiaisonError(
            f"URN: {other} has this number already.", hint="Look the number up in the register."
        )


def _checked(entry: OrganisationEntry) -> dict[str, object]:
    checked = check_values(entry.values)
    for name, outcome in checked.items():
        if outcome.problem:
            raise LiaisonError(f"{FIELDS_BY_NAME[name].label}: {outcome.problem}")
    return {name: outcome.value for name, outcome in checked.items()}
