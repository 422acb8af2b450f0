"""Read the files of the sample workspace, and the days and choices written in them.

A day is a date, or counts from the day on which the sample is made ("today-3"); a moment is a day
and London's time.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

from liaison_app.actions.make_sample_shapes import (
    BelongingsSaid,
    CampaignSaid,
    OrganisationSaid,
    OutreachSaid,
    TeamSaid,
)
from liaison_app.domain.choices import Choice
from liaison_app.domain.organisations import Kind
from liaison_app.domain.when import LONDON

ChoiceT = TypeVar("ChoiceT", bound=Choice)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFiles:
    """All that stands in the files."""

    team: TeamSaid
    organisations: dict[Kind, list[OrganisationSaid]]
    campaigns: list[CampaignSaid]
    outreach: list[OutreachSaid]
    belongings: BelongingsSaid


def read_sample(folder: Path) -> SampleFiles:
    """Return what the files in a folder say."""
    return SampleFiles(
        team=json.loads(_text(folder, "team")),
        organisations={
            Kind.SCHOOL: json.loads(_text(folder, "schools")),
            Kind.FAITH: json.loads(_text(folder, "faith_groups")),
            Kind.NETWORK: json.loads(_text(folder, "networks")),
            Kind.PARTNER: json.loads(_text(folder, "partners")),
        },
        campaigns=json.loads(_text(folder, "campaigns")),
        outreach=json.loads(_text(folder, "outreach")),
        belongings=json.loads(_text(folder, "belongings")),
    )


def chosen(said: str, *, among: type[ChoiceT]) -> ChoiceT:
    """Return the choice that a stored word stands for; raise ValueError where there is none."""
    found = among.from_label(said)
    if found is None:
        raise ValueError(f"{said} is none of {among.__name__}.")
    return found


def day(said: str, *, today: date) -> date:
    """Return the day that "2015-11-14", "today" or "today-3" stands for."""
    if not said.startswith("today"):
        return date.fromisoformat(said)
    return today + timedelta(days=int(said.removeprefix("today") or 0))


def day_if_said(said: str | None, *, today: date) -> date | None:
    """Return the day, or None where none is said."""
    return None if said is None else day(said, today=today)


def moment(said: str, *, today: date) -> datetime:
    """Return the moment that "2015-11-14 15:20" or "today-3 15:20" stands for."""
    on, _space, clock = said.partition(" ")
    return datetime.combine(day(on, today=today), time.fromisoformat(clock), tzinfo=LONDON)


def moment_if_said(said: str | None, *, today: date) -> datetime | None:
    """Return the moment, or None where none is said."""
    return None if said is None else moment(said, today=today)


def _text(folder: Path, name: str) -> str:
    return (folder / f"{name}.json").read_text(encoding="utf-8")
