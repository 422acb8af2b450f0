"""The team's tags: added, renamed, given another colour, deleted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from liaison_app.actions.edit_tags import add_tag, delete_tag, save_tag
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.domain.tags import LONGEST_TAG, TagColour, TagSeen
from liaison_app.domain.text import fold
from liaison_app.queries.tags import tags
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.section import Section
from liaison_app.ui.pages.settings.tag_row import TagRow, colour_of, colours_box
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import focus_place, place_of_focus, read_as_laid_out
from liaison_app.ui.widgets.buttons import primary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.form_row import FormRow

_NONE_YET = "No tag yet. Add one below, or give one to organisations in their list."


class TagsSection(Section):
    """Lists the tags by name; each has its change and its delete."""

    key = "tags"
    title = "Tags"
    icon = "tag"
    intro = (
        "Labels that the team gives to organisations. "
        "Deleting one takes it from them all; undo brings it back."
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.rows: dict[int, TagRow] = {}
        self._known: tuple[TagSeen, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._none = PlainLabel(_NONE_YET, role="muted")
        self._none.setWordWrap(True)
        self._none.hide()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TAG)
        self.colour = colours_box()
        self.add_button = primary_button("Add tag", "plus")
        self.add_button.clicked.connect(self._add)
        self.message.pressed.connect(self._show_kept)
        self._lay_out_cards()

    def reload(self) -> None:
        """Read the tags again."""
        self.desk.tasks.read(tags, then=self._show, owner=self)

    def save(self) -> None:
        """Save the tag that is being changed where the focus is, else add the one typed."""
        focused = self.window().focusWidget()
        for row in self.rows.values():
            if row.changing and row.isAncestorOf(focused):
                row.save()
                return
        self._add()

    def _add(self) -> None:
        name = self.name.text().strip()
        problem = self._problem_of(name)
        self._name_row.set_problem(problem)
        if problem:
            self.name.setFocus()
            return
        self.desk.tasks.write(
            f"Add the tag {name}",
            partial(add_tag, name=name, colour=colour_of(self.colour)),
            owner=self,
            then=partial(self._added, name),
            or_else=self.message.problem,
        )

    def _problem_of(self, name: str) -> str:
        if not fold(name):
            return "Type a name, such as Governors."
        same = [tag.name for tag in self._known if fold(tag.name) == fold(name)]
        return f"There is a tag “{same[0]}” already. Choose another name." if same else ""

    def _added(self, name: str, _key: int) -> None:
        if self.name.text().strip() == name:
            self.name.clear()
            self.colour.setCurrentText(TagColour.GREY.label)
        self.message.say("ok", "The tag is added.")

    def _lay_out_cards(self) -> None:
        self._inside = inside = QWidget()
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        listed = Card("Tags of the team")
        listed.add(self._none)
        listed.add(inside)
        self._name_row = FormRow("Name", self.name, hint="A word or two.")
        colour_row = FormRow("Colour", self.colour)
        fields, buttons = QWidget(), QWidget()
        beside = QHBoxLayout(fields)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self._name_row, 1)
        side = QVBoxLayout()
        side.addWidget(colour_row)
        side.addStretch(1)
        beside.addLayout(side)
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 4, 0, 0)
        line.addStretch(1)
        line.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        line.addWidget(self.add_button)
        adding = Card("Add a tag")
        adding.add(fields)
        adding.add(buttons)
        self.add_card(listed)
        self.add_card(adding)

    def _show(self, known: Sequence[TagSeen]) -> None:
        self._known = tuple(known)
        place = place_of_focus(self._inside)
        gone = set(self.rows) - {tag.id for tag in known}
        for row in [self.rows.pop(key) for key in gone]:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, tag in enumerate(known):
            row = self.rows.get(tag.id) or self._row(tag)
            row.show_tag(tag)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
        read_as_laid_out(self._inside)
        self._none.setVisible(not known)
        if gone and place is not None and not focus_place(self._inside, place):
            self.name.setFocus()

    def _row(self, tag: TagSeen) -> TagRow:
        row = self.rows[tag.id] = TagRow(tag)
        row.save_wanted.connect(partial(self._change, row))
        row.delete_wanted.connect(self._delete)
        return row

    def _change(self, row: TagRow, tag: TagSeen, name: str, colour: TagColour) -> None:
        self.desk.tasks.write(
            f"Change the tag {tag.name}",
            partial(save_tag, tag_id=tag.id, version=tag.version, name=name, colour=colour),
            owner=self,
            then=partial(self._changed, row),
            or_else=self._refused,
        )

    def _changed(self, row: TagRow, _nothing: None) -> None:
        self.message.hide()
        row.leave()
        self.reload()

    def _delete(self, tag: TagSeen) -> None:
        self.desk.tasks.write(
            f"Delete the tag {tag.name}",
            partial(delete_tag, tag_id=tag.id, version=tag.version),
            owner=self,
            or_else=self._refused,
        )

    def _refused(self, problem: LiaisonError) -> None:
        action = "Show what is kept" if isinstance(problem, Stale) else ""
        self.message.say("bad", problem.sentence, hint=problem.hint, action=action)
        self.reload()

    def _show_kept(self) -> None:
        self.message.hide()
        for row in self.rows.values():
            row.leave()
