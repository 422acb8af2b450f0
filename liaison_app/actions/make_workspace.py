"""Make a workspace: an empty one for a team, or the sample."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from liaison_app.actions.edit_reporting_routes import add_public_routes
from liaison_app.actions.edit_team import add_ward, save_officer, save_team
from liaison_app.actions.make_sample import make_sample
from liaison_app.domain.when import local_day, now
from liaison_app.queries.team import officers
from liaison_app.store import saving
from liaison_app.store.keys import AccountStore
from liaison_app.store.tables import Officer
from liaison_app.store.workspace import Workspace, create_workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWorkspace:
    """A new workspace, open, and its recovery code, which is shown once and kept nowhere."""

    workspace: Workspace
    recovery_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOfficer:
    """Who makes the workspace, and by which account of the computer they are known."""

    name: str
    rank: str = ""
    account: str = ""


def make_team_workspace(
    folder: Path,
    *,
    team: str,
    wards: Sequence[tuple[str, str]],
    account: AccountStore,
    officer: FirstOfficer | None = None,
) -> MadeWorkspace:
    """Make an empty workspace with its team, its wards (code and name) and its first officer.

    It has the public reporting routes, for the team to check.
    """
    content = partial(_write_team, team=team, wards=wards, officer=officer)
    return _make(folder, account=account, label=f"Begin the workspace of {team}", content=content)


def make_sample_in(folder: Path, *, account: AccountStore, login: str) -> MadeWorkspace:
    """Make the sample workspace: a team, its patch and two past campaigns, all invented.

    Whoever logged in by this name is one of its officers.
    """
    content = partial(_write_sample, login=login)
    return _make(folder, account=account, label="Make the sample workspace", content=content)


def _make(
    folder: Path, *, account: AccountStore, label: str, content: Callable[[Connection], object]
) -> MadeWorkspace:
    """Make a workspace with its first content; where that fails, the folder is as it was."""
    was_there = folder.exists()
    workspace, code = create_workspace(folder, account=account)
    try:
        workspace.database.write(label, content)
    except BaseException:
        workspace.close()
        shutil.rmtree(folder, ignore_errors=True)
        if was_there:
            folder.mkdir()
        raise
    return MadeWorkspace(workspace=workspace, recovery_code=code)


def _write_sample(connection: Connection, *, login: str) -> None:
    make_sample(connection, today=local_day(now()))
    everybody = officers(connection)
    free = next((one for one in everybody if not one.account), None)
    if free is None or any(one.account == login for one in everybody):
        return  # an invented officer keeps the account they have
    saving.update(connection, Officer, key=free.id, version=free.version, values={"account": login})


def _write_team(
    connection: Connection,
    *,
    team: str,
    wards: Sequence[tuple[str, str]],
    officer: FirstOfficer | None,
) -> None:
    save_team(connection, values={"name": team}, version=None)
    keys = [add_ward(connection, code=code, name=name) for code, name in wards]
    if officer is not None:
        values = {"name": officer.name, "rank": officer.rank, "account": officer.account}
        save_officer(connection, values=values, ward_ids=keys)
    add_public_routes(connection)
