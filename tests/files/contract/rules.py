"""What comes back of a row from each kind of file, as a rule; a new format has that of its ending.

Each rule asserts that what another reader finds is what the rows said.
"""

from collections import Counter
from email.header import decode_header, make_header
from email.utils import getaddresses

from liaison_app.domain.email_drafts import EmailLetter
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import mail_text, merge_values
from tests.files.contract import reading

FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
DIALLED_HERE = {"+44 20 7946 0101": "020 7946 0101"}
SHORT = 25
SHOWN_OF_A_NAME = {"call_sheet": 100, "visit_sheet": 100}
"""On a sheet to work by, a longer name ends in three dots; the Ref beside it says whose it is."""


def fields_of(kind, job):
    """Return the fields in the order of the columns."""
    return kind.fields or tuple(column.field for column in job.columns)


def texts(row, fields):
    """Return what the fields of a row say, each as one tidied line."""
    return tuple(mail_text(getattr(row, field.lower())) for field in fields)


def every_cell(path, kind, job):
    """Find every cell, each the text as a letter prints it."""
    headings, *found = reading.sheet_rows(path)
    assert len(headings) == len(fields_of(kind, job))
    assert found == [texts(row, fields_of(kind, job)) for row in job.rows]


def every_cell_of_all(folder, kind, job):
    """Find every cell over all the workbooks, each the text as a letter prints it."""
    found = Counter()
    for path in folder.iterdir():
        found.update(reading.sheet_rows(path)[1:])
    assert found == Counter(texts(row, fields_of(kind, job)) for row in job.rows)


def no_formula(path, kind, job):
    """Find every cell, an apostrophe before what would be calculated, and +44 as dialled here."""
    _, *found = reading.csv_rows(path)
    wanted = [tuple(map(_not_calculated, texts(row, fields_of(kind, job)))) for row in job.rows]
    assert found == wanted


def _not_calculated(text):
    if not text.startswith(FORMULA_STARTS):
        return text
    return DIALLED_HERE.get(text, f"'{text}")


def named_columns(path, kind, job):
    """Find each text under the heading of its field, less the signs of a formula before it."""
    headings, *found = reading.csv_rows(path)
    under = {heading: f for heading in headings if (f := _field_of(heading, kind))}
    assert len(under) > 5
    assert len(found) == len(job.rows)
    for line, row in zip(found, job.rows, strict=True):
        said = dict(zip(headings, line, strict=True))
        for heading, field in under.items():
            assert said[heading] == _less_signs(*texts(row, (field,)))


def _field_of(heading, kind):
    named = {"email address": "Email"}
    field = named.get(heading, heading.replace(" ", "_").capitalize())
    return field if field in kind.fields and not field.startswith("Address_line") else ""


def _less_signs(text):
    if not text.startswith(FORMULA_STARTS):
        return text
    return DIALLED_HERE.get(text, text.lstrip("".join(FORMULA_STARTS) + " "))


def each_to_one(folder, _kind, job):
    """Find the letter word for word, to one address and no other, whoever reads the message."""
    letter = EmailLetter(body=job.letter.body, title=job.title, subject=job.settings.subject)
    for found, old, row in zip(
        reading.messages(folder), reading.old_messages(folder), job.rows, strict=True
    ):
        (to,) = found["To"].addresses
        assert (to.addr_spec, found["Cc"], found["Bcc"]) == (row.email, None, None)
        shown = mail_text(row.addressee or row.organisation)
        assert str(make_header(decode_header(old["To"]))) in _as_shown(shown, row.email)
        assert _closed_up(to.display_name) == _closed_up(shown)
        assert [address for _, address in getaddresses([old["To"]])] == [row.email]
        assert found["X-Unsent"] == old["X-Unsent"] == "1"
        assert found.keys() == old.keys()
        assert len(found.keys()) == 6
        draft = letter.draft(row)
        assert found["Subject"] == draft.subject
        assert found.get_content().replace("\r\n", "\n") == draft.text
        assert old.get_payload(decode=True).decode().replace("\r\n", "\n") == draft.text
        assert not found.defects


def _as_shown(name, address):
    return {f"{name} <{address}>", f'"{name}" <{address}>', address}


def _closed_up(text):
    """Return a text without spaces: the newer parser puts one between two coded words."""
    return text.replace(" ", "")


def each_address_once(path, _kind, job):
    """Find every address once, in batches, and nobody else's."""
    lines = path.read_text("utf-8-sig").split("\n")
    batches = [line.split("; ") for line in lines if ";" in line or line.count("@") == 1]
    found = [address for batch in batches for address in batch if "Put each" not in address]
    assert found == list(dict.fromkeys(row.email for row in job.rows))
    assert max(map(len, batches)) <= job.settings.batch


def each_card(path, _kind, job):
    """Find a card for each row, its texts as a letter prints them, and nothing else on it."""
    found = reading.cards(path)
    assert len(found) == len(job.rows)
    for card, row in zip(found, job.rows, strict=True):
        said = {name: value for name, value in card if name != "TEL"}
        phones = [reading.unescaped(value) for name, value in card if name == "TEL"]
        assert reading.parts(said["N"])[:4] == (
            *texts(row, ("Surname", "Forenames")),
            "",
            mail_text(row.title),
        )
        assert reading.parts(said["ORG"]) == texts(row, ("Organisation",))
        for name, field in (
            ("TITLE", "Post"),
            ("EMAIL", "Email"),
            ("URL", "Website"),
            ("UID", "Ref"),
        ):
            assert reading.unescaped(said.get(name, "")) == mail_text(getattr(row, field.lower()))
        assert phones == [text for text in texts(row, ("Phone", "Mobile")) if text]
        assert said["VERSION"] == "3.0"
        assert set(said) <= {"VERSION", "N", "FN", "ORG", "TITLE", "EMAIL", "ADR", "URL", "UID"}


def every_letter(path, _kind, job):
    """Find every line of every letter, as its text has them."""
    whole = mail_text(reading.document_text(path))
    for row in job.rows:
        for line in fill(job.letter.body, merge_values(row)).split("\n"):
            assert mail_text(line) in whole


def every_page(path, kind, job):
    """Find every Ref in the order of the rows, and each name that is written from left to right.

    What a page says is read as letters that were painted: where a name has marks or letters of
    another script in it they may come in another order, and are proved by pictures elsewhere.
    """
    shown = SHOWN_OF_A_NAME.get(kind.name)
    whole = " ".join(" ".join(reading.page_texts(path)).split())
    said = _closed_up(whole)
    at = 0
    for row in job.rows:
        at = whole.index(f"Ref {row.ref}", at)
        name = mail_text(row.organisation)[:shown]
        assert not name.isascii() or _closed_up(name) in said


BY_NAME = {
    "csv_list": no_formula,
    "notify_email": named_columns,
    "notify_letter": named_columns,
    "officer_workbooks": every_cell_of_all,
    "eml": each_to_one,
    "bcc": each_address_once,
}
BY_ENDING = {
    "": every_cell_of_all,
    "csv": no_formula,
    "docx": every_letter,
    "pdf": every_page,
    "txt": each_address_once,
    "vcf": each_card,
    "xlsx": every_cell,
}


def rule_of(kind):
    """Return the rule of a format: its own, or else that of its ending."""
    return BY_NAME.get(kind.name) or BY_ENDING[kind.ending]
