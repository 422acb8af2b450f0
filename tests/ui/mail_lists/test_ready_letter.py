import pytest

from liaison_app.files.formats.word_template import word_letter_text
from liaison_app.queries.dispatches import dispatches


@pytest.fixture
def saved(office, tmp_path):
    """Return what saves a list of one kind, and the page it was saved from."""

    def made(kind):
        page = office.open()
        office.choose(page, kind)
        page.save_to(tmp_path / "out")
        office.settle()
        return page

    return made


def test_beside_a_saved_mail_list_its_letter_is_saved_with_the_fields_in_place(
    office, saved, said, tmp_path, monkeypatch
):
    office.school("Alder School")
    office.letter()
    page = saved("mail_list")
    asked = []

    def answer(_window, _title, proposed, _filter):
        asked.append(proposed)
        return str(tmp_path / "letter.docx"), ""

    monkeypatch.setattr(
        "liaison_app.ui.pages.mail_lists.exporting.QFileDialog.getSaveFileName", answer
    )
    page._make.saved.letter.button.click()
    office.settle()

    assert "Word letter" in asked[0]
    assert "letter.docx is saved." in said(page)
    assert "«Salutation»" in word_letter_text((tmp_path / "letter.docx").read_bytes())
    assert len(office.database.read(dispatches)) == 1  # the list alone left


def test_no_letter_is_offered_where_it_is_merged_already_or_there_is_none(office, saved):
    office.school("Alder School")
    page = saved("mail_list")
    assert page._make.saved.letter.isHidden()

    office.letter()
    assert saved("letters_docx")._make.saved.letter.isHidden()
