from PySide6.QtWidgets import QApplication, QMenu

from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import leave_post
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.exports import RowPer
from liaison_app.domain.mail_lists import LeftOutReason, MailListWanted, Notice
from liaison_app.domain.organisation_entries import ObjectionEntry, OrganisationEntry
from liaison_app.domain.outreach import Channel
from liaison_app.queries.dispatches import dispatches
from liaison_app.ui.forms.contact_form import ContactForm
from liaison_app.ui.forms.organisation_form import OrganisationForm
from liaison_app.ui.forms.person_form import PersonEditForm
from liaison_app.ui.pages.mail_lists.steps import Step
from liaison_app.ui.pages.mail_lists.text_popover import TextPopover
from liaison_app.ui.wishes import LOG_OUTREACH, LogOutreachWanted, MailListShown, PeopleShown
from tests.ui.mail_lists.conftest import NOW


def answer(page, text):
    """Type into the question that is open, and answer it."""
    QApplication.processEvents()
    asked = next(one for one in page.findChildren(TextPopover) if one.isVisible())
    asked.field.setText(text)
    asked.answer()


def form_in(page, kind):
    """Return the form that is open."""
    return next(one for one in page.findChildren(kind) if one.isVisible())


def checked(office):
    """Return the page at its check."""
    page = office.open()
    page._make.go_to(Step.CHECK)
    return page


def test_an_address_is_mended_in_place_and_checked_again_at_once(office, press, said):
    office.school("Alder School", street="", town="", postcode="")
    page = checked(office)

    press(page, "Mend the address…")
    office.settle()
    form = form_in(page, OrganisationForm)
    form.type_in({"street": "1 Sample Street", "town": "Enfield", "postcode": "EN2 3AB"})
    form.save()
    office.settle()

    assert "1 letter from 1 organisation" in said(page)


def test_an_e_mail_address_that_is_missing_is_added_in_place(office, press, said):
    office.school("Alder School")
    page = checked(office)
    office.choose(page, "eml")
    press(page, "No e-mail: 1")
    press(page, "Add an e-mail address…")
    office.settle()
    form = form_in(page, ContactForm)
    form.type_in({"typed": "office@example.org"})
    form.save()
    office.settle()

    assert "1 e-mail from 1 organisation" in said(page)


def test_one_that_is_closed_is_included_anyway_for_a_reason_kept_in_the_register(
    office, press, said, tmp_path
):
    key = office.school("Alder School")
    entry = OrganisationEntry(values={"standing": "closed"}, organisation_id=key, version=1)
    office.do(save_organisation, entry=entry)
    page = checked(office)
    page._make.check.show_behind(LeftOutReason.CLOSED)

    press(page, "Include anyway…")
    answer(page, "")
    assert "0 letters from 1 organisation" in said(page)
    answer(page, "Its head still collects the post")
    office.settle()
    assert "1 letter from 1 organisation" in said(page)
    page.save_to(tmp_path / "list.xlsx")
    office.settle()

    [entry] = office.database.read(dispatches)
    assert entry.purpose.endswith("; included anyway (1): Its head still collects the post")
    page._make.show_letters()
    press(page, "Leave out the 1 included anyway")
    office.settle()
    assert "0 letters from 1 organisation" in said(page)


def test_an_objection_is_never_gone_over_but_another_way_is_offered(office, press, said):
    key = office.school("Alder School")
    office.reach(key, ContactKind.PHONE, "020 7946 0102")
    office.object(key)
    office.object(key, to=ObjectionChannel.VISIT)
    page = checked(office)
    page._make.check.show_behind(LeftOutReason.OBJECTION)
    assert not page._make.check.listed.anyway.isVisible()

    press(page, "Reach them another way…")
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    offered = {one.text(): one for one in menu.actions()}
    assert "Call sheet" in offered
    assert "Visit sheet" not in offered
    offered["Call sheet"].trigger()
    menu.close()
    office.settle()

    assert page._make.kind.name == "call_sheet"
    assert page._make.wanted.organisation_ids == (key,)
    assert "1 call from 1 organisation" in said(page)


def test_a_visit_decided_by_a_supervisor_is_logged_from_the_objection(office, press):
    key = office.school("Alder School")
    office.object(key)
    page = checked(office)

    press(page, "Log a visit decided by a supervisor")

    wanted = LogOutreachWanted(
        organisation_ids=(key,), channel=Channel.VISIT, note="A visit decided by a supervisor: "
    )
    assert office.wished == [(LOG_OUTREACH, wanted)]


def test_an_objecting_person_is_reached_another_way_by_themselves(office, press, said):
    key = office.school("Alder School")
    person, role = office.person(key, "Sample")
    office.reach(key, ContactKind.PHONE, "020 7946 0102", role_id=role)
    entry = ObjectionEntry(channel=ObjectionChannel.POST, person_id=person)
    office.do(add_objection, entry=entry)
    page = office.open()
    page.open_at(MailListShown(wanted=MailListWanted(person_ids=(person,), row_per=RowPer.PERSON)))
    office.settle()
    page._make.go_to(Step.CHECK)
    assert "0 letters from 1 organisation" in said(page)

    press(page, "Reach them another way…")
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == "Call sheet").trigger()
    menu.close()
    office.settle()

    assert page._make.wanted.person_ids == (person,)
    assert "1 call from 1 organisation" in said(page)


def test_somebody_without_a_post_is_told_of_and_opened(office, press):
    key = office.school("Alder School")
    person, role = office.person(key, "Sample")
    office.do(leave_post, role_id=role, version=1, on=NOW.date())
    page = office.open()
    page.open_at(MailListShown(wanted=MailListWanted(person_ids=(person,), row_per=RowPer.PERSON)))
    office.settle()
    page._make.go_to(Step.CHECK)

    press(page, "No post now: 1")
    press(page, "Open the person")

    assert office.wished == [("people", PeopleShown(person_id=person))]


def test_which_of_several_e_mail_addresses_is_chosen_in_place_and_again(office, press):
    key = office.school("Alder School")
    for typed in ("office@alder.example", "head@alder.example"):
        office.reach(key, ContactKind.EMAIL, typed)
    page = checked(office)
    office.choose(page, "eml")
    press(page, "Several e-mail addresses: 1")
    cell = page._make.check.listed.table.records.cell(0, 1)
    assert cell.words == "It goes to office@alder.example., Also known: head@alder.example"

    press(page, "Choose the address…")
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert [(one.text(), one.isChecked()) for one in menu.actions()] == [
        ("office@alder.example", True),
        ("head@alder.example", False),
    ]
    menu.actions()[1].trigger()
    menu.close()
    office.settle()

    [one] = page._make.looked_over.plan.included
    assert (one.row.email, Notice.SEVERAL_EMAILS in one.notices) == ("head@alder.example", False)
    press(page, "Choose the address for e-mail anew")
    office.settle()
    [one] = page._make.looked_over.plan.included
    assert (one.row.email, Notice.SEVERAL_EMAILS in one.notices) == ("office@alder.example", True)


def test_whichever_of_two_people_is_meant_is_mended(office, press):
    key = office.school("Alder School")
    office.person(key, "Sample")
    office.person(key, "van der Berg")
    page = checked(office)
    press(page, "Joined names: 1")

    press(page, "Look at the people…")
    office.settle()
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert [one.text() for one in menu.actions()] == ["Mrs Jane Sample", "Mrs Jane van der Berg"]
    menu.actions()[1].trigger()
    menu.close()
    office.settle()

    assert form_in(page, PersonEditForm).values["surname"] == "van der Berg"


def test_who_is_addressed_is_mended_and_not_who_came_first(office, press):
    key = office.school("Alder School")
    office.person(key, "Sample", post="Secretary")
    office.person(key, "Example", title="Wizard")
    page = checked(office)
    press(page, "No salutation rule: 1")

    press(page, "Mend the greeting…")
    office.settle()

    assert form_in(page, PersonEditForm).values["surname"] == "Example"


def test_a_letter_that_would_stop_the_file_can_be_left_out_of_it(office, press, said):
    office.person(office.school("Alder School"), "Sample")
    office.school("Birch School")
    office.letter(body="To you, «Surname», as «Post»")
    page = checked(office)
    office.choose(page, "letters_pdf")
    assert not page._make.may_be_saved

    press(page, "A field is empty: 1")
    press(page, "Leave out of this list")
    office.settle()

    assert "1 letter from 2 organisations" in said(page)
    assert page._make.may_be_saved


def test_what_was_looked_at_is_verified_in_place_and_can_be_taken_back(office, press):
    for name in ("Alder School", "Birch School"):
        office.school(name)
    page = checked(office)
    press(page, "Not verified for two years: 2")
    page._make.check.listed.table.selectAll()

    press(page, "Verified today")
    office.settle()
    assert not page._make.looked_over.plan.noticed

    undo_last(office.database)
    page.on_changed(frozenset({"organisation"}))
    office.settle()
    assert len(page._make.looked_over.plan.noticed[Notice.NOT_VERIFIED]) == 2


def test_those_not_verified_for_two_years_are_listed_and_looked_at(office, press):
    office.school("Alder School")
    page = checked(office)

    press(page, "Not verified for two years: 1")
    listed = page._make.check.listed
    assert listed.shown is Notice.NOT_VERIFIED
    assert listed.table.records.cell(0, 0).text == "Alder School"
    press(page, "See it")

    assert page._make.steps.step is Step.PREVIEW
