"""Letters of which each is like the other, for what a thousand of them cost."""

from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.references import make_ref

HEAD = Letterhead(
    author=SenderBlock(name="Commander A Sample", address=("1 Sample Road", "London SW1A 1AA")),
    team=SenderBlock(name="Chase Neighbourhood Team", phone="020 7946 0100"),
)


def rows(count):
    """Return the rows of so many letters."""
    return [
        MailListRow(
            ref=make_ref(letter="S", key=number),
            addressee=f"Mrs Sample {number}",
            organisation=f"Oak Lane School {number}",
            salutation=f"Dear Mrs Sample {number}",
            address_line_1=f"{number} Oak Lane",
            address_line_2="Enfield",
            address_line_3="EN1 4NP",
            letter_date="25 May 2017",
            our_ref="NPT/17",
            officer_rank="PC",
            officer_name="Sample",
            officer_phone="020 7946 0101",
            officer_email="sample@police.example",
            team="Chase Neighbourhood Team",
        )
        for number in range(count)
    ]
