from functools import partial

from PySide6.QtWidgets import QCheckBox, QPushButton

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.queries.dispatches import dispatches
from liaison_app.ui.pages.mail_lists.steps import Step
from liaison_app.ui.wishes import CampaignShown, MailListShown, OrganisationsShown, RegisterShown


def test_the_page_says_how_many_letters_and_shows_the_first(office, said):
    office.school("Alder School")
    office.object(office.school("Birch School"))
    office.letter()

    page = office.open()

    assert "1 letter from 2 organisations" in said(page)
    assert "OFFICIAL - Manchester - Dear Head - 2017-05-25.xlsx" in said(page)
    page._make.go_to(Step.PREVIEW)
    assert page._make.preview.text.split("\n\n") == [
        "Chase Team",
        "The Head Teacher\nAlder School\n1 Sample Street\nEnfield\nEN2 3AB",
        "The Head Teacher\nAlder School",
        "Dear Head Teacher,",
    ]


def test_a_reason_lists_who_was_left_out_how_else_to_reach_them_and_opens_them(office, press):
    office.school("Alder School")
    key = office.school("Birch School")
    office.reach(key, ContactKind.PHONE, "020 7946 0102")
    office.object(key)
    page = office.open()

    page._make.go_to(Step.CHECK)
    press(page, "Objection to post: 1")
    listed = page._make.check.listed.table.records
    press(page, "Open the organisation")

    assert listed.cell(0, 0).text == "Birch School"
    assert listed.cell(0, 1).words == "They object to post., Other ways: phone, visits."
    assert office.wished == [("organisations", OrganisationsShown(organisation_id=key))]


def test_what_is_mended_elsewhere_is_checked_again_at_once(office, said):
    key = office.school("Alder School", street="", town="", postcode="")
    page = office.open()
    assert "0 letters from 1 organisation" in said(page)

    entry = OrganisationEntry(
        values={"street": "1 Sample Street", "town": "Enfield", "postcode": "EN2 3AB"},
        organisation_id=key,
        version=1,
    )
    written = office.database.write("Mend", partial(save_organisation, entry=entry))
    page.on_changed(written.changed)
    office.settle()

    assert "1 letter from 1 organisation" in said(page)


def test_the_letters_can_be_gone_through_and_the_odd_ones_jumped_to(office, press, said):
    for name in ("Alder School", "Birch School", "Cedar School of the Longest Name of All"):
        office.school(name)
    page = office.open()
    page._make.go_to(Step.PREVIEW)

    press(page, "Next")
    assert "2 of 3" in said(page)
    press(page, "Previous")
    press(page, "Previous")
    assert "3 of 3" in said(page)
    press(page, "Next")
    menu = page._make.preview._bar.jumps
    next(one for one in menu.actions() if one.text() == "Longest name").trigger()
    assert "Organisation: Cedar School of the Longest Name of All" in page._make.preview.text


def test_looking_logs_nothing(office, press):
    office.school("Alder School")
    steps = office.database.write("Before", lambda _: None)
    page = office.open()
    page._make.go_to(Step.PREVIEW)
    press(page, "Next")
    assert office.database.read(dispatches) == ()
    assert steps.step is None


def test_a_saved_list_shows_its_check_and_is_marked_as_sent(office, tmp_path, press, said):
    office.school("Alder School")
    office.letter()
    page = office.open()
    told = []
    office.tasks.written.connect(lambda *said: told.append(said))

    page.save_to(tmp_path / "list")
    office.settle()
    assert (tmp_path / "list.xlsx").exists()
    assert told == [("Saved list.xlsx", 0)], "what left cannot be taken back"
    assert "Rows in the file: 1, as many as were chosen." in said(page)
    press(page, "Mark as sent…")
    press(page, "Mark as sent")
    office.settle()

    assert [one.stage for one in office.database.read(dispatches)] == [DispatchStage.SENT]
    assert "1 letter · Sent" in said(page)
    assert "0 letters from 1 organisation" in _foot(page)


def test_those_it_was_sent_to_can_be_written_to_again(office, tmp_path, press, said):
    office.school("Alder School")
    office.letter()
    page = office.open()
    page.save_to(tmp_path / "list.xlsx")
    office.settle()
    press(page, "Mark as sent…")
    press(page, "Mark as sent")
    office.settle()
    page._go_to_tab("make")
    page._make.go_to(Step.CHECK)

    again = page._make.check.findChild(QCheckBox)
    assert again.text() == "Also those it was sent to already (1)"
    again.click()
    office.settle()

    assert "1 letter from 1 organisation" in said(page)


def test_a_day_to_come_is_no_day_on_which_a_list_was_sent(office, tmp_path, press, said):
    office.school("Alder School")
    page = office.open()
    page.save_to(tmp_path / "list.xlsx")
    office.settle()
    press(page, "Mark as sent…")
    page._leaving.panel.sent_card.day.set_text("27/5/2017")
    press(page, "Mark as sent")
    office.settle()

    assert "That day is still to come." in said(page)
    assert [one.stage for one in office.database.read(dispatches)] == [DispatchStage.SAVED]


def test_a_saved_file_has_one_main_button_and_the_list_its_own_again(office, tmp_path, press):
    office.reach(office.school("Alder School"), ContactKind.PHONE, "020 7946 0102")
    page = office.open()
    assert _main_buttons(page) == ["Save mail list for Word…"]

    page.save_to(tmp_path / "list.xlsx")
    office.settle()
    assert _main_buttons(page) == ["Mark as sent…"]
    press(page, "Back to the list")
    assert _main_buttons(page) == ["Save mail list for Word…"]

    office.choose(page, "call_sheet")
    page.save_to(tmp_path / "sheet.pdf")
    office.settle()
    assert _main_buttons(page) == ["Key it in…"]


def _main_buttons(page):
    """Return the names of the buttons that are seen and stand out."""
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    return [one.accessibleName() for one in buttons if one.property("kind") == "primary"]


def test_a_folder_that_refuses_the_file_is_a_line_on_the_page(office, tmp_path, said):
    office.school("Alder School")
    page = office.open()
    page.save_to(tmp_path / "nowhere" / "list.xlsx")
    office.settle()
    assert "list.xlsx was not saved: the folder “nowhere” is not there." in said(page)


def test_a_list_that_changed_since_the_check_offers_to_check_again(office, tmp_path, press, said):
    key = office.school("Alder School")
    office.school("Birch School")
    page = office.open()
    office.object(key)  # another program did that: the page has not heard of it

    page.save_to(tmp_path / "list.xlsx")
    office.settle()
    assert "The records behind this list changed after it was checked." in said(page)
    press(page, "Check again")
    office.settle()

    assert "1 letter from 2 organisations" in said(page)
    assert not page.message.isVisible()


def test_another_page_can_ask_for_a_list_or_for_the_register(office, said):
    office.school("Alder School")
    page = office.open()
    wanted = MailListWanted(kind=Kind.FAITH, ward_codes=("E05000195",))

    page.open_at(MailListShown(wanted=wanted))
    office.settle()
    assert page._make.whose.wanted == wanted
    assert "There is no organisation of this kind here." in said(page)

    page.open_at(RegisterShown())
    assert "No file has left yet." in said(page)


def test_the_letters_of_a_saved_list_are_looked_over(office, said):
    key = office.school("Alder School")
    office.school("Birch School")
    entry = SavedListEntry(name="Only Alder", definition=ListDefinition(added=(key,)))
    page = office.open()
    segment = next(one for one in page.findChildren(QPushButton) if one.text() == "Saved list")
    segment.click()
    office.settle()
    assert "There is no letter or list yet." in said(page)

    list_id = office.database.write("Save", partial(save_list, entry=entry)).value
    page.builder.saved.emit(list_id)
    office.settle()

    assert page._make.whose.wanted == MailListWanted(saved_list_id=list_id)
    assert "1 letter from 1 organisation" in said(page)
    assert any("Only Alder" in one for one in said(page))


def test_a_letter_without_recipients_leads_to_its_campaign(office, press, said):
    office.school("Alder School")
    key = office.letter(started=False)
    page = office.open()
    assert "This letter has no recipients yet." in said(page)
    press(page, "Open the campaign")
    assert office.wished == [("campaigns", CampaignShown(campaign_id=key))]


def test_names_are_shown_as_typed(office, hostile, shown_as_typed, press):
    office.object(office.school(hostile))
    office.school(f"{hostile} too")
    page = office.open()
    page._make.go_to(Step.CHECK)
    press(page, "Objection to post: 1")
    shown_as_typed(page)
    page._make.go_to(Step.PREVIEW)
    assert hostile in page._make.preview.text
    shown_as_typed(page)


def _foot(page):
    return page._make._foot.sentence
