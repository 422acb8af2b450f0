"""The backups of the workspace: what there is, one more now, and how one is put back."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.when import clock_time, day_in_words, local_day
from liaison_app.store import layout
from liaison_app.store.backup import Backup, back_up, list_backups
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.section import Section
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import icon_button, primary_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines

_SHOWN = 40
_LEAST = 60
_KILO = 1024
_HOW = (
    "Close Liaison, open a command window, and type the line below, with the backup's folder in "
    "the place of BACKUP. What is there now is set aside, not lost. On another computer the "
    "workspace then asks for its recovery code."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A backup and how many bytes it takes."""

    backup: Backup
    size: int


class BackupsSection(Section):
    """Lists the newest backups first."""

    key = "backups"
    title = "Backups"
    icon = "hard-drive"
    intro = "One is made each day and before each import, and checked before it counts."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.now_button = primary_button("Back up now", "hard-drive")
        self.now_button.clicked.connect(self.back_up_now)
        self._list = QGridLayout()
        self._list.setContentsMargins(0, 4, 0, 0)
        self._list.setHorizontalSpacing(20)
        self._list.setVerticalSpacing(10)
        self._list.setColumnStretch(1, 1)
        self.newest = PlainLabel(role="strong")
        self.add_card(self._now_card())
        self.add_card(self._list_card())
        self.add_card(self._restore_card())

    def reload(self) -> None:
        """Look again for what backups there are."""
        self.desk.tasks.run(
            partial(_find, self.desk.folder),
            then=self._show,
            owner=self,
            or_else=self.message.problem,
        )

    def back_up_now(self) -> None:
        """Make a backup, and say what came of it."""
        self.now_button.setEnabled(False)
        self.message.hide()
        work = partial(
            back_up,
            self.desk.database,
            self.desk.folder,
            reason="by hand",
            now=self.desk.clock(),
        )
        self.desk.tasks.run(work, then=self._made, owner=self, or_else=self._not_made)

    def _now_card(self) -> Card:
        card = Card()
        said, row = QWidget(), QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self.newest)
        where = PlainLabel(str(layout.backups(self.desk.folder)), role="small")
        where.setWordWrap(True)
        where.setMinimumWidth(_LEAST)  # Qt asks for more where the words can be selected
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(where)
        open_folder = secondary_button("Open the folder", "folder-open")
        open_folder.clicked.connect(self._open_folder)
        line = BesideLayout(row)
        line.addWidget(said)
        line.addWidget(in_lines(open_folder, self.now_button))
        card.add(row)
        return card

    def _list_card(self) -> Card:
        card = Card("What there is")
        inside = QWidget()
        inside.setLayout(self._list)
        card.add(inside)
        return card

    def _restore_card(self) -> Card:
        card = Card("How to put a backup back")
        how = PlainLabel(_HOW, role="muted")
        how.setWordWrap(True)
        self.command = PlainLabel(f"liaison restore BACKUP {_quoted(self.desk.folder)}")
        self.command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.command.setWordWrap(True)
        copy = icon_button("copy", "Copy this line")
        copy.clicked.connect(self._copy)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.command, 1)
        line.addWidget(copy)
        card.add(how)
        card.add(row)
        return card

    def _show(self, kept: tuple[_Kept, ...]) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, one in enumerate(kept[:_SHOWN]):
            self._show_one(number, one)
        if not kept:
            self.newest.setText("There is no backup yet.")
            self._list.addWidget(PlainLabel("The first is made today.", role="muted"), 0, 0)
            return
        made = local_day(kept[0].backup.made_at)
        self.newest.setText(f"Last backup: {day_in_words(made, today=self.desk.today()).lower()}")

    def _show_one(self, number: int, one: _Kept) -> None:
        records = sum(one.backup.rows.values())
        parts = (
            (clock_time(one.backup.made_at), "", Qt.AlignmentFlag.AlignLeft),
            (one.backup.reason.capitalize(), "muted", Qt.AlignmentFlag.AlignLeft),
            (f"{records:,} rows", "muted", Qt.AlignmentFlag.AlignRight),
            (_size(one.size), "muted", Qt.AlignmentFlag.AlignRight),
        )
        for column, (words, role, side) in enumerate(parts):
            self._list.addWidget(PlainLabel(words, role=role), number, column, side)

    def _made(self, path: Path) -> None:
        self.now_button.setEnabled(True)
        self.message.say("ok", f"The backup {path.name} is made and checked.")
        self.reload()

    def _not_made(self, problem: LiaisonError) -> None:
        self.now_button.setEnabled(True)
        self.message.problem(problem)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(layout.backups(self.desk.folder))))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self.message.say("ok", "The line is copied.")


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)


def _find(folder: Path) -> tuple[_Kept, ...]:
    return tuple(_Kept(backup=one, size=_bytes_of(one.path)) for one in list_backups(folder))


def _bytes_of(folder: Path) -> int:
    return sum(part.stat().st_size for part in folder.iterdir() if part.is_file())


def _size(number: int) -> str:
    kilobytes = number / _KILO
    return f"{kilobytes / _KILO:,.1f} MB" if kilobytes >= _KILO else f"{kilobytes:,.0f} KB"
