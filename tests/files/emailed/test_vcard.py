import pytest
import vobject

from liaison_app.domain.progress import Progress
from liaison_app.files.formats.vcard import FORMAT
from tests.files.contract.nasty import plain_row


@pytest.fixture
def card(job, tmp_path):
    """Return the function that writes a row as a card and reads it as vobject does."""

    def read(row):
        made = job([row])
        FORMAT.write(tmp_path / "list.vcf", made)
        assert FORMAT.check(tmp_path / "list.vcf", made).passed
        return vobject.readOne((tmp_path / "list.vcf").read_text("utf-8"))

    return read


def test_a_person_has_their_name_and_their_post_at_the_organisation(card):
    read = card(plain_row(1))

    assert read.version.value == "3.0"
    assert read.fn.value == "Mrs Jane Sample 1"
    assert (read.n.value.prefix, read.n.value.given, read.n.value.family) == (
        "Mrs",
        "Jane",
        "Sample",
    )
    assert (read.org.value, read.title.value) == (["Oak Lane School 1"], "Head Teacher")
    assert read.uid.value == "S-0001-QZ"


def test_whoever_holds_two_posts_has_two_cards_and_neither_takes_the_place_of_the_other(
    job, tmp_path
):
    row = plain_row(1)
    FORMAT.write(tmp_path / "list.vcf", job([row, plain_row(2), row._replace(post="Chair")]))

    cards = vobject.readComponents((tmp_path / "list.vcf").read_text("utf-8"))
    assert [one.uid.value for one in cards] == [row.ref, plain_row(2).ref, f"{row.ref}-2"]


def test_an_organisation_without_anybody_named_is_a_card_of_its_own(card):
    row = plain_row(1)._replace(
        title="", forenames="", surname="", addressee="The Head Teacher", post=""
    )

    read = card(row)

    assert read.fn.value == "Oak Lane School 1"
    assert str(read.n.value).strip() == ""
    assert "title" not in read.contents


def test_two_people_are_called_by_both_their_names(card):
    both = "Mr A Khan & Ms B Jones"
    row = plain_row(1)._replace(title="", forenames="", surname="", addressee=both)

    assert card(row).fn.value == both


@pytest.mark.parametrize(
    ("lines", "town", "street", "region"),
    [
        (("1 Oak Lane", "Enfield", "EN1 4NP"), "Enfield", "1 Oak Lane", ""),
        (
            ("Unit 3", "1 Oak Lane", "Enfield", "Middlesex", "EN1 4NP"),
            "Enfield",
            "Unit 3\n1 Oak Lane",
            "Middlesex",
        ),
        (("1 Oak Lane", "EN1 4NP"), "", "1 Oak Lane", ""),
        (("Enfield", "Enfield", "EN1 4NP"), "Enfield", "Enfield", ""),
    ],
)
def test_the_address_is_parted_as_address_books_have_it(card, lines, town, street, region):
    named = dict.fromkeys((f"address_line_{number}" for number in range(1, 8)), "")
    named |= {f"address_line_{number}": line for number, line in enumerate(lines, start=1)}

    address = card(plain_row(1)._replace(**named, town=town)).adr.value

    assert (address.street, address.city) == (street, town)
    assert (address.region, address.code) == (region, "EN1 4NP")


def test_what_is_not_known_or_was_objected_to_is_not_on_the_card(card):
    none = dict.fromkeys(("email", "phone", "mobile", "website", "town", "postcode"), "")
    lines = dict.fromkeys((f"address_line_{number}" for number in range(1, 8)), "")

    read = card(plain_row(1)._replace(**none, **lines))

    assert {"email", "tel", "url", "adr"}.isdisjoint(read.contents)


def test_one_number_is_written_once_and_a_mobile_as_one(card):
    read = card(plain_row(1)._replace(phone="07700 900123"))

    (number,) = read.contents["tel"]
    assert (number.value, number.type_paramlist) == ("07700 900123", ["CELL", "VOICE"])


def test_neither_faith_nor_a_note_is_on_any_card(card, tmp_path):
    told = {"tradition": "ZqA", "denomination": "ZqB", "religious_character": "ZqC", "notes": "ZqD"}

    card(plain_row(1)._replace(**told))

    assert "Zq" not in (tmp_path / "list.vcf").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("020 7946 0101", "020 7946 0199"),
        ("TITLE:Head Teacher", "TITLE:Head Teacher\r\nNOTE:x"),
        ("UID:S-0001-QZ\r\n", ""),
    ],
)
def test_a_card_that_was_changed_does_not_pass(job, tmp_path, before, after):
    made = job([plain_row(1), plain_row(2)])
    path = tmp_path / "list.vcf"
    FORMAT.write(path, made)
    text = path.read_bytes().decode()
    assert before in text
    path.write_bytes(text.replace(before, after, 1).encode())

    check = FORMAT.check(path, made)

    assert not check.passed
    assert check.sentences[0].startswith("Cards that do not tell what was chosen: 1.")


class Watched(Progress):
    """Counts the rows that are taken between two asks whether it was cancelled."""

    def __init__(self):
        super().__init__()
        self.taken = self.most = 0

    def rows(self, rows):
        """Give rows as a job holds them, and count each."""

        class Rows(list):
            def __iter__(inner):  # noqa: N805 - the outer one is counted on
                for row in list.__iter__(inner):
                    self.taken += 1
                    self.most = max(self.most, self.taken)
                    yield row

        return Rows(rows)

    def ask(self):
        """Note that it was asked."""
        self.taken = 0
        super().ask()


def test_cards_are_written_and_read_again_by_no_more_than_a_hundred_between_two_asks(job, tmp_path):
    watched = Watched()
    made = job(watched.rows(plain_row(n) for n in range(1, 351)), progress=watched)

    FORMAT.write(tmp_path / "list.vcf", made)
    assert FORMAT.check(tmp_path / "list.vcf", made).passed

    assert 0 < watched.most <= 100
