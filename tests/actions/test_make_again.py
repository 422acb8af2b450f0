"""The same list again is the same rows, by every kind of file, and never to an objector."""

from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.bin_records import bin_organisations
from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import save_team
from liaison_app.actions.make_again import ObjectedSince, Objectors, save_again
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.exports import ExportColumn, ExportSettings, RowPer
from liaison_app.domain.label_sheets import L7163
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind
from liaison_app.files.formats import FORMATS
from liaison_app.files.formats.format import LetterText
from liaison_app.files.formats.mail_list import FORMAT as WORKBOOK
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.kept_dispatch import kept_dispatch
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, DispatchRow
from liaison_app.ui.paper.pdf_paper import PdfPaper

pytestmark = pytest.mark.usefixtures("qapp")

BLOCK = SenderBlock(name="Commander", address=("1 Sample Yard", "London"), phone="020 7946 0100")
LETTER = LetterText(
    body="«Addressee»\n\n«Salutation»,\n\nText.", letterhead=Letterhead(author=BLOCK)
)
SETTINGS = ExportSettings(sheet=L7163, first_label=3, subject="News", what_to_say="Say hello.")


class Office:
    """A workspace with schools, and what saves a list of them, and the same again."""

    def __init__(self, database, folder):
        self.database, self._folder = database, folder
        self.do(save_team, values={"name": "Chase Team"}, version=None)
        self.keys = [self.school(name) for name in ("Alder", "Birch & Co", "Cedar \\n")]

    def do(self, writing, **given):
        """Do one writing, and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def school(self, name):
        """Write a school that every kind of file can reach."""
        values = {
            "kind": "school",
            "name": f"{name} School",
            "street": "1 Sample Street",
            "town": "Enfield",
            "postcode": "EN2 3AB",
            "notes": "Ring twice.\nAt the side.",
        }
        key = self.do(save_organisation, entry=OrganisationEntry(values=values))
        for kind, typed in (
            (ContactKind.PHONE, "020 7946 0101"),
            (ContactKind.EMAIL, f"office{key}@school.example"),
        ):
            entry = ContactEntry(organisation_id=key, kind=kind, typed=typed)
            self.do(add_contact, entry=entry)
        return key

    def head(self, key, surname="Sample"):
        """Write a head teacher, and return their key."""
        name = PersonName(title="Mrs", forenames="Jane", surname=surname)
        entry = PersonEntry(organisation_id=key, name=name, post="Head Teacher")
        return self.do(add_person, entry=entry)

    def object(self, channel=ObjectionChannel.POST, **whose):
        """Note an objection."""
        self.do(add_objection, entry=ObjectionEntry(channel=channel, **whose))

    def save(self, kind=WORKBOOK, *, row_per=RowPer.ORGANISATION, **given):
        """Save a list of all schools as this kind of file, and return its entry's key."""
        wanted = MailListWanted(kind=Kind.SCHOOL, by=kind.by, row_per=row_per)
        today = self.database.clock().date()
        plan = self.database.read(partial(plan_mail_list, wanted=wanted, today=today))
        chosen = ExportChosen(
            format=kind, letter=LETTER, settings=SETTINGS, paper=PdfPaper(), **given
        )
        done = save_export(
            self.database,
            plan=plan,
            path=self.path("first", kind),
            private=self._folder / "private",
            chosen=chosen,
        )
        return done.value.dispatch_id

    def again(self, dispatch_id, kind=WORKBOOK, **given):
        """Save the same list again, and return what was saved."""
        return save_again(
            self.database,
            dispatch_id=dispatch_id,
            path=self.path("second", kind),
            private=self._folder / "private",
            paper=PdfPaper(),
            **given,
        ).value

    def path(self, name, kind=WORKBOOK):
        """Return where a file of this kind goes."""
        return self._folder / (f"{name}.{kind.ending}" if kind.ending else name)

    def rows(self, dispatch_id):
        """Return what the register kept of the rows."""
        w = DispatchRow
        kept = select(w.place, w.organisation_id, w.person_id, w.cells)
        kept = kept.where(w.dispatch_id == dispatch_id).order_by(w.id)
        return self.database.read(lambda connection: connection.execute(kept).all())


@pytest.fixture
def office(database, tmp_path):
    """Return a workspace with three schools."""
    return Office(database, tmp_path)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_the_same_list_again_is_the_same_rows_columns_letter_and_settings(office, kind):
    first = office.save(kind)
    before = office.database.read(partial(kept_dispatch, dispatch_id=first))
    entry = OrganisationEntry(
        values={"name": "Renamed School", "street": "9 Other Road"},
        organisation_id=office.keys[0],
        version=1,
    )
    office.do(save_organisation, entry=entry)

    saved = office.again(first, kind)

    assert saved.check.passed
    assert office.rows(saved.dispatch_id) == office.rows(first)
    after = office.database.read(partial(kept_dispatch, dispatch_id=saved.dispatch_id))
    same = ("format", "by", "title", "marking", "columns", "settings", "letter", "rows")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert after.settings == SETTINGS
    assert after.letter == (LETTER if kind.needs_letter else LetterText())


def test_columns_that_were_chosen_and_renamed_come_again_notes_and_all(office):
    columns = tuple(
        ExportColumn(field=field, heading=heading)
        for field, heading in (("Ref", "Number"), ("Notes", "Remarks"))
    )
    first = office.save(columns=columns, purpose="Hand-over")

    saved = office.again(first)

    kept = office.database.read(partial(kept_dispatch, dispatch_id=saved.dispatch_id))
    assert kept.columns == columns
    assert {one.row.notes for one in kept.rows} == {"Ring twice.\nAt the side."}


def test_it_is_an_export_of_its_own_with_its_entry_and_purpose(office):
    first = office.save(purpose="Reassurance")
    second = office.again(office.again(first).dispatch_id).dispatch_id

    entries = {one.id: one for one in office.database.read(dispatches)}
    assert entries[second].purpose == "Again: Reassurance"
    assert entries[second].stage is DispatchStage.SAVED
    assert entries[second].file_name == "second.xlsx"
    assert entries[second].delete_after == entries[first].delete_after


def test_it_is_never_made_for_an_organisation_that_objected_since(office):
    first = office.save()
    office.object(organisation_id=office.keys[1])

    with pytest.raises(ObjectedSince, match=r"1 of the 3 rows must not") as refused:
        office.again(first)

    assert refused.value.count == 1
    assert not office.path("second").exists()
    saved = office.again(first, objectors=Objectors.LEAVE_OUT)
    assert saved.rows == 2
    whom = [row.organisation_id for row in office.rows(saved.dispatch_id)]
    assert whom == [office.keys[0], office.keys[2]]


def test_an_objection_to_another_way_leaves_nobody_out(office):
    first = office.save()
    office.object(ObjectionChannel.EMAIL, organisation_id=office.keys[1])
    assert office.again(first).rows == 3


def test_a_row_that_names_a_person_who_objected_since_is_refused(office):
    person = office.head(office.keys[0])
    first = office.save()
    office.object(person_id=person)

    with pytest.raises(ObjectedSince):
        office.again(first)

    saved = office.again(first, objectors=Objectors.LEAVE_OUT)
    assert "Sample" not in str([row.cells[:8] for row in office.rows(saved.dispatch_id)])


def test_another_person_of_the_same_organisation_is_written_to_again(office):
    person = office.head(office.keys[0], surname="Other")
    entry = ObjectionEntry(channel=ObjectionChannel.POST, person_id=person)
    office.do(add_objection, entry=entry)
    office.head(office.keys[0], surname="Otherwise")
    first = office.save()
    assert office.again(first).rows == 3


def test_rows_of_one_person_each_are_refused_by_the_person(office):
    people = [office.head(key) for key in office.keys]
    first = office.save(row_per=RowPer.PERSON)
    office.object(ObjectionChannel.ALL, person_id=people[2])

    saved = office.again(first, objectors=Objectors.LEAVE_OUT)

    assert [row.person_id for row in office.rows(saved.dispatch_id)] == people[:2]


def test_who_was_deleted_since_is_not_written_to_again(office):
    first = office.save()
    office.do(bin_organisations, organisation_ids=[office.keys[0]])
    with pytest.raises(ObjectedSince, match="1 of the 3"):
        office.again(first)


def test_where_everybody_objected_there_is_nothing_to_make(office):
    first = office.save()
    for key in office.keys:
        office.object(organisation_id=key)
    with pytest.raises(ObjectedSince) as refused:
        office.again(first, objectors=Objectors.LEAVE_OUT)
    assert refused.value.all_of_them
    assert refused.value.hint == "Make a new list."


def test_rows_that_were_copied_cannot_be_made_again(office):
    values = {
        "format": "List",
        "file_name": "",
        "sha256": "",
        "row_count": 2,
        "made_at": office.database.clock(),
        "marking": Marking.OFFICIAL,
        "stage": DispatchStage.COPIED,
    }
    copied = office.do(saving.insert, table=Dispatch, values=values)

    with pytest.raises(LiaisonError, match="copied or printed"):
        office.again(copied)
    with pytest.raises(NotFound):
        office.again(99)
