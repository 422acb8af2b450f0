"""Say how much memory a list holds that was searched and gone through: memory_held.py WAY FOLDER.

WAY is bare, organisations or people. Prints megabytes that no other process shares.
"""

import os
import sys
from datetime import date
from pathlib import Path

SIZE = (1366, 768)
TYPED = ("m", "ka", "len", "kalen mo", "zzkal", "wick", "")
PLACES = 300


def held():
    rows = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
    sizes = {name: int(rest.split()[0]) for name, _, rest in (row.partition(":") for row in rows)}
    return (sizes["Private_Dirty"] + sizes["Private_Clean"]) / 1024


def tell():
    print(held(), flush=True)  # noqa: T201 - the answer
    os._exit(0)


def bare():
    from PySide6.QtWidgets import QApplication, QTableView  # noqa: PLC0415 - what is measured

    app = QApplication([])
    view = QTableView()
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    tell()


def ours(name, folder):
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - what is measured
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - likewise

    from liaison_app.settings import Settings  # noqa: PLC0415 - likewise
    from liaison_app.store.account_slot import ThisAccount  # noqa: PLC0415 - likewise
    from liaison_app.store.workspace import open_workspace  # noqa: PLC0415 - likewise
    from liaison_app.ui.pages.organisations.page import OrganisationsPage  # noqa: PLC0415 - likewise
    from liaison_app.ui.pages.people.page import PeoplePage  # noqa: PLC0415 - likewise
    from liaison_app.ui.remembered import Remembered  # noqa: PLC0415 - likewise
    from liaison_app.ui.tasks import Tasks  # noqa: PLC0415 - likewise
    from liaison_app.ui.theme import Theme  # noqa: PLC0415 - likewise

    app = QApplication([])
    Theme().apply(app)
    database = open_workspace(folder, account=ThisAccount()).database
    tasks = Tasks(database)
    page = {"organisations": OrganisationsPage, "people": PeoplePage}[name](
        tasks=tasks,
        database=database,
        today=lambda: date(2017, 5, 25),
        remembered=Remembered(Settings()),
    )
    page.resize(*SIZE)
    page.show()
    page.reload()
    for words in TYPED:
        page._search.typed.emit(words)
        while tasks.busy:
            QCoreApplication.processEvents()
    bar = page.table.verticalScrollBar()
    for place in range(PLACES):
        bar.setValue(bar.maximum() * place // PLACES)
        page.table.viewport().repaint()
    tell()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[1], Path(sys.argv[2]))
