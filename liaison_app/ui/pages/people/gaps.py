"""What mends that something is missing of a person."""

from liaison_app.domain.completeness import Gap, Mend
from liaison_app.domain.contacts import ContactKind
from liaison_app.queries.person_details import PersonDetails
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.forms import PersonForms, place_of


def mend(known: PersonDetails, forms: PersonForms, changes: Changes, gap: Gap) -> None:
    """Open the form that asks for it, or note that it was verified."""
    if gap.mend is Mend.VERIFY:
        contact = next(one for one in known.contacts if one.id == gap.contact_id)
        changes.verify(contact, of=place_of(known))
        return
    form = forms.add_contact(known)
    if gap.mend is Mend.ADD_EMAIL:
        form.type_in({"kind": ContactKind.EMAIL.label})
