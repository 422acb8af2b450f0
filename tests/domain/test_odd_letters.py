from liaison_app.domain.campaigns import Marking
from liaison_app.domain.mail_lists import Included, MailListPlan, MailListWanted
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.odd_letters import Odd, odd_letters, printed_letter
from liaison_app.domain.spoken import Doubt


def _letter(key, *, doubts=(), **cells):
    usual = {"organisation": "Alder School", "salutation": "Dear Friends", "surname": "Sample"}
    row = MailListRow(**{**usual, "address_line_1": "1 Sample Street", **cells})
    return Included(organisation_id=key, row=row, doubts=doubts)


def _plan(*included, body=""):
    return MailListPlan(
        wanted=MailListWanted(),
        title="Test",
        body=body,
        marking=Marking.OFFICIAL.label,
        included=included,
        left_out=(),
    )


def test_each_letter_that_stands_out_is_found_by_its_place():
    plan = _plan(
        _letter(1, doubts=(Doubt.NO_TITLE,)),
        _letter(2, addressee="Mr A Khan & Ms B Jones", surname=""),
        _letter(3, surname="", address_line_2="Enfield"),
        _letter(4, organisation="Alder School of the Longest Name"),
    )
    reported = []

    odd = odd_letters(plan, report=lambda done, total: reported.append((done, total)))

    assert odd.places == {
        Odd.IN_DOUBT: (0,),
        Odd.JOINT: (1,),
        Odd.NOBODY_NAMED: (2,),
        Odd.LONGEST_NAME: (3,),
        Odd.MOST_LINES: (2,),
    }
    assert reported == [(0, 4)]


def test_a_letter_with_an_empty_field_is_found_with_its_problem():
    odd = odd_letters(_plan(_letter(1), _letter(2, town="Enfield"), body="In «Town» we met."))
    assert odd.places[Odd.STOPPED] == (0,)
    assert "«Town»" in odd.stopped[0].sentence


def test_nothing_stands_out_in_a_list_of_nobody():
    assert odd_letters(_plan()).places == {}


def test_a_letter_without_text_shows_its_address_and_greeting():
    assert printed_letter("", _letter(1).row) == "Alder School\n1 Sample Street\n\nDear Friends,"


def test_a_letter_with_text_prints_as_it_is_filled_in():
    assert printed_letter("«Salutation»,", _letter(1).row) == "Dear Friends,"
