"""Where a draft belongs: whose it is, of which form, and about which record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAbout:
    """The record that a form is about: its kind, and its key, 0 for a new one."""

    kind: str
    key: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """``form`` names the form and the kind of record; ``record`` is its key, 0 for a new one."""

    account: str
    form: str
    record: int = 0
