"""One file of the export register at the right: what it is, and marking it as sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.handed_out import rows_in_words
from liaison_app.domain.outreach import Channel
from liaison_app.domain.when import LONDON, clock_time, local_day
from liaison_app.queries.dispatches import DispatchRowSeen
from liaison_app.ui.meanings import CHANNEL_ICONS
from liaison_app.ui.pages.mail_lists.register import ROWS, delete_words
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.widgets.segmented import Segment, Segmented

_WAYS = (
    (Channel.LETTER, "By post", "p"),
    (Channel.VISIT, "By hand", "h"),
    (Channel.EMAIL, "By e-mail", "e"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentWanted:
    """A list to be marked as sent: when it went, and how."""

    dispatch_id: int
    file_name: str
    happened_at: datetime
    channel: Channel


class DispatchPanel(Panel):
    """Shows an entry of the export register.

    Signals:
        sent: the SentWanted that the officer filled in.
        folder_wanted: the folder to open.
    """

    sent = Signal(object)
    folder_wanted = Signal(str)

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        width: int,
        remember_width: Callable[[int], object],
    ) -> None:
        super().__init__(width=width, remember_width=remember_width)
        self._clock = clock
        self.dispatch: DispatchRowSeen | None = None
        self._day = DateField("Sent on", today=self._today)
        self._way: Segmented[Channel] = self._ways()

    def show_dispatch(self, row: DispatchRowSeen) -> None:
        """Show a file, and the form that marks it as sent where it waits for that."""
        self.dispatch = row
        self.clear_cards()
        self.open_about(row.file_name or ROWS, f"{_counted(row)} · {row.stage.label}")
        if row.stage is DispatchStage.SAVED:
            self.add_card(self._sent_card())
        self.add_card(self._about(row))

    def focus_form(self) -> None:
        """Put the cursor into the date."""
        self._day.setFocus()

    def _sent_card(self) -> Card:
        card = Card("Mark as sent")
        self._day = DateField("Sent on", today=self._today)
        self._day.set_value(self._today())
        self._way = self._ways()
        self._when = FormRow("Sent on", self._day)
        mark = primary_button("Mark as sent", "send")
        mark.clicked.connect(self._mark)
        for part in (self._when, FormRow("How", self._way), mark):
            card.add(part)
        said = PlainLabel(
            "This logs one outreach with all of them. It can be undone.", role="small"
        )
        said.setWordWrap(True)
        card.add(said)
        return card

    def _ways(self) -> Segmented[Channel]:
        segments = [
            Segment(value=channel, text=words, icon=CHANNEL_ICONS[channel])
            for channel, words, _ in _WAYS
        ]
        ways = Segmented("How", segments, columns=2)
        ways.choose(Channel.LETTER)
        return ways

    def _about(self, row: DispatchRowSeen) -> Card:
        card = Card("About this file" if row.file_name else "About these rows")
        by = f" by {row.officer}" if row.officer else ""
        card.add_line("clock", f"Made {clock_time(row.made_at)}{by}")
        card.add_line("flag", row.purpose, "Purpose")
        if row.campaign:
            card.add_line("megaphone", row.campaign, "Campaign")
        card.add_line("shield", row.marking.label, "Marking")
        if words := delete_words(row, today=self._today()):
            overdue = row.delete_after is not None and row.delete_after < self._today()
            card.add_line("trash-2", words, role="bad" if overdue else "muted")
        if row.folder:
            folder = secondary_button("Open folder", "folder-open")
            folder.clicked.connect(self._want_folder)
            card.add_line("folder-open", row.folder, "Folder")
            card.add(folder)
        return card

    def _want_folder(self) -> None:
        if self.dispatch is not None:
            self.folder_wanted.emit(self.dispatch.folder)

    def _mark(self) -> None:
        day = self._day.value
        if self.dispatch is None or day is None or day > self._today():
            late = day is not None
            self._when.set_problem(
                "That day is still to come." if late else self._day.problem or "Say when it went."
            )
            return
        self.sent.emit(
            SentWanted(
                dispatch_id=self.dispatch.id,
                file_name=self.dispatch.file_name,
                happened_at=self._moment(day),
                channel=self._way.value or Channel.LETTER,
            )
        )

    def _moment(self, day: date) -> datetime:
        """Return now for today, and noon for another day."""
        if day == self._today():
            return self._clock()
        return datetime.combine(day, time(12), LONDON).astimezone(UTC)

    def _today(self) -> date:
        return local_day(self._clock())


def _counted(row: DispatchRowSeen) -> str:
    if row.stage in {DispatchStage.COPIED, DispatchStage.PRINTED}:
        return rows_in_words(row.row_count)
    return f"{row.row_count:,} {'letter' if row.row_count == 1 else 'letters'}"
