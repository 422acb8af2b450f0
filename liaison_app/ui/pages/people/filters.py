"""The filters of the people page, each a chip while it is set."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from liaison_app.domain.criteria import Mark
from liaison_app.domain.organisations import Kind
from liaison_app.queries.people_wanted import PeopleCriteria, PostState
from liaison_app.queries.team import WardSeen
from liaison_app.ui.widgets.buttons import menu_button, name_button, quiet_button
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.ticks_menu import TicksMenu

_STATE = "state"
_NO_WARDS = "The team has no wards yet. Name them in Settings."
_NO_POSTS = "Nobody holds a post yet."
_FEW = 2


class PeopleFilters(FilterBar):
    """Says whenever a filter was set or taken away; people in post need no chip.

    Signals:
        changed: the filters are others now.
        log_wanted: the form for a contact with the organisations of all that are selected.
        empty_wanted: the bin, which is shown, is to be emptied.
    """

    changed = Signal()
    log_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = PostState.HOLDS
        self.posts = TicksMenu("Posts", self)
        self.kinds = TicksMenu("Kinds of organisation", self)
        self.wards = TicksMenu("Wards", self)
        self.marks = TicksMenu("Groups", self)
        self.kinds.set_choices([(str(one.value), one.plural) for one in Kind], none="")
        self.marks.set_choices([(str(one.value), one.label) for one in Mark], none="")
        self._ticked = {
            "Post": self.posts,
            "Kind": self.kinds,
            "Ward": self.wards,
            "Group": self.marks,
        }
        for name, menu in self._ticked.items():
            menu.ticked.connect(self._on_ticked)
            self.add_filter(menu_button(name, menu))
        self.states = QMenu(self)
        for state in PostState:
            self.states.addAction(state.label)
        self.states.triggered.connect(self._on_state)
        self.add_filter(menu_button("Status", self.states))
        self.filter_removed.connect(self._drop)
        self._log = quiet_button("", "notebook-pen")
        self._log.clicked.connect(self.log_wanted)
        self._log.hide()
        self.add_tool(self._log)
        self.empty = quiet_button("Empty the bin", "trash-2")
        self.empty.clicked.connect(self.empty_wanted)
        self.empty.hide()
        self.add_tool(self.empty)

    def narrowed(self, criteria: PeopleCriteria) -> PeopleCriteria:
        """Return the criteria with what is filtered by now."""
        return replace(
            criteria,
            state=self.state,
            posts=self.posts.keys,
            kinds=tuple(one for one in Kind if one.value in self.kinds.keys),
            ward_codes=self.wards.keys,
            marks=tuple(one for one in Mark if one.value in self.marks.keys),
        )

    def offer_wards(self, wards: Iterable[WardSeen]) -> None:
        """Offer the team's wards."""
        self._offer(self.wards, [(ward.code, ward.name) for ward in wards], none=_NO_WARDS)

    def offer_posts(self, posts: Iterable[str]) -> None:
        """Offer the posts that people hold."""
        self._offer(self.posts, [(post, post) for post in posts], none=_NO_POSTS)

    def clear(self) -> None:
        """Take every filter away without saying so."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        for menu in self._ticked.values():
            menu.untick_all()
        self.show_state(PostState.HOLDS)
        self.blockSignals(blocked)

    def show_state(self, state: PostState) -> None:
        """Show only those in this state."""
        self.state = state
        self.show_chip(_STATE, "" if state is PostState.HOLDS else state.label)
        self.empty.setVisible(state is PostState.BINNED)
        self.changed.emit()

    def say_selected(self, count: int) -> None:
        """Offer to log one contact with several at once."""
        self._log.setVisible(count > 1)
        name_button(self._log, f"Log contact with {count:,}")

    def _offer(self, menu: TicksMenu, choices: list[tuple[str, str]], *, none: str) -> None:
        before = menu.keys
        menu.set_choices(choices, none=none)
        self._show_chips()
        if menu.keys != before:
            self.changed.emit()

    def _on_ticked(self) -> None:
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        for name, menu in self._ticked.items():
            texts = menu.texts()
            many = f"{len(texts)} chosen" if len(texts) > _FEW else " or ".join(texts)
            self.show_chip(name, f"{name}: {many}" if texts else "")

    def _on_state(self, action: QAction) -> None:
        state = PostState.from_label(action.text())
        if state is not None:
            self.show_state(state)

    def _drop(self, key: str) -> None:
        if key in self._ticked:
            self._ticked[key].untick_all()
        else:
            self.show_state(PostState.HOLDS)
