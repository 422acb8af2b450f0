"""What the Import page calls things: the records of a file, their fields, and what came of them."""

from collections.abc import Mapping
from types import MappingProxyType

from liaison_app.domain.imports import FieldChange, FileRecord, PlannedRow
from liaison_app.domain.names import full_name
from liaison_app.domain.organisation_fields import FIELDS_BY_NAME
from liaison_app.domain.organisations import Standing

POSTCODES = "postcodes"

_NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"schools": ("school", "schools"), POSTCODES: ("postcode", "postcodes")}
)
_OTHERWISE = ("organisation", "organisations")
_LABELS = MappingProxyType(
    {
        "person": "Person",
        "person_post": "Post",
        "person_salutation": "Preferred salutation",
        "ward_code": "Ward",
        "district_code": "District",
    }
)


def counted(source: str, number: int) -> str:
    """Return how many records of a file's kind, in words: "1,888 schools"."""
    one, several = _NOUNS.get(source, _OTHERWISE)
    return f"{number:,} {one if number == 1 else several}"


def wish_words(source: str, *, new: int, updated: int) -> str:
    """Return what the button says that brings the file in."""
    if new and updated:
        return f"Bring in {counted(source, new)} and changes to {updated:,}"
    if updated:
        return f"Bring in changes to {counted(source, updated)}"
    return f"Bring in {counted(source, new)}" if new else "Nothing to bring in"


def done_words(source: str, *, new: int, updated: int) -> str:
    """Return what was done, as a sentence."""
    first = counted(source, new or updated)
    verb = "is" if (new or updated) == 1 else "are"
    if new and updated:
        return f"{first} {verb} brought in, and {updated:,} updated."
    if new or updated:
        return f"{first} {verb} {'brought in' if new else 'updated'}."
    return "All of it was there already."


def rows_words(number: int) -> str:
    """Return how many rows of a file, in words."""
    return "1 row" if number == 1 else f"{number:,} rows"


def file_values(record: FileRecord) -> list[tuple[str, str]]:
    """Return what a row says, field by field, each with its label."""
    from liaison_app.actions.import_records import (  # noqa: PLC0415 - not before a file is read
        CONTACT_LABELS,
    )

    shown = {contact.field: contact.shown for contact in record.contacts}
    if record.person is not None:
        shown |= {contact.field: contact.shown for contact in record.person.contacts}
        shown["person"] = full_name(record.person.name)
    said = []
    for name, value in record.values.items():
        if not value or name == "person_title":
            continue
        label = _LABELS.get(name) or CONTACT_LABELS.get(name) or _field_label(name)
        said.append((label, shown.get(name) or _as_read(name, value)))
    return said


def where(record: FileRecord | None) -> str:
    """Return in a few words where a record lies."""
    values = record.values if record is not None else {}
    if values.get("ward_code"):
        return f"Ward {values['ward_code']}"
    return ", ".join(part for name in ("town", "postcode") if (part := values.get(name, "")))


def change_line(change: FieldChange) -> str:
    """Return one change as old and new."""
    return f"{change.ours or 'nothing'} → {change.theirs or 'nothing'}"


def change_labels(row: PlannedRow) -> str:
    """Return what a row changes, by the names of the fields."""
    return ", ".join(change.label for change in row.changes)


def _field_label(name: str) -> str:
    field = FIELDS_BY_NAME.get(name)
    return field.label if field is not None else name.replace("_", " ").capitalize()


def _as_read(name: str, value: str) -> str:
    if name == "standing":
        return next((one.label for one in Standing if one.value == value), value)
    return value
