from datetime import UTC, date, datetime
from functools import partial
from uuid import uuid4

import pytest

from liaison_app.actions.make_sample import make_sample
from liaison_app.store.database import Database
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.upgrade import make_database

MADE_ON = date(2026, 3, 18)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """Return a database with the sample workspace in it, to be read."""
    path = tmp_path_factory.mktemp("sample") / "workspace.db"
    file = DatabaseFile(path=path, key=bytes(range(32)), install=uuid4())
    make_database(file, at=datetime.now(UTC))
    opened = Database(file, officer="PC Sample")
    opened.write("Make the sample", partial(make_sample, today=MADE_ON))
    yield opened
    opened.close()
