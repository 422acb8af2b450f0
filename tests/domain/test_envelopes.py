import pytest

from liaison_app.domain.envelopes import envelope_name, joint_names
from liaison_app.domain.names import PersonName, split_name


@pytest.mark.parametrize(
    ("typed", "envelope"),
    [
        ("Revd A B Smith", "The Reverend A B Smith"),
        ("Rev. Dr Ann Smith MBE", "The Reverend Dr Ann Smith MBE"),
        ("Revd Canon Ann Smith", "The Reverend Canon Ann Smith"),
        ("Rt Revd Bishop Ann Smith", "The Right Reverend Ann Smith"),
        ("Revd Mrs Ann Smith", "The Reverend Ann Smith"),
        ("Revd Mrs Smith", "The Reverend Mrs Smith"),
        ("Cllr Ann Smith", "Councillor Ann Smith"),
        ("Prof Sir John Smith", "Professor Sir John Smith"),
        ("Mr & Mrs Jones", "Mr & Mrs Jones"),
        ("Headteacher Ann Smith", "Ann Smith"),
        ("Ann Smith", "Ann Smith"),
    ],
)
def test_titles_are_written_out_on_an_envelope(typed, envelope):
    assert envelope_name(split_name(typed)) == envelope


def test_a_title_not_known_stays_as_typed():
    assert envelope_name(PersonName(title="Xyz", surname="Oak")) == "Xyz Oak"


def test_a_post_that_is_a_title_stands_in_for_a_blank_one_only():
    assert envelope_name(split_name("Yusuf Khan"), post="Imam") == "Imam Yusuf Khan"
    assert envelope_name(split_name("Mr Yusuf Khan"), post="Imam") == "Mr Yusuf Khan"
    assert envelope_name(split_name("Yusuf Khan"), post="Chair") == "Yusuf Khan"


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Jerry Smith", "Beth Smith", "Jerry & Beth Smith"),
        ("Mr Jerry Smith", "Mrs Beth Smith", "Jerry & Beth Smith"),
        ("Mr Smith", "Mrs Smith", "Mr & Mrs Smith"),
        ("Mr A Khan", "Ms B Jones", "Mr A Khan & Ms B Jones"),
        ("Dr Jerry Smith", "Mrs Beth Smith", "Dr Jerry Smith & Mrs Beth Smith"),
        ("Mr Jerry Smith MBE", "Mrs Beth Smith", "Mr Jerry Smith MBE & Mrs Beth Smith"),
        ("Mr Smith", "Mrs Beth Smith", "Mr Smith & Mrs Beth Smith"),
    ],
)
def test_two_at_one_address_share_an_addressee_line(one, other, together):
    assert joint_names(split_name(one), split_name(other)) == together
