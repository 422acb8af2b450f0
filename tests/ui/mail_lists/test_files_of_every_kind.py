import pytest
from PySide6.QtGui import QGuiApplication

from liaison_app.actions.key_in_sheet import key_in_sheet
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.errors import FileInUse
from liaison_app.domain.keyed_sheets import KeyedRow, KeyedSheet
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.files.formats import FORMATS
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.label_sheets import label_sheets
from liaison_app.ui.pages.mail_lists.exporting import NotSaved
from liaison_app.ui.pages.mail_lists.file_kinds import Group, group_of
from liaison_app.ui.pages.mail_lists.key_in import KeyInDialog
from liaison_app.ui.pages.mail_lists.steps import Step


@pytest.fixture
def reachable(office):
    """Return an office with two schools that can be reached every way, and a letter to them."""
    for number, name in enumerate(("Alder School", "Birch School")):
        key = office.school(name)
        office.reach(key, ContactKind.PHONE, f"020 7946 010{number}")
        office.reach(key, ContactKind.EMAIL, f"office{number}@example.org")
    office.letter()
    return office


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_every_kind_of_file_is_chosen_and_saved_with_its_check_on_screen(
    reachable, said, tmp_path, kind
):
    page = reachable.open()
    reachable.choose(page, kind.name)
    page._make.settings._subject.setText("After Manchester")
    assert any(f"{kind.count(2)} from 2 organisations" in one for one in said(page))

    page.save_to(tmp_path / "out")
    reachable.settle()

    path = tmp_path / (f"out.{kind.ending}" if kind.ending else "out")
    assert path.exists()
    assert f"{path.name} is saved" in said(page)
    assert f"Nobody in it objects to {kind.by.label.lower()}." in said(page) or (
        kind.by is ObjectionChannel.ALL
    )
    after = said(page)[said(page).index("WHAT NEXT") + 1]
    assert kind.batches or not after.startswith("When they have gone")
    entry = reachable.database.read(dispatches)[0]
    assert (entry.format, entry.file_name) == (kind.name, path.name)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_every_kind_of_file_can_be_looked_at_before_and_looking_logs_nothing(reachable, kind):
    page = reachable.open()
    reachable.choose(page, kind.name)
    page._make.go_to(Step.PREVIEW)

    assert "Alder School" in page._make.preview.text or "office0@" in page._make.preview.text
    assert not reachable.database.read(dispatches)


def test_only_objections_to_the_way_it_goes_out_count(office, said):
    key = office.school("Alder School")
    office.reach(key, ContactKind.PHONE, "020 7946 0101")
    office.object(key)
    page = office.open()
    assert "0 letters from 1 organisation" in said(page)

    office.choose(page, "call_sheet")

    assert "1 call from 1 organisation" in said(page)


def test_a_kind_of_file_that_needs_a_letter_says_so(office, said):
    office.school("Alder School")
    page = office.open()
    office.choose(page, "letters_pdf")

    assert "This kind of file needs a letter. Choose one of a campaign's." in said(page)
    assert not page._make.may_be_saved


def test_what_a_kind_of_file_asks_for_stands_below_it_and_goes_into_it(reachable):
    page = reachable.open()
    shown = page._make.settings
    assert not shown.isVisible()

    reachable.choose(page, "labels")
    assert shown.isVisible()
    assert not shown._rows["subject"].isVisible()
    shown._first.setValue(4)

    assert page._make.chosen.settings.first_label == 4


def test_a_label_beyond_the_sheet_cannot_be_the_first(reachable):
    page = reachable.open()
    reachable.choose(page, "labels")
    page._make.settings._first.setValue(99)

    assert page._make.chosen.settings.first_label == 21


def test_a_test_print_of_labels_is_no_export(reachable, said, tmp_path):
    page = reachable.open()
    reachable.choose(page, "labels")
    page._exporting.save_test(page._make.settings.sheet, tmp_path / "test.pdf")
    reachable.settle()

    assert (tmp_path / "test.pdf").exists()
    assert "test.pdf is saved." in said(page)
    assert not reachable.database.read(dispatches)


def test_a_sheet_measured_by_hand_is_offered_to_the_team_and_chosen(reachable):
    page = reachable.open()
    reachable.choose(page, "labels")
    form = page._sheets.measure()
    form.type_in({"name": "Ours", "across": "two"})
    form.save()
    assert form.rows["across"].problem == "Say how many, for instance 3."
    form.type_in({"across": "2", "width": "63,5"})
    form.save()
    reachable.settle()

    sheet = page._make.chosen.settings.sheet
    assert (sheet.name, sheet.across, sheet.width) == ("Ours", 2, 6_350)
    assert "Ours" in [one.name for one in reachable.database.read(label_sheets)]


def test_a_sheet_that_cannot_be_is_refused_in_its_form(reachable):
    page = reachable.open()
    form = page._sheets.measure()
    form.type_in({"name": "Ours", "across": "5"})
    form.save()
    reachable.settle()

    assert form.isVisible()
    assert "off the paper" in form.message.accessibleName()


def test_officers_find_each_kind_of_file_by_the_way_it_goes_out():
    groups = {kind.name: group_of(kind) for kind in FORMATS}
    assert groups["labels"] is Group.PAPER
    assert groups["mail_list"] is Group.OFFICE
    assert groups["eml"] is Group.EMAIL
    assert groups["visit_sheet"] is Group.WALK


def test_what_for_is_the_title_unless_it_is_typed(reachable, tmp_path):
    page = reachable.open()
    page.save_to(tmp_path / "first.xlsx")
    reachable.settle()
    page._make.rows.purpose.setText("For the assemblies")
    page.save_to(tmp_path / "second.xlsx")
    reachable.settle()

    found = [one.purpose for one in reachable.database.read(dispatches)]
    assert found == ["For the assemblies", "Manchester - Dear Head"]


def test_a_file_open_elsewhere_can_be_saved_as_a_copy(reachable, press, said, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_text("kept")
    page = reachable.open()
    in_use = FileInUse("list.xlsx is open in another program.", hint="Close it there.")
    page._exporting.refused.emit(NotSaved(path=path, problem=in_use))
    assert "list.xlsx is open in another program." in said(page)

    press(page, "Save as a copy")
    reachable.settle()

    assert (tmp_path / "list (2).xlsx").exists()
    assert path.read_text() == "kept"


def test_bcc_batches_are_copied_one_by_one_and_it_is_remembered(reachable, press, said, tmp_path):
    page = reachable.open()
    reachable.choose(page, "bcc")
    page._make.settings._batch.setValue(1)
    page.save_to(tmp_path / "batches")
    reachable.settle()

    press(page, "Copy batch 2 of 2")
    reachable.settle()

    assert QGuiApplication.clipboard().text() == "office1@example.org"
    assert "Batch 2 of 2 copied: 1 address. Paste into Bcc, never into To." in said(page)
    assert "1 address" in said(page)
    assert "1 address, copied Thu 25 May 2017, 12:00" in said(page)


def test_a_sheet_to_walk_with_is_keyed_in_rather_than_marked_as_sent(
    reachable, press, said, tmp_path
):
    page = reachable.open()
    reachable.choose(page, "call_sheet")
    page.save_to(tmp_path / "calls.pdf")
    reachable.settle()

    assert not page._make.saved._sent.isVisible()
    assert "Print it and take it along." in said(page)
    press(page, "Key it in…")
    reachable.settle()
    reachable.settle()
    assert page.window().findChild(KeyInDialog).sheet.name == "calls.pdf"


def test_the_sheet_that_was_saved_is_keyed_in_though_another_waits(reachable, press, tmp_path):
    page = reachable.open()
    for name in ("older.pdf", "calls.pdf"):
        reachable.choose(page, "call_sheet")
        page.save_to(tmp_path / name)
        reachable.settle()
    row = KeyedRow(place=1, outcome=Outcome.SPOKE)
    sheet = KeyedSheet(
        dispatch_id=reachable.database.read(dispatches)[0].id,
        channel=Channel.CALL,
        happened_at=reachable.database.clock(),
        rows=[row],
    )
    reachable.do(key_in_sheet, sheet=sheet)

    press(page, "Key it in…")
    reachable.settle()
    reachable.settle()

    assert page.window().findChild(KeyInDialog).sheet.name == "calls.pdf"
