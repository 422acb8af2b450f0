from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.address_block import (
    BLOCK_FIELDS,
    AddressBlock,
    block_of,
    filled_block,
    split_letter,
)
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import MailListRow, merge_values

LETTERS = Path(__file__).resolve().parents[2] / "resources" / "letters"
ROW = MailListRow(
    addressee="Mrs Jane Sample",
    organisation="Oak Lane School",
    address_line_1="1 Oak Lane",
    address_line_2="Enfield",
    address_line_3="EN1 4NP",
    salutation="Dear Mrs Sample",
)


def test_the_block_is_addressee_organisation_and_address():
    block = block_of(ROW)

    assert block.lines == ("Mrs Jane Sample", "Oak Lane School", "1 Oak Lane", "Enfield", "EN1 4NP")
    assert block.ways[0] == block.lines


def test_an_empty_line_leaves_no_gap():
    assert block_of(MailListRow(organisation="School", address_line_2="Enfield")).lines == (
        "School",
        "Enfield",
    )


def test_nine_lines_become_seven_by_joining_the_shortest_neighbours():
    block = AddressBlock(
        names=("Mrs Sample", "School"),
        address=("Flat 2", "Oak House", "Park", "1 Oak Lane", "Enfield", "Middlesex", "EN1 4NP"),
    )

    assert block.ways[0] == (
        "Mrs Sample",
        "School",
        "Flat 2",
        "Oak House, Park",
        "1 Oak Lane",
        "Enfield, Middlesex",
        "EN1 4NP",
    )


@given(
    st.lists(st.text("abc", min_size=1, max_size=9), max_size=2),
    st.lists(st.text("abc", min_size=1, max_size=9), max_size=7),
)
def test_however_lines_are_joined_nothing_is_lost_and_names_and_postcode_stay(names, address):
    block = AddressBlock(names=tuple(names), address=tuple(address))

    for way in block.ways:
        assert len(way) <= 7
        assert way[: len(names)] == tuple(names)
        assert [part for line in way for part in line.split(", ")] == [*names, *address]
        if address:
            assert way[-1] == address[-1]
    assert [len(way) for way in block.ways] == sorted(map(len, block.ways), reverse=True)


@pytest.mark.parametrize("letter", sorted(LETTERS.glob("*.txt")), ids=lambda path: path.stem)
def test_our_letters_begin_with_their_block(letter):
    body = letter.read_text(encoding="utf-8")

    block, rest = split_letter(body)

    assert block == tuple(f"«{field}»" for field in BLOCK_FIELDS)
    assert rest.startswith("«Letter_date»")
    assert body == "\n".join(block) + "\n\n" + rest


def test_a_block_of_other_fields_is_one_too():
    body = "\n«Title» «Forenames» «Surname»\n«Address_line_1»\n«Town», «Postcode»\nDear «Surname»"

    block, rest = split_letter(body)

    assert block == ("«Title» «Forenames» «Surname»", "«Address_line_1»", "«Town», «Postcode»")
    assert rest == "Dear «Surname»"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Dear friends,",
        "«Salutation»,\n\n«Address_line_1»",
        "To «Organisation»\n«Address_line_1»",
        "«Addressee»\n\nDear friends,",
    ],
)
def test_a_letter_that_begins_otherwise_is_left_as_it_is(body):
    assert split_letter(body) == ((), body)


def test_a_block_is_filled_as_the_letter_fills_it():
    values = merge_values(ROW)
    block, _ = split_letter("«Organisation»\n«Addressee»\n«Address_line_1»\n«Address_line_7»")

    filled = filled_block(block, values)

    assert filled.names == ("Oak Lane School", "Mrs Jane Sample")
    assert filled.address == ("1 Oak Lane",)
    assert filled.lines == tuple(fill("\n".join(block), values).split("\n"))


def test_a_field_that_is_empty_within_a_line_stops_the_letter():
    block, _ = split_letter("«Title» «Surname»\n«Address_line_1»")

    with pytest.raises(LiaisonError, match="«Title»"):
        filled_block(block, merge_values(ROW) | {"Surname": "Sample"})
