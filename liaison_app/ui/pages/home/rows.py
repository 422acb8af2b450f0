"""The rows of the home page's cards."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.due_times import deadline_of, due_time
from liaison_app.domain.when import clock_time, days_between, short_day
from liaison_app.ui.meanings import CHANNEL_ICONS, URGENCY_TONES
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.card import IconLine
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from liaison_app.queries.campaigns import CampaignRow
    from liaison_app.queries.follow_ups import FollowUpRow
    from liaison_app.queries.outreach import OutreachRow


class FollowUpLine(QWidget):
    """One promise: what, to whom, how pressing, and Done."""

    def __init__(self, row: "FollowUpRow", *, now: datetime) -> None:
        super().__init__()
        due = due_time(due_at=row.due_at, asked_at=row.asked_at, now=now)
        self.organisation = ElidedLink(row.organisation)
        self.done = secondary_button("Done", "check")
        self.done.setAccessibleName(f"Done: {row.promise}, {row.organisation}")
        promise = PlainLabel(row.promise, role="strong")
        promise.setWordWrap(True)
        pill = Pill(due.words, URGENCY_TONES[due.urgency])
        set_tooltip(pill, clock_time(due.at))
        owner = PlainLabel(row.owner, role="small")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(promise)
        words.addWidget(in_lines(pill, self.organisation, owner))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(12)
        line.addLayout(words, 1)
        line.addWidget(self.done, 0, Qt.AlignmentFlag.AlignVCenter)


class CampaignLine(QWidget):
    """One campaign: how far it is, and by when it should be done."""

    def __init__(self, row: "CampaignRow", *, today: date) -> None:
        super().__init__()
        self.name = ElidedLink(row.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.name)
        if row.frozen_at is None:
            column.addWidget(PlainLabel("Not started yet", role="small"))
            return
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(row.progress.total, 1))
        bar.setValue(row.progress.reached)
        bar.setAccessibleName(f"{row.name}: {row.progress.sentence}")
        column.addWidget(bar)
        deadline = _deadline(row, today)
        column.addWidget(in_lines(PlainLabel(row.progress.sentence, role="small"), deadline))


class LatelyLine(QWidget):
    """One contact made lately."""

    def __init__(self, row: "OutreachRow", *, today: date) -> None:
        super().__init__()
        others = f" and {row.others:,} more" if row.others else ""
        self.organisation = ElidedLink(f"{row.organisation}{others}")
        when = days_between(row.happened_at, today=today)
        parts = (row.outcome.label, when, row.officer)
        said = IconLine(CHANNEL_ICONS[row.channel], " · ".join(part for part in parts if part))
        said.text.setProperty("role", "muted")
        set_tooltip(said, f"{row.channel.label}, {clock_time(row.happened_at)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        column.addWidget(self.organisation)
        column.addWidget(said)


class Tile(QPushButton):
    """A count that leads to the list behind it."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._label = label
        self._number = PlainLabel("0", role="heading")
        words = PlainLabel(label, role="muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 14, 8)
        self._column.setSpacing(0)
        for part in (self._number, words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for both lines."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same, since a style sheet would have it lower."""
        return self._column.sizeHint()

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        self._number.setText(f"{count:,}")
        self.setAccessibleName(f"{self._label}: {count:,}")


def _deadline(row: "CampaignRow", today: date) -> PlainLabel:
    due = deadline_of(row.deadline, today=today, settled=not row.progress.not_reached)
    tone = URGENCY_TONES[due.urgency]
    label = PlainLabel(
        due.words if row.deadline else "", role="small" if tone == "neutral" else tone
    )
    set_tooltip(label, short_day(row.deadline) if row.deadline else "")
    return label
