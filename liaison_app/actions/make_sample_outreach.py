"""The campaigns of the sample workspace, and the contacts made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.make_sample_file import chosen, day, moment, moment_if_said
from liaison_app.actions.make_sample_organisations import Known
from liaison_app.actions.make_sample_shapes import (
    CampaignSaid,
    FollowUpSaid,
    IncidentSaid,
    LetterSaid,
    OutreachSaid,
    RelaySaid,
)
from liaison_app.actions.run_campaign import freeze_audience, leave_out, start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import IncidentKind, ThreatLevel
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import (
    Channel,
    Direction,
    Outcome,
    OutreachEntry,
    RelayEntry,
    RelayMeans,
    RelayStage,
)
from liaison_app.domain.sign_off import signed
from liaison_app.queries.recipients import recipients
from liaison_app.store import saving
from liaison_app.store.tables import FollowUp

_QUESTION_CLOCK = timedelta(hours=72)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLog:
    """Writes campaigns and contacts, by the keys of whom they were with."""

    connection: Connection
    today: date
    known: Known
    officers: Mapping[str, int]
    ward_codes: Mapping[str, str]
    letters: Path

    def write_campaign(self, said: CampaignSaid) -> int:
        """Write a campaign with its frozen audience and its log; return how many contacts."""
        campaign_id = start_campaign(self.connection, entry=self._campaign(said))
        frozen_at = moment(said["frozen_at"], today=self.today)
        freeze_audience(self.connection, campaign_id=campaign_id, at=frozen_at)
        for one in said["left_out"]:
            leave_out(
                self.connection,
                campaign_id=campaign_id,
                organisation_ids=[self.known.organisations[one["organisation"]]],
                reason=one["reason"],
            )
        seen = recipients(self.connection, campaign_id=campaign_id)
        names = {one.name for one in seen}
        return self.write_log(said["log"], campaign_id=campaign_id, recipient_names=names)

    def write_log(
        self,
        said: Iterable[OutreachSaid],
        *,
        campaign_id: int | None = None,
        recipient_names: Collection[str] = (),
    ) -> int:
        """Write contacts, and return how many."""
        count = 0
        for count, one in enumerate(said, start=1):  # noqa: B007 - the count is what is returned
            names = one.get("whom") or sorted(set(recipient_names) - set(one.get("all_but", ())))
            self._write_outreach(one, names, campaign_id)
        return count

    def _write_outreach(
        self, said: OutreachSaid, names: list[str], campaign_id: int | None
    ) -> None:
        entry = OutreachEntry(
            organisation_ids=[self.known.organisations[name] for name in names],
            person_ids=[self.known.people[names[0], said["person"]]] if "person" in said else [],
            channel=chosen(said["channel"], among=Channel),
            outcome=chosen(said["outcome"], among=Outcome),
            direction=chosen(said.get("direction", "out"), among=Direction),
            happened_at=moment(said["at"], today=self.today),
            note=said.get("note", ""),
            campaign_id=campaign_id,
            relay=_relay(said["relay"]) if "relay" in said else None,
        )
        officer_id = self.officers[said["by"]]
        outreach_id = log_outreach(self.connection, entry=entry, officer_id=officer_id)
        if "follow_up" in said:
            values = self._follow_up(said["follow_up"]) | {
                "organisation_id": entry.organisation_ids[0],
                "outreach_id": outreach_id,
                "campaign_id": campaign_id,
                "owner_id": officer_id,
            }
            saving.insert(self.connection, FollowUp, values)

    def _follow_up(self, said: FollowUpSaid) -> dict[str, object]:
        asked_at = moment_if_said(said.get("asked_at"), today=self.today)
        due_at = moment_if_said(said.get("due_at"), today=self.today)
        if due_at is None and asked_at is not None:
            due_at = asked_at + _QUESTION_CLOCK
        return {
            "promise": said["promise"],
            "due_at": due_at,
            "asked_at": asked_at,
            "closed_at": moment_if_said(said.get("closed_at"), today=self.today),
            "closed_reason": said.get("closed_reason", ""),
        }

    def _campaign(self, said: CampaignSaid) -> CampaignEntry:
        return CampaignEntry(
            name=said["name"],
            incident=self._incident(said["incident"]),
            letters=[self._letter(one, said) for one in said["letters"]],
            purpose=said["purpose"],
            author=said["author"],
            author_office=said["author_office"],
            author_address=said["author_address"],
            author_phone=said["author_phone"],
            author_fax=said["author_fax"],
            author_email=said["author_email"],
            author_web=said["author_web"],
            forwarding_officer_id=self.officers[said["forwarding_officer"]],
            approver=said["approver"],
            deadline=day(said["deadline"], today=self.today),
            our_ref=said["our_ref"],
        )

    def _incident(self, said: IncidentSaid) -> IncidentEntry:
        return IncidentEntry(
            title=said["title"],
            happened_at=moment(said["happened_at"], today=self.today),
            kind=chosen(said["kind"], among=IncidentKind),
            threat_level=chosen(said["threat_level"], among=ThreatLevel),
            threat_wording=said["threat_wording"],
            threat_wording_on=day(said["threat_wording_on"], today=self.today),
        )

    def _letter(self, said: LetterSaid, by: CampaignSaid) -> LetterEntry:
        text = (self.letters / said["template"]).read_text(encoding="utf-8")
        return LetterEntry(
            name=said["name"],
            kind=chosen(said["kind"], among=Kind),
            ward_codes=tuple(self.ward_codes[name] for name in said.get("wards", ())),
            posts=tuple(said["posts"]),
            body=signed(text, author=by["author"], office=by["author_office"]),
            dated=day(said["dated"], today=self.today),
            your_ref=said.get("your_ref", ""),
        )


def _relay(said: RelaySaid) -> RelayEntry:
    return RelayEntry(
        stage=chosen(said["stage"], among=RelayStage),
        means=chosen(said["means"], among=RelayMeans) if "means" in said else None,
        people=said.get("people"),
    )
