from pathlib import Path

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.store import place
from liaison_app.store.place import check_place, mount_type

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home/officer nfs4 rw 0 0
//server/team /mnt/team\\040files cifs rw 0 0
/dev/sdb1 /home/officer/local ext4 rw 0 0
systemd-1 /mnt/shared autofs rw 0 0
server:/shared /mnt/shared nfs4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/liaison", "ext4"),
        ("/home/officer/liaison", "nfs4"),
        ("/home/officers", "ext4"),
        ("/home/officer/local/liaison", "ext4"),
        ("/mnt/team files/liaison", "cifs"),
        ("/mnt/shared/liaison", "nfs4"),  # mounted on its automount point
    ],
)
def test_the_deepest_and_latest_mount_above_a_folder_tells_its_kind(folder, kind):
    assert mount_type(Path(folder), mounts=MOUNTS) == kind


def test_an_ordinary_folder_is_fine(tmp_path):
    check_place(tmp_path / "liaison")


@pytest.mark.parametrize("above", ["OneDrive - Police", "Dropbox", "Google Drive", "Nextcloud"])
def test_a_folder_that_is_synchronised_is_refused(tmp_path, above):
    with pytest.raises(FileProblem, match="synchronised") as problem:
        check_place(tmp_path / above / "liaison")
    assert "own disk" in problem.value.hint


def test_the_system_s_own_sync_folder_is_refused_whatever_its_name(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDrive", str(tmp_path / "cloud"))
    with pytest.raises(FileProblem, match="synchronised"):
        check_place(tmp_path / "cloud" / "liaison")


def test_a_network_share_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "_mounts", lambda: f"server:/x {tmp_path} nfs rw 0 0\n")
    with pytest.raises(FileProblem, match="network share"):
        check_place(tmp_path / "liaison")


def test_a_system_that_lists_no_mounts_refuses_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "none")
    check_place(tmp_path / "liaison")
