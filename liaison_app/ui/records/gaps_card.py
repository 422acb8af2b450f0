"""The card of what is still missing of a record, each with the link that mends it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.domain.completeness import Completeness, Gap
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.card import Card


class GapsCard(Card):
    """A screen reader hears all that is missing as one sentence; ``mend`` is what a link does."""

    def __init__(self, missing: Completeness, mend: Callable[[Gap], object]) -> None:
        super().__init__("Still missing")
        self._mend = mend
        self.setAccessibleDescription(missing.sentence)
        for gap in missing.gaps:
            self.add(self._line(gap))

    def _line(self, gap: Gap) -> QWidget:
        box = QWidget()
        words = PlainLabel(gap.sentence, role="warn")
        words.setWordWrap(True)
        link = link_button(gap.mend.label)
        link.setAccessibleName(f"{gap.sentence}: {gap.mend.label}")
        link.clicked.connect(partial(self._mend_gap, gap))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _mend_gap(self, gap: Gap) -> None:
        self._mend(gap)
