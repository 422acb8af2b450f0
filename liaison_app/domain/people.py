"""What a person is, apart from the name."""

from liaison_app.domain.choices import Choice


class PersonStanding(Choice):
    """Whether the person is kept, or lies in the bin."""

    ACTIVE = "active", "Active"
    BINNED = "binned", "In the bin"
