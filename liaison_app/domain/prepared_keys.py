"""The folded forms of a name that are kept beside it, so that many are matched and sorted fast."""

from liaison_app.domain.likeness import fold_name
from liaison_app.domain.text import fold, tidy


def name_key(name: str) -> str:
    """Return the form by which an organisation's name is matched, whatever its spelling."""
    return fold_name(name) or tidy(name)


def sort_key(name: str) -> str:
    """Return the form by which a list puts names in order; a name of signs alone stays as it is."""
    return fold(name) or tidy(name)
