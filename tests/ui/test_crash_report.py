import sys
import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from liaison_app.domain.errors import NotFound
from liaison_app.ui.crash_report import CrashReport, describe
from liaison_app.ui.crash_reporter import CrashReporter

TYPED = "Owen Pascoe, 020 7946 0123"
AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def broken():
    try:
        fail()
    except ValueError as error:
        return error


def fail():
    try:
        {}[TYPED]
    except KeyError as error:
        raise ValueError(TYPED) from error


@pytest.fixture
def told():
    return []


@pytest.fixture
def reporter(qapp, tmp_path, told):  # noqa: ARG001 - signals need a program
    made = CrashReporter(tmp_path / "reports", tell=told.append, clock=lambda: AT)
    made.install()
    yield made
    made.uninstall()


def test_a_report_names_kinds_and_lines_but_no_values_and_no_folders(tmp_path):
    report = describe(broken())

    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_crash_report.py:" in report
    assert "Pascoe" not in report
    assert "7946" not in report
    assert str(tmp_path.parent) not in report
    assert "/tests/" not in report


def test_a_fault_is_shown_and_kept_in_a_file(reporter, tmp_path, qtbot):
    sys.excepthook(ValueError, broken(), broken().__traceback__)
    qtbot.waitUntil(lambda: reporter._shown is not None, timeout=5000)

    dialog = reporter._shown
    kept = (tmp_path / "reports" / "fault-20261121-093000.txt").read_text("utf-8")
    assert dialog.findChild(QPlainTextEdit).toPlainText() == kept
    assert "ValueError" in kept

    dialog.close()
    qtbot.waitUntil(lambda: reporter._shown is None, timeout=5000)


def test_a_fault_on_another_thread_is_reported_too(reporter, qtbot):
    def fail():
        raise broken()

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: reporter._shown is not None, timeout=5000)

    reporter._shown.close()
    qtbot.waitUntil(lambda: reporter._shown is None, timeout=5000)


def test_a_problem_for_the_officer_is_told_and_is_no_fault(reporter, told, qtbot, tmp_path):
    sys.excepthook(NotFound, NotFound("That school is gone."), None)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)

    assert str(told[0]) == "That school is gone."
    assert not (tmp_path / "reports").exists()
    assert reporter._shown is None


def test_a_report_that_cannot_be_saved_is_shown_all_the_same(qtbot, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    reporter = CrashReporter(tmp_path / "file", tell=print, clock=lambda: AT)

    reporter.on_error(ValueError, broken(), None)
    qtbot.waitUntil(lambda: reporter._shown is not None, timeout=5000)

    reporter._shown.close()
    qtbot.waitUntil(lambda: reporter._shown is None, timeout=5000)


def test_a_report_can_be_copied(qtbot):
    dialog = CrashReport("the report", saved_as="")
    qtbot.addWidget(dialog)
    copy = next(
        button
        for button in dialog.findChildren(QPushButton)
        if button.accessibleName() == "Copy the report"
    )

    copy.click()

    assert QGuiApplication.clipboard().text() == "the report"
