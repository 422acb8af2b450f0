from dataclasses import replace

import pytest

from liaison_app.domain.sign_off import signed
from liaison_app.files.formats.letters_pdf import FORMAT
from tests.letters import our_text

ADDRESS = ("Sample House", "1 Oak Lane", "Enfield", "EN1 4NP")
OFFICER = {
    "officer_name": "Jo Sample",
    "officer_rank": "PC",
    "team": "Chase Neighbourhood Policing Team",
    "officer_phone": "020 7946 0102",
    "officer_email": "jo.sample@police.example",
    "your_ref": "Y/1",
    "our_ref": "CE/1",
}


@pytest.mark.parametrize("letter", ["dear_friends.txt", "dear_head_teacher.txt"])
def test_our_letters_with_both_letterheads_take_one_page(letter, row, job, pdf, letterhead):
    text = our_text(letter).strip()
    body = signed(text, author=letterhead.author.name, office=letterhead.author.office)
    author = replace(letterhead.author, address=ADDRESS)
    team = replace(letterhead.team, fax="020 7946 0109", web="www.police.example/chase")
    both = replace(letterhead, author=author, team=team)

    written = pdf(FORMAT, job([row(address=ADDRESS, **OFFICER)], body=body, letterhead=both))

    assert len(written.pages()) == 1
