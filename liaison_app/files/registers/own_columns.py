"""The columns of our own spreadsheet for faith groups and networks."""

from liaison_app.domain.organisations import Kind
from liaison_app.files.registers.columns import Headings

SHEET_NAME = "Faith groups and networks"
KINDS = (Kind.FAITH, Kind.NETWORK, Kind.PARTNER)
HEADINGS: Headings = {
    "kind": ("Kind",),
    "name": ("Name", "Organisation", "Organisation name"),
    "also_known_as": ("Also known as",),
    "tradition": ("Tradition", "Faith"),
    "denomination": ("Denomination",),
    "means": ("Means of reaching members",),
    "members": ("Members", "Number of members"),
    "street": ("Street", "Address", "Address 1"),
    "locality": ("Locality", "Address 2"),
    "town": ("Town", "Address 3"),
    "county": ("County",),
    "postcode": ("Postcode", "Post code"),
    "phone": ("Phone", "Telephone"),
    "mobile": ("Mobile",),
    "email": ("E-mail", "Email"),
    "website": ("Website",),
    "person_title": ("Title",),
    "person_forenames": ("Forenames", "Forename", "First name"),
    "person_surname": ("Surname", "Last name"),
    "post": ("Post",),
    "person_phone": ("Person phone",),
    "person_mobile": ("Person mobile",),
    "person_email": ("Person e-mail", "Person email"),
    "salutation": ("Preferred salutation",),
    "notes": ("Notes",),
}
REQUIRED = ("kind", "name")
TELLING = ("tradition", "denomination", "means", "members", "person_surname", "post")
"""Columns of which at least one stands in our spreadsheet and in few others."""
