"""What officers call each column that the history tells of: as the forms call it.

A test walks every column that the journal notes, and refuses one that is not named here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from liaison_app.domain.contact_fields import CONTACT_FIELDS, OBJECTION_FIELDS, WARNING_FIELDS
from liaison_app.domain.organisation_fields import FIELDS_BY_NAME
from liaison_app.domain.person_fields import PERSON_FIELDS, ROLE_FIELDS
from liaison_app.store.record_history import Kept

_EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {
        "ward_code": "Ward",
        "ward_id": "Ward",
        "officer_id": "Officer",
        "owner_id": "Owner",
        "network_id": "Network",
        "tag_id": "Tag",
        "organisation_id": "Organisation",
        "person_id": "Person",
        "role_id": "Post held",
        "represents_id": "Represents",
        "campaign_id": "Campaign",
        "letter_id": "Letter",
        "incident_id": "Incident",
        "dispatch_id": "List handed out",
        "outreach_id": "Contact",
        "saved_list_id": "Saved list",
        "standing": "Status",
        "source": "Came from",
        "source_ref": "Number in the register",
        "name": "Name",
        "officer": "Officer",
        "marking": "Marking",
        "purpose": "Purpose",
        "email": "E-mail",
        "phone": "Phone",
        "verified_on": "Verified on",
        "verified_by": "Verified by",
        "happened_at": "When",
        "outcome": "What came of it",
        "place": "Place in the order",
        "mark": "Counts as",
    }
)

_OF_TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "organisation": {
            **{name: field.label for name, field in FIELDS_BY_NAME.items()},
            "address_gone_on": "Post came back on",
        },
        "person": {field.name: field.label for field in PERSON_FIELDS},
        "role": {field.name: field.label for field in ROLE_FIELDS},
        "contact_point": {
            **{field.name: field.label for field in CONTACT_FIELDS},
            "shown": "Number or address",
        },
        "objection": {field.name: field.label for field in OBJECTION_FIELDS},
        "warning": {field.name: field.label for field in WARNING_FIELDS},
        "tag": {"colour": "Colour"},
        "saved_list": {"pinned": "Shown as a tab"},
        "saved_list_set": {"criteria": "What it asks for"},
        "team": {
            "name": "Name of the team",
            "station": "Station",
            "phone": "Telephone",
            "fax": "Facsimile",
            "address": "Address",
            "web": "Web page",
        },
        "ward": {"code": "Code", "source_year": "Boundaries of the year"},
        "officer": {
            "rank": "Rank",
            "shoulder_number": "Shoulder number",
            "account": "Account",
            "phone": "Telephone",
        },
        "postcode": {"postcode": "Postcode", "district_code": "Code of the district"},
        "outreach": {
            "channel": "How",
            "direction": "Who began it",
            "note": "What was said",
        },
        "relay": {
            "stage": "Passing the message on",
            "means": "By what means",
            "people": "To about how many",
        },
        "follow_up": {
            "promise": "Follow-up",
            "due_at": "By when",
            "asked_at": "Asked",
            "closed_at": "Done",
            "closed_reason": "How it ended",
        },
        "recipient": {"left_out_reason": "Left out because"},
        "incident": {
            "title": "Incident",
            "kind": "Kind",
            "threat_level": "Threat level",
            "threat_wording": "Wording of the threat level",
            "threat_wording_on": "Wording of",
        },
        "campaign": {
            "name": "Name of the campaign",
            "lawful_basis": "Lawful basis",
            "author": "Author",
            "author_office": "Their office",
            "author_address": "Their address",
            "author_phone": "Their telephone",
            "author_fax": "Their facsimile",
            "author_email": "Their e-mail",
            "author_web": "Their web page",
            "forwarding_officer_id": "Sent on by",
            "approver": "Approved by",
            "deadline": "Deadline",
            "our_ref": "Our ref",
            "frozen_at": "Recipients settled",
        },
        "letter": {
            "name": "Name of the letter",
            "kind": "To",
            "ward_codes": "In",
            "saved_list_name": "Name of the saved list",
            "posts": "To the holder of",
            "body": "What it says",
            "dated": "Date of the letters",
            "your_ref": "Your ref",
            "template_id": "Word letter",
        },
        "dispatch": {
            "format": "Format",
            "file_name": "File",
            "folder": "Folder",
            "row_count": "Rows",
            "made_at": "Made",
            "stage": "How it stands",
            "delete_after": "Delete after",
            "sent_outreach_id": "Logged as",
            "fields": "Fields",
            "headings": "Headings",
            "not_sent_reason": "Why it was not sent",
            "deleted_at": "File deleted",
        },
        "dispatch_batch": {"copied_at": "Copied"},
        "export_preset": {
            "format": "Format",
            "row_per": "A row for",
            "addressee": "Addressed to",
            "row_order": "In the order of",
            "columns": "Columns",
            "sheet": "Sheet of labels",
            "first_label": "First label",
            "batch": "Addresses in a batch",
            "subject": "Subject",
            "what_to_say": "What to say",
        },
        "label_sheet": {
            "across": "Labels across",
            "down": "Labels down",
            "width": "Width of a label",
            "height": "Height of a label",
            "left": "Left edge",
            "top": "Upper edge",
            "pitch_across": "From label to label across",
            "pitch_down": "From label to label down",
            "paper_width": "Width of the paper",
            "paper_height": "Height of the paper",
        },
        "word_template": {"file_name": "File"},
        "reporting_route": {
            "name": "Reporting route",
            "wording": "How to reach it",
            "in_use": "In the letters",
            "last_checked_on": "Last checked on",
            "checked_by": "Checked by",
        },
        "import": {
            "file_name": "File",
            "register": "Register",
            "applied_at": "Brought in",
            "rows_read": "Rows read",
            "rows_new": "New rows",
            "rows_updated": "Updated rows",
            "rows_unchanged": "Unchanged rows",
            "rows_needing_you": "Rows that needed you",
            "rows_duplicate": "Rows that were there twice",
            "rows_problem": "Rows with a problem",
            "rows_left_out": "Rows left out",
        },
    }
)


def is_named(table: str, column: str) -> bool:
    """Tell whether a column has a name of its own, rather than what it is called in the store."""
    return column in _OF_TABLES.get(table, {}) or column in _EVERYWHERE


def kept_label(table: str, column: str, *, kind: Kept = None) -> str:
    """Return what officers call a column; of an organisation of this kind, where it matters.

    A number in a register is a URN where it is a school's alone.
    """
    if kind is not None and table == "organisation" and column in _EVERYWHERE:
        field = FIELDS_BY_NAME.get(column)
        if field is not None and field.only_for and kind not in field.only_for:
            return _EVERYWHERE[column]
    named = _OF_TABLES.get(table, {}).get(column) or _EVERYWHERE.get(column)
    return named or column.removesuffix("_id").replace("_", " ").capitalize()
