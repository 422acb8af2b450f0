import pytest

from liaison_app.domain.email_drafts import EmailLetter, email_body
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.merge_fields import MailListRow

ROW = MailListRow(organisation="Oak Lane School", salutation="Dear friends", town="Enfield")


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ("«Addressee»\n«Address_line_1»\n\n«Salutation»,\nText.", "«Salutation»,\nText."),
        ("\n\n«Organisation»\n«Town» «Postcode»\nText.\n\n", "Text."),
        ("«Salutation»,\nText.", "«Salutation»,\nText."),
        ("«Organisation»\nText.", "«Organisation»\nText."),
        ("To «Addressee»\n«Address_line_1»\nText.", "To «Addressee»\n«Address_line_1»\nText."),
        ("Text.\n«Address_line_1»", "Text.\n«Address_line_1»"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ],
)
def test_only_leading_lines_of_nothing_but_the_address_block_are_left_out(body, sent):
    assert email_body(body) == sent


def test_the_text_is_the_letters_own_alone():
    letter = EmailLetter(body="«Salutation»,", title="x")

    assert letter.draft(ROW).text == "Dear friends,\n"


@pytest.mark.parametrize("subject", ["«Nothing»", "For «Addressee» today", "a « b"])
def test_a_subject_that_cannot_be_filled_in_stops_the_email(subject):
    letter = EmailLetter(body="x", title="x", subject=subject)

    with pytest.raises(LiaisonError):
        letter.draft(ROW)


def test_a_title_is_never_taken_for_fields():
    letter = EmailLetter(body="x", title="«Organisation»\r\nBcc: x")

    assert letter.draft(ROW).subject == "«Organisation» Bcc: x"
