"""A mail list looked over: the plan, and the letters in it that stand out."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from liaison_app.domain.mail_lists import MailListPlan, MailListWanted
from liaison_app.domain.odd_letters import OddLetters, odd_letters
from liaison_app.domain.progress import Progress
from liaison_app.queries.mail_list import plan_mail_list


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedOver:
    """A plan, and what stands out in it."""

    plan: MailListPlan
    odd: OddLetters


def look_over(
    connection: Connection, *, wanted: MailListWanted, today: date, progress: Progress
) -> LookedOver:
    """Return the list as it would be written now and what stands out in it, changing nothing.

    Raises NotFound where the campaign, or its letter, is not there; Cancelled where that is wished.
    """
    plan = plan_mail_list(connection, wanted=wanted, today=today, progress=progress)
    return LookedOver(plan=plan, odd=odd_letters(plan, report=progress.report))
