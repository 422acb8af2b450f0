"""The check: its counts at the left, the records behind one of them at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from liaison_app.queries.looked_over import LookedOver
from liaison_app.ui.pages.mail_lists.check import Behind, Check
from liaison_app.ui.pages.mail_lists.listed import ListedView
from liaison_app.ui.pages.mail_lists.routes_card import RoutesCard
from liaison_app.ui.pages.mail_lists.who_step import LeftColumn
from liaison_app.ui.widgets.empty_state import EmptyState


class CheckStep(QWidget):
    """Shows who is in, who is not and why, and whom to look at first.

    Signals:
        again_chosen: whether those the letter was sent to before get it again.
        letter_wanted: the place of the row that is to be previewed.
        preview_wanted: all of them are to be looked through.
    """

    again_chosen = Signal(bool)
    letter_wanted = Signal(int)
    preview_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looked: LookedOver | None = None
        self.counts, self.routes, self.listed = Check(), RoutesCard(), ListedView()
        self._well = EmptyState("circle-check", "")
        self._right = QStackedWidget()
        self._right.addWidget(self._well)
        self._right.addWidget(self.listed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(LeftColumn(self.counts, self.routes))
        row.addWidget(self._right, 1)
        self.counts.chosen.connect(self.show_behind)
        self.counts.preview_wanted.connect(self.preview_wanted)
        self.counts.again_chosen.connect(self.again_chosen)
        self.listed.letter_wanted.connect(self.letter_wanted)

    def show_looked_over(self, looked: LookedOver, *, letters: bool) -> None:
        """Show the counts, and what the officer looks at, as long as something is left of it."""
        self._looked = looked
        self.counts.show_plan(looked.plan, looked.odd, letters=letters)
        self.routes.show_notice(looked.plan.routes_notice if letters else "")
        shown = self.listed.shown
        if shown is None or shown not in self.counts.offered:
            shown = next(iter(self.counts.offered), None)
        if shown is None:
            self._say_well(looked)
        else:
            self.show_behind(shown)

    def show_nothing(self) -> None:
        """Show that there is no list to check."""
        self._looked = None
        self.counts.show_nothing()
        self.routes.show_notice("")

    def show_behind(self, behind: Behind) -> None:
        """List those behind a count."""
        if self._looked is not None:
            self.listed.show_behind(self._looked.plan, self._looked.odd, behind)
            self.counts.mark(behind)
            self._right.setCurrentWidget(self.listed)

    def _say_well(self, looked: LookedOver) -> None:
        self.listed.shown = None
        self._well.say(
            f"All {len(looked.plan.included):,} are in, and none needs a look."
            if len(looked.plan.included) > 1
            else "Nobody was left out, and nothing needs a look.",
            hint="Go on to the preview, or save.",
        )
        self._right.setCurrentWidget(self._well)
