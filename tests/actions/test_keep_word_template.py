"""The team's own Word letters: kept, replaced, removed, and merged for a campaign's letter."""

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select, update

from liaison_app.actions.keep_word_template import (
    add_word_template,
    name_from_file,
    remove_word_template,
    replace_word_template,
)
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.actions.make_sample import make_sample
from liaison_app.actions.save_word_letter import our_letter, ready_letter_of, save_ready_letter
from liaison_app.actions.undo import undo_last
from liaison_app.domain.errors import FileProblem, LiaisonError, NotFound
from liaison_app.domain.mail_lists import AlreadySent, MailListWanted
from liaison_app.domain.odd_letters import printed_letter
from liaison_app.files.formats import letters_docx, letters_pdf
from liaison_app.files.formats.word_template import read_word_letter, word_letter_text
from liaison_app.files.formats.word_xml import MAIN_PART, lines_of, parsed, parts_of
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.queries.word_templates import template_of_letter, word_template, word_templates
from liaison_app.store.tables import Letter, Recipient, table_of
from tests.files.word.documents import document, field, line

NOW = datetime(2026, 3, 18, 8, 0, tzinfo=UTC)
LETTER = document(line("To ", field("Organisation")), line(field("Salutation"), ","), line("End"))
OTHER = document(line(field("Ref")))


def read(content):
    return read_word_letter(content, name="Appeal.docx").content


@pytest.fixture(scope="module")
def _with_sample(filled_once):
    """Make the sample once, to be copied: the path of its database."""

    def fill(database):
        database.clock = lambda: NOW
        database.write("Sample", partial(make_sample, today=NOW.date()))

    return filled_once(fill)[0]


@pytest.fixture
def sample(database):
    """Return a database that begins with the sample."""
    database.clock = lambda: NOW
    return database


@pytest.fixture
def beginning(request):
    """Have a test that asks for the sample begin with it."""
    asked = "sample" in request.fixturenames
    return request.getfixturevalue("_with_sample") if asked else None


@pytest.fixture
def write(database):
    """Return what does a writing as one step, and returns its value."""
    return lambda writing, **said: database.write("Given", partial(writing, **said)).value


@pytest.fixture
def add(write):
    return lambda name="Appeal", content=LETTER: write(
        add_word_template, name=name, file_name=f"{name}.docx", content=read(content)
    )


@pytest.fixture
def look(database):
    return lambda reading, **said: database.read(partial(reading, **said))


@pytest.fixture
def in_use(sample, add):
    """Return a template and a letter of the sample's that is made of it."""
    letter_id, campaign_id = sample.read(
        lambda c: c.execute(
            select(Letter.id, Letter.campaign_id).join(Recipient, Recipient.letter_id == Letter.id)
        ).first()
    )
    template_id = add()
    sample.write(
        "Use",
        lambda c: c.execute(
            update(table_of(Letter))
            .where(table_of(Letter).c.id == letter_id)
            .values(template_id=template_id)
        ),
    )
    return template_id, letter_id, campaign_id


@pytest.fixture
def plan(look, in_use):
    """Return the list of that letter."""
    _, letter_id, campaign_id = in_use
    return look(
        plan_mail_list,
        wanted=MailListWanted(
            campaign_id=campaign_id, letter_id=letter_id, already_sent=AlreadySent.WRITE_AGAIN
        ),
        today=NOW.date(),
    )


def test_a_word_letter_comes_back_byte_for_byte(add, look):
    key = add()

    assert look(word_template, template_id=key).content == read(LETTER)
    assert [one.name for one in look(word_templates)] == ["Appeal"]


def test_two_word_letters_have_two_names(add):
    add()

    for name in ("appeal", "APPEAL ", ""):
        with pytest.raises(LiaisonError) as problem:
            add(name)
        assert problem.value.hint


def test_a_replaced_one_keeps_its_name_and_undo_brings_the_first_back(add, look, write, database):
    key = add()

    write(
        replace_word_template, template_id=key, version=1, file_name="n.docx", content=read(OTHER)
    )
    assert look(word_template, template_id=key).content == read(OTHER)

    undo_last(database)
    kept = look(word_template, template_id=key)
    assert (kept.content, kept.file_name) == (read(LETTER), "Appeal.docx")


def test_a_removed_one_leaves_its_letters_with_their_own_text_and_undo_ties_them_again(
    in_use, look, write, database
):
    template_id, letter_id, _ = in_use
    assert look(word_templates)[0].letters == 1

    write(remove_word_template, template_id=template_id, version=1)
    assert look(template_of_letter, letter_id=letter_id) is None
    with pytest.raises(NotFound):
        look(word_template, template_id=template_id)

    undo_last(database)
    assert look(template_of_letter, letter_id=letter_id).id == template_id


def test_the_preview_of_a_letter_made_of_a_word_letter_is_what_the_saved_letters_say(
    plan, database, tmp_path
):
    saved = save_export(
        database,
        plan=plan,
        path=tmp_path / "letters.docx",
        private=tmp_path / "private",
        chosen=ExportChosen(format=letters_docx.FORMAT),
    ).value

    assert plan.body == word_letter_text(LETTER)
    assert plan.letterhead.text == ""
    assert saved.check.passed
    body = parsed(parts_of(saved.path.read_bytes())[MAIN_PART])
    previews = (printed_letter(plan.body, one.row) for one in plan.included)
    assert lines_of(body) == [line for text in previews for line in text.split("\n")]


def test_a_pdf_of_a_letter_made_of_a_word_letter_is_refused(plan, database, tmp_path):
    with pytest.raises(FileProblem):
        save_export(
            database,
            plan=plan,
            path=tmp_path / "letters.pdf",
            private=tmp_path / "private",
            chosen=ExportChosen(format=letters_pdf.FORMAT),
        )
    assert not list(tmp_path.glob("letters*"))


def test_the_ready_letter_is_the_teams_own_or_ours_with_its_fields_in_place(plan, tmp_path):
    path = save_ready_letter(plan, path=tmp_path / "ready", private=tmp_path / "private")

    assert path.name == "ready.docx"
    assert path.read_bytes() == plan.template == read(LETTER)
    assert "«Salutation»" in word_letter_text(our_letter("dear_friends"))


def test_a_ready_letter_of_ours_leaves_out_lines_that_nobody_in_the_list_fills(sample, look):
    asked = select(Letter.id, Letter.campaign_id).join(Recipient, Recipient.letter_id == Letter.id)
    letter_id, campaign_id = sample.read(lambda c: c.execute(asked).first())
    wanted = MailListWanted(
        campaign_id=campaign_id, letter_id=letter_id, already_sent=AlreadySent.WRITE_AGAIN
    )
    plan = look(plan_mail_list, wanted=wanted, today=NOW.date())

    text = word_letter_text(ready_letter_of(plan))

    assert plan.letterhead.text.split("\n")[0] in text
    for name in ("Your_ref", "Our_ref", "Address_line_7"):
        filled = any(getattr(one.row, name.lower()) for one in plan.included)
        assert (f"«{name}»" in text) == (filled and f"«{name}»" in plan.body)


def test_the_name_proposed_is_that_of_the_file():
    assert name_from_file("Head_teachers' letter.v2.docx") == "Head teachers' letter.v2"
