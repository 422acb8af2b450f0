import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.bcc_batches import batch_text, batches_of, mailto_link
from liaison_app.domain.errors import LiaisonError

ADDRESSES = st.lists(st.integers(0, 40).map(lambda number: f"head{number}@oak.example"))


@given(addresses=ADDRESSES, size=st.integers(1, 500))
def test_everybody_is_once_in_one_batch_and_no_batch_is_larger_than_asked(addresses, size):
    batches = batches_of(addresses, size=size)

    listed = [address for batch in batches for address in batch]
    assert listed == list(dict.fromkeys(addresses))
    assert all(1 <= len(batch) <= size for batch in batches)


def test_an_address_in_capitals_is_the_same_address():
    assert batches_of(["a@x.example", "A@X.example"], size=50) == (("a@x.example",),)


@pytest.mark.parametrize("size", [-1, 0, 501, 10_000])
def test_a_size_that_no_email_takes_is_refused(size):
    with pytest.raises(LiaisonError, match="A Bcc batch cannot have"):
        batches_of(["a@x.example"], size=size)


def test_semicolons_stand_between_the_addresses_as_outlook_wants_them():
    assert batch_text(("a@x.example", "b@x.example")) == "a@x.example; b@x.example"


def test_a_link_puts_everybody_into_bcc_and_nobody_into_to():
    link = mailto_link(("a@x.example", "o'b+c@x.example"), subject="Tea & cake\r\nBcc: d@x.example")

    assert link.startswith("mailto:?bcc=a@x.example;o%27b%2Bc@x.example&subject=Tea%20%26%20cake")
    assert "\r" not in link
    assert link.count("@") == 2


def test_a_link_that_a_program_might_cut_is_not_made():
    batch = [f"head{number:03}@oak.example" for number in range(200)]
    links = [mailto_link(batch[:count]) for count in range(1, 200)]

    assert links[0]
    assert not links[-1]
    assert all(len(link) < 1_800 for link in links)
