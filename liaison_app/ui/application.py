"""The running program: its look, its workspace, its window, and what it does once that is seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.when import day_in_words, local, local_day, now
from liaison_app.logs import start_log
from liaison_app.paths import reports_folder
from liaison_app.queries import at_start
from liaison_app.settings import load_settings
from liaison_app.store.workspace import Workspace
from liaison_app.ui.crash_reporter import CrashReporter
from liaison_app.ui.desk import Desk
from liaison_app.ui.feedback import Feedback
from liaison_app.ui.one_window import OneWindow
from liaison_app.ui.opening import Opening
from liaison_app.ui.plain import tell
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.rubbish import Rubbish
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.theme import Mode, Theme
from liaison_app.ui.window import Window

if TYPE_CHECKING:
    from liaison_app.queries.team import OfficerSeen

_UNSEEN_MS = 1000
"""A window behind others is not painted, and what it shows is read all the same."""
_FIRST_LIST_MS = 500
"""Checking every page of the file takes a processor, and the first list is to have it."""


class Application:
    """Opens a workspace and shows its window; lives until the window is closed."""

    def __init__(
        self, arguments: Sequence[str], *, account: str, app: QApplication | None = None
    ) -> None:
        self._account = account
        self._remembered = Remembered(load_settings())
        self._app = app or QApplication(list(arguments))
        self._app.setApplicationName("Liaison")
        self._theme = Theme()
        mode = Mode.from_label(self._remembered.settings.appearance) or Mode.SYSTEM
        self._theme.apply(self._app, mode, percent=self._remembered.settings.text_percent)
        self._reporter = CrashReporter(reports_folder(), tell=self._tell, clock=now)
        self._feedback: Feedback | None = None
        self._officer: OfficerSeen | None = None
        self._holder: OneWindow | None = None

    def run(self, path: Path | None) -> int:
        """Show the window until it is closed, and return the exit code."""
        start_log()
        self._reporter.install()
        opening = Opening(self._remembered)
        try:
            workspace = opening.open(path, hold=self._hold)
            if workspace is None:
                return opening.exit_code
            try:
                return self._show(workspace, first_page=opening.first_page)
            finally:
                workspace.close()
        except LiaisonError as problem:
            tell(None, problem.sentence, hint=problem.hint)
            return 1
        finally:
            if self._holder is not None:
                self._holder.give_back()
            self._reporter.uninstall()

    def _hold(self, folder: Path) -> bool:
        """Hold a workspace for this window; False where its window was asked to come forward."""
        self._holder = OneWindow(folder)
        return self._holder.take(at=now())

    def _show(self, workspace: Workspace, *, first_page: str) -> int:
        database = workspace.database
        database.hold_writes_until_verified()
        database.officer = self._account
        desk = Desk(
            folder=workspace.folder,
            database=database,
            tasks=Tasks(database, held=True),
            remembered=self._remembered,
            theme=self._theme,
            clock=database.clock,
            officer_id=self._officer_id,
        )
        window = Window(desk)
        self._feedback = window.feedback
        if self._holder is not None:
            self._holder.knocked.connect(window.come_forward)
        window.closed.connect(self._app.quit)
        desk.tasks.changed.connect(partial(self._on_changed, desk, window))
        window.show_page(first_page)
        window.seen.connect(desk.tasks.begin)
        QTimer.singleShot(_UNSEEN_MS, desk.tasks.begin)
        window.show()
        self._look_who_is_at_work(desk, window)
        QTimer.singleShot(
            _FIRST_LIST_MS, window, partial(self._look_after, workspace, desk, window)
        )
        if workspace.notice:
            window.feedback.note(workspace.notice)
        self._app.exec()
        return 0

    def _on_changed(self, desk: Desk, window: Window, tables: frozenset[str]) -> None:
        if "officer" in tables:
            self._look_who_is_at_work(desk, window)

    def _look_who_is_at_work(self, desk: Desk, window: Window) -> None:
        """Know the officer at work by what the team's settings say of this account now."""

        def know(officer: "OfficerSeen | None") -> None:
            self._officer = officer
            desk.database.officer = officer.name if officer else self._account
            window.refresh()

        find = partial(at_start.officer_of_account, account=self._account)
        desk.tasks.read(find, then=know, owner=window)

    def _officer_id(self) -> int | None:
        return self._officer.id if self._officer else None

    def _look_after(self, workspace: Workspace, desk: Desk, window: Window) -> None:
        """Verify the file, settle what a crash left, and back up once a day, behind the window."""
        Rubbish(window)

        def say(kept: _HouseKept) -> None:
            window.say_backup(kept.backup)
            if kept.room:
                window.feedback.note(kept.room)

        keep_house = partial(_keep_house, workspace)
        desk.tasks.run(keep_house, then=say, owner=window, or_else=window.feedback.problem)

    def _tell(self, problem: LiaisonError) -> None:
        if self._feedback is not None:
            self._feedback.problem(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class _HouseKept:
    """When the last backup was made, in words, and what is to be told of the disk, if anything."""

    backup: str
    room: str


def _keep_house(workspace: Workspace) -> _HouseKept:
    from liaison_app.actions.keep_house import (  # noqa: PLC0415 - after the first paint
        keep_house,
        room_notice,
    )

    made_at = keep_house(workspace)
    today = day_in_words(local_day(made_at), today=local_day(now()))
    backup = f"Backed up {today.lower()} {local(made_at):%H:%M}"
    return _HouseKept(backup=backup, room=room_notice(workspace))
