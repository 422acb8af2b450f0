"""A letter as it is read whole, from the top of the page: wherever one is shown, it is shown so.

On paper the senders stand at the upper right and the address in the window of the envelope; the
words are the same and in this order.
"""

from liaison_app.domain.address_block import block_of, filled_block, split_letter
from liaison_app.domain.letterhead import Letterhead
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import MailListRow, merge_values


def whole_letter(*, body: str, letterhead: Letterhead, row: MailListRow) -> str:
    """Return the letterhead, the address as the window shows it, and the letter's text below.

    Raises LiaisonError with the name of a field that is unknown or unfilled.
    """
    values = merge_values(row)
    window, rest = split_letter(body)
    address = (filled_block(window, values) if window else block_of(row)).ways[0]
    parts = (letterhead.text, "\n".join(address), fill(rest, values))
    return "\n\n".join(part for part in parts if part)
