"""Problems that an officer can act on.

Anything else that goes wrong is a bug, and is left to rise.
"""


class LiaisonError(Exception):
    """One sentence that says what cannot be done, and a hint that says what to do next.

    Neither may hold personal data: keys, counts and file names only.
    """

    def __init__(self, sentence: str, *, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        """Return the sentence and its hint as one text."""
        return f"{self.sentence} {self.hint}".strip()


class Cancelled(LiaisonError):  # noqa: N818 - the officer asked for it; it is no error of ours
    """The officer pressed Cancel; nothing was kept."""

    def __init__(self) -> None:
        super().__init__("Cancelled. Nothing was changed.")


class NotFound(LiaisonError):  # noqa: N818 - named after what the officer sees
    """What was asked for is not there, or is there no longer."""


class Stale(LiaisonError):  # noqa: N818 - named after what the officer sees
    """Somebody changed the record after it was shown."""


class FileProblem(LiaisonError):  # noqa: N818 - named after what the officer sees
    """A file that cannot be read or written, by its name."""


class FileInUse(FileProblem):
    """A file that another program has open: a copy beside it may still be saved."""
