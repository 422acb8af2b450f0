"""The team's own Word letters: added, replaced, saved back to a file, removed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.reporting_routes import LETTER_FIELDS
from liaison_app.domain.text import fold
from liaison_app.paths import resource
from liaison_app.queries.word_templates import (
    WordTemplateKept,
    WordTemplateSeen,
    word_template,
    word_templates,
)
from liaison_app.store import layout
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.section import Section
from liaison_app.ui.pages.settings.word_letter_row import WordLetterRow
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import focus_place, place_of_focus, read_as_laid_out
from liaison_app.ui.widgets.buttons import menu_button, primary_button
from liaison_app.ui.widgets.card import Card

if TYPE_CHECKING:
    from liaison_app.files.formats.word_template import WordLetterRead

_WORD = "Word documents (*.docx)"
_NONE_YET = "No Word letter yet. Letters are laid out by the program until you add one."
_HOW = (
    "Write the letter in Word, with your badge and signature, and insert merge fields where the "
    "text differs from one recipient to the next. It is looked over before it is kept: nothing in "
    "it may run, or reach out to another file."
)
_FIELDS = "Fields it may have: " + ", ".join(LETTER_FIELDS) + "."


class WordLettersSection(Section):
    """Lists the Word letters by name; a campaign's letter is made of one in its own form."""

    key = "word_letters"
    title = "Word letters"
    icon = "file-text"
    intro = "Letters of the team's own making. A campaign's letter can be made of one of them."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.rows: dict[int, WordLetterRow] = {}
        self._known: tuple[WordTemplateSeen, ...] = ()
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._none = PlainLabel(_NONE_YET, role="muted")
        self._none.setWordWrap(True)
        self._none.hide()
        self.add_button = primary_button("Add a Word letter…", "plus")
        self.start_button = menu_button("Begin with ours", self._ours())
        self.add_button.clicked.connect(self._choose)
        self._lay_out_cards()

    def reload(self) -> None:
        """Read the Word letters again."""
        self.desk.tasks.read(word_templates, then=self._show, owner=self)

    def add(self, path: Path) -> None:
        """Look a document over, and keep it under the name of its file, or say what is wrong.

        One of that name already is replaced.
        """
        from liaison_app.actions.keep_word_template import name_from_file  # noqa: PLC0415 - seldom

        name = name_from_file(path.name)
        same = [one for one in self._known if fold(one.name) == fold(name)]
        self._look_over(path, then=partial(self._keep, name, path, same[0] if same else None))

    def replace(self, letter: WordTemplateSeen, path: Path) -> None:
        """Look a document over, and put it in the place of a Word letter."""
        self._look_over(path, then=partial(self._keep, letter.name, path, letter))

    def _choose(self) -> None:
        path = self._asked("Add a Word letter")
        if path is not None:
            self.add(path)

    def _choose_other(self, letter: WordTemplateSeen) -> None:
        path = self._asked(f"Replace {letter.name}")
        if path is not None:
            self.replace(letter, path)

    def _asked(self, title: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, title, _documents(), f"{_WORD};;All files (*)")
        return Path(name) if name else None

    def _look_over(self, path: Path, *, then: "Callable[[WordLetterRead], None]") -> None:
        from liaison_app.files.formats.word_template import (  # noqa: PLC0415 - slow to load
            read_word_letter_file,
        )

        self.message.hide()
        self.desk.tasks.run(
            partial(read_word_letter_file, path), then=then, owner=self, or_else=self._refused
        )

    def _keep(
        self, name: str, path: Path, known: WordTemplateSeen | None, read: "WordLetterRead"
    ) -> None:
        from liaison_app.actions import keep_word_template as kept  # noqa: PLC0415 - as above

        if known is None:
            label, done = f"Add the Word letter {name}", "is added"
            writing: Callable[..., int | None] = partial(
                kept.add_word_template, name=name, file_name=path.name, content=read.content
            )
        else:
            label, done = f"Replace the Word letter {known.name}", "is replaced"
            writing = partial(
                kept.replace_word_template,
                template_id=known.id,
                version=known.version,
                file_name=path.name,
                content=read.content,
            )
        fields = "1 field" if len(read.fields) == 1 else f"{len(read.fields)} fields"
        self.desk.tasks.write(
            label,
            writing,
            owner=self,
            then=partial(self._kept, f"{name} {done}. It has {fields}."),
            or_else=self._refused,
        )

    def _kept(self, sentence: str, _key: int | None) -> None:
        self.message.say("ok", sentence, hint="Choose it in a campaign's letter, under Text.")

    def _remove(self, letter: WordTemplateSeen) -> None:
        from liaison_app.actions.keep_word_template import (  # noqa: PLC0415 - as above
            remove_word_template,
        )

        self.message.hide()
        self.desk.tasks.write(
            f"Remove the Word letter {letter.name}",
            partial(remove_word_template, template_id=letter.id, version=letter.version),
            owner=self,
            or_else=self._refused,
        )

    def _save_copy(self, letter: WordTemplateSeen) -> None:
        path = self._asked_where(letter.file_name or f"{letter.name}.docx")
        if path is not None:
            self.desk.tasks.read(
                partial(word_template, template_id=letter.id),
                then=partial(self._save_kept, path),
                owner=self.rows[letter.id],
                or_else=self._refused,
            )

    def _save_kept(self, path: Path, kept: WordTemplateKept) -> None:
        self._save(lambda: kept.content, path)

    def _ours(self) -> QMenu:
        menu = QMenu(self)
        for file in sorted(resource("letters").glob("*.txt")):
            title = file.stem.replace("_", " ").title()
            menu.addAction(f"{title}…", partial(self._save_ours, file.stem, title))
        return menu

    def _save_ours(self, name: str, title: str) -> None:
        path = self._asked_where(f"{title}.docx")
        if path is None:
            return
        from liaison_app.actions.save_word_letter import our_letter  # noqa: PLC0415 - as above

        self._save(partial(our_letter, name), path)

    def _asked_where(self, proposed: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the Word letter", str(Path(_documents()) / proposed), _WORD
        )
        return Path(name) if name else None

    def _save(self, content: Callable[[], bytes], path: Path) -> None:
        from liaison_app.actions.save_word_letter import (  # noqa: PLC0415 - as above
            save_word_letter,
        )

        private = layout.private(self.desk.folder)
        self.desk.tasks.run(
            lambda: save_word_letter(content(), path=path, private=private),
            then=self._saved,
            owner=self,
            or_else=self._refused,
        )

    def _saved(self, path: Path) -> None:
        self.message.say(
            "ok", f"{path.name} is saved.", hint="Change it in Word, save it, and add it here."
        )

    def _refused(self, problem: LiaisonError) -> None:
        self.message.problem(problem)
        self.reload()

    def _show(self, known: Sequence[WordTemplateSeen]) -> None:
        self._known = tuple(known)
        place = place_of_focus(self._inside)
        gone = set(self.rows) - {one.id for one in known}
        for row in [self.rows.pop(key) for key in gone]:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for number, one in enumerate(known):
            row = self.rows.get(one.id) or self._row(one)
            row.show_letter(one)
            if self._list.indexOf(row) != number:
                self._list.insertWidget(number, row)
        read_as_laid_out(self._inside)
        self._none.setVisible(not known)
        if gone and place is not None and not focus_place(self._inside, place):
            self.add_button.setFocus()

    def _row(self, letter: WordTemplateSeen) -> WordLetterRow:
        row = self.rows[letter.id] = WordLetterRow(letter)
        row.replace_wanted.connect(self._choose_other)
        row.save_wanted.connect(self._save_copy)
        row.remove_wanted.connect(self._remove)
        return row

    def _lay_out_cards(self) -> None:
        self._inside = QWidget()
        self._inside.setLayout(self._list)
        listed = Card("Word letters of the team")
        listed.add(self._none)
        listed.add(self._inside)
        adding = Card("Add a Word letter")
        for text, role in ((_HOW, ""), (_FIELDS, "muted")):
            label = PlainLabel(text, role=role)
            label.setWordWrap(True)
            adding.add(label)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 4, 0, 0)
        line.addStretch(1)
        line.addWidget(self.start_button)
        line.addWidget(self.add_button)
        adding.add(buttons)
        self.add_card(listed)
        self.add_card(adding)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
