"""Making a list: whose letters and their check at the left, the letters at the right."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaison_app.actions.make_export import ExportSaved
from liaison_app.domain.mail_lists import LeftOutReason
from liaison_app.domain.odd_letters import Odd
from liaison_app.queries.looked_over import LookedOver
from liaison_app.ui.pages.mail_lists.check import Check
from liaison_app.ui.pages.mail_lists.listed import ListedView
from liaison_app.ui.pages.mail_lists.preview import Preview
from liaison_app.ui.pages.mail_lists.saved import SavedView
from liaison_app.ui.pages.mail_lists.whose import WhoseLetters
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.empty_state import EmptyState

_LEFT_WIDTH = 340
_LEAST_WIDTH = 500


class MakeView(QWidget):
    """Shows a list that could be saved, and what is to be known before.

    Signals:
        save_wanted: the list is to be saved.
        campaign_wanted: the campaign is to be opened, since it has no recipients yet.
        open_wanted: the key of the organisation to open.
    """

    save_wanted = Signal()
    campaign_wanted = Signal()
    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.looked_over: LookedOver | None = None
        self.whose, self.check, self.preview = WhoseLetters(), Check(), Preview()
        self.listed, self.saved = ListedView(), SavedView()
        self._empty = EmptyState("mails", "")
        self._empty.pressed.connect(self.campaign_wanted)
        self._right = QStackedWidget()
        for part in (self._empty, self.preview, self.listed, self.saved):
            self._right.addWidget(part)
        self._sentence, self._file = PlainLabel(role="heading"), ElidedLabel(role="small")
        self._save = primary_button("Save the mail list…", "save")
        self._save.clicked.connect(self.save_wanted)
        self._lay_out()
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Return less than is needed, since the register beside it has a panel and needs less."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def show_looked_over(self, looked: LookedOver, *, file_name: str) -> None:
        """Show what was found: the counts, and the letters or whatever was looked at."""
        self.looked_over = looked
        self.check.show_plan(looked.plan, looked.odd)
        self._sentence.setText(looked.plan.sentence)
        self._file.setText(file_name)
        self._save.setEnabled(bool(looked.plan.included))
        if looked.plan.included:
            self.preview.show_plan(looked.plan, looked.odd)
        self._show_right(looked)

    def show_empty(self, sentence: str, *, hint: str = "", action: str = "") -> None:
        """Say why there is no list."""
        self.looked_over = None
        self.check.show_nothing()
        self._sentence.setText("")
        self._file.setText("")
        self._save.setEnabled(False)
        self._empty.say(sentence, hint=hint, action=action)
        self._right.setCurrentWidget(self._empty)

    def show_checking(self) -> None:
        """Say that the list is being checked; what was shown stays until then."""
        self._sentence.setText("Checking…")
        self._save.setEnabled(False)

    def show_saving(self) -> None:
        """Take no second press while the file is being written."""
        self._save.setEnabled(False)

    def show_unsaved(self) -> None:
        """Let the officer save again."""
        self._save.setEnabled(self.looked_over is not None)

    def show_saved(self, saved: ExportSaved) -> None:
        """Show what was saved."""
        self.saved.show_saved(saved)
        self._right.setCurrentWidget(self.saved)
        self._save.setEnabled(True)

    def show_letters(self) -> None:
        """Show the letters, or why there are none."""
        if self.looked_over is None:
            return
        if self.looked_over.plan.included:
            self._right.setCurrentWidget(self.preview)
            return
        self._empty.say(
            "Nobody is left in this list.",
            hint="Press a reason at the left to see who was left out, and mend it there.",
        )
        self._right.setCurrentWidget(self._empty)

    def _show_right(self, looked: LookedOver) -> None:
        """Stay with what the officer looks at, as long as there is something left of it."""
        shown = self.listed.shown
        if self._right.currentWidget() is self.saved:
            return
        if self._right.currentWidget() is self.listed:
            if isinstance(shown, LeftOutReason) and shown in looked.plan.reasons:
                self.listed.show_left_out(looked.plan, shown)
                return
            if isinstance(shown, Odd) and shown in looked.odd.places:
                self.listed.show_odd(looked.plan, looked.odd, shown)
                return
        self.show_letters()

    def _list_left_out(self, reason: LeftOutReason) -> None:
        if self.looked_over is not None:
            self.listed.show_left_out(self.looked_over.plan, reason)
            self._right.setCurrentWidget(self.listed)

    def _list_odd(self, odd: Odd) -> None:
        if self.looked_over is not None:
            self.listed.show_odd(self.looked_over.plan, self.looked_over.odd, odd)
            self._right.setCurrentWidget(self.listed)

    def _show_letter(self, organisation_id: int) -> None:
        if self.preview.go_to(organisation_id):
            self._right.setCurrentWidget(self.preview)

    def _connect(self) -> None:
        self.check.left_out_wanted.connect(self._list_left_out)
        self.check.odd_wanted.connect(self._list_odd)
        self.check.preview_wanted.connect(self.show_letters)
        self.listed.closed.connect(self.show_letters)
        self.listed.letter_wanted.connect(self._show_letter)
        self.listed.open_wanted.connect(self.open_wanted)
        self.preview.open_wanted.connect(self.open_wanted)
        self.saved.closed.connect(self.show_letters)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left())
        middle.addWidget(self._right, 1)
        self._file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QFrame()
        foot.setObjectName("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(20, 10, 20, 10)
        line.setSpacing(12)
        line.addWidget(self._sentence)
        line.addWidget(self._file, 1)
        line.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(foot)

    def _left(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 8, 12)
        column.setSpacing(12)
        column.addWidget(self.whose)
        column.addWidget(self.check)
        column.addStretch(1)
        return _Left(inside)


class _Left(QScrollArea):
    """Stays as wide as what is in it needs, with letters of any size."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(_LEFT_WIDTH)
        self.setWidget(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the width again whenever what is inside has changed."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            needed = (
                self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
            )
            self.setFixedWidth(max(_LEFT_WIDTH, needed))
        return super().eventFilter(watched, event)
