"""Organisations are dropped on a tag or a saved list: one step, as from the menu of the rows."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.ui.handing_out import ListAtHand
from liaison_app.ui.row_drag import RowDrag
from liaison_app.ui.widgets.drop_area import DropGroup, DropTarget

if TYPE_CHECKING:
    from liaison_app.queries.drop_targets import DropTargets
    from liaison_app.ui.pages.organisations.lists import Lists
    from liaison_app.ui.pages.organisations.many import Many


class Dropping(QObject):
    """Names the tags and lists to a drag, and puts the rows on the one they were dropped on."""

    def __init__(self, of: ListAtHand[OrganisationRow]) -> None:
        super().__init__(of.page)
        self._list = of
        self.drag = RowDrag(of, read_groups=self.read_groups, drop=self.drop)

    def read_groups(self, then: Callable[[Sequence[DropGroup]], None]) -> None:
        """Read the tags and lists, and hand them on."""
        from liaison_app.queries.drop_targets import drop_targets  # noqa: PLC0415 - not for the first list

        self._list.tasks.read(drop_targets, then=partial(self._name, then), owner=self)

    def drop(self, keys: Sequence[int], target: object) -> None:
        """Put organisations on a tag or a list."""
        from liaison_app.domain.bulk_edits import TagsChange  # noqa: PLC0415 - likewise
        from liaison_app.domain.saved_lists import PickMark  # noqa: PLC0415 - likewise
        from liaison_app.queries.drop_targets import TagName  # noqa: PLC0415 - likewise
        from liaison_app.queries.saved_lists import ListName  # noqa: PLC0415 - likewise

        if isinstance(target, TagName):
            self._many.tag(keys, target.id, TagsChange.ADD, target.name)
        elif isinstance(target, ListName):
            self._lists.pick(target, keys, PickMark.ADDED)

    def _name(self, then: Callable[[Sequence[DropGroup]], None], found: "DropTargets") -> None:
        tags = tuple(DropTarget(value=one, text=one.name, icon="tag") for one in found.tags)
        lists = tuple(DropTarget(value=one, text=one.name, icon="list") for one in found.lists)
        then(
            (
                DropGroup(heading="Tags", targets=tags),
                DropGroup(heading="Saved lists", targets=lists),
            )
        )

    @cached_property
    def _many(self) -> "Many":
        from liaison_app.ui.pages.organisations.many import Many  # noqa: PLC0415 - likewise

        many = Many(self._list.page, tasks=self._list.tasks, today=self._list.today)
        many.refused.connect(self._list.page.message.problem)
        return many

    @cached_property
    def _lists(self) -> "Lists":
        from liaison_app.ui.pages.organisations.lists import Lists  # noqa: PLC0415 - likewise

        of = self._list
        lists = Lists(of.page, tasks=of.tasks, database=of.database, today=of.today)
        lists.refused.connect(of.page.message.problem)
        return lists
