"""The first start: the sample, our own register with three questions, or a workspace there is."""

import getpass
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.ward_lines import read_ward_lines
from liaison_app.paths import default_workspaces
from liaison_app.store.keys import ThisAccount
from liaison_app.store.workspace import Workspace
from liaison_app.ui.fitting import fit_to_words
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.recovery import RecoveryCodeShown
from liaison_app.ui.widgets.buttons import link_button, primary_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.message_line import MessageLine

_SIZE = QSize(640, 470)
_SAMPLE = "Sample - Chase"


class Begin(Enum):
    """How somebody begins."""

    SAMPLE = auto()
    REGISTER = auto()


class Welcome(QDialog):
    """Asks how to begin; afterwards there is a workspace, a folder to open, or neither."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Liaison")
        self.begun: Begin | None = None
        self.workspace: Workspace | None = None
        self.chosen_folder: Path | None = None
        self._message = MessageLine()
        self._steps = QStackedWidget()
        self._steps.addWidget(self._choices())
        self._steps.addWidget(self._questions())
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        column.addWidget(self._message)
        column.addWidget(self._steps, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the room for every word."""
        super().showEvent(event)
        fit_to_words(self, usual=_SIZE)

    def _choices(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(PlainLabel("Welcome to Liaison", role="title"))
        about = PlainLabel(
            "Letters to every faith group, school and community network on your patch, "
            "and a log of who has been reached."
        )
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(
            _choice(
                "Look around first",
                "A team, its patch and two past campaigns, all invented.",
                button := primary_button("Open the sample workspace", "eye"),
            )
        )
        button.clicked.connect(self._make_sample)
        column.addWidget(
            _choice(
                "Begin your own",
                "Three questions, then your school register comes in.",
                button := secondary_button("Start with our school register", "upload"),
            )
        )
        button.clicked.connect(partial(self._steps.setCurrentIndex, 1))
        other = link_button("Open a workspace that is there already…")
        other.clicked.connect(self._choose_folder)
        column.addWidget(other, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return step

    def _questions(self) -> QWidget:
        step = QWidget()
        self._team, self._rank, self._name = QLineEdit(), QLineEdit(), QLineEdit()
        self._team.setPlaceholderText("Chase Neighbourhood Policing Team")
        self._rank.setPlaceholderText("PC")
        self._name.setPlaceholderText("Your name")
        self._rank.setAccessibleName("Your rank")
        self._name.setAccessibleName("Your name")
        self._wards = QPlainTextEdit()
        self._wards.setPlaceholderText("E05000195 Chase")
        self._wards.setTabChangesFocus(True)
        officer = QWidget()
        officer_row = QHBoxLayout(officer)
        officer_row.setContentsMargins(0, 0, 0, 0)
        officer_row.addWidget(self._rank, 1)
        officer_row.addWidget(self._name, 3)
        officer.setFocusProxy(self._rank)
        self._rows = {
            "team": FormRow("What is your team called?", self._team),
            "wards": FormRow(
                "Which wards does it cover?",
                self._wards,
                hint="One a line, the code and the name. Others can be added in Settings.",
            ),
            "officer": FormRow("Who are you?", officer),
        }
        back, begin = secondary_button("Back"), primary_button("Make the workspace")
        back.clicked.connect(partial(self._steps.setCurrentIndex, 0))
        begin.clicked.connect(self._make_own)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(begin)
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(PlainLabel("Three questions", role="title"))
        for row in self._rows.values():
            column.addWidget(row)
        column.addStretch(1)
        column.addLayout(buttons)
        return step

    def _make_sample(self) -> None:
        from liaison_app.actions.make_workspace import make_sample_in  # noqa: PLC0415 - Alembic

        folder = _free(default_workspaces() / _SAMPLE)
        with _Waiting():
            try:
                made = make_sample_in(folder, account=ThisAccount(), login=getpass.getuser())
            except LiaisonError as problem:
                self._message.problem(problem)
                return
        self.begun, self.workspace = Begin.SAMPLE, made.workspace
        self.accept()

    def _make_own(self) -> None:
        from liaison_app.actions.make_workspace import (  # noqa: PLC0415 - Alembic
            FirstOfficer,
            make_team_workspace,
        )

        team, name = self._team.text().strip(), self._name.text().strip()
        self._rows["team"].set_problem("" if team else "Type the team's name.")
        self._rows["officer"].set_problem("" if name else "Type your name.")
        self._rows["wards"].set_problem("")
        try:
            wards = read_ward_lines(self._wards.toPlainText())
        except LiaisonError as problem:
            self._rows["wards"].set_problem(str(problem))
            return
        if not team or not name:
            return
        officer = FirstOfficer(name=name, rank=self._rank.text().strip(), account=getpass.getuser())
        folder = _free(default_workspaces() / _file_name(team))
        with _Waiting():
            try:
                made = make_team_workspace(
                    folder, team=team, wards=wards, account=ThisAccount(), officer=officer
                )
            except LiaisonError as problem:
                self._message.problem(problem)
                return
        RecoveryCodeShown(made.recovery_code, self).exec()
        self.begun, self.workspace = Begin.REGISTER, made.workspace
        self.accept()

    def _choose_folder(self) -> None:
        start = default_workspaces()
        folder = QFileDialog.getExistingDirectory(
            self, "Open a workspace", str(start if start.is_dir() else Path.home())
        )
        if folder:
            self.chosen_folder = Path(folder)
            self.accept()


class _Waiting:
    """Shows that the program is at work for a moment."""

    def __enter__(self) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)

    def __exit__(self, *_unused: object) -> None:
        QGuiApplication.restoreOverrideCursor()


def _choice(heading: str, about: str, button: QWidget) -> Card:
    card = Card(heading)
    said = PlainLabel(about, role="muted")
    said.setWordWrap(True)
    card.add(said)
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 4, 0, 0)
    line.addWidget(button)
    line.addStretch(1)
    card.add(row)
    return card


def _free(folder: Path) -> Path:
    """Return this folder, or the first of its name with a number that is not there yet."""
    number, free = 2, folder
    while free.exists():
        free = folder.with_name(f"{folder.name} {number}")
        number += 1
    return free


def _file_name(team: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -" else "-" for letter in team).strip()
