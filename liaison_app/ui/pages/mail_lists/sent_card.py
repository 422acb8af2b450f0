"""What became of a saved list: it went, on a day, in some way, by somebody; or it did not go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal

from liaison_app.domain.dispatches import channel_by
from liaison_app.domain.outreach import Channel
from liaison_app.domain.when import LONDON, local_day
from liaison_app.files.formats import format_named
from liaison_app.queries.dispatches import DispatchRowSeen
from liaison_app.ui.meanings import CHANNEL_ICONS
from liaison_app.ui.pages.mail_lists.not_sent import NotSent
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.segmented import Segment, Segmented

_WORDS = {
    Channel.LETTER: "By post",
    Channel.EMAIL: "By e-mail",
    Channel.VISIT: "By hand",
    Channel.CALL: "By phone",
    Channel.MESSAGE: "By message",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SentWanted:
    """A list to be marked as sent: when it went, how, and who sent it."""

    dispatch_id: int
    file_name: str
    happened_at: datetime
    channel: Channel
    officer_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Senders:
    """Who may have sent it: officers by their keys and names, and who is at work."""

    officers: Sequence[tuple[int, str]] = ()
    at_work: int | None = None


class SentCard(Card):
    """The form that marks a list as sent, or as not sent.

    Signals:
        sent: the SentWanted that the officer filled in.
        not_sent: why it is not sent.
    """

    sent = Signal(object)
    not_sent = Signal(str)

    def __init__(
        self, row: DispatchRowSeen, *, clock: Callable[[], datetime], senders: Senders
    ) -> None:
        super().__init__("Mark as sent")
        self._row, self._clock = row, clock
        self.day = DateField("Sent on", today=self._today)
        self.day.set_value(self._today())
        self.way = _ways(row)
        self.officer = ElidedChoice()
        self.officer.addItem("Nobody named", None)
        for key, name in senders.officers:
            self.officer.addItem(name, key)
        self.officer.setCurrentIndex(max(self.officer.findData(senders.at_work), 0))
        self.when = FormRow("Sent on", self.day)
        self.otherwise = NotSent("sent", example="Another list took over")
        self.otherwise.given.connect(self.not_sent)
        self._lay_out()

    def _lay_out(self) -> None:
        mark = primary_button("Mark as sent", "send")
        mark.clicked.connect(self._say_sent)
        said = PlainLabel(
            "This logs one contact with everybody on it. It can be undone.", role="small"
        )
        said.setWordWrap(True)
        for part in (
            self.when,
            FormRow("How", self.way),
            FormRow("Sent by", self.officer),
            mark,
            said,
            self.otherwise,
        ):
            self.add(part)

    def _say_sent(self) -> None:
        day = self.day.value
        if day is None or day > self._today():
            late = day is not None
            self.when.set_problem(
                "That day is still to come." if late else self.day.problem or "Say when it went."
            )
            return
        self.sent.emit(
            SentWanted(
                dispatch_id=self._row.id,
                file_name=self._row.file_name,
                happened_at=moment_on(day, clock=self._clock),
                channel=self.way.value or Channel.LETTER,
                officer_id=self.officer.currentData(),
            )
        )

    def _today(self) -> date:
        return local_day(self._clock())


def moment_on(day: date, *, clock: Callable[[], datetime]) -> datetime:
    """Return now for today, and noon for another day, since nobody typed an hour."""
    if day == local_day(clock()):
        return clock()
    return datetime.combine(day, time(12), LONDON).astimezone(UTC)


def proposed_channel(row: DispatchRowSeen) -> Channel:
    """Return how a list probably went: as it was checked for, else as its kind of file goes."""
    if row.by is not None:
        return channel_by(row.by)
    try:
        return channel_by(format_named(row.format).by)
    except KeyError:
        return Channel.LETTER


def _ways(row: DispatchRowSeen) -> Segmented[Channel]:
    segments = [
        Segment(value=channel, text=words, icon=CHANNEL_ICONS[channel])
        for channel, words in _WORDS.items()
    ]
    ways = Segmented("How", segments)
    ways.choose(proposed_channel(row))
    return ways
