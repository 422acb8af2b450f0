import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from liaison_app.paths import default_workspaces
from liaison_app.queries.team import officer_of_account, officers, team, wards
from liaison_app.ui.recovery import RecoveryCodeShown
from liaison_app.ui.welcome import Begin, Welcome


@pytest.fixture
def welcome(qtbot, theme):  # noqa: ARG001 - the look
    """Show the first start's question."""
    shown = Welcome()
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    if shown.workspace is not None:
        shown.workspace.close()


def press(qtbot, welcome, words):
    """Press the button with these words."""
    (button,) = (one for one in welcome.findChildren(QPushButton) if one.text().strip() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(qtbot, welcome, *, team_name, ward_lines, officer_name):
    """Answer the three questions."""
    press(qtbot, welcome, "Start with our school register")
    lines = {one.placeholderText(): one for one in welcome.findChildren(QLineEdit)}
    qtbot.keyClicks(lines["Chase Neighbourhood Policing Team"], team_name)
    qtbot.keyClicks(lines["PC"], "PC")
    qtbot.keyClicks(lines["Your name"], officer_name)
    welcome.findChild(QPlainTextEdit).setPlainText(ward_lines)


def write_the_code_down():
    """Type the last group of the recovery code back, as the officer must."""
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, RecoveryCodeShown)
    shown.findChild(QLineEdit).setText(shown._code.rsplit("-", 1)[-1])
    shown.accept()


def test_the_sample_is_one_press_away(qtbot, welcome):
    press(qtbot, welcome, "Open the sample workspace")
    assert welcome.begun is Begin.SAMPLE
    assert welcome.workspace.folder.parent == default_workspaces()
    assert welcome.workspace.database.read(team).name.startswith("Chase")


def test_three_questions_make_a_workspace_with_its_first_officer(qtbot, welcome):
    fill(
        qtbot,
        welcome,
        team_name="Highlands Team",
        ward_lines="E05000202 Highlands\nE05000195 Chase",
        officer_name="Ada Sample",
    )
    QTimer.singleShot(0, write_the_code_down)
    press(qtbot, welcome, "Make the workspace")
    read = welcome.workspace.database.read
    assert welcome.begun is Begin.REGISTER
    assert read(team).name == "Highlands Team"
    assert [ward.name for ward in read(wards)] == ["Chase", "Highlands"]
    (officer,) = read(officers)
    assert (officer.rank, officer.name, len(officer.ward_ids)) == ("PC", "Ada Sample", 2)
    account = officer.account
    assert read(lambda connection: officer_of_account(connection, account=account)) == officer


@pytest.mark.parametrize(
    ("team_name", "ward_lines", "officer_name"),
    [("", "", "Ada Sample"), ("Highlands", "", ""), ("Highlands", "Highlands", "Ada Sample")],
)
def test_what_is_missing_is_said_beside_the_question_and_nothing_is_made(
    qtbot, welcome, team_name, ward_lines, officer_name
):
    fill(
        qtbot,
        welcome,
        team_name=team_name,
        ward_lines=ward_lines,
        officer_name=officer_name,
    )
    press(qtbot, welcome, "Make the workspace")
    assert welcome.workspace is None
    assert any(row.problem for row in welcome._rows.values())
    assert not default_workspaces().exists()
