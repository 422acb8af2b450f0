"""Start a window and say when its first list was painted: first_paint.py WAY STARTED FOLDER.

WAY is bare, ours or home. STARTED is the reading of time.monotonic() just before this process was
started. Prints the seconds from then to the end of the first paint with rows in it, and the most
memory held, in megabytes.
"""

import os
import sys
import time
from pathlib import Path

SIZE = (1366, 768)


def most_memory():
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def tell():
    print(time.monotonic() - float(sys.argv[2]), most_memory(), flush=True)  # noqa: T201 - the answer
    os._exit(0)


def bare():
    """Show the least window with a list that Qt can make."""
    from PySide6.QtCore import QAbstractTableModel  # noqa: PLC0415 - what is measured
    from PySide6.QtWidgets import QApplication, QTableView  # noqa: PLC0415 - likewise

    class Model(QAbstractTableModel):
        def rowCount(self, parent=None):  # noqa: ARG002 - Qt's signature
            return 50

        def columnCount(self, parent=None):  # noqa: ARG002 - Qt's signature
            return 7

        def data(self, index, role=0):
            return f"Cell {index.row()}" if role == 0 else None

    class View(QTableView):
        def paintEvent(self, event):
            super().paintEvent(event)
            tell()

    app = QApplication([])
    view = View()
    view.setModel(Model())
    view.resize(*SIZE)
    view.show()
    app.exec()


def home(folder):
    """Start the program as it starts, at Home."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - what is measured

    from liaison_app.bootstrap import open_window  # noqa: PLC0415 - likewise
    from liaison_app.ui.pages.home.page import HomePage  # noqa: PLC0415 - likewise

    plain = HomePage._show

    def show(self, seen):
        plain(self, seen)
        QTimer.singleShot(0, tell)

    HomePage._show = show
    open_window(folder)


def ours(folder):
    """Start the program with the organisations as its first page."""
    from liaison_app.bootstrap import open_window  # noqa: PLC0415 - what is measured
    from liaison_app.ui import application  # noqa: PLC0415 - likewise
    from liaison_app.ui.widgets.record_table import RecordTable  # noqa: PLC0415 - likewise

    class AtOrganisations(application.Opening):
        def __init__(self, remembered):
            super().__init__(remembered)
            self.first_page = "organisations"

    plain = RecordTable.paintEvent

    def paint(self, event):
        plain(self, event)
        if self.records.rowCount() and self.records.row(0) is not None:
            tell()

    application.Opening = AtOrganisations
    RecordTable.paintEvent = paint
    open_window(folder)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    elif sys.argv[1] == "home":
        home(Path(sys.argv[3]))
    else:
        ours(Path(sys.argv[3]))
