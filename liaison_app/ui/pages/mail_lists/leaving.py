"""What is done with files that left: marked as sent or not, checked, made again, deleted, keyed in.

The page shows the register and the panel that are made here, and is told what came of it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from liaison_app.actions.mark_as_sent import discard_dispatch, mark_as_sent
from liaison_app.actions.note_deleted import delete_file, note_deleted
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.progress import Progress
from liaison_app.domain.records import RecordKind
from liaison_app.files.formats import format_named
from liaison_app.files.left_file import file_now
from liaison_app.queries.dispatches import (
    DispatchesWanted,
    DispatchRowSeen,
    Only,
    WhoWasOnIt,
    dispatch_choices,
    dispatches,
    who_was_on,
)
from liaison_app.queries.team import OfficerSeen, officers
from liaison_app.store import layout
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.mail_lists.batches import BatchesCard, BatchesCopied
from liaison_app.ui.pages.mail_lists.dispatch_panel import DispatchPanel, NotSentWanted
from liaison_app.ui.pages.mail_lists.exporting import Exporting, ended, paper_here
from liaison_app.ui.pages.mail_lists.register import Register
from liaison_app.ui.pages.mail_lists.sent_card import Senders, SentWanted
from liaison_app.ui.wishes import OrganisationsShown, PeopleShown, RegisterShown

if TYPE_CHECKING:
    from liaison_app.actions.make_export import ExportSaved

_LEFT = (DispatchStage.SAVED, DispatchStage.SENT)


class Leaving(QObject):
    """Keeps the register and its panel, and does what is asked there.

    Signals:
        waiting_changed: how many lists are saved and not sent.
        settled: a list was marked as sent.
        refused: a LiaisonError that says why something was not done.
        offered: a LiaisonError, what may be done about it in words, and what does it.
        said: a sentence and a hint about what was done.
        page_wanted: the name of another page, and what it is to show.
    """

    waiting_changed = Signal(int)
    settled = Signal()
    refused = Signal(object)
    offered = Signal(object, str, object)
    said = Signal(str, str)
    page_wanted = Signal(str, object)

    def __init__(self, page: QWidget, desk: Desk, exporting: Exporting) -> None:
        super().__init__(page)
        self._page, self._desk, self._exporting = page, desk, exporting
        self._tasks = desk.tasks
        self._all = 0
        self._goal: int | None = None
        self._asks_why = False
        self.register = Register(desk.today)
        desk.remembered.arrange(self.register.table, "export register")
        self.panel = DispatchPanel(
            clock=desk.clock,
            width=desk.remembered.settings.panel_width,
            remember_width=desk.remembered.keep_panel_width,
        )
        self._connect()

    def reload(self) -> None:
        """Read the register, what it may be filtered by, and the team's officers."""
        self._tasks.read(dispatches, then=self._count, owner=self)
        self._tasks.read(dispatch_choices, then=self.register.show_choices, owner=self)
        self._tasks.read(officers, then=self._name_senders, owner=self)
        self._find(self.register.wanted)

    def show_only(self, only: Only) -> None:
        """Show one part of the register, as Home asks for it."""
        self.panel.close_panel()
        self.register.show_whole()
        self.register.show_only("only", only, only.label)

    def open_at(self, shown: RegisterShown) -> None:
        """Show what another page asked for."""
        if shown.to_delete:
            self.show_only(Only.TO_DELETE)
        elif shown.dispatch_id is not None:
            self._asks_why = shown.not_sent
            self.ask_sent(shown.dispatch_id)
        if shown.key_in:
            self.key_in(shown.dispatch_id)

    def ask_sent(self, dispatch_id: int) -> None:
        """Show one entry, with the cursor in the form that marks it as sent."""
        self._goal = dispatch_id
        if dispatch_id in self.register.rows:
            self._go_to_goal()
        else:
            self.register.show_whole()

    def returned_mail(self) -> None:
        """Open the window in which the Refs of returned letters are typed."""
        from liaison_app.ui.pages.mail_lists.returned import ReturnedDialog  # noqa: PLC0415 - when letters come back

        dialog = ReturnedDialog(self._desk, parent=self._page.window())
        dialog.begin()

    def key_in(self, dispatch_id: int | None = None) -> None:
        """Open the window in which a sheet is keyed in: this one, or the newest."""
        from liaison_app.ui.pages.mail_lists.key_in import KeyInDialog  # noqa: PLC0415 - when a sheet comes back

        dialog = KeyInDialog(self._desk, parent=self._page.window())
        dialog.begin(dispatch_id)

    def make_again(
        self, row: DispatchRowSeen, path: Path, *, leave_out_objectors: bool = False
    ) -> None:
        """Save the same list again as this file."""
        from liaison_app.actions.make_again import Objectors, save_again  # noqa: PLC0415 - openpyxl

        kind = format_named(row.format)
        path = ended(path, kind)
        progress = Progress(f"Saving {path.name}")
        work = partial(
            save_again,
            self._desk.database,
            dispatch_id=row.id,
            path=path,
            private=layout.private(self._desk.folder),
            objectors=Objectors.LEAVE_OUT if leave_out_objectors else Objectors.REFUSE,
            paper=paper_here() if kind.needs_paper else None,
            progress=progress,
        )
        self._tasks.write_by(
            work,
            label=f"Saved {path.name}",
            owner=self,
            then=self._made_again,
            or_else=partial(self._not_made_again, row, path),
            progress=progress,
        )

    def _connect(self) -> None:
        register, panel = self.register, self.panel
        register.row_chosen.connect(self._show)
        register.filtered.connect(self._find)
        register.returned_wanted.connect(self.returned_mail)
        register.key_in_wanted.connect(self.key_in)
        panel.sent.connect(self._mark)
        panel.not_sent.connect(self._discard)
        panel.folder_wanted.connect(open_folder)
        panel.check_wanted.connect(self._check)
        panel.again_wanted.connect(self._ask_again)
        panel.key_in_wanted.connect(self._key_in_row)
        panel.deleted.connect(self._note_deleted)
        panel.delete_wanted.connect(self._delete)
        panel.open_wanted.connect(self._open)

    def _find(self, wanted: DispatchesWanted) -> None:
        find = partial(dispatches, wanted=wanted, today=self._desk.today())
        self._tasks.read(find, then=self._show_rows, owner=self)

    def _count(self, rows: Sequence[DispatchRowSeen]) -> None:
        self._all = len(rows)
        waiting = sum(row.stage is DispatchStage.SAVED for row in rows)
        self.waiting_changed.emit(waiting)

    def _show_rows(self, rows: Sequence[DispatchRowSeen]) -> None:
        self._all = max(self._all, len(rows))
        self.register.show_rows(rows, of=self._all)
        shown = self.panel.dispatch
        if self.panel.isVisible() and shown is not None:
            now = self.register.rows.get(shown.id)
            if now is None:
                self.panel.close_panel()
            elif now != shown:
                self._show(now)
        self._go_to_goal()

    def _go_to_goal(self) -> None:
        if self._goal is None or self._goal not in self.register.rows:
            return
        key, self._goal = self._goal, None
        self.register.table.go_to(key)
        self._show(self.register.rows[key])
        self.panel.focus_form(not_sent=self._asks_why)
        self._asks_why = False

    def _name_senders(self, team: Sequence[OfficerSeen]) -> None:
        self.panel.senders = Senders(
            officers=[(one.id, f"{one.rank} {one.name}".strip()) for one in team],
            at_work=self._desk.officer_id(),
        )

    def _show(self, row: DispatchRowSeen) -> None:
        focused = QApplication.focusWidget()
        was_inside = focused is not None and self.panel.isAncestorOf(focused)
        self.panel.show_dispatch(row)
        if was_inside:
            self.register.table.setFocus()
        if row.stage in _LEFT and format_named(row.format).batches is not None:
            self._show_batches(row)
        who = partial(who_was_on, dispatch_id=row.id)
        self._tasks.read(who, then=self.panel.show_who, owner=self.panel)

    def _show_batches(self, row: DispatchRowSeen) -> None:
        card = BatchesCard()
        copied = BatchesCopied(card, self._desk)
        copied.refused.connect(self.refused)
        self.panel.add_card(card)
        copied.show_of(row.id)

    def _mark(self, wanted: SentWanted) -> None:
        self._write(
            f"Marked as sent: {wanted.file_name}",
            partial(
                mark_as_sent,
                dispatch_id=wanted.dispatch_id,
                happened_at=wanted.happened_at,
                channel=wanted.channel,
                officer_id=wanted.officer_id,
            ),
            then=self._settled,
        )

    def _discard(self, wanted: NotSentWanted) -> None:
        self._write(
            f"{'Not keyed in' if wanted.row.is_sheet else 'Not sent'}: {wanted.row.file_name}",
            partial(discard_dispatch, dispatch_id=wanted.row.id, reason=wanted.reason),
            then=self._settled,
        )

    def _settled(self, _: object) -> None:
        self.settled.emit()

    def _note_deleted(self, row: DispatchRowSeen) -> None:
        self._write(
            f"Noted as deleted: {row.file_name}",
            partial(note_deleted, dispatch_id=row.id, at=self._desk.clock()),
        )

    def _delete(self, row: DispatchRowSeen) -> None:
        self._tasks.write_by(
            partial(delete_file, self._desk.database, dispatch_id=row.id),
            label=f"Deleted {row.file_name}",
            owner=self,
            or_else=self.refused.emit,
        )

    def _write(
        self,
        label: str,
        writing: Callable[..., object],
        then: Callable[[object], object] | None = None,
    ) -> None:
        self._tasks.write(label, writing, owner=self, then=then, or_else=self.refused.emit)

    def _check(self, row: DispatchRowSeen) -> None:
        looking = partial(file_now, Path(row.folder) / row.file_name, sha256=row.sha256)
        self._tasks.run(looking, then=self.panel.show_file, owner=self.panel)

    def _ask_again(self, row: DispatchRowSeen) -> None:
        path = self._exporting.ask_where(format_named(row.format), row.file_name)
        if path is not None:
            self.make_again(row, path)

    def _made_again(self, saved: "ExportSaved") -> None:
        proved = "It was opened again and checked." if saved.check.passed else ""
        self.said.emit(f"{saved.path.name} is saved, with the same rows.", proved)
        self.ask_sent(saved.dispatch_id)

    def _not_made_again(self, row: DispatchRowSeen, path: Path, problem: LiaisonError) -> None:
        from liaison_app.actions.make_again import ObjectedSince  # noqa: PLC0415 - openpyxl

        if isinstance(problem, ObjectedSince) and not problem.all_of_them:
            act = partial(self.make_again, row, path, leave_out_objectors=True)
            self.offered.emit(problem, "Leave them out", act)
        else:
            self.refused.emit(problem)

    def _key_in_row(self, row: DispatchRowSeen) -> None:
        self.key_in(row.id)

    def _open(self, row: WhoWasOnIt) -> None:
        if row.kind is RecordKind.PERSON:
            self.page_wanted.emit("people", PeopleShown(person_id=row.key))
        else:
            self.page_wanted.emit("organisations", OrganisationsShown(organisation_id=row.key))


def open_folder(folder: str) -> None:
    """Show a folder as the computer shows folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
