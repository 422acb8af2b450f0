"""Which workspace the window opens: the one named, the last one, or one made at the first start."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from liaison_app.domain.errors import LiaisonError
from liaison_app.store.keys import OtherAccount, ThisAccount
from liaison_app.store.workspace import Workspace, check_holds_workspace, open_workspace
from liaison_app.ui.plain import tell
from liaison_app.ui.remembered import Remembered


class Opening:
    """Opens a workspace, asking whatever must be asked.

    ``first_page`` is the page to show then; ``exit_code`` says how it ended where nothing was
    opened.
    """

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered
        self.first_page = "home"
        self.exit_code = 0

    def open(self, path: Path | None, *, hold: Callable[[Path], bool]) -> Workspace | None:
        """Return the open workspace, or None where the officer left or it cannot be opened.

        ``hold`` is asked for its folder, and answers False where a window has it. A workspace is
        opened only then: while a window saves, it cannot be opened, but its window still can come.
        """
        if path is None and self._remembered.settings.workspace:
            last = Path(self._remembered.settings.workspace)
            path = last if last.is_dir() else None
        try:
            workspace = self._welcome(hold) if path is None else self._opened(path, hold)
        except LiaisonError as problem:
            tell(None, problem.sentence, hint=problem.hint)
            self.exit_code = 1
            return None
        if workspace is not None:
            folder = str(workspace.folder.resolve())
            self._remembered.change(replace(self._remembered.settings, workspace=folder))
        return workspace

    def _opened(self, path: Path, hold: Callable[[Path], bool]) -> Workspace | None:
        check_holds_workspace(path)
        if not hold(path):
            return None
        try:
            return open_workspace(path, account=ThisAccount())
        except OtherAccount as other:
            return self._with_code(path, other)

    def _with_code(self, path: Path, asked: LiaisonError) -> Workspace | None:
        """Ask for the recovery code until it opens the workspace, or the officer gives up."""
        from liaison_app.ui.recovery import ask_recovery_code  # noqa: PLC0415 - asked for once

        while True:
            code = ask_recovery_code(path.name, because=asked)
            if not code:
                self.exit_code = 1
                return None
            try:
                return open_workspace(path, account=ThisAccount(), recovery_code=code)
            except LiaisonError as problem:
                asked = problem

    def _welcome(self, hold: Callable[[Path], bool]) -> Workspace | None:
        from liaison_app.ui.welcome import Begin, Welcome  # noqa: PLC0415 - only the first start

        welcome = Welcome()
        welcome.exec()
        if welcome.chosen_folder is not None:
            return self._opened(welcome.chosen_folder, hold)
        if welcome.begun is Begin.REGISTER:
            self.first_page = "imports"
        made = welcome.workspace
        return made if made is not None and hold(made.folder) else None
