from PySide6.QtWidgets import QApplication, QMenu

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.mail_lists import LeftOutReason, Notice
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.outreach import Channel
from liaison_app.queries.dispatches import dispatches
from liaison_app.ui.forms.contact_form import ContactForm
from liaison_app.ui.forms.organisation_form import OrganisationForm
from liaison_app.ui.pages.mail_lists.steps import Step
from liaison_app.ui.pages.mail_lists.text_popover import TextPopover
from liaison_app.ui.wishes import LOG_OUTREACH, LogOutreachWanted


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


def test_those_not_verified_for_two_years_are_listed_and_looked_at(office, press):
    office.school("Alder School")
    page = checked(office)

    press(page, "Not verified for two years: 1")
    listed = page._make.check.listed
    assert listed.shown is Notice.NOT_VERIFIED
    assert listed.table.records.cell(0, 0).text == "Alder School"
    press(page, "See it")

    assert page._make.steps.step is Step.PREVIEW
