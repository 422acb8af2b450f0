"""What an organisation is: its kinds and its standing."""

from liaison_app.domain.choices import Choice


class Kind(Choice):
    """Which of the four kinds an organisation is; its letter begins its Ref."""

    SCHOOL = "school", "School"
    FAITH = "faith", "Faith group"
    NETWORK = "network", "Network"
    PARTNER = "partner", "Partner"

    @property
    def plural(self) -> str:
        """Return the word for several of this kind."""
        return f"{self.label}s"

    @property
    def letter(self) -> str:
        """Return the letter that begins a Ref of this kind."""
        return _LETTERS[self]


_LETTERS = {Kind.SCHOOL: "S", Kind.FAITH: "F", Kind.NETWORK: "N", Kind.PARTNER: "O"}
"""They are printed on letters that come back years later, and so never change."""


class Standing(Choice):
    """Whether the organisation is still there (its *status*)."""

    ACTIVE = "active", "Active"
    CLOSED = "closed", "Closed"
    UNKNOWN = "unknown", "Unknown"
    BINNED = "binned", "In the bin"


KEPT = (Standing.ACTIVE, Standing.CLOSED, Standing.UNKNOWN)
"""What may be chosen of an organisation; into the bin it comes by being deleted."""
