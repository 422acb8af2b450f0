"""A program that adds wards for ever and says each that was saved; made to be killed.

Run as ``editing_child.py DATABASE KEY INSTALL (edit|back-up)``.
"""

import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from uuid import UUID

from liaison_app.store.backup import back_up
from liaison_app.store.database import Database
from liaison_app.store.saving import insert
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.tables import Ward

path, key, install, job = sys.argv[1:]
file = DatabaseFile(path=Path(path), key=bytes.fromhex(key), install=UUID(install))
database = Database(file, officer="PC Sample")
folder, began = file.path.parent, datetime.now(UTC)
for number in count():
    ward = {"code": f"E{number:08}", "name": "Chase " * 500}
    database.write("Add", partial(insert, table=Ward, values=ward))
    if job == "back-up":
        back_up(database, folder, reason="by hand", now=began + timedelta(seconds=number))
    sys.stdout.write(f"{ward['code']}\n")
    sys.stdout.flush()
