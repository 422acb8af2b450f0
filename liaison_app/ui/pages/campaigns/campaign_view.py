"""One campaign: what it is, how far it has come, its recipients or, while a draft, its letters."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.due_times import Deadline, deadline_of
from liaison_app.domain.recipient_states import Progress, progress
from liaison_app.domain.when import local_day, long_day, short_day
from liaison_app.queries.campaigns import CampaignSeen, CampaignWhole, LetterSeen
from liaison_app.ui.meanings import URGENCY_TONES
from liaison_app.ui.pages.campaigns.campaign_list import progress_bar
from liaison_app.ui.pages.campaigns.recipients_view import RecipientsView
from liaison_app.ui.pages.campaigns.words import (
    counted,
    people_told,
    progress_words,
)
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.tokens import FONT_PIXELS
from liaison_app.ui.widgets.buttons import name_button, primary_button, quiet_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.flow import FlowLayout, in_lines
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.pill import Pill
from liaison_app.ui.widgets.segmented import Segment, Segmented

_MARGIN = 20
_READABLE = 720
_LARGE = 1.5
_LETTERS, _AUDIENCE = "letters", "audience"
_PARTS = (
    Segment(value=_LETTERS, text="Letters"),
    Segment(value=_AUDIENCE, text="Who gets them"),
)


class CampaignView(QWidget):
    """The head of one campaign, and below it what there is to do.

    Signals:
        back_wanted: show the list of campaigns again.
        freeze_wanted: fix who the recipients are.
        edit_wanted: change the campaign and its letters.
        part_changed: of a draft, the letters are shown, or those who would get them.
    """

    back_wanted = Signal()
    freeze_wanted = Signal()
    edit_wanted = Signal()
    part_changed = Signal()

    def __init__(
        self,
        *,
        recipients: RecipientsView,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.recipients = recipients
        self.back = quiet_button("All campaigns", "chevron-left")
        self.back.clicked.connect(self.back_wanted)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(_MARGIN - 12, 0, _MARGIN, 6)
        beginning = QWidget()
        self._beginning = FlowLayout(beginning)
        self._beginning.addWidget(self.back)
        self._top.addWidget(beginning, 1)
        self.edit = quiet_button("Edit", "pencil")
        self.edit.setAccessibleName("Edit the campaign")
        self.edit.clicked.connect(self.edit_wanted)
        self._top.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.part = Segmented("What to show of the draft", _PARTS)
        self.part.choose(_LETTERS)
        self.part.chosen.connect(self._show_part)
        self.freeze = primary_button("Freeze the audience", "lock")
        self.freeze.clicked.connect(self.freeze_wanted)
        self._settle = self._settle_line()
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(_MARGIN, 0, _MARGIN, 10)
        self._facts.setSpacing(8)
        self._draft = QScrollArea()
        self._draft.setWidgetResizable(True)
        self._draft.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QStackedWidget()
        self.body.addWidget(self.recipients)
        self.body.addWidget(self._draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(self._facts)
        column.addWidget(self._settle)
        column.addWidget(self.body, 1)

    def show_whole(self, whole: CampaignWhole) -> None:
        """Show this campaign."""
        self._show_facts(whole)
        draft = whole.campaign.frozen_at is None
        self._settle.setVisible(draft)
        self.recipients.show_whole(whole)
        if draft:
            everybody = len(whole.audience)
            name_button(self.freeze, f"Freeze the audience of {everybody:,}")
            self.freeze.setEnabled(bool(everybody))
            self._leave_draft()
            self._draft.setWidget(self._draft_body(whole.campaign))
            self._show_part()
        else:
            self.part.choose(_LETTERS)
            self.body.setCurrentWidget(self.recipients)

    def _leave_draft(self) -> None:
        """Let the draft shown go as all else goes: what has the focus must not go at once."""
        old = self._draft.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()

    @property
    def shows_recipients(self) -> bool:
        """Whether recipients are shown, or in a draft those who would be."""
        return self.body.currentWidget() is self.recipients

    def _show_part(self) -> None:
        """Show the letters of a draft, or those who would get them."""
        letters = self.part.value == _LETTERS
        self.body.setCurrentWidget(self._draft if letters else self.recipients)
        self.part_changed.emit()

    def _settle_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        row.addWidget(in_lines(self.part, self.freeze))
        return line

    def _show_facts(self, whole: CampaignWhole) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        campaign = whole.campaign
        made = progress(one.state for one in whole.recipients)
        answered = campaign.frozen_at is not None and not made.not_reached
        due = deadline_of(campaign.deadline, today=self._today(), settled=answered)
        while (item := self._beginning.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for pill in _pills(campaign, due):
            self._beginning.addWidget(pill)
        self._facts.addWidget(self._facts_line(campaign))
        if campaign.frozen_at is not None:
            told = people_told(whole.recipients)
            sent = sum(one.state is RecipientState.SENT for one in whole.recipients)
            self._facts.addWidget(_progress_line(made, told, sent))
        read_as_laid_out(self)

    def _facts_line(self, campaign: CampaignSeen) -> PlainLabel:
        """Return the facts in one line where large letters would leave no room for the list."""
        facts, purpose = _facts(campaign), _purpose(campaign)
        if self.font().pixelSize() > _LARGE * FONT_PIXELS:
            return ElidedLabel(f"{facts} · {' · '.join(purpose.splitlines())}", role="muted")
        label = PlainLabel(facts, role="muted")
        label.setWordWrap(True)
        set_tooltip(label, purpose)
        return label

    def _draft_body(self, campaign: CampaignSeen) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        column.setSpacing(12)
        everybody = sum(letter.audience for letter in campaign.letters)
        line = MessageLine()
        line.say(
            "accent",
            f"This is a draft: its letters would go to {counted(everybody, 'organisation')} today.",
            hint="Freezing the audience fixes who they are, so that progress is counted against "
            "the same organisations throughout. Whoever is added later is no recipient. "
            "Until then they can be moved to another letter or left out. It can be undone.",
            fixed=True,
        )
        column.addWidget(line)
        purpose = Card("Purpose")
        purpose.add_line("flag", _purpose(campaign))
        column.addWidget(purpose)
        for letter in campaign.letters:
            column.addWidget(_letter_card(letter))
        column.addStretch(1)
        return body


def _progress_line(made: Progress, told: int, sent: int) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(ElidedLabel(progress_words(made, told, sent), role="strong"))
    row.addWidget(progress_bar(made), 1)
    return line


def _pills(campaign: CampaignSeen, due: Deadline) -> list[QWidget]:
    pills: list[QWidget] = [Pill(due.whole, URGENCY_TONES[due.urgency])]
    if campaign.threat_level is not None:
        said = f", {long_day(campaign.threat_wording_on)}" if campaign.threat_wording_on else ""
        pills.append(Pill(f"Threat level {campaign.threat_level.label}{said}", "warn"))
    return pills


def _facts(campaign: CampaignSeen) -> str:
    author = ", ".join(part for part in (campaign.author, campaign.author_office) if part)
    parts = (
        f"{campaign.incident}, {short_day(local_day(campaign.happened_at))}",
        campaign.threat_wording.rstrip(".") if campaign.threat_level is not None else "",
        f"From {author}" if author else "",
        f"Sent on by {campaign.forwarding_officer}" if campaign.forwarding_officer else "",
        f"Our ref {campaign.our_ref}" if campaign.our_ref else "",
        campaign.marking.label,
    )
    return " · ".join(part for part in parts if part)


def _purpose(campaign: CampaignSeen) -> str:
    parts = (
        campaign.purpose,
        campaign.lawful_basis,
        f"Approved by {campaign.approver}" if campaign.approver else "Not approved yet",
    )
    return "\n".join(part for part in parts if part)


def _audience_words(letter: LetterSeen) -> str:
    if letter.kind is None:
        return f"On the list {letter.saved_list}"
    where = counted(len(letter.ward_codes), "ward") if letter.ward_codes else "all our wards"
    return f"{letter.kind.plural} in {where}"


def _letter_card(letter: LetterSeen) -> Card:
    card = Card(letter.name)
    goes = f"Goes to {counted(letter.audience, 'organisation')}"
    card.add_line("send", goes, _audience_words(letter))
    if letter.posts:
        card.add_line("user", "To the " + ", else ".join(letter.posts))
    text = PlainLabel(letter.body or "This letter has no text yet.")
    text.setWordWrap(True)
    text.setMaximumWidth(_READABLE)
    room = QWidget()
    across = QHBoxLayout(room)  # a label alone would be as high as its text is at the card's width
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(text, _READABLE)
    across.addStretch(1)
    card.add(room)
    return card
