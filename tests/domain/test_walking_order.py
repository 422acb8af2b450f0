import pytest

from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.walking_order import walking_key


def row(*lines, ward="Town", postcode="EN1 4NP", organisation="School"):
    address = {f"address_line_{number}": line for number, line in enumerate(lines, start=1)}
    return MailListRow(ward=ward, postcode=postcode, organisation=organisation, **address)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (row("9 Zoo Lane", ward="Bush Hill"), row("1 Ash Lane", ward="Town")),
        (row("1 Ash Lane"), row("1 Ash Lane", ward="")),
        (row("9 Zoo Lane", postcode="EN1 3AA"), row("1 Ash Lane", postcode="EN1 4AA")),
        (row("9 Ash Lane", postcode="EN1 4ZZ"), row("1 Oak Lane", postcode="EN1 4AA")),
        (row("2 Oak Lane"), row("10 Oak Lane")),
        (row("2 Oak Lane"), row("2a Oak Lane")),
        (row("2A Oak Lane"), row("3 Oak Lane")),
        (row("Oak House", "2 Oak Lane"), row("Ash House", "3-5 Oak Lane")),
        (row("Unit 9 Ash House", "2 Oak Lane"), row("Unit 1 Zoo House", "3 Oak Lane")),
        (row("Flat 9, 2 Oak Lane"), row("Flat 1, 3 Oak Lane")),
        (row("St Mary's", "Ash Lane"), row("All Saints", "Oak Lane")),
        (row("2 Oak Lane", organisation="Ash"), row("2 Oak Lane", organisation="Beech")),
    ],
)
def test_one_is_reached_before_the_other(before, after):
    assert walking_key(before) < walking_key(after)


def test_a_row_with_nothing_known_has_its_place_too():
    assert walking_key(MailListRow()) == walking_key(MailListRow())
