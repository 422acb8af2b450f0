"""Where a live workspace may lie: on a disk of this computer that nothing else copies.

Two computers that write through mounts without shared locks lost 388 of 797 saves; a program that
synchronises folders copies half-written files. Backups may lie there, the live file may not.
"""

import os
import sys
from pathlib import Path

from liaison_app.domain.errors import FileProblem

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud", "box sync")
_SYNC_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SHARES = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs"}
    | {"fuse.sshfs", "fuse.rclone", "davfs"}
)
_MOUNTS = Path("/proc/mounts")
_INSTEAD = "Choose a folder on this computer's own disk; backups may go there."


def check_place(folder: Path) -> None:
    """Raise FileProblem where a live workspace must not lie."""
    place = folder.resolve()
    if _is_synced(place):
        raise FileProblem(
            f"The folder “{folder.name}” is synchronised with other computers.", hint=_INSTEAD
        )
    trouble = _drive_trouble(place)
    if trouble:
        raise FileProblem(f"The folder “{folder.name}” is on {trouble}.", hint=_INSTEAD)


def _is_synced(place: Path) -> bool:
    names = [part.casefold() for part in place.parts]
    if any(name.startswith(mark) for name in names for mark in _SYNCED):
        return True
    roots = (os.environ.get(name) for name in _SYNC_ROOTS)
    return any(place.is_relative_to(root) for root in roots if root)


def _drive_trouble(place: Path) -> str:
    if sys.platform == "win32":  # pragma: no cover - Windows only
        return _windows_trouble(place)
    return "a network share" if mount_type(place, mounts=_mounts()) in _SHARES else ""


def mount_type(place: Path, *, mounts: str) -> str:
    """Return the type of the file system on which a place lies, from the text of /proc/mounts."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, point, found, *_ = [*line.split(" "), "", "", ""]
        mounted = Path(point.replace("\\040", " "))
        # Of two mounts at one point the later lies on top: autofs, then the share it brought.
        if point and place.is_relative_to(mounted) and len(mounted.parts) >= best:
            best, kind = len(mounted.parts), found
    return kind


def _mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", errors="replace")
    except OSError:
        return ""


if sys.platform == "win32":  # pragma: no cover - Windows only
    import ctypes

    _DRIVES = {2: "a removable disk", 4: "a network share", 5: "a disc"}

    def _windows_trouble(place: Path) -> str:
        if place.drive.startswith("\\\\"):
            return "a network share"
        return _DRIVES.get(ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\"), "")
