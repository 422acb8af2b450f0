"""Wherever a file or a folder cannot go, it is said, and nothing of it is left anywhere."""

from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_team import save_team
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import Cancelled, FileProblem, LiaisonError, Stale
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import format_named
from liaison_app.files.formats.format import LetterText
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Organisation

SCHOOLS = 40


class Export:
    """An export of some schools as a file or as a folder of files."""

    def __init__(self, database, keys, kind, tmp_path):
        self.database, self.keys, self.kind = database, keys, kind
        self.private = tmp_path / "private"
        self.name = f"list.{kind.ending}" if kind.ending else "list"

    def plan(self):
        """Look the list over."""
        wanted = MailListWanted(kind=Kind.SCHOOL, by=self.kind.by)
        today = self.database.clock().date()
        return self.database.read(partial(plan_mail_list, wanted=wanted, today=today))

    def save(self, path, *, plan=None, progress=None):
        """Save the list at this path."""
        letter = LetterText(body="«Salutation»,\n\n" + "Please pass this on. " * 200)
        return save_export(
            self.database,
            plan=plan or self.plan(),
            path=path,
            private=self.private,
            chosen=ExportChosen(format=self.kind, letter=letter),
            progress=progress,
        )

    def object(self, key):
        """Have a school object to the way the list goes out."""
        entry = ObjectionEntry(channel=self.kind.by, organisation_id=key)
        self.database.write("Object", partial(add_objection, entry=entry))

    def nothing_left(self, *places):
        """Look that no temporary file is left, and no entry that says it was saved."""
        assert not self.private.exists() or list(self.private.iterdir()) == []
        for place in places:
            assert [entry.name for entry in place.iterdir() if entry.name != "filler"] == []
        stages = {entry.stage for entry in self.database.read(dispatches)}
        assert stages <= {DispatchStage.FAILED}
        return True


def fill(database):
    """Write the team and its schools; return the keys of these."""
    database.write("Team", partial(save_team, values={"name": "Chase Team"}, version=None))
    return [_add(database, f"School {number}") for number in range(SCHOOLS)]


def _add(database, name):
    values = {
        "kind": Kind.SCHOOL,
        "name": name,
        "street": "1 Oak Lane",
        "town": "Enfield",
        "postcode": "EN1 4NP",
    }
    adding = partial(saving.insert, table=Organisation, values=values)
    key = database.write("Add", adding).value
    email = f"office@{name.lower().replace(' ', '')}.example"
    entry = ContactEntry(organisation_id=key, kind=ContactKind.EMAIL, typed=email)
    database.write("Add", partial(add_contact, entry=entry))
    return key


@pytest.fixture(scope="module")
def _filled(filled_once):
    """Fill a workspace once, to be copied: its database's path, and the keys."""
    return filled_once(fill)


@pytest.fixture
def beginning(_filled):
    """Have each test begin with the schools."""
    return _filled[0]


@pytest.fixture(params=["mail_list", "eml"], ids=["a file", "a folder"])
def export(request, database, _filled, tmp_path):
    """Return an export as a file, or as a folder of files."""
    return Export(database, _filled[1], format_named(request.param), tmp_path)


@pytest.fixture
def out(tmp_path):
    """Return an empty folder to save in."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.mark.parametrize("left", [0, 4_096])
def test_a_place_on_a_full_disk(export, small_disk, fill, left):
    fill(leave=left)

    with pytest.raises(FileProblem, match="was not saved: the disk is full") as refused:
        export.save(small_disk / export.name)

    assert "Make room" in refused.value.hint
    assert export.nothing_left(small_disk)


def test_a_place_on_a_disk_that_can_only_be_read(export, sealed_disk):
    with pytest.raises(FileProblem, match="that disk can only be read") as refused:
        export.save(sealed_disk / export.name)

    assert "Choose another place" in refused.value.hint
    assert export.nothing_left(sealed_disk)


def test_liaisons_own_folder_on_a_disk_that_can_only_be_read(export, sealed_disk, out):
    export.private = sealed_disk / "private"

    with pytest.raises(FileProblem, match="nothing can be written in Liaison's own folder"):
        export.save(out / export.name)

    assert export.nothing_left(out, sealed_disk)


def test_a_name_that_is_too_long(export, out):
    with pytest.raises(FileProblem, match="its name is too long") as refused:
        export.save(out / f"{'x' * 300}{export.name}")

    assert "shorter name" in refused.value.hint
    assert export.nothing_left(out)


def test_a_path_that_is_too_long(export, out):
    deep = out.joinpath(*["x" * 200] * 25)

    with pytest.raises(FileProblem) as refused:
        export.save(deep / export.name)

    assert refused.value.hint
    assert export.nothing_left(out)


def test_a_place_that_is_not_there(export, out):
    with pytest.raises(FileProblem, match="the folder “gone” is not there"):
        export.save(out / "gone" / export.name)

    assert export.nothing_left(out)


def test_a_place_below_a_file(export, out, tmp_path):
    (tmp_path / "file").write_text("kept")

    with pytest.raises(FileProblem, match=r"is not there|is not a folder"):
        export.save(tmp_path / "file" / export.name)

    assert (tmp_path / "file").read_text() == "kept"
    assert export.nothing_left(out)


def test_a_folder_of_that_name_is_left_as_it_is(export, out):
    (out / export.name).mkdir()
    (out / export.name / "kept").write_text("kept")

    with pytest.raises(FileProblem, match=r"is a folder|a folder or file list already"):
        export.save(out / export.name)

    assert [entry.name for entry in out.rglob("*")] == [export.name, "kept"]
    assert export.nothing_left()


def test_a_place_that_goes_while_it_is_written(export, out):
    class Going(Progress):
        def report(self, done, total=0):
            if done == total and out.exists():
                out.rmdir()
            super().report(done, total)

    with pytest.raises(FileProblem, match="is not there"):
        export.save(out / export.name, progress=Going())

    assert not out.exists()
    assert export.nothing_left()


def test_an_audience_of_none(export, out):
    for key in export.keys:
        export.object(key)

    with pytest.raises(LiaisonError, match="There is nobody in this mail list") as refused:
        export.save(out / export.name)

    assert "who was left out" in refused.value.hint
    assert export.nothing_left(out)


def test_an_objection_between_check_and_save(export, out):
    plan = export.plan()
    export.object(export.keys[3])

    with pytest.raises(Stale, match="changed after it was checked") as refused:
        export.save(out / export.name, plan=plan)

    assert "Look at the check again" in refused.value.hint
    assert export.nothing_left(out)
    assert export.save(out / export.name).value.rows == SCHOOLS - 1


@pytest.mark.parametrize("channel", [None, ObjectionChannel.ALL])
def test_an_objection_while_it_is_written(export, out, channel):
    class Objecting(Progress):
        done_once = False

        def report(self, done, total=0):
            if not self.done_once:
                self.done_once = True
                entry = ObjectionEntry(
                    channel=channel or export.kind.by, organisation_id=export.keys[-1]
                )
                export.database.write("Object", partial(add_objection, entry=entry))
            super().report(done, total)

    with pytest.raises(Stale) as refused:
        export.save(out / export.name, progress=Objecting())

    assert refused.value.hint
    assert export.nothing_left(out)


def test_a_cancelled_export(export, out):
    progress = Progress()
    progress.listen(lambda *_: progress.cancel())

    with pytest.raises(Cancelled):
        export.save(out / export.name, progress=progress)

    assert export.nothing_left(out)
    assert export.database.read(dispatches) == ()


def test_a_name_of_another_kind_of_file(export, out):
    with pytest.raises(FileProblem, match="its name is not that of"):
        export.save(out / "list.pdf")

    assert export.nothing_left(out)
