"""Printing where no window is open: a command needs Qt's letters, and no screen."""

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from liaison_app.ui.paper.pdf_paper import PdfPaper


class PaperWithoutWindow(PdfPaper):
    """Prints as a window does, and keeps what Qt needs for it alive."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__()
        self._application = application


def paper_without_window() -> PaperWithoutWindow:
    """Return what prints sheets; where there is no screen, none is asked for.

    Linux needs none in any case: a display that does not answer would end the program.
    """
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return PaperWithoutWindow(QCoreApplication.instance() or QGuiApplication(["liaison"]))
