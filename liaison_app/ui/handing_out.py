"""The rows of a list that are to leave: which they are, and how they are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from liaison_app.store.database import Database
from liaison_app.ui.page import Page
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from liaison_app.domain.handed_out import HandedRows
    from liaison_app.domain.progress import Progress

Row = TypeVar("Row")


class ReadRows(Protocol):
    """Reads rows by their keys, in the columns shown as far as those may leave."""

    def __call__(  # noqa: PLR0913 - whose rows, which columns, and who watches
        self,
        connection: "Connection",
        /,
        *,
        keys: Sequence[int],
        shown: Sequence[str],
        most: int,
        today: date,
        progress: "Progress | None" = None,
    ) -> "HandedRows":
        """Return the rows, or raise LiaisonError where they are more than ``most``."""


class Titled(Protocol):
    """Says in words what a list shows."""

    def __call__(self, connection: "Connection", /) -> str:
        """Return "Schools in Chase with no e-mail"."""


@dataclass(frozen=True, kw_only=True)
class ListAtHand(Generic[Row]):
    """A page's list, and what it takes to hand out rows of it."""

    page: Page
    table: RecordTable[Row]
    read: ReadRows
    title: Callable[[], Titled]
    tasks: Tasks
    database: Database
    today: Callable[[], date]

    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are seen, from left to right."""
        return tuple(place.name for place in self.table.layout_now().columns if place.shown)
