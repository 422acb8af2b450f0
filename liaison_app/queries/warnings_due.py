"""Warnings whose day of review has come, the longest due first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, or_, select

from liaison_app.domain.names import PersonName, full_name
from liaison_app.domain.organisations import Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.store.tables import (
    Organisation,
    Person,
    Warning,  # noqa: A004 - the officer's word
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningDue:
    """One warning to look at again: what it says, and about whom."""

    id: int
    version: int
    notice: str
    review_on: date
    organisation_id: int | None
    person_id: int | None
    about: str


def warnings_due(
    connection: Connection, *, today: date, limit: int = 200
) -> tuple[WarningDue, ...]:
    """Return the warnings to look at again; those about whoever is in the bin can wait."""
    w, o, p = Warning, Organisation, Person
    found = connection.execute(
        select(
            w.id,
            w.version,
            w.notice,
            w.review_on,
            w.organisation_id,
            w.person_id,
            func.coalesce(o.name, "").label("name"),
            *(
                func.coalesce(column, "").label(column.key)
                for column in (p.title, p.forenames, p.surname, p.post_nominals)
            ),
        )
        .outerjoin(o, o.id == w.organisation_id)
        .outerjoin(p, p.id == w.person_id)
        .where(w.review_on <= today)
        .where(or_(o.id.is_(None), o.standing != Standing.BINNED))
        .where(or_(p.id.is_(None), p.standing != PersonStanding.BINNED))
        .order_by(w.review_on, w.id)
        .limit(limit)
    )
    return tuple(
        WarningDue(
            id=row.id,
            version=row.version,
            notice=row.notice,
            review_on=row.review_on,
            organisation_id=row.organisation_id,
            person_id=row.person_id,
            about=row.name
            or full_name(
                PersonName(
                    title=row.title,
                    forenames=row.forenames,
                    surname=row.surname,
                    post_nominals=row.post_nominals,
                )
            ),
        )
        for row in found
    )
