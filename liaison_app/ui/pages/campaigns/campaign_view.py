"""One campaign: what it is, how far it has come, its recipients or, while a draft, its letters."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from liaison_app.domain.recipient_states import progress
from liaison_app.domain.when import local_day, short_day
from liaison_app.queries.campaigns import CampaignSeen, CampaignWhole, LetterSeen
from liaison_app.ui.pages.campaigns.campaign_list import progress_bar
from liaison_app.ui.pages.campaigns.recipients_view import RecipientsView
from liaison_app.ui.pages.campaigns.words import (
    counted,
    deadline_tone,
    deadline_words,
    people_told,
    progress_words,
)
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, quiet_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.pill import Pill

_MARGIN = 20


class CampaignView(QWidget):
    """The head of one campaign, and below it what there is to do.

    Signals:
        back_wanted: show the list of campaigns again.
        freeze_wanted: fix who the recipients are.
    """

    back_wanted = Signal()
    freeze_wanted = Signal()

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
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._facts)
        column.addWidget(self.body, 1)

    def show_whole(self, whole: CampaignWhole) -> None:
        """Show this campaign."""
        self._show_facts(whole)
        if whole.campaign.frozen_at is None:
            self._draft.setWidget(self._draft_body(whole.campaign))
            self.body.setCurrentWidget(self._draft)
        else:
            self.recipients.show_whole(whole)
            self.body.setCurrentWidget(self.recipients)

    def _show_facts(self, whole: CampaignWhole) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        campaign = whole.campaign
        made = progress(one.state for one in whole.recipients)
        self._facts.addWidget(in_lines(*_pills(campaign, self._today())))
        for words in (_incident(campaign), _people(campaign)):
            label = PlainLabel(words, role="muted")
            label.setWordWrap(True)
            self._facts.addWidget(label)
        if campaign.frozen_at is not None:
            told = people_told(whole.recipients)
            self._facts.addWidget(PlainLabel(progress_words(made, told), role="strong"))
            self._facts.addWidget(progress_bar(made))

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
            "It can be undone.",
            fixed=True,
        )
        column.addWidget(line)
        freeze = primary_button(f"Freeze the audience of {everybody:,}", "lock")
        freeze.setEnabled(bool(everybody))
        freeze.clicked.connect(self.freeze_wanted)
        column.addWidget(freeze, 0, Qt.AlignmentFlag.AlignLeft)
        for letter in campaign.letters:
            column.addWidget(_letter_card(letter))
        column.addStretch(1)
        return body


def _pills(campaign: CampaignSeen, today: date) -> list[QWidget]:
    due = deadline_words(campaign.deadline, today=today)
    if campaign.deadline:
        due = f"{due} · {short_day(campaign.deadline)}"
    pills: list[QWidget] = [Pill(due, deadline_tone(campaign.deadline, today=today))]
    if campaign.threat_level is not None:
        said = f" on {short_day(campaign.threat_wording_on)}" if campaign.threat_wording_on else ""
        words = f": {campaign.threat_wording.rstrip('.')}" if campaign.threat_wording else ""
        pills.append(Pill(f"Threat level {campaign.threat_level.label}{words}{said}", "warn"))
    pills.append(Pill(campaign.marking.label, "neutral"))
    return pills


def _incident(campaign: CampaignSeen) -> str:
    when = short_day(local_day(campaign.happened_at))
    parts = (campaign.incident_kind.label, campaign.incident, when, campaign.purpose)
    return " · ".join(part for part in parts if part)


def _people(campaign: CampaignSeen) -> str:
    author = ", ".join(part for part in (campaign.author, campaign.author_office) if part)
    parts = (
        f"From {author}" if author else "",
        f"Sent on by {campaign.forwarding_officer}" if campaign.forwarding_officer else "",
        f"Approved by {campaign.approver}" if campaign.approver else "Not approved yet",
        f"Our ref {campaign.our_ref}" if campaign.our_ref else "",
    )
    return " · ".join(part for part in parts if part)


def _letter_card(letter: LetterSeen) -> Card:
    card = Card(letter.name)
    where = counted(len(letter.ward_codes), "ward") if letter.ward_codes else "all our wards"
    goes = f"Goes to {counted(letter.audience, 'organisation')}"
    card.add_line("send", goes, f"{letter.kind.plural} in {where}")
    if letter.posts:
        card.add_line("user", "To the " + ", else ".join(letter.posts))
    text = PlainLabel(letter.body or "This letter has no text yet.")
    text.setWordWrap(True)
    card.add(text)
    return card
