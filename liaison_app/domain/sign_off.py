"""Who signs one of our letters: the author of the campaign, below "Yours sincerely"."""

from liaison_app.domain.text import tidy

ANY_COMMANDER = "Commander, Community Engagement"
"""Stands in the letters that come with the program where the author signs."""


def signed(text: str, *, author: str, office: str) -> str:
    """Return one of our letters signed by this author; while nobody is named, it stays as it is."""
    lines = [line for line in (tidy(author), tidy(office)) if line]
    if not lines:
        return text
    return text.replace(f"\n{ANY_COMMANDER}\n", "\n" + "\n".join(lines) + "\n", 1)
