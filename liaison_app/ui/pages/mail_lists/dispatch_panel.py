"""One file of the export register at the right: what it is, who was on it, what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.when import clock_time, local_day
from liaison_app.files.left_file import FileNow
from liaison_app.queries.dispatches import DispatchRowSeen, WhoWasOnIt
from liaison_app.ui.meanings import CHANNEL_ICONS
from liaison_app.ui.pages.mail_lists.not_sent import NotSent
from liaison_app.ui.pages.mail_lists.on_it import OnItCard
from liaison_app.ui.pages.mail_lists.register import ROWS, counted, delete_words, format_label
from liaison_app.ui.pages.mail_lists.sent_card import Senders, SentCard
from liaison_app.ui.plain import Look, PlainLabel, text_role
from liaison_app.ui.widgets.buttons import danger_button, primary_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.copy_label import CopyLabel
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.panel import Panel

_WITHOUT_FILE = (DispatchStage.COPIED, DispatchStage.PRINTED)
_NOT_THERE = (DispatchStage.PREPARED, DispatchStage.FAILED)
_FILE_LOOKS: Mapping[FileNow, Look] = MappingProxyType(
    {
        FileNow.SAME: "ok",
        FileNow.CHANGED: "bad",
        FileNow.MISSING: "warn",
        FileNow.UNREADABLE: "warn",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSentWanted:
    """A list that is not sent after all, or a sheet that is not keyed in, and why."""

    row: DispatchRowSeen
    reason: str


class DispatchPanel(Panel):
    """Shows an entry of the export register.

    Signals:
        sent: the SentWanted that the officer filled in.
        not_sent: the NotSentWanted that the officer filled in.
        folder_wanted: the folder to open.
        check_wanted: the DispatchRowSeen whose file is to be looked at.
        again_wanted: the DispatchRowSeen whose list is to be made again.
        key_in_wanted: the DispatchRowSeen of the sheet to be keyed in.
        deleted: the DispatchRowSeen whose file the officer has deleted.
        delete_wanted: the DispatchRowSeen whose file is to be deleted.
        open_wanted: the WhoWasOnIt to be opened.
    """

    sent = Signal(object)
    not_sent = Signal(object)
    folder_wanted = Signal(str)
    check_wanted = Signal(object)
    again_wanted = Signal(object)
    key_in_wanted = Signal(object)
    deleted = Signal(object)
    delete_wanted = Signal(object)
    open_wanted = Signal(object)

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
        self.senders = Senders()
        self.sent_card: SentCard | None = None
        self.otherwise: NotSent | None = None
        self._found: PlainLabel | None = None

    def show_dispatch(self, row: DispatchRowSeen) -> None:
        """Show a file, and what can be done with it as it stands."""
        if self.dispatch is None or self.dispatch.id != row.id:
            self.scroll_to_top()
        self.dispatch = row
        self.sent_card, self.otherwise = None, None
        self.clear_cards()
        self.open_about(row.file_name or ROWS, f"{counted(row)} · {row.stage_words}")
        if row.is_sheet and row.stage not in _NOT_THERE:
            self.add_card(self._sheet_card(row))
        elif row.stage is DispatchStage.SAVED:
            self.add_card(self._sent_card(row))
        if row.must_go(today=self._today()):
            self.add_card(self._delete_card(row))
        self.add_card(self._about(row))
        if row.file_name and row.stage not in _NOT_THERE:
            self.add_card(self._file_card(row))
        if row.stage not in _WITHOUT_FILE:
            self.add_card(self._again_card(row))

    def show_who(self, rows: Sequence[WhoWasOnIt]) -> None:
        """Show who was on it, below the rest."""
        if not rows:
            return
        card = OnItCard(rows)
        card.open_wanted.connect(self.open_wanted)
        self.add_card(card)

    def show_file(self, now: FileNow) -> None:
        """Say what is there now of the file."""
        if self._found is not None:
            self._found.setText(now.label)
            text_role(self._found, _FILE_LOOKS[now])
            self._found.show()

    def focus_form(self, *, not_sent: bool = False) -> None:
        """Put the cursor into the date on which it was sent, or into why it was not."""
        if not_sent and self.otherwise is not None:
            self.otherwise.ask()
        elif self.sent_card is not None:
            self.sent_card.day.setFocus()

    def _sent_card(self, row: DispatchRowSeen) -> Card:
        self.sent_card = card = SentCard(row, clock=self._clock, senders=self.senders)
        self.otherwise = card.otherwise
        card.sent.connect(self.sent)
        card.not_sent.connect(partial(self._say_not_sent, row))
        return card

    def _say_not_sent(self, row: DispatchRowSeen, reason: str) -> None:
        self.not_sent.emit(NotSentWanted(row=row, reason=reason))

    def _sheet_card(self, row: DispatchRowSeen) -> Card:
        card = Card("Back from the round")
        card.add(_wrapped("Key in what was written on it, by the numbers that are printed there."))
        if row.keyed_rows:
            done = f"{row.keyed_rows:,} of {row.row_count:,} rows are keyed in."
            card.add_line("check", done, role="ok")
        key_in = primary_button("Key in this sheet…", "list")
        key_in.clicked.connect(partial(self.key_in_wanted.emit, row))
        card.add(key_in)
        if row.stage is DispatchStage.SAVED:
            self.otherwise = NotSent("keyed in", example="Nobody went round with it")
            self.otherwise.given.connect(partial(self._say_not_sent, row))
            card.add(self.otherwise)
        return card

    def _delete_card(self, row: DispatchRowSeen) -> Card:
        card = Card("Delete it now")
        card.add_line("trash-2", delete_words(row, today=self._today()), role="bad")
        card.add(
            _wrapped(
                "Deleting removes exactly the file that was saved here, not copies of it "
                "elsewhere: in e-mails, on memory sticks, on paper."
            )
        )
        done = secondary_button("I deleted it", "check")
        done.clicked.connect(partial(self.deleted.emit, row))
        delete = danger_button("Delete the file", "trash-2")
        delete.clicked.connect(partial(self.delete_wanted.emit, row))
        card.add(in_lines(done, delete))
        return card

    def _about(self, row: DispatchRowSeen) -> Card:
        card = Card("About this file" if row.file_name else "About these rows")
        by = f" by {row.officer}" if row.officer else ""
        card.add_line("clock", f"Made {clock_time(row.made_at)}{by}")
        if row.sent_at is not None and row.sent_channel is not None:
            who = f" by {row.sent_by}" if row.sent_by else ""
            how = row.sent_channel.label
            card.add_line(
                CHANNEL_ICONS[row.sent_channel], f"Sent {clock_time(row.sent_at)}{who}", how
            )
        if row.not_sent_reason:
            why = "Why it was not keyed in" if row.is_sheet else "Why it was not sent"
            card.add_line("ban", row.not_sent_reason, why)
        if row.purpose:
            card.add_line("flag", row.purpose, "Purpose")
        if row.campaign:
            card.add_line("megaphone", row.campaign, "Campaign")
        card.add_line("file-text", format_label(row.format), "Kind of file")
        card.add_line("shield", row.marking.label, "Marking")
        words = delete_words(row, today=self._today())
        if words and not row.must_go(today=self._today()):
            card.add_line("trash-2", words)
        return card

    def _file_card(self, row: DispatchRowSeen) -> Card:
        card = Card("The file")
        if row.folder:
            card.add_line("folder-open", row.folder, "Folder")
        self._found = _wrapped("")
        self._found.hide()
        check = secondary_button("Check the file", "refresh-cw")
        check.clicked.connect(partial(self.check_wanted.emit, row))
        buttons = [check]
        if row.folder:
            folder = secondary_button("Open folder", "folder-open")
            folder.clicked.connect(partial(self.folder_wanted.emit, row.folder))
            buttons.append(folder)
        if row.sha256:
            card.add(PlainLabel("SHA-256 of the file", role="small"))
            hashed = CopyLabel(_in_groups(row.sha256))
            hashed.copy = row.sha256
            card.add(hashed)
        card.add(self._found)
        card.add(in_lines(*buttons))
        return card

    def _again_card(self, row: DispatchRowSeen) -> Card:
        card = Card("The same list again")
        card.add(_wrapped("The rows as they were, never to anybody who has objected since."))
        again = secondary_button("Make it again…", "copy")
        again.setAccessibleName("Make the same list again…")
        again.clicked.connect(partial(self.again_wanted.emit, row))
        card.add(again)
        return card

    def _today(self) -> date:
        return local_day(self._clock())


def _wrapped(words: str) -> PlainLabel:
    label = PlainLabel(words, role="muted")
    label.setWordWrap(True)
    return label


def _in_groups(sha256: str) -> str:
    """Return a hash in groups of eight, which can be read out and compared."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))
