"""A disk that is really full: a small one is mounted, where the tester may do that."""

import shutil
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.keep_house import keep_house, room_notice
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.make_export import save_export
from liaison_app.actions.undo import undo_last
from liaison_app.bootstrap import start
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.when import local_day
from liaison_app.paths import keys_folder
from liaison_app.queries.counts import row_counts
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import layout
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.backup import back_up, list_backups
from liaison_app.store.restore import restore
from liaison_app.store.tables import Dispatch
from liaison_app.store.troubles import NotSaved
from liaison_app.store.workspace import open_workspace

HEADINGS = "URN,EstablishmentName,EstablishmentStatus (name),Street,Town,Postcode"


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory):
    """Make the sample workspace once, to be copied: its folder, and this account's keys."""
    home = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIAISON_HOME", str(home))
        assert start(["sample", str(home / "chase")]) == 0
        return home / "chase", keys_folder()


@pytest.fixture
def sample(made_sample, small_disk):
    """Return a sample workspace of the test's own on the small disk, open."""
    folder, keys = made_sample
    shutil.copytree(keys, keys_folder(), dirs_exist_ok=True)
    shutil.copytree(folder, small_disk / "chase")
    opened = open_workspace(small_disk / "chase", account=ThisAccount())
    yield opened
    opened.close()


@pytest.fixture
def long_register(tmp_path):
    """Return a register of invented schools that does not fit on the small disk."""
    path = tmp_path / "schools.csv"
    rows = (
        f"{900_000 + number},School of the Long Name Number {number},Open,{number} Larkspur Lane,"
        "Enfield,EN2 6AA"
        for number in range(9_000)
    )
    path.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    return path


def test_an_import_on_to_a_full_disk_is_said_not_to_be_saved_and_nothing_is_half_done(
    small_disk, long_register, capsys
):
    folder = str(small_disk / "chase")
    assert start(["new", folder, "--team", "Chase"]) == 0
    capsys.readouterr()

    assert start(["import", folder, str(long_register)]) == 1

    assert "Your change was not saved: the disk is full." in capsys.readouterr().err
    assert start(["check", folder, "--json"]) == 0
    counts = capsys.readouterr().out
    assert '"sound": true' in counts
    assert '"organisation": 0' in counts
    assert not list((small_disk / "chase" / "private").iterdir())


def test_a_file_too_large_for_the_disk_is_refused_before_anything_is_done(
    small_disk, long_register, fill, capsys
):
    folder = small_disk / "chase"
    start(["new", str(folder), "--team", "Chase"])
    fill(leave=2 * long_register.stat().st_size)
    capsys.readouterr()

    assert start(["import", str(folder), str(long_register)]) == 1

    assert "too little room on the disk to bring schools.csv in" in capsys.readouterr().err
    assert not layout.backups(folder).exists()


def test_a_contact_logged_on_a_full_disk_is_said_not_to_be_saved(sample, fill, empty):
    before = look(sample)
    fill()
    with pytest.raises(NotSaved, match=r"Your change was not saved: the disk is full\.") as raised:
        log_a_contact(sample.database)
    assert raised.value.hint == "Make room on it, then try again."
    assert look(sample) == before
    empty()
    log_a_contact(sample.database)
    assert look(sample)["outreach"] == before["outreach"] + 1


def test_an_undo_on_a_full_disk_takes_nothing_back(sample, fill, empty):
    log_a_contact(sample.database)
    before = look(sample)
    fill()
    with pytest.raises(NotSaved, match="the disk is full"):
        undo_last(sample.database)
    assert look(sample) == before
    empty()
    undo_last(sample.database)
    assert look(sample)["outreach"] == before["outreach"] - 1


@pytest.mark.parametrize("left", [0, 8_192])
def test_a_mail_list_on_a_full_disk_leaves_no_file_and_no_entry(sample, fill, small_disk, left):
    before = look(sample)
    plan = plan_schools(sample.database)
    fill(leave=left)
    with pytest.raises(FileProblem, match=r"list\.xlsx was not saved: the disk is full"):
        save_export(
            sample.database,
            plan=plan,
            path=small_disk / "list.xlsx",
            private=layout.private(sample.folder),
        )
    assert not (small_disk / "list.xlsx").exists()
    assert look(sample) == before


def test_a_mail_list_that_leaves_no_room_for_its_entry_is_not_saved(sample, fill, tmp_path):
    before = look(sample)
    plan = plan_schools(sample.database)
    fill()
    with pytest.raises(NotSaved, match="the disk is full"):
        save_export(
            sample.database, plan=plan, path=tmp_path / "list.xlsx", private=tmp_path / "private"
        )
    assert not (tmp_path / "list.xlsx").exists()
    assert not list((tmp_path / "private").iterdir())
    assert look(sample) == before


def test_a_mail_list_that_another_disk_has_no_room_for_is_noted_as_not_saved(
    small_disk, fill, tmp_path
):
    start(["sample", str(tmp_path / "chase")])
    workspace = open_workspace(tmp_path / "chase", account=ThisAccount())
    plan = plan_schools(workspace.database)
    fill(leave=4_096)
    with pytest.raises(FileProblem, match=r"list\.xlsx was not saved: the disk is full"):
        save_export(
            workspace.database,
            plan=plan,
            path=small_disk / "list.xlsx",
            private=layout.private(workspace.folder),
        )
    assert [entry.name for entry in small_disk.iterdir()] == ["filler"]
    stages = workspace.database.read(lambda c: c.scalars(select(Dispatch.stage)).all())
    assert DispatchStage.FAILED in stages
    assert DispatchStage.PREPARED not in stages
    look(workspace)
    workspace.close()


@pytest.mark.parametrize("left", [0, 100_000, 500_000, 700_000])
@pytest.mark.parametrize("command", [("sample",), ("new", "--team", "Chase")])
def test_a_workspace_that_does_not_fit_is_said_and_leaves_nothing(
    small_disk, fill, capsys, command, left
):
    fill(leave=left)
    word, *options = command
    code = start([word, str(small_disk / "chase"), *options])
    said = capsys.readouterr()
    if code == 0:
        assert left == 700_000
        assert word == "new"
        return
    assert said.err.startswith("liaison: ")
    assert "full" in said.err or "disk has room" in said.err
    assert [entry.name for entry in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize("left", [0, 4_096, 200_000])
def test_a_backup_on_to_a_full_disk_leaves_none(sample, fill, left):
    fill(leave=left)
    with pytest.raises(FileProblem, match=r"disk is full|disk has room"):
        back_up(sample.database, sample.folder, reason="by hand", now=sample.database.clock())
    assert list_backups(sample.folder) == ()
    assert not list(layout.backups(sample.folder).glob("*"))
    assert sample.database.verify().sound


@pytest.mark.parametrize("left", [0, 4_096, 200_000])
def test_a_restore_on_to_a_full_disk_leaves_the_workspace_as_it_was(sample, fill, tmp_path, left):
    back_up(sample.database, sample.folder, reason="by hand", now=sample.database.clock())
    (made,) = layout.backups(sample.folder).iterdir()
    made = shutil.move(made, tmp_path / "backup")
    log_a_contact(sample.database)
    before = look(sample)
    sample.close()
    names = {entry.name for entry in sample.folder.iterdir()}
    fill(leave=left)
    with pytest.raises(FileProblem, match=r"disk is full|disk has room"):
        restore(made, sample.folder, account=ThisAccount(), now=sample.database.clock())
    assert {entry.name for entry in sample.folder.iterdir()} == names
    opened = open_workspace(sample.folder, account=ThisAccount())
    assert look(opened) == before
    opened.close()


def test_the_recovery_code_opens_a_workspace_on_a_full_disk_or_says_why_not(
    small_disk, fill, capsys, monkeypatch, tmp_path
):
    folder = str(small_disk / "chase")
    start(["new", folder, "--team", "Chase"])
    code = capsys.readouterr().out.split("Recovery code: ")[1].split()[0]
    fill()
    monkeypatch.setenv("LIAISON_HOME", str(tmp_path / "another account"))
    monkeypatch.setenv("LIAISON_RECOVERY_CODE", code)
    assert start(["check", folder]) == 1
    assert "keys.json was not saved: the disk is full." in capsys.readouterr().err
    (small_disk / "filler").unlink()
    assert start(["check", folder]) == 0
    assert keys_folder().is_dir()


def test_the_ballast_is_given_up_on_a_full_disk_and_then_the_change_is_saved(
    small_disk, fill, long_register, tmp_path, capsys
):
    folder = small_disk / "chase"
    start(["new", str(folder), "--team", "Chase"])
    layout.ballast(folder).write_bytes(bytes(5_000_000))
    register = tmp_path / "schools.csv"
    register.write_text("\n".join(long_register.read_text().splitlines()[:1_000]))
    fill(leave=layout.database(folder).stat().st_size + 150_000)  # enough for the backup before
    capsys.readouterr()

    assert start(["import", str(folder), str(register)]) == 1

    assert "has now given up the room it keeps" in capsys.readouterr().err
    assert not layout.ballast(folder).exists()
    assert start(["import", str(folder), str(register)]) == 0


def test_a_start_on_a_full_disk_gives_the_ballast_up_and_backs_up(sample, fill):
    layout.ballast(sample.folder).write_bytes(bytes(3_000_000))
    fill()
    keep_house(sample)
    assert not layout.ballast(sample.folder).exists()
    assert len(list_backups(sample.folder)) == 1


def test_a_start_on_a_full_disk_without_ballast_says_so(sample, fill):
    fill()
    with pytest.raises(LiaisonError, match=r"the disk is full|disk has room"):
        keep_house(sample)
    assert list_backups(sample.folder) == ()


def test_a_disk_that_is_nearly_full_is_told(sample, capsys):
    assert room_notice(sample).startswith("The disk of the workspace has only ")
    start(["check", str(sample.folder)])
    assert "Make room on it soon" in capsys.readouterr().out


def plan_schools(database):
    planning = partial(
        plan_mail_list,
        wanted=MailListWanted(kind=Kind.SCHOOL),
        today=local_day(database.clock()),
    )
    return database.read(planning)


def log_a_contact(database):
    entry = OutreachEntry(
        organisation_ids=[1, 2, 3],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=database.clock(),
        note="They will read it out. " * 400,
    )
    database.write("Log", partial(log_outreach, entry=entry))


def look(workspace):
    """Return the counts of a workspace that is sound, and whose private folder is swept."""
    assert workspace.database.verify().sound
    private = layout.private(workspace.folder)
    assert not private.exists() or not list(private.iterdir())
    return workspace.database.read(row_counts)
