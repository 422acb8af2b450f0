"""The help for one page, as it lies among the resources: a title, headings, paragraphs and points.

The texts are ours and are shown as plain text: of Markdown there are only ``#``, ``##`` and ``-``,
a picture of ours ``![What it shows](name)``, and a way to more help ``[Its title](name)``, each
alone in its paragraph.
"""

import re
from dataclasses import dataclass
from typing import Literal

from liaison_app.paths import resource

Form = Literal["title", "heading", "paragraph", "point", "picture", "more"]
_MARKS: tuple[tuple[str, Form], ...] = (("# ", "title"), ("## ", "heading"), ("- ", "point"))
_LED = re.compile(r"(!?)\[([^\[\]]+)\]\(([a-z_-]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph or point.

    ``leads`` is the name of the picture, or of the help that there is more of.
    """

    form: Form
    text: str
    leads: str = ""


def help_for(page: str) -> tuple[Block, ...]:
    """Return the help for the page of this key."""
    return _blocks("help", f"{page}.md")


def more_help(name: str) -> tuple[Block, ...]:
    """Return the help that another one leads to."""
    return _blocks("help", "more", f"{name}.md")


def picture_of(name: str) -> str:
    """Return a picture of the help, as SVG in the colours of the light theme."""
    return resource("help", "pictures", f"{name}.svg").read_text(encoding="utf-8")


def _blocks(*parts: str) -> tuple[Block, ...]:
    text = resource(*parts).read_text(encoding="utf-8")
    return tuple(_block(" ".join(part.split())) for part in text.split("\n\n") if part.strip())


def _block(text: str) -> Block:
    led = _LED.fullmatch(text)
    if led:
        return Block(form="picture" if led[1] else "more", text=led[2], leads=led[3])
    for mark, form in _MARKS:
        if text.startswith(mark):
            return Block(form=form, text=text.removeprefix(mark))
    return Block(form="paragraph", text=text)
