"""Home: what is asked of the officer today."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.domain.due_times import DueTime, due_time
from liaison_app.domain.organisations import Kind
from liaison_app.queries import at_start
from liaison_app.ui.page import Page
from liaison_app.ui.pages.home.cards import RowsCard
from liaison_app.ui.pages.home.lists import DeleteCard, UnsentCard
from liaison_app.ui.pages.home.rows import CampaignLine, FollowUpLine, LatelyLine, Tile
from liaison_app.ui.pages.home.warnings import WarningsCard
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.wishes import LOG_OUTREACH, CampaignShown, OrganisationsShown, PeopleShown

if TYPE_CHECKING:
    from liaison_app.queries.campaigns import CampaignRow
    from liaison_app.queries.follow_ups import FollowUpRow
    from liaison_app.queries.home import HomeSeen
    from liaison_app.queries.outreach import OutreachRow
    from liaison_app.queries.warnings_due import WarningDue
    from liaison_app.store.database import Database

_SHOWN = 10


class HomePage(Page):
    """Shows promises and warnings due, campaigns, lists that wait, and the last contacts."""

    tables = frozenset(
        {
            "campaign",
            "dispatch",
            "follow_up",
            "officer",
            "organisation",
            "outreach",
            "outreach_with",
            "person",
            "recipient",
            "relay",
            "warning",
        }
    )

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: "Database",
        today: Callable[[], date],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__("Home")
        self._tasks, self._today, self._clock = tasks, today, clock
        self._done_at: int | None = None
        self._all_shown = False
        self._done_buttons: list[FollowUpLine] = []
        self._tiles = {kind: Tile(kind.plural) for kind in Kind}
        self._begin = EmptyState(
            "school",
            "Begin with your schools.",
            hint="Bring in the register of schools, then your own list of faith groups.",
            action="Import your school register",
        )
        self._warnings = WarningsCard(tasks=tasks, today=today)
        self._follow_ups = RowsCard(
            "Follow-ups",
            empty="Nothing is promised to anybody. What you promise when you log a contact "
            "is listed here until it is done.",
            action="Log a contact",
        )
        self._campaigns = RowsCard(
            "Campaigns",
            empty="No campaign yet. Begin one when something happens, and see here whom it "
            "has reached.",
            action="Begin a campaign",
        )
        self._lists = UnsentCard(today=today)
        self._files = DeleteCard(tasks=tasks, database=database, today=today, clock=clock)
        self._lately = RowsCard(
            "Lately",
            empty="No contact has been logged yet. Press Ctrl+L anywhere to log one.",
            action="Log a contact",
        )
        self.add_body(self._lay_out())
        self._connect()

    def reload(self) -> None:
        """Read what is asked of the officer today."""
        self._tasks.read(partial(at_start.home, today=self._today()), then=self._show, owner=self)

    def _connect(self) -> None:
        for kind, tile in self._tiles.items():
            tile.clicked.connect(partial(self._open_organisations, kind))
        self._begin.pressed.connect(partial(self.page_wanted.emit, "imports", None))
        self._warnings.opened.connect(self._open_warned)
        self._warnings.refused.connect(self.message.problem)
        self._files.refused.connect(self.message.problem)
        for card in (self._lists, self._files):
            card.wanted.connect(partial(self.page_wanted.emit, "mail_lists"))
        self._follow_ups.pressed.connect(partial(self.page_wanted.emit, LOG_OUTREACH, None))
        self._lately.pressed.connect(partial(self.page_wanted.emit, LOG_OUTREACH, None))
        self._campaigns.pressed.connect(partial(self.page_wanted.emit, "campaigns", None))

    def _show(self, seen: "HomeSeen") -> None:
        today = self._today()
        self.header.set_count(f"{today:%A} {today.day} {today:%B}")
        for kind, tile in self._tiles.items():
            tile.show_count(seen.counts.get(kind, 0))
        self._begin.setVisible(not sum(seen.counts.values()))
        self._inside.show()
        self._warnings.show_warnings(seen.warnings)
        self._show_follow_ups(seen.follow_ups)
        self._campaigns.show_rows([self._campaign(row) for row in seen.campaigns])
        self._lists.show_lists(seen.unsent)
        self._files.show_files(seen.to_delete)
        self._lately.show_rows([self._contact(row) for row in seen.lately])

    def _show_follow_ups(self, rows: "Sequence[FollowUpRow]") -> None:
        ordered = sorted(rows, key=self._due_at)
        shown = ordered if self._all_shown else ordered[:_SHOWN]
        self._done_buttons = [self._follow_up(row) for row in shown]
        lines: list[QWidget] = list(self._done_buttons)
        if len(shown) < len(ordered):
            more = ElidedLink(f"Show {len(ordered) - len(shown):,} more, due later")
            more.clicked.connect(self._show_all)
            lines.append(more)
        self._follow_ups.show_rows(lines)
        self._stay_in_place()

    def _show_all(self) -> None:
        self._all_shown = True
        self._done_at = _SHOWN
        self.reload()

    def _due_at(self, row: "FollowUpRow") -> datetime:
        return self._due(row).at

    def _due(self, row: "FollowUpRow") -> DueTime:
        return due_time(due_at=row.due_at, asked_at=row.asked_at, now=self._clock())

    def _follow_up(self, row: "FollowUpRow") -> FollowUpLine:
        line = FollowUpLine(row, now=self._clock())
        line.organisation.clicked.connect(partial(self._open_organisation, row.organisation_id))
        line.done.clicked.connect(partial(self._close, row))
        return line

    def _close(self, row: "FollowUpRow") -> None:
        from liaison_app.actions.close_follow_up import close_follow_up  # noqa: PLC0415 - not for the first paint

        self._done_at = next(
            (place for place, line in enumerate(self._done_buttons) if line.done.hasFocus()), None
        )
        self._tasks.write(
            f"Done for {row.organisation}",
            partial(close_follow_up, follow_up_id=row.id, version=row.version, at=self._clock()),
            owner=self,
            or_else=self.message.problem,
        )

    def _stay_in_place(self) -> None:
        """Put the cursor on the Done that took the place of the one pressed."""
        if self._done_at is not None and self._done_buttons:
            place = min(self._done_at, len(self._done_buttons) - 1)
            self._done_buttons[place].done.setFocus()
        self._done_at = None

    def _campaign(self, row: "CampaignRow") -> CampaignLine:
        line = CampaignLine(row, today=self._today())
        shown = CampaignShown(campaign_id=row.id)
        line.name.clicked.connect(partial(self.page_wanted.emit, "campaigns", shown))
        return line

    def _contact(self, row: "OutreachRow") -> LatelyLine:
        line = LatelyLine(row, today=self._today())
        line.organisation.clicked.connect(partial(self._open_organisation, row.organisation_id))
        return line

    def _open_warned(self, row: "WarningDue") -> None:
        if row.organisation_id is not None:
            self._open_organisation(row.organisation_id)
        else:
            self.page_wanted.emit("people", PeopleShown(person_id=row.person_id))

    def _open_organisation(self, organisation_id: int) -> None:
        self.page_wanted.emit("organisations", OrganisationsShown(organisation_id=organisation_id))

    def _open_organisations(self, kind: Kind) -> None:
        self.page_wanted.emit("organisations", OrganisationsShown(kind=kind))

    def _lay_out(self) -> QScrollArea:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(_column(self._warnings, self._follow_ups), 3)
        columns.addLayout(_column(self._files, self._lists, self._campaigns, self._lately), 2)
        self._inside = QWidget()
        whole = QVBoxLayout(self._inside)
        whole.setContentsMargins(20, 4, 20, 20)
        whole.setSpacing(16)
        whole.addLayout(tiles)
        whole.addWidget(self._begin)
        whole.addLayout(columns)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        self._begin.hide()
        self._inside.hide()  # a card that is not read yet is not an empty one
        return area


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
