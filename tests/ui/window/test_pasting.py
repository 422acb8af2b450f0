import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from liaison_app.store import layout

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def paste(window, qtbot, idle):  # noqa: ARG001 - it has the focus
    """Return what puts this on the clipboard and presses Ctrl+V on the window."""

    def pasted(*, text="", files=()):
        data = QMimeData()
        if text:
            data.setText(text)
        if files:
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        QGuiApplication.clipboard().setMimeData(data)
        qtbot.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_V, CTRL)
        idle()

    yield pasted
    QGuiApplication.clipboard().clear()


def said_by(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_file_that_was_copied_is_imported_by_pasting_it(window, paste, idle, tmp_path):
    path = tmp_path / "no register.csv"
    path.write_text("Dear all", encoding="utf-8")
    window.show_page("history")
    idle()
    window._page("history").setFocus()
    paste(files=[path])

    assert window.shown == "imports"
    assert "no register.csv" in said_by(window)


def test_a_table_that_was_copied_is_kept_as_a_private_file_and_imported(window, desk, paste, idle):
    window.show_page("history")
    idle()
    window._page("history").setFocus()
    paste(text="Name\tPostcode\r\nAlder School\tEN2 6AA\r\n")

    assert window.shown == "imports"
    assert "Pasted table.txt" in said_by(window)
    kept = window._page("imports")._file
    assert layout.private(desk.folder) in kept.parents
    assert "Alder School" in kept.read_text("utf-8")


def test_what_was_pasted_is_gone_once_the_window_is_closed(window, paste, idle):
    window.show_page("history")
    idle()
    window._page("history").setFocus()
    paste(text="Name\tPostcode\r\nAlder School\tEN2 6AA\r\n")
    kept = window._page("imports")._file
    assert kept.exists()

    window.close()
    assert not kept.exists()


def test_a_field_with_the_focus_takes_what_is_pasted_itself(window, paste, idle):
    window.show_page("organisations")
    idle()
    window.call_page("search")
    paste(text="Name\tPostcode\r\nAlder School\tEN2 6AA\r\n")

    assert window.shown == "organisations"
    assert "Alder School" in window._page("organisations")._search.text()


def test_where_there_is_nothing_to_import_it_is_said_what_there_could_be(window, paste, idle):
    window.show_page("history")
    idle()
    window._page("history").setFocus()
    paste(text="EN2 6AA")

    assert window.shown == "history"
    assert "There is no file and no table to paste." in said_by(window)
