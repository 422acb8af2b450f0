"""Files that left are deleted when their day has come: exactly those, and it is noted."""

import os
from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.note_deleted import delete_file, note_deleted
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import FileProblem, LiaisonError, NotFound
from liaison_app.files.formats.written_file import fingerprint
from liaison_app.files.left_file import FileNow, file_now
from liaison_app.queries.dispatches import DispatchesWanted, Only, dispatches
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch

AT = datetime(2017, 7, 1, 9, 0, tzinfo=UTC)
DUE = date(2017, 6, 25)


@pytest.fixture
def left(database, tmp_path):
    """Return what notes a file of these contents as having left; a folder has several."""

    def noted(*contents, name="list.xlsx", stage=DispatchStage.SENT, due=DUE):
        path = tmp_path / name
        if len(contents) == 1:
            path.write_bytes(contents[0])
        elif contents:
            path.mkdir()
            for number, content in enumerate(contents):
                (path / f"{number}.eml").write_bytes(content)
        values = {
            "format": "mail_list",
            "file_name": path.name if contents else "",
            "folder": str(tmp_path),
            "sha256": fingerprint(path) if contents else "",
            "row_count": 1,
            "made_at": AT,
            "marking": Marking.OFFICIAL,
            "stage": stage,
            "delete_after": due,
        }
        writing = partial(saving.insert, table=Dispatch, values=values)
        return database.write("Left", writing).value, path

    return noted


def test_a_file_whose_day_has_come_is_asked_for_until_it_is_noted_as_deleted(database, left):
    key, path = left(b"rows")
    left(b"later", name="later.xlsx", due=AT.date())
    left(b"never", name="failed.xlsx", stage=DispatchStage.FAILED)
    assert _to_delete(database) == [key]

    database.write("Deleted", partial(note_deleted, dispatch_id=key, at=AT))

    assert _to_delete(database) == []
    assert path.exists(), "noting it deletes nothing"
    undo_last(database)
    assert _to_delete(database) == [key]


@pytest.mark.parametrize("contents", [(b"rows",), (b"one", b"two")])
def test_deleting_removes_the_file_that_was_saved_and_notes_it(database, left, contents):
    key, path = left(*contents)
    written = delete_file(database, dispatch_id=key)
    assert (written.value, written.step) == (path, None)
    assert not path.exists()
    assert _to_delete(database) == []
    assert {one.id: one for one in database.read(dispatches)}[key].deleted_at is not None


def test_another_file_of_the_same_name_is_never_deleted(database, left):
    key, path = left(b"rows")
    path.write_bytes(b"somebody's own")
    with pytest.raises(FileProblem, match="not the one that was saved"):
        delete_file(database, dispatch_id=key)
    assert path.read_bytes() == b"somebody's own"
    assert _to_delete(database) == [key]


def test_a_folder_with_something_more_in_it_is_never_deleted(database, left):
    key, path = left(b"one", b"two")
    (path / "mine.txt").write_text("my own")
    with pytest.raises(FileProblem, match="not the one that was saved"):
        delete_file(database, dispatch_id=key)
    assert (path / "mine.txt").exists()


def test_a_link_is_not_followed(database, left, tmp_path):
    key, path = left(b"rows")
    elsewhere = tmp_path / "elsewhere.xlsx"
    os.rename(path, elsewhere)  # noqa: PTH104 - as somebody would in a file manager
    path.symlink_to(elsewhere)
    with pytest.raises(FileProblem, match="was not deleted"):
        delete_file(database, dispatch_id=key)
    assert elsewhere.exists()


def test_a_file_that_is_gone_says_what_to_do(database, left):
    key, path = left(b"rows")
    path.unlink()
    with pytest.raises(FileProblem, match="not there any more") as refused:
        delete_file(database, dispatch_id=key)
    assert "I deleted it" in refused.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may delete anything")
def test_a_folder_that_refuses_is_a_sentence(database, left, tmp_path):
    key, path = left(b"rows")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileProblem, match="was not deleted"):
            delete_file(database, dispatch_id=key)
    finally:
        tmp_path.chmod(0o700)
    assert path.exists()


def test_what_has_no_file_has_none_to_delete(database, left):
    key, _ = left()
    with pytest.raises(LiaisonError, match="without a file"):
        database.write("Deleted", partial(note_deleted, dispatch_id=key, at=AT))
    with pytest.raises(NotFound):
        delete_file(database, dispatch_id=key)
    with pytest.raises(NotFound):
        database.write("Deleted", partial(note_deleted, dispatch_id=99, at=AT))


def test_a_file_is_checked_by_its_hash(left):
    _, path = left(b"rows")
    sha256 = fingerprint(path)
    assert file_now(path, sha256=sha256) is FileNow.SAME
    path.write_bytes(b"other")
    assert file_now(path, sha256=sha256) is FileNow.CHANGED
    path.unlink()
    assert file_now(path, sha256=sha256) is FileNow.MISSING


def _to_delete(database):
    wanted = DispatchesWanted(only=Only.TO_DELETE)
    found = database.read(partial(dispatches, wanted=wanted, today=AT.date()))
    return [one.id for one in found]
