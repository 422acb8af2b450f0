"""Every kind of file is refused, cancelled and proved alike, and nobody who objects is in any."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import save_team
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.actions.prove_export import proved
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.errors import Cancelled, FileProblem, LiaisonError, Stale
from liaison_app.domain.exports import ExportColumn, RowPer
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry, PersonEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress
from liaison_app.domain.references import make_ref
from liaison_app.domain.when import local_day
from liaison_app.files.formats import (
    csv_list,
    format_named,
    mail_list,
    notify,
    officer_workbooks,
    phone_list,
)
from liaison_app.files.formats.format import ExportJob
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.kept_dispatch import kept_dispatch
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, Organisation, Role

KINDS = (
    mail_list.FORMAT,
    officer_workbooks.FORMAT,
    csv_list.FORMAT,
    phone_list.FORMAT,
    notify.EMAIL,
    notify.LETTER,
)
BY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
REF = ExportColumn(field="Ref", heading="Ref")
TOWN = ExportColumn(field="Town", heading="Town")
NOTES = ExportColumn(field="Notes", heading="Remarks")


class Office:
    """A team's workspace with two schools, each with a head, reached in every way."""

    def __init__(self, database, folder, *, schools=(), people=()):
        self.database, self.folder = database, folder
        self.private = folder / "private"
        self.schools, self.people = schools, people

    def fill(self):
        """Write the team, the schools and their heads; return the keys of these."""
        self.do(save_team, values={"name": "Chase Team"}, version=None)
        schools = [self._school(name) for name in ("Alder School", "Birch School")]
        return {"schools": schools, "people": [self._head(key) for key in schools]}

    def do(self, writing, **given):
        """Do one writing and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def _school(self, name):
        values = {
            "kind": Kind.SCHOOL,
            "name": name,
            "street": "1 Sample Street",
            "town": "Enfield",
            "postcode": "EN2 3AB",
        }
        key = self.do(saving.insert, table=Organisation, values=values)
        for kind, typed in (
            (ContactKind.EMAIL, f"office{key}@school.example.com"),
            (ContactKind.PHONE, f"020 7946 000{key}"),
        ):
            self.do(add_contact, entry=ContactEntry(kind=kind, typed=typed, organisation_id=key))
        return key

    def _head(self, organisation_id):
        name = PersonName(title="Mrs", forenames="Jane", surname=f"Sample{organisation_id}")
        entry = PersonEntry(organisation_id=organisation_id, name=name, post="Head Teacher")
        role = self.do(add_person, entry=entry)
        for kind, typed in (
            (ContactKind.EMAIL, f"head{organisation_id}@school.example.com"),
            (ContactKind.PHONE, f"020 7946 010{organisation_id}"),
        ):
            self.do(add_contact, entry=ContactEntry(kind=kind, typed=typed, role_id=role))
        return self.database.read(
            lambda c: c.execute(Role.__table__.select().where(Role.id == role)).one().person_id
        )

    def object(self, by, **whose):
        """Note an objection."""
        self.do(add_objection, entry=ObjectionEntry(channel=by, **whose))

    def plan(self, kind, **wanted):
        """Return the plan of a list of all schools for this kind of file."""
        asked = MailListWanted(kind=Kind.SCHOOL, by=kind.by, **wanted)
        today = local_day(self.database.clock())
        return self.database.read(partial(plan_mail_list, wanted=asked, today=today))

    def path(self, kind, name="list"):
        """Return where a file of this kind goes."""
        return self.folder / (f"{name}.{kind.ending}" if kind.ending else name)

    def save(self, kind, *, plan=None, path=None, progress=None, **chosen):
        """Save a list as this kind of file, and return what was saved."""
        return save_export(
            self.database,
            plan=plan or self.plan(kind),
            path=path or self.path(kind),
            private=self.private,
            chosen=ExportChosen(format=kind, **chosen),
            progress=progress,
        ).value

    def left_nothing(self, kind):
        """Say whether there is neither file, nor draft, nor entry."""
        drafts = list(self.private.iterdir()) if self.private.exists() else []
        entries = self.database.read(dispatches)
        return not self.path(kind).exists() and not drafts and entries == ()


@pytest.fixture(scope="module")
def _filled(filled_once, tmp_path_factory):
    """Fill a workspace once, to be copied: its database's path, and the keys."""
    return filled_once(lambda database: Office(database, tmp_path_factory.mktemp("filled")).fill())


@pytest.fixture
def beginning(_filled):
    """Have each test begin with the schools and their heads."""
    return _filled[0]


@pytest.fixture
def office(database, tmp_path, _filled):
    """Return the workspace."""
    return Office(database, tmp_path, **_filled[1])


class At(Progress):
    """Does something once, when the writing reports that it is done."""

    def __init__(self, what):
        super().__init__()
        self._what = what

    def report(self, done, total=0):
        """Do it, then report."""
        if total and done == total and self._what:
            what, self._what = self._what, None
            what()
        super().report(done, total)


@BY_KIND
def test_a_file_of_each_kind_is_saved_proved_and_noted(office, kind):
    saved = office.save(kind)

    assert saved.path.exists()
    assert saved.rows == saved.check.rows == 2
    assert saved.check.passed
    assert saved.check.sentences[-1] == f"Nobody in it objects to {kind.by.label.lower()}."
    (entry,) = office.database.read(dispatches)
    assert entry.row_count == 2
    assert list(office.private.iterdir()) == []


@BY_KIND
def test_a_name_that_is_not_one_of_its_kind_is_refused(office, kind):
    wrong = office.folder / ("list.pdf" if kind.ending else "list.xlsx")
    with pytest.raises(FileProblem, match="its name is not that of"):
        office.save(kind, path=wrong)
    assert not wrong.exists()
    assert office.left_nothing(kind)


def test_a_folder_may_have_a_stop_in_its_name(office):
    path = office.folder / "OFFICIAL - St. Mary 1.2 - 2017-05-25"
    assert office.save(officer_workbooks.FORMAT, path=path).path.is_dir()


@BY_KIND
def test_more_rows_than_it_takes_are_refused_and_never_cut(office, kind):
    with pytest.raises(FileProblem, match="2 rows, and this kind of file takes 1 at most"):
        office.save(replace(kind, most_rows=1))
    assert office.left_nothing(kind)


def test_a_folder_that_is_there_already_is_left_as_it_is(office):
    kind = officer_workbooks.FORMAT
    office.path(kind).mkdir()
    (office.path(kind) / "mine.txt").write_text("mine")

    with pytest.raises(FileProblem, match="There is a folder or file list already"):
        office.save(kind)

    assert [one.name for one in office.path(kind).iterdir()] == ["mine.txt"]
    assert list(office.private.iterdir() if office.private.exists() else []) == []
    assert office.database.read(dispatches) == ()


def test_a_folder_that_comes_to_be_while_it_is_written_is_not_touched(office):
    kind = officer_workbooks.FORMAT

    def made():
        office.path(kind).mkdir()
        (office.path(kind) / "mine.txt").write_text("mine")

    with pytest.raises(FileProblem):
        office.save(kind, progress=At(made))

    assert [one.name for one in office.path(kind).iterdir()] == ["mine.txt"]
    assert list(office.private.iterdir()) == []


@BY_KIND
def test_cancelling_leaves_neither_file_nor_draft_nor_entry(office, kind):
    progress = Progress()
    progress.listen(lambda *_: progress.cancel())
    with pytest.raises(Cancelled):
        office.save(kind, progress=progress)
    assert office.left_nothing(kind)


@BY_KIND
@pytest.mark.parametrize("by", ["own", "all"])
def test_an_objection_between_check_and_save_stops_the_file(office, kind, by):
    plan = office.plan(kind)
    channel = kind.by if by == "own" else ObjectionChannel.ALL
    office.object(channel, organisation_id=office.schools[0])
    with pytest.raises(Stale, match="changed after it was checked"):
        office.save(kind, plan=plan)
    assert office.left_nothing(kind)


@BY_KIND
@pytest.mark.parametrize("row_per", [RowPer.ORGANISATION, RowPer.PERSON, RowPer.ROLE])
def test_an_objection_while_the_file_is_written_stops_it(office, kind, row_per):
    plan = office.plan(kind, row_per=row_per)
    assert len(plan.included) == 2

    late = At(lambda: office.object(kind.by, person_id=office.people[0]))
    with pytest.raises(Stale):
        office.save(kind, plan=plan, progress=late)

    assert office.left_nothing(kind)


@pytest.mark.parametrize("row_per", [RowPer.ORGANISATION, RowPer.PERSON])
def test_the_proof_finds_an_objector_by_the_ref_of_organisation_and_person(office, row_per):
    kind = phone_list.FORMAT
    plan = office.plan(kind, row_per=row_per)
    whose = (
        {"organisation_id": office.schools[0]}
        if row_per is RowPer.ORGANISATION
        else {"person_id": office.people[0]}
    )
    if row_per is RowPer.PERSON:
        refs = [one.row.ref for one in plan.included]
        assert refs == [make_ref(letter="P", key=key) for key in office.people]
    office.object(ObjectionChannel.PHONE, **whose)
    job = ExportJob(
        rows=[one.row for one in plan.included],
        title="",
        marking="OFFICIAL",
        today=date(2017, 5, 25),
        private=office.folder,
        progress=Progress(),
    )
    draft = office.path(kind, "draft")
    kind.write(draft, job)

    with pytest.raises(Stale, match=r"objected \(phone\)"):
        proved(office.database, draft, job, kind, ObjectionChannel.PHONE)
    proved(office.database, draft, job, kind, ObjectionChannel.EMAIL)


def test_an_objector_is_found_though_no_column_tells_their_ref(office):
    late = At(lambda: office.object(ObjectionChannel.POST, organisation_id=office.schools[0]))
    with pytest.raises(Stale, match=r"objected \(post\) while"):
        office.save(csv_list.FORMAT, columns=(TOWN,), progress=late)
    assert office.left_nothing(csv_list.FORMAT)


def test_an_objection_to_another_way_stops_nothing(office):
    late = At(lambda: office.object(ObjectionChannel.VISIT, organisation_id=office.schools[0]))
    saved = office.save(phone_list.FORMAT, progress=late)
    assert saved.check.passed


def test_a_list_looked_over_for_post_is_not_saved_as_a_phone_list(office):
    plan = office.plan(mail_list.FORMAT)
    with pytest.raises(Stale, match="looked over for post"):
        office.save(phone_list.FORMAT, plan=plan)
    assert office.left_nothing(phone_list.FORMAT)


def test_a_workbook_to_merge_e_mails_from_goes_by_objections_to_e_mail(office):
    office.object(ObjectionChannel.POST, organisation_id=office.schools[0])
    plan = office.plan(notify.EMAIL)
    saved = office.save(mail_list.FORMAT, plan=plan)
    assert saved.rows == 2
    assert saved.check.sentences[-1] == "Nobody in it objects to e-mail."


@pytest.mark.parametrize("kind", [mail_list.FORMAT, officer_workbooks.FORMAT, csv_list.FORMAT])
def test_columns_of_faith_and_notes_need_a_purpose_which_the_register_keeps(office, kind):
    with pytest.raises(LiaisonError, match="has Notes in it, and no purpose says why"):
        office.save(kind, columns=(REF, NOTES), purpose="  ")
    assert office.left_nothing(kind)

    office.save(kind, columns=(REF, NOTES), purpose="To plan the visits")

    (entry,) = office.database.read(dispatches)
    assert entry.purpose == "To plan the visits"
    found = office.database.read(lambda c: c.execute(Dispatch.__table__.select()).one()._asdict())
    assert found["fields"] == ("Ref", "Notes")
    assert found["headings"] == ("Ref", "Remarks")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ((), "no column"),
        ((ExportColumn(field="Ref", heading="a b"),), "cannot head a column"),
        ((REF, replace(TOWN, heading="REF")), "Two columns are called REF"),
        ((ExportColumn(field="Shoe_size", heading="Size"),), "no field Shoe_size"),
    ],
)
def test_columns_that_cannot_head_a_list_are_refused(office, columns, said):
    with pytest.raises(LiaisonError, match=said):
        office.save(csv_list.FORMAT, columns=columns)
    assert office.left_nothing(csv_list.FORMAT)


@BY_KIND
def test_a_file_whose_check_fails_never_takes_its_name(office, kind):
    def wrong(path, job):
        check = kind.check(path, job)
        return replace(check, proofs=tuple(replace(one, holds=False) for one in check.proofs))

    with pytest.raises(FileProblem, match="because its check failed"):
        office.save(replace(kind, check=wrong))
    assert office.left_nothing(kind)


def test_the_register_keeps_a_text_with_a_line_break_and_a_mark_as_it_was(office):
    notes = "Ring twice.\nAt the \\ side."
    key = office.schools[0]
    office.do(saving.update, table=Organisation, key=key, version=None, values={"notes": notes})

    saved = office.save(csv_list.FORMAT, columns=(REF, NOTES), purpose="Visits")

    kept = office.database.read(partial(kept_dispatch, dispatch_id=saved.dispatch_id))
    assert {one.row.notes for one in kept.rows} == {notes, ""}
    assert [one.place for one in kept.rows] == [1, 2]


def test_a_file_that_goes_no_one_way_is_closed_to_those_who_object_to_all(office):
    cards = format_named("vcard")
    assert office.save(cards).check.sentences[-1].startswith("Nobody in it objects to being")


@BY_KIND
def test_cancelling_while_the_file_is_read_again_leaves_nothing(office, kind):
    progress = Progress()

    def check(_, job):
        progress.cancel()
        job.progress.report(1, 1)
        raise AssertionError

    with pytest.raises(Cancelled):
        office.save(replace(kind, check=check), progress=progress)
    assert office.left_nothing(kind)


@BY_KIND
def test_cancelling_at_the_last_moment_leaves_no_entry(office, kind):
    progress = Progress()

    def check(path, job):
        found = kind.check(path, job)
        progress.cancel()
        return found

    with pytest.raises(Cancelled):
        office.save(replace(kind, check=check), progress=progress)
    assert office.left_nothing(kind)
