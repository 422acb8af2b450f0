"""Tags: free labels with a colour, shared by the team."""

from dataclasses import dataclass

from liaison_app.domain.choices import Choice

LONGEST_TAG = 40


class TagColour(Choice):
    """The colours of tags; each has a light and a dark pair in the theme."""

    GREY = "grey", "Grey"
    BLUE = "blue", "Blue"
    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"


@dataclass(frozen=True, slots=True, kw_only=True)
class TagSeen:
    """One tag, and how many organisations bear it."""

    id: int
    version: int
    name: str
    colour: TagColour
    organisations: int = 0
