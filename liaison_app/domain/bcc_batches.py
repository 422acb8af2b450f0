"""E-mail addresses in batches for Bcc: everybody once, and nobody's address shown to another.

Outlook parts addresses by semicolons. A batch is put into Bcc alone; To keeps the officer's own
address, for an outside address in To or Cc tells all the others who is written to.
"""

from collections.abc import Iterable
from urllib.parse import quote

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import MOST_IN_BATCH

BETWEEN = "; "
LONGEST_LINK = 1_800
"""Characters of a mailto link; some programs cut longer ones, and the last address with it."""


def refuse_batch(size: int) -> None:
    """Raise LiaisonError for a size that no batch can have."""
    if not 1 <= size <= MOST_IN_BATCH:
        raise LiaisonError(
            f"A Bcc batch cannot have {size:,} addresses.",
            hint=f"Give a number from 1 to {MOST_IN_BATCH}: Exchange takes no more in one e-mail.",
        )


def batches_of(addresses: Iterable[str], *, size: int) -> tuple[tuple[str, ...], ...]:
    """Return the addresses in batches of this size, each once over all of them, in their order.

    Raises LiaisonError for a size that no batch can have.
    """
    refuse_batch(size)
    once: dict[str, str] = {}
    for address in addresses:
        once.setdefault(address.casefold(), address)
    listed = tuple(once.values())
    return tuple(listed[start : start + size] for start in range(0, len(listed), size))


def batch_text(batch: Iterable[str]) -> str:
    """Return a batch as it is pasted into Bcc."""
    return BETWEEN.join(batch)


def mailto_link(batch: Iterable[str], *, subject: str = "") -> str:
    """Return a link that opens an e-mail with the batch in Bcc, or nothing where it is too long.

    Nobody stands in To.
    """
    link = f"mailto:?bcc={quote(';'.join(batch), safe='@;')}"
    if subject:
        link = f"{link}&subject={quote(subject, safe='')}"
    return link if len(link) < LONGEST_LINK else ""
