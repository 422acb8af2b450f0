"""Run one command."""

from collections.abc import Callable, Mapping, Sequence

from liaison_app.cli import commands
from liaison_app.cli.answers import Answer, give, make_speakable, refuse
from liaison_app.cli.arguments import command_parser
from liaison_app.domain.errors import LiaisonError

_RUN: Mapping[str, Callable[..., Answer]] = {
    "sample": commands.make_sample_workspace,
    "new": commands.make_workspace,
    "import": commands.import_file,
    "mail-list": commands.make_mail_list,
    "template": commands.make_template,
    "check": commands.check,
    "restore": commands.restore_backup,
}


def run(arguments: Sequence[str]) -> int:
    """Carry out a command and return its exit code: 0 done, 1 a problem; wrong words leave by 2."""
    make_speakable()
    parser = command_parser()
    typed = vars(parser.parse_args(arguments))
    as_json = bool(typed.pop("json"))
    try:
        give(_RUN[typed.pop("command")](**typed), as_json=as_json)
    except commands.TypedWronglyError as wrong:
        parser.error(str(wrong))
    except LiaisonError as problem:
        refuse(problem, as_json=as_json)
        return 1
    return 0
