"""The help for one page, as it lies among the resources: a title, headings, paragraphs and points.

The texts are ours and are shown as plain text: of Markdown there are only ``#``, ``##`` and ``-``.
"""

from dataclasses import dataclass
from typing import Literal

from liaison_app.paths import resource

Form = Literal["title", "heading", "paragraph", "point"]
_MARKS: tuple[tuple[str, Form], ...] = (("# ", "title"), ("## ", "heading"), ("- ", "point"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph or point."""

    form: Form
    text: str


def help_for(page: str) -> tuple[Block, ...]:
    """Return the help for the page of this key."""
    text = resource("help", f"{page}.md").read_text(encoding="utf-8")
    return tuple(_block(" ".join(part.split())) for part in text.split("\n\n") if part.strip())


def _block(text: str) -> Block:
    for mark, form in _MARKS:
        if text.startswith(mark):
            return Block(form=form, text=text.removeprefix(mark))
    return Block(form="paragraph", text=text)
