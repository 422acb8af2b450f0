"""Who an organisation is, and the card of what is known of it, each field with its past."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from liaison_app.actions.restore_value import RESTORABLE
from liaison_app.domain.organisation_fields import fields_for
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.domain.references import make_ref
from liaison_app.domain.when import long_day
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.facts_card import AskValues, Fact, facts_card
from liaison_app.ui.forms.organisation_form import as_text
from liaison_app.ui.records.head import RecordHead
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.wishes import HistoryShown

_SHOWN_ABOVE = {"kind", "name", "website"}
_ADDRESS = "Address"


def head_of(known: OrganisationDetails) -> RecordHead:
    """Return what kind of organisation it is and where, and whether it is still there."""
    gone = "" if known.standing is Standing.ACTIVE else known.standing.label
    parts = (gone, known.kind.label, known.ward)
    return RecordHead(
        name=known.name,
        subtitle=" · ".join(part for part in parts if part),
        history=HistoryShown(organisation_id=known.id, name=known.name),
        organisation_ids=(known.id,),
    )


def panel_facts(known: OrganisationDetails) -> Iterator[Fact]:
    """Return what is known and not shown above the card."""
    yield from _found(known)
    for field in fields_for(known.kind):
        text = as_text(known.fields[field.name])
        if text and field.name not in _SHOWN_ABOVE and field.group != _ADDRESS:
            yield Fact(label=field.label, text=text, field=field.name)
    yield from (fact for fact in _assigned(known) if fact.text)


def whole_facts(known: OrganisationDetails) -> Iterator[Fact]:
    """Return every field that an organisation of its kind has, also those that are empty."""
    yield from _found(known)
    for field in fields_for(known.kind):
        yield Fact(label=field.label, text=as_text(known.fields[field.name]), field=field.name)
    yield from _assigned(known)


def details_card(known: OrganisationDetails, facts: Iterable[Fact], ask_values: AskValues) -> Card:
    """Return the card of these facts; a clock asks for the values of its field."""
    record = RecordMeant(kind=RecordKind.ORGANISATION, key=known.id)
    shown = (fact if fact.field in RESTORABLE else replace(fact, field="") for fact in facts)
    return facts_card(record, shown, ask_values)


def _found(known: OrganisationDetails) -> Iterator[Fact]:
    yield Fact(label="Ref", text=make_ref(letter=known.kind.letter, key=known.id))
    if known.ward:
        yield Fact(label="Ward", text=known.ward)


def _assigned(known: OrganisationDetails) -> Iterator[Fact]:
    yield Fact(label="Officer", text=known.officer, field="officer_id")
    if known.verified_on is not None:
        yield Fact(label="Verified", text=long_day(known.verified_on))
    if known.fields["source_ref"] and known.kind is not Kind.SCHOOL:
        yield Fact(label="In the register", text=as_text(known.fields["source_ref"]))
