"""Run one command."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from liaison_app.cli import commands
from liaison_app.cli.answers import Answer, give, make_speakable, refuse
from liaison_app.cli.arguments import command_parser
from liaison_app.domain.errors import LiaisonError

if TYPE_CHECKING:
    from liaison_app.files.formats.format import Paper


def _make_mail_list(**typed: object) -> Answer:
    from liaison_app.cli import mail_lists  # noqa: PLC0415 - reads every kind of file

    make: Callable[..., Answer] = mail_lists.make_mail_list
    return make(**typed)


_MAIL_LIST = "mail-list"
_RUN: Mapping[str, Callable[..., Answer]] = {
    "sample": commands.make_sample_workspace,
    "new": commands.make_workspace,
    "import": commands.import_file,
    _MAIL_LIST: _make_mail_list,
    "template": commands.make_template,
    "check": commands.check,
    "restore": commands.restore_backup,
}


def run(arguments: Sequence[str], *, paper: "Callable[[], Paper]") -> int:
    """Carry out a command and return its exit code: 0 done, 1 a problem; wrong words leave by 2.

    ``paper`` gives what lists are printed with, where one is to be.
    """
    make_speakable()
    parser = command_parser()
    typed = vars(parser.parse_args(arguments))
    as_json = bool(typed.pop("json"))
    command = typed.pop("command")
    if command == _MAIL_LIST:
        typed["paper"] = paper
    try:
        give(_RUN[command](**typed), as_json=as_json)
    except commands.TypedWronglyError as wrong:
        parser.error(str(wrong))
    except LiaisonError as problem:
        refuse(problem, as_json=as_json)
        return 1
    return 0
