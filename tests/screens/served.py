"""The program, shown screen by screen: each line that comes in names one, each answer says how.

Run as the program is, with the folder of its workspace. "" leaves whatever lies over the window.
"""

import json
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from liaison_app.ui.application import Application
from liaison_app.ui.crash_report import CrashReport
from liaison_app.ui.window import Window
from tests.screens.tour import SCREENS
from tests.screens.visitor import Visitor, shown_windows


class Served:
    """Answers one line after another, once the window is seen."""

    def __init__(self):
        self._timer = QTimer(interval=50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self):
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
        if not shown or not shown[0].isVisible():
            return
        self._timer.stop()
        self._visitor = Visitor(shown[0])
        self._lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._lines.activated.connect(self._answer)

    def _answer(self):
        name = sys.stdin.readline()
        if not name:
            self._lines.setEnabled(False)
            return
        print(json.dumps(self._shown(name.strip())), flush=True)  # noqa: T201 - its answer

    def _shown(self, name):
        try:
            self._visitor.leave()
            if name:
                SCREENS[name].show(self._visitor)
        except Exception:  # noqa: BLE001 - told to whoever asked
            return {"problem": traceback.format_exc()}
        faults = [one._report for one in shown_windows() if isinstance(one, CrashReport)]
        over = self._visitor.top.window() is not self._visitor.window
        return {"windows": self._visitor.classes(), "over": over, "faults": faults}


def main():
    """Run the program until its window is closed."""
    program = Application(sys.argv[:1], account="sample")
    served = Served()  # asks of the program what it has not got before
    code = program.run(Path(sys.argv[1]))
    del served
    return code


if __name__ == "__main__":
    sys.exit(main())
