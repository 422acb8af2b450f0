"""The list of organisations as it can be copied, printed and dragged."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from liaison_app.domain.criteria import Criteria
from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.queries.organisations_handed_out import organisations_to_hand_out
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store.database import Database
from liaison_app.ui.handing_out import ExportAsked, ListAtHand
from liaison_app.ui.list_deeds import ListDeeds
from liaison_app.ui.page import Page
from liaison_app.ui.pages.organisations.dropping import Dropping
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from liaison_app.domain.mail_lists import MailListWanted


def organisation_deeds(  # noqa: PLR0913 - whose list, and what works on it
    page: Page,
    table: RecordTable[OrganisationRow],
    tasks: Tasks,
    database: Database,
    today: Callable[[], date],
    *,
    wanted: Callable[[], OrganisationsWanted],
) -> ListDeeds[OrganisationRow]:
    """Return what hands out rows of the list of organisations; its rows can be dragged, too."""

    def title() -> Callable[..., str]:
        from liaison_app.queries.list_title import list_title  # noqa: PLC0415 - not for the first list

        return partial(list_title, wanted=wanted())

    of = ListAtHand(
        page=page,
        table=table,
        read=organisations_to_hand_out,
        title=title,
        exported=lambda asked: _exported(asked, wanted()),
        tasks=tasks,
        database=database,
        today=today,
    )
    Dropping(of)
    return ListDeeds(of)


def _exported(asked: ExportAsked, shown: OrganisationsWanted) -> "MailListWanted":
    """Return whom letters are for: those chosen or found, or the saved list where it is whole."""
    from liaison_app.domain.mail_lists import MailListWanted  # noqa: PLC0415 - not for the first list

    whole = not asked.chosen and shown.criteria == Criteria()
    if whole and shown.saved_list_id is not None:
        return MailListWanted(saved_list_id=shown.saved_list_id)
    return MailListWanted(organisation_ids=asked.keys)
