"""What is done at every start, behind the window: verify, settle, sweep, and back up once a day.

The room on the disk is looked after too, before there is none.
"""

from datetime import datetime

from liaison_app.actions.make_export import settle_prepared
from liaison_app.domain.errors import FileProblem
from liaison_app.private_room import sweep
from liaison_app.store import layout
from liaison_app.store.backup import back_up_daily, list_backups
from liaison_app.store.room import keep_ballast, low_room, make_way
from liaison_app.store.workspace import Workspace


def keep_house(workspace: Workspace) -> datetime:
    """Return when the newest backup was made; raise FileProblem where the file is damaged.

    Nothing is written, and no backup replaces an older one, until the file is known to be sound.
    """
    database, folder = workspace.database, workspace.folder
    if not database.verify().sound:
        raise FileProblem(
            f"The workspace “{folder.name}” is damaged, so nothing is written to it.",
            hint="Restore the newest backup: liaison restore BACKUP PATH.",
        )
    sweep(layout.private(folder))
    make_way(folder)
    database.write("Settle lists that were being saved", settle_prepared)
    back_up_daily(database, folder, now=database.clock())
    keep_ballast(folder)
    return list_backups(folder)[0].made_at


def room_notice(workspace: Workspace) -> str:
    """Return what the officer should be told about room on the disk, or nothing."""
    return low_room(workspace.folder)
