"""This workspace: where it lies, how its key is kept, and whether its file is sound."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.when import local
from liaison_app.store import layout
from liaison_app.store.account_slot import NOTES
from liaison_app.store.keys import ThisAccount, open_keys
from liaison_app.store.verification import Verification
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.section import Section
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.card import Card

_BY_CODE = "Any account that opens it with the recovery code then opens it alone."
_LOST = "Without the recovery code, nobody can open it on another computer. Keep it in a safe."


class WorkspaceSection(Section):
    """Tells about the folder, and checks its file when asked."""

    key = "workspace"
    title = "This workspace"
    icon = "folder-open"
    intro = "Everything the team keeps lies in one folder, encrypted."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.key_kept = PlainLabel()
        self.key_kept.setWordWrap(True)
        self.check_button = secondary_button("Check now", "shield")
        self.check_button.clicked.connect(self.check_now)
        self.add_card(self._folder_card())
        self.add_card(self._key_card())
        self.add_card(self._check_card())

    def reload(self) -> None:
        """Look again how the key is kept."""
        self.desk.tasks.run(
            partial(_key_note, self.desk.folder),
            then=self.key_kept.setText,
            owner=self,
            or_else=self._no_key,
        )

    def check_now(self) -> None:
        """Check every page, record and link of the file, and say what was found."""
        self.check_button.setEnabled(False)
        self.message.say("neutral", "Checking the file…", fixed=True)
        self.desk.tasks.run(
            self.desk.database.verify, then=self._checked, owner=self, or_else=self._not_checked
        )

    def _folder_card(self) -> Card:
        card = Card("Folder")
        card.add_line("folder-open", str(self.desk.folder), f"Its file is {layout.DATABASE}.")
        return card

    def _key_card(self) -> Card:
        card = Card("Key")
        self.key_kept.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(self.key_kept)
        for sentence in (_BY_CODE, _LOST):
            label = PlainLabel(sentence, role="muted")
            label.setWordWrap(True)
            card.add(label)
        return card

    def _check_card(self) -> Card:
        card = Card("File")
        words = PlainLabel(
            "It is checked at every start. A check takes a moment; you can work on meanwhile.",
            role="muted",
        )
        words.setWordWrap(True)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(words, 1)
        line.addWidget(self.check_button)
        card.add(row)
        return card

    def _checked(self, verification: Verification) -> None:
        self.check_button.setEnabled(True)
        at = f"{local(self.desk.clock()):%H:%M}"
        if verification.sound:
            self.message.say(
                "ok", f"The file is sound: every page, record and link was checked at {at}."
            )
            return
        self.message.say(
            "bad",
            f"The file is damaged: {'; '.join(verification.problems[:3])}.",
            hint="Nothing is written to it any more. Put the newest backup back; see Backups.",
        )

    def _not_checked(self, problem: LiaisonError) -> None:
        self.check_button.setEnabled(True)
        self.message.problem(problem)

    def _no_key(self, problem: LiaisonError) -> None:
        self.key_kept.setText(str(problem))


def _key_note(folder: Path) -> str:
    return NOTES.get(open_keys(folder, account=ThisAccount()).by, "The key is kept elsewhere.")
