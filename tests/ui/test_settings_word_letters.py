"""Word letters in the settings, with real documents and a real database."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from liaison_app.actions.edit_team import save_team
from liaison_app.actions.undo import undo_last
from liaison_app.queries.word_templates import word_templates
from liaison_app.settings import Settings
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.page import SettingsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from tests.files.word.documents import document, field, line

NOW = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def real_tasks(qapp, workspace):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(workspace.database)
    yield made
    made.close()


@pytest.fixture
def section(theme, workspace, real_tasks, qtbot, settle):
    """Return the section, shown, and what lets its work finish."""
    team = {"name": "Chase Team", "phone": "020 7946 0100"}
    workspace.database.write("Team", partial(save_team, values=team, version=None))
    page = SettingsPage(
        desk=Desk(
            folder=workspace.folder,
            database=workspace.database,
            tasks=real_tasks,
            remembered=Remembered(Settings()),
            theme=theme,
            clock=lambda: NOW,
            officer_id=lambda: None,
        )
    )
    real_tasks.changed.connect(page.on_changed)
    qtbot.addWidget(page)
    page.resize(1160, 720)
    page.open_at("word_letters")
    page.show()
    made = page.sections["word_letters"]

    def finished():
        for _ in range(2):
            settle(real_tasks)
            QApplication.processEvents()

    made.finished = finished
    finished()
    yield made
    page.close()


@pytest.fixture
def appeal(tmp_path):
    path = tmp_path / "Appeal_2017.docx"
    path.write_bytes(document(line(field("Salutation"), ","), line("End")))
    return path


def said(section):
    return section.message._sentence.text()


def test_a_word_letter_is_kept_under_the_name_of_its_file(section, appeal, workspace):
    section.add(appeal)
    section.finished()

    (kept,) = workspace.database.read(word_templates)
    assert (kept.name, kept.file_name, kept.letters) == ("Appeal 2017", "Appeal_2017.docx", 0)
    assert list(section.rows) == [kept.id]
    assert said(section) == "Appeal 2017 is added. It has 1 field."


def test_an_unfit_document_is_refused_in_a_sentence(section, tmp_path, workspace):
    path = tmp_path / "Appeal.docx"
    path.write_bytes(document(line(field("Fist_name"))))

    section.add(path)
    section.finished()

    assert "«Fist_name»" in said(section)
    assert workspace.database.read(word_templates) == ()


def test_a_document_of_the_same_name_takes_the_place_of_the_first(section, appeal, workspace):
    section.add(appeal)
    section.finished()
    appeal.write_bytes(document(line(field("Ref"), field("Town"))))

    section.add(appeal)
    section.finished()

    assert len(workspace.database.read(word_templates)) == 1
    assert said(section) == "Appeal 2017 is replaced. It has 2 fields."


def test_a_removed_word_letter_comes_back_by_undo(section, appeal, workspace):
    section.add(appeal)
    section.finished()
    (row,) = section.rows.values()

    row.remove_button.click()
    section.finished()
    assert section.rows == {}
    assert not section._none.isHidden()

    undo_last(workspace.database)
    section.reload()
    section.finished()
    assert len(section.rows) == 1


def test_each_of_our_own_letters_can_be_begun_with_and_added(
    section, tmp_path, workspace, monkeypatch
):
    asked = []

    def answer(_parent, _title, proposed, _filter):
        asked.append(tmp_path / Path(proposed).name)
        return str(asked[-1]), ""

    monkeypatch.setattr(
        "liaison_app.ui.pages.settings.word_letters_section.QFileDialog.getSaveFileName", answer
    )
    for action in section.start_button.menu().actions():
        action.trigger()
        section.finished()
        section.add(asked[-1])
        section.finished()

    kept = [one.name for one in workspace.database.read(word_templates)]
    assert kept == ["Dear Friends", "Dear Head Teacher"]


def test_a_copy_is_what_was_kept(section, appeal, workspace, tmp_path, monkeypatch):
    section.add(appeal)
    section.finished()
    monkeypatch.setattr(
        "liaison_app.ui.pages.settings.word_letters_section.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "copy"), ""),
    )

    section.rows[next(iter(section.rows))].save_button.click()
    section.finished()

    assert (tmp_path / "copy.docx").exists()
    section.add(tmp_path / "copy.docx")
    section.finished()
    assert len(workspace.database.read(word_templates)) == 2
