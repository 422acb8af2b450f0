from liaison_app.domain.letterhead import AuthorKnown, Letterhead, SenderBlock, author_like
from liaison_app.domain.sign_off import ANY_COMMANDER, signed
from liaison_app.paths import resource
from tests.letters import our_text

AUTHOR = SenderBlock(
    name="Commander A Sample",
    office="Community Engagement",
    address=("Room 1", "London"),
    phone="020 7946 0001",
    fax="020 7946 0002",
    email="office@police.example",
    web="www.police.example",
)
TEAM = SenderBlock(name="Chase Team", email="chase@police.example")


def test_a_letterhead_shows_both_senders_and_its_empty_lines_close_up():
    assert Letterhead(author=AUTHOR, team=TEAM).text.split("\n") == [
        "Commander A Sample",
        "Community Engagement",
        "Room 1",
        "London",
        "Telephone: 020 7946 0001",
        "Facsimile: 020 7946 0002",
        "E-mail: office@police.example",
        "Web: www.police.example",
        "",
        "Chase Team",
        "E-mail: chase@police.example",
    ]


def test_an_office_that_begins_its_own_address_is_said_once():
    block = SenderBlock(name="Chase Team", office="Ridgeway", address=("Ridgeway", "Enfield"))

    assert block.lines == ("Chase Team", "Ridgeway", "Enfield")


def known(name, office, campaign):
    return AuthorKnown(campaign=campaign, block=SenderBlock(name=name, office=office))


def test_an_author_is_recalled_by_name_and_office_then_by_name_then_by_office():
    newest_first = (
        known("A Sample", "East", "3"),
        known("A Sample", "West", "2"),
        known("B Other", "West", "1"),
    )

    def like(name, office):
        found = author_like(newest_first, name=name, office=office)
        return found.campaign if found else None

    assert like(" a  sample", "west") == "2"
    assert like("A Sample", "") == "3"
    assert like("Somebody New", "West") == "2"
    assert like("Somebody New", "") is None
    assert like("", "") is None


def test_our_letters_are_signed_by_the_author_of_the_campaign():
    for path in resource("letters").glob("*.txt"):
        text = path.read_text("utf-8")
        assert signed(text, author=" ", office="") == text
        by = signed(text, author="Chief Inspector B Sample", office=" Faith  Liaison ")
        assert "Yours sincerely,\n\nChief Inspector B Sample\nFaith Liaison\n\nSent on" in by
        assert ANY_COMMANDER not in by


def test_our_letters_have_their_parts_in_their_places():
    for path in resource("letters").glob("*.txt"):
        text = our_text(path.name)
        parts = (
            "«Addressee»\n«Organisation»\n«Address_line_1»",
            "«Letter_date»\nYour ref: «Your_ref»\nOur ref: «Our_ref»",
            "«Salutation»,",
            "In an emergency: 999",
            "18001 101",
            "Anti-Terrorist Hotline, in confidence: 0800 789 321",
            "Crimestoppers, without giving your name: 0800 555 111",
            "True Vision",
            "Yours sincerely,",
            "«Officer_rank» «Officer_name»\n«Team»\nTelephone: «Officer_phone»",
        )
        places = [text.index(part) for part in parts]
        assert places == sorted(places)
