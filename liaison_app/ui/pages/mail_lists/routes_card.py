"""What is to be looked at in the reporting routes that a letter prints; it holds nothing up."""

from PySide6.QtCore import Signal

from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines


class RoutesCard(Card):
    """Is there only while there is something to be looked at.

    Signals:
        wanted: the reporting routes in the settings are to be shown.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Reporting routes")
        self._notice = self.add_line("triangle-alert", "", role="warn")
        opener = link_button("Check them in Settings")
        opener.clicked.connect(self._want)
        self.add(in_lines(opener))
        self.hide()

    def show_notice(self, sentence: str) -> None:
        """Say what is to be looked at; nothing hides the card."""
        self._notice.text.setText(sentence)
        self.setVisible(bool(sentence))

    def _want(self) -> None:
        self.wanted.emit()
