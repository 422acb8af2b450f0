"""What may be typed after ``liaison``."""

import argparse
import errno
import os
from pathlib import Path

from liaison_app import __version__

COMMANDS = ("sample", "new", "import", "mail-list", "template", "check", "restore")

_ABOUT = """\
Letters, contacts and outreach for neighbourhood policing teams.

Without a command, and with or without the folder of a workspace, the window opens."""

_AFTER = """\
Exit codes: 0 done, 1 a problem (said in a sentence), 2 typed wrongly.
LIAISON_RECOVERY_CODE opens a workspace that another account made."""


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of ``liaison [PATH]``."""
    parser = argparse.ArgumentParser(
        prog="liaison",
        description=_ABOUT,
        epilog="Commands: " + ", ".join(COMMANDS) + " (each with --help).\n\n" + _AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", nargs="?", type=_path, help="the folder of a workspace")
    parser.add_argument("--version", action="version", version=f"Liaison {__version__}")
    return parser


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of ``liaison COMMAND ...``."""
    parser = argparse.ArgumentParser(prog="liaison", epilog=_AFTER)
    commands = parser.add_subparsers(dest="command", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="answer with one line of JSON")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=about, parents=[common])

    sample = command("sample", "Make the sample workspace, with invented records.")
    _add_path(sample)
    new = command("new", "Make an empty workspace for a team.")
    _add_path(new)
    new.add_argument("--team", required=True, metavar="NAME", help="the team's name")
    new.add_argument(
        "--ward",
        action="append",
        default=[],
        type=_ward,
        metavar="CODE=NAME",
        help="a ward of the team, such as E05000195=Chase (may be given several times)",
    )
    bring_in = command("import", "Bring a register or a filled-in template in.")
    _add_path(bring_in)
    bring_in.add_argument(
        "file", type=_path, metavar="FILE", help="the file; its kind is recognised"
    )
    bring_in.add_argument("--dry-run", action="store_true", help="say what would happen, and stop")
    _add_mail_list(command("mail-list", "Make a list, letters, labels or a sheet to take along."))
    template = command("template", "Make an empty spreadsheet for faith groups and networks.")
    template.add_argument("file", type=_path, metavar="FILE.xlsx", help="where to put it")
    _add_path(command("check", "Check every page, record and link of a workspace, and count."))
    restore = command("restore", "Put a backup in the place of a workspace, which is set aside.")
    restore.add_argument("backup", type=_path, metavar="BACKUP", help="the folder of a backup")
    _add_path(restore)
    return parser


def _add_path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=_path, metavar="PATH", help="the folder of the workspace")


def _add_mail_list(parser: argparse.ArgumentParser) -> None:
    _add_path(parser)
    parser.add_argument("--campaign", metavar="NAME", help="the campaign the letter belongs to")
    parser.add_argument("--letter", metavar="NAME", help="the letter of the campaign")
    parser.add_argument("--list", metavar="NAME", dest="saved_list", help="a saved list")
    parser.add_argument("--kind", metavar="KIND", help="school, faith, network or partner")
    parser.add_argument("--ward", metavar="NAME", help="only in this ward")
    parser.add_argument(
        "--format",
        default="mail_list",
        metavar="NAME",
        help="the kind of file, the workbook for Word unless said; an unknown name lists them",
    )
    parser.add_argument(
        "--per", metavar="WHOM", help="a row for: organisation, address, person, role"
    )
    parser.add_argument("--addressee", metavar="WHO", help="to: named, post or organisation")
    parser.add_argument("--order", metavar="HOW", help="by: postcode or officer")
    parser.add_argument(
        "--columns",
        metavar="FIELD=HEADING,...",
        help="which columns, where they are chosen: Ref,Organisation=School,Post",
    )
    parser.add_argument(
        "--purpose", default="", metavar="TEXT", help="what for; kept in the export register"
    )
    parser.add_argument(
        "--out", required=True, type=_path, metavar="FILE", help="the file, or the folder, to make"
    )


def _path(text: str) -> Path:
    """Return a path in full, so that “.” too has a name to be told by."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty; write the name of a folder or file")
    path = Path(os.path.abspath(text))  # noqa: PTH100 - Path.absolute() would leave the dots in
    try:
        path.exists()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise argparse.ArgumentTypeError("it is too long for a name") from error
    return path


def _ward(text: str) -> tuple[str, str]:
    code, equals, name = text.partition("=")
    if not equals or not code.strip() or not name.strip():
        message = f"{text!r} is no ward; write its code and name, such as E05000195=Chase"
        raise argparse.ArgumentTypeError(message)
    return code.strip(), name.strip()
