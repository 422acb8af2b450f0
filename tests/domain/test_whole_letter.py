import pytest

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.whole_letter import whole_letter

HEAD = Letterhead(
    author=SenderBlock(name="Commander A Sample"), team=SenderBlock(name="Chase Team")
)
WINDOW = "«Addressee»\n«Organisation»\n«Address_line_1»\n«Address_line_2»"
BODY = f"{WINDOW}\n\nYour ref: «Your_ref»\n«Salutation»,"


def row(**said):
    known = {
        "addressee": "The Head Teacher",
        "organisation": "Oak School",
        "address_line_1": "1 High Street",
        "address_line_2": "EN2 3AD",
        "salutation": "Dear Head Teacher",
    }
    return MailListRow(**{**known, **said})


def test_a_letter_is_read_from_its_letterhead_down():
    assert whole_letter(body=BODY, letterhead=HEAD, row=row()) == (
        "Commander A Sample\n\nChase Team\n\n"
        "The Head Teacher\nOak School\n1 High Street\nEN2 3AD\n\n"
        "Dear Head Teacher,"
    )


def test_a_letter_that_names_no_address_shows_that_of_the_window():
    said = whole_letter(body="«Salutation»,", letterhead=Letterhead(), row=row())

    assert said == "The Head Teacher\nOak School\n1 High Street\nEN2 3AD\n\nDear Head Teacher,"


def test_a_field_that_no_column_answers_stops_the_letter():
    with pytest.raises(LiaisonError, match="Head"):
        whole_letter(body="«Head»", letterhead=HEAD, row=row())
