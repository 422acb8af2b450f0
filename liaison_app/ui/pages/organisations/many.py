"""What can be done with all the organisations chosen in the list, each as one step."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.actions.bin_records import (
    WHY_ORGANISATIONS_STAY,
    Emptied,
    bin_organisations,
    empty_bin,
    put_back,
)
from liaison_app.actions.bulk_edit import apply_bulk_edit
from liaison_app.actions.bulk_tags import tag_anew
from liaison_app.actions.edit_memberships import JoinPlan, join_network
from liaison_app.domain.bulk_edits import BulkEdit, TagsChange
from liaison_app.domain.drafts import DraftAbout
from liaison_app.domain.progress import Progress
from liaison_app.domain.tags import TagColour, TagSeen
from liaison_app.queries.tags import tags
from liaison_app.ui.forms.bulk_edit_form import BulkEditForm
from liaison_app.ui.forms.drafts import Drafts
from liaison_app.ui.forms.membership_forms import ManyToNetworkForm
from liaison_app.ui.forms.tag_form import TagForm
from liaison_app.ui.page import Page
from liaison_app.ui.plain import button_text
from liaison_app.ui.tasks import Tasks

_MANY = DraftAbout(kind="organisations")


class Many(QObject):
    """Edits, tags and bins many organisations; what was done is said with its Undo.

    Signals:
        refused: a LiaisonError that says why something was not done.
    """

    refused = Signal(object)

    def __init__(self, page: QWidget, *, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page, self._tasks, self._today = page, tasks, today
        self._drafts = Drafts(self, tasks=tasks)
        self._known: tuple[TagSeen, ...] = ()
        self.read_tags()
        tasks.changed.connect(self._follow)

    def _follow(self, tables: frozenset[str]) -> None:
        """Offer the tags as they are, wherever they were changed."""
        if "tag" in tables:
            self.read_tags()

    def read_tags(self) -> None:
        """Read the tags that the menus offer."""
        self._tasks.read(tags, then=self._keep_tags, owner=self)

    def fill(self, menu: QMenu, keys: Sequence[int], *, binned: bool) -> None:
        """Add to a menu what can be done with these; ``binned`` where they lie in the bin."""
        words = "Set fields…" if len(keys) == 1 else f"Edit {len(keys):,} at once…"
        menu.addAction(words).triggered.connect(partial(self.edit, keys))
        self._fill_tags(menu.addMenu("Add a tag"), keys, TagsChange.ADD)
        self._fill_tags(menu.addMenu("Remove a tag"), keys, TagsChange.REMOVE)
        if len(keys) > 1 and not binned:
            menu.addAction("Add to a network…").triggered.connect(partial(self.join, keys))
        menu.addSeparator()
        if binned:
            menu.addAction("Take out of the bin").triggered.connect(partial(self.put_back, keys))
            menu.addAction("Empty the bin").triggered.connect(self.empty_bin)
        else:
            menu.addAction("Put into the bin").triggered.connect(partial(self.bin, keys))

    def edit(self, keys: Sequence[int]) -> BulkEditForm:
        """Open the form that changes these at once."""
        form = BulkEditForm(keys, tasks=self._tasks, today=self._today, parent=self._page)
        form.edit_wanted.connect(partial(self._apply, form, keys))
        form.show_form()
        self._drafts.attend(form, about=_MANY)
        return form

    def tag(self, keys: Sequence[int], tag_id: int, change: TagsChange, name: str) -> None:
        """Add a tag to these, or take it away."""
        verb = "Tag" if change is TagsChange.ADD else "Untag"
        self._do(
            f"{verb} {_counted(keys)}: {name}",
            keys,
            BulkEdit(tags_change=change, tag_ids=(tag_id,)),
        )

    def join(self, keys: Sequence[int]) -> ManyToNetworkForm:
        """Ask which network these belong to."""
        form = ManyToNetworkForm(keys, tasks=self._tasks, parent=self._page)
        form.join_wanted.connect(self._join)
        form.show_form()
        return form

    def bin(self, keys: Sequence[int]) -> None:
        """Put these into the bin."""
        self._write_all(f"Put {_counted(keys)} into the bin", bin_organisations, keys)

    def put_back(self, keys: Sequence[int]) -> None:
        """Take these out of the bin."""
        self._write_all(f"Take {_counted(keys)} out of the bin", put_back, keys)

    def empty_bin(self) -> None:
        """Delete what lies in the bin and nothing was done with."""
        progress = Progress("Emptying the bin")
        self._tasks.write(
            "Empty the bin",
            partial(empty_bin, progress=progress),
            owner=self,
            then=self._say_emptied,
            or_else=self.refused.emit,
            progress=progress,
        )

    def _say_emptied(self, emptied: Emptied) -> None:
        """Say who was spared, and why."""
        if emptied.kept and isinstance(self._page, Page):
            said = emptied.told(one="organisation", several="organisations")
            self._page.message.say("neutral", said, hint=WHY_ORGANISATIONS_STAY)

    def _fill_tags(self, menu: QMenu, keys: Sequence[int], change: TagsChange) -> None:
        for tag in self._known:
            action = menu.addAction(button_text(tag.name))
            action.triggered.connect(partial(self.tag, keys, tag.id, change, tag.name))
        if change is TagsChange.ADD:
            menu.addSeparator()
            menu.addAction("New tag…").triggered.connect(partial(self._ask_tag, keys))
        elif not self._known:
            menu.addAction("There are no tags yet.").setEnabled(False)

    def _ask_tag(self, keys: Sequence[int]) -> None:
        form = TagForm(parent=self._page)
        form.tag_wanted.connect(partial(self._tag_anew, keys))
        form.show_form()

    def _tag_anew(self, keys: Sequence[int], name: str, colour: TagColour) -> None:
        """Make a tag and give it to these, as one step."""
        work = partial(tag_anew, name=name, colour=colour)
        self._write_all(f"Tag {_counted(keys)}: {name}", work, keys)

    def _join(self, plan: JoinPlan, network_id: int, name: str) -> None:
        """Do exactly what was said before."""
        work = partial(join_network, network_id=network_id)
        self._write_all(f"Add {_counted(plan.joining)} to {name}", work, plan.joining)

    def _apply(self, form: BulkEditForm, keys: Sequence[int], edit: BulkEdit) -> None:
        label = f"Edit {_counted(keys)}"
        progress = Progress(label)
        writing = self._editing(keys, edit, progress)
        work = self._drafts.saving(form, about=_MANY, writing=writing)
        self._write(label, work, progress=progress)

    def _do(self, label: str, keys: Sequence[int], edit: BulkEdit) -> None:
        self._write_all(label, partial(apply_bulk_edit, edit=edit, today=self._today()), keys)

    def _write_all(self, label: str, work: Callable[..., object], keys: Sequence[int]) -> None:
        """Have work that reports done to all of these, with its progress shown."""
        progress = Progress(label)
        work = partial(work, organisation_ids=keys, progress=progress)
        self._write(label, work, progress=progress)

    def _editing(
        self, keys: Sequence[int], edit: BulkEdit, progress: Progress
    ) -> Callable[..., int]:
        return partial(
            apply_bulk_edit,
            edit=edit,
            organisation_ids=keys,
            today=self._today(),
            progress=progress,
        )

    def _write(
        self,
        label: str,
        work: Callable[..., object],
        *,
        progress: Progress | None = None,
    ) -> None:
        self._tasks.write(label, work, owner=self, or_else=self.refused.emit, progress=progress)

    def _keep_tags(self, known: tuple[TagSeen, ...]) -> None:
        self._known = known


def _counted(keys: Sequence[int]) -> str:
    return "one organisation" if len(keys) == 1 else f"{len(keys):,} organisations"
