"""What stands in the files of the sample workspace, object by object.

The keys of an object are the columns of its table, so that most of it is written as it stands.
"""

from typing import NotRequired, TypedDict


class WardSaid(TypedDict):
    """A ward, and the sector in which all its invented postcodes lie."""

    code: str
    name: str
    source_year: int
    sector: str


class OfficerSaid(TypedDict):
    """An officer and the names of their wards."""

    rank: str
    name: str
    shoulder_number: str
    account: NotRequired[str]
    email: str
    phone: str
    wards: list[str]


class CheckedSaid(TypedDict):
    """Who checked a reporting route, and on which day."""

    on: str
    by: str


class TeamSaid(TypedDict):
    """The team, where it works, who is in it, and what they checked of the reporting routes."""

    team: dict[str, str]
    wards: list[WardSaid]
    district_code: str
    officers: list[OfficerSaid]
    routes_checked: dict[str, CheckedSaid]


class ContactSaid(TypedDict):
    """One way to reach somebody, as it was typed."""

    kind: str
    typed: str
    label: NotRequired[str]
    standing: NotRequired[str]
    verified_on: NotRequired[str]


class ObjectionSaid(TypedDict):
    """An objection."""

    channel: str
    since: str
    said_by: str
    said_how: str


class WarningSaid(TypedDict):
    """A warning."""

    notice: str
    review_on: str


class NameSaid(TypedDict, total=False):
    """The parts of a name that cannot be told from the whole."""

    title: str
    forenames: str
    surname: str
    post_nominals: str
    salutation: str


class PersonSaid(TypedDict):
    """Somebody in a post."""

    post: str
    name: str | NameSaid
    from_day: NotRequired[str]
    to_day: NotRequired[str]
    main_contact: NotRequired[bool]
    language: NotRequired[str]
    notes: NotRequired[str]
    contacts: NotRequired[list[ContactSaid]]
    objections: NotRequired[list[ObjectionSaid]]
    warnings: NotRequired[list[WarningSaid]]


class OrganisationSaid(TypedDict):
    """An organisation with all that is its own; further columns stand beside these."""

    name: str
    postcode: NotRequired[str]
    standing: NotRequired[str]
    verified_on: NotRequired[str]
    contacts: list[ContactSaid]
    people: list[PersonSaid]
    objections: NotRequired[list[ObjectionSaid]]
    warnings: NotRequired[list[WarningSaid]]


class RelaySaid(TypedDict):
    """What they passed on."""

    stage: str
    means: NotRequired[str]
    people: NotRequired[int]


class FollowUpSaid(TypedDict):
    """What we promised; a question of theirs has no due time, for it is due after 72 hours."""

    promise: str
    due_at: NotRequired[str]
    asked_at: NotRequired[str]
    closed_at: NotRequired[str]
    closed_reason: NotRequired[str]


class OutreachSaid(TypedDict):
    """One contact made: with these by name, or else with all recipients but those."""

    at: str
    by: str
    channel: str
    outcome: str
    direction: NotRequired[str]
    whom: NotRequired[list[str]]
    all_but: NotRequired[list[str]]
    person: NotRequired[str]
    note: NotRequired[str]
    relay: NotRequired[RelaySaid]
    follow_up: NotRequired[FollowUpSaid]


class IncidentSaid(TypedDict):
    """What happened."""

    title: str
    happened_at: str
    kind: str
    threat_level: str
    threat_wording: str
    threat_wording_on: str


class LetterSaid(TypedDict):
    """A letter, with the name of the template that has its text."""

    name: str
    kind: str
    template: str
    dated: str
    posts: list[str]
    your_ref: NotRequired[str]
    wards: NotRequired[list[str]]


class LeftOutSaid(TypedDict):
    """Who was left out of a campaign, and why."""

    organisation: str
    reason: str


class CampaignSaid(TypedDict):
    """A campaign with its incident, its letters and its log."""

    name: str
    purpose: str
    author: str
    author_office: str
    author_address: str
    author_phone: str
    author_fax: str
    author_email: str
    author_web: str
    forwarding_officer: str
    approver: str
    deadline: str
    our_ref: str
    frozen_at: str
    incident: IncidentSaid
    letters: list[LetterSaid]
    left_out: list[LeftOutSaid]
    log: list[OutreachSaid]


class TagSaid(TypedDict):
    """A tag, and who bears it."""

    name: str
    colour: str
    of: list[str]


class NetworkSaid(TypedDict):
    """A network, and who belongs to it."""

    network: str
    members: list[str]


class MarkSaid(TypedDict):
    """Whose main contact sits in a standing group, and for whom."""

    organisation: str
    kin: NotRequired[bool]
    iag: NotRequired[bool]
    represents: NotRequired[str]


class BelongingsSaid(TypedDict):
    """What organisations belong to."""

    tags: list[TagSaid]
    networks: list[NetworkSaid]
    marks: list[MarkSaid]
