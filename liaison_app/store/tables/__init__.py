"""The typed tables, one module a slice; importing this package declares them all."""

from liaison_app.store.tables.base import STRICT, Record, Tables, journalled_tables, table_of
from liaison_app.store.tables.campaigns import Campaign, Incident, Letter, Recipient
from liaison_app.store.tables.drafts import Draft
from liaison_app.store.tables.exports import (
    DispatchBatch,
    ExportPreset,
    LabelSheetKept,
    WordTemplate,
)
from liaison_app.store.tables.files import Dispatch, DispatchRow, HandedOut, Import
from liaison_app.store.tables.journal import Change, Step, StepNow, Workspace
from liaison_app.store.tables.organisations import Membership, Organisation, RegisterRow, Warning  # noqa: A004 - the officer's word
from liaison_app.store.tables.outreach import FollowUp, Outreach, OutreachWith, Relay
from liaison_app.store.tables.people import ContactPoint, Objection, Person, Role
from liaison_app.store.tables.reporting_routes import ReportingRoute
from liaison_app.store.tables.saved_lists import SavedList, SavedListPick, SavedListSet
from liaison_app.store.tables.tags import OrganisationTag, Tag
from liaison_app.store.tables.teams import Officer, OfficerWard, Postcode, Team, Ward

__all__ = [
    "STRICT",
    "Campaign",
    "Change",
    "ContactPoint",
    "Dispatch",
    "DispatchBatch",
    "DispatchRow",
    "Draft",
    "ExportPreset",
    "FollowUp",
    "HandedOut",
    "Import",
    "Incident",
    "LabelSheetKept",
    "Letter",
    "Membership",
    "Objection",
    "Officer",
    "OfficerWard",
    "Organisation",
    "OrganisationTag",
    "Outreach",
    "OutreachWith",
    "Person",
    "Postcode",
    "Recipient",
    "Record",
    "RegisterRow",
    "Relay",
    "ReportingRoute",
    "Role",
    "SavedList",
    "SavedListPick",
    "SavedListSet",
    "Step",
    "StepNow",
    "Tables",
    "Tag",
    "Team",
    "Ward",
    "Warning",
    "WordTemplate",
    "Workspace",
    "journalled_tables",
    "table_of",
]
