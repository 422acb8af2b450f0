"""The rows of a list that are to leave: which they are, and how they are read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from liaison_app.store.database import Database
from liaison_app.ui.page import Page
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from liaison_app.domain.handed_out import HandedRows
    from liaison_app.domain.mail_lists import MailListWanted

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAsked:
    """The keys of rows that letters are to go to, and whether they were chosen among others."""

    keys: tuple[int, ...]
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class ListAtHand(Generic[Row]):
    """A page's list, and what it takes to hand out rows of it.

    ``read`` reads rows by their keys, in the columns shown as far as those may leave; ``title``
    gives what reads in words what the list shows now; ``exported`` says whom letters to some rows
    are for.
    """

    page: Page
    table: RecordTable[Row]
    read: "Callable[..., HandedRows]"
    title: Callable[[], Callable[..., str]]
    exported: "Callable[[ExportAsked], MailListWanted]"
    tasks: Tasks
    database: Database
    today: Callable[[], date]

    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are seen, from left to right."""
        return tuple(place.name for place in self.table.layout_now().columns if place.shown)
