"""Files that leave the program: one module and one line each."""

from liaison_app.files.formats import mail_list
from liaison_app.files.formats.format import Format

FORMATS: tuple[Format, ...] = (mail_list.FORMAT,)


def format_named(name: str) -> Format:
    """Return a format by its name; raises KeyError where there is none."""
    return {one.name: one for one in FORMATS}[name]
