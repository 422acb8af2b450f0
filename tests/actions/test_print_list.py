from datetime import timedelta
from pathlib import Path

import pytest

from liaison_app.actions.print_list import RowsPrinted, print_rows, save_sheets
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.records import RecordKind, RecordsHeld
from liaison_app.domain.when import local_day
from liaison_app.queries.dispatches import dispatches

TWELVE = RecordsHeld(kind=RecordKind.ORGANISATION, keys=range(1, 13))
CALLS = RowsPrinted(title="Schools in Chase", held=TWELVE, contact=True)
NAMES = RowsPrinted(title="Schools in Chase", held=TWELVE, contact=False)


def sheets(path: Path) -> None:
    path.write_bytes(b"sheets")


def test_rows_are_in_the_export_register_before_they_are_on_paper(database):
    known = []
    print_rows(database, printed=CALLS, paint=lambda: known.extend(database.read(dispatches)))

    (entry,) = known
    assert (entry.row_count, entry.file_name) == (12, "")
    assert entry.purpose == "Printed: Schools in Chase"
    assert entry.stage is DispatchStage.PRINTED


def test_rows_that_the_printer_did_not_take_are_said_not_to_have_left(database):
    def refuse() -> None:
        raise FileProblem("No paper.")

    with pytest.raises(FileProblem):
        print_rows(database, printed=CALLS, paint=refuse)
    (entry,) = database.read(dispatches)
    assert entry.stage is DispatchStage.FAILED


def test_a_saved_file_is_in_its_place_and_in_the_register(database, tmp_path):
    path = tmp_path / "list.pdf"
    save_sheets(database, printed=CALLS, path=path, private=tmp_path / "private", paint=sheets)

    (entry,) = database.read(dispatches)
    assert path.read_bytes() == b"sheets"
    assert (entry.file_name, entry.folder) == ("list.pdf", str(tmp_path))
    assert entry.delete_after == local_day(database.clock()) + timedelta(days=31)


@pytest.mark.parametrize("problem", [Cancelled(), FileProblem("The disk is full.")])
def test_a_file_that_was_not_painted_leaves_neither_file_nor_entry(database, tmp_path, problem):
    def stop(path: Path) -> None:
        path.write_bytes(b"half")
        raise problem

    with pytest.raises(type(problem)):
        save_sheets(
            database,
            printed=CALLS,
            path=tmp_path / "list.pdf",
            private=tmp_path / "private",
            paint=stop,
        )
    assert not (tmp_path / "list.pdf").exists()
    assert database.read(dispatches) == ()


def test_names_alone_are_printed_and_saved_without_an_entry(database, tmp_path):
    print_rows(database, printed=NAMES, paint=lambda: None)
    private = tmp_path / "private"
    path = tmp_path / "list.pdf"
    save_sheets(database, printed=NAMES, path=path, private=private, paint=sheets)

    assert path.exists()
    assert database.read(dispatches) == ()
