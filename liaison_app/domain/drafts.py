"""Where a draft belongs: whose it is, of which form, and about which record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """``record`` is the key that the form is about, 0 for a new record."""

    account: str
    form: str
    record: int = 0
