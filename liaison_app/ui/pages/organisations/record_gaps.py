"""What mends that something is missing of an organisation."""

from liaison_app.domain.completeness import Gap, Mend
from liaison_app.domain.contacts import ContactKind
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.forms.organisation_forms import Forms
from liaison_app.ui.pages.organisations.changes import Changes


def mend(known: OrganisationDetails, forms: Forms, changes: Changes, gap: Gap) -> None:
    """Open the form that asks for it, or note that it was verified."""
    match gap.mend:
        case Mend.ADD_EMAIL:
            forms.add_contact(known).type_in({"kind": ContactKind.EMAIL.label})
        case Mend.ADD_PHONE:
            forms.add_contact(known)
        case Mend.ADD_PERSON:
            forms.add_person(known)
        case Mend.EDIT:
            forms.edit(known)
        case Mend.ASSIGN:
            forms.assign(known)
        case Mend.VERIFY:
            contact = next(one for one in known.contacts if one.id == gap.contact_id)
            changes.verify(known, contact)
