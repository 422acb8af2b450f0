"""The forms of people: typed, checked, kept through a crash, and saved beside somebody else."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from liaison_app.domain.contacts import ContactStanding, ObjectionChannel
from liaison_app.queries.person_details import person_details, role_kept
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.wishes import PeopleShown
from tests.ui.people.typed import choose, type_into

TODAY = date(2017, 5, 26)


@pytest.fixture
def person(database):
    """Return what reads whoever holds a post."""

    def held(role_id):
        key = database.read(partial(role_kept, key=role_id)).person_id
        return database.read(partial(person_details, key=key, today=TODAY))

    return held


def test_a_new_person_takes_up_a_post_at_an_organisation_that_is_searched_for(
    forms, active, settled, place, person
):
    place("Chase Forum", "network")
    tenants = place("Chase Tenants", "network")
    roles = []
    form = active(forms.new_person(then=roles.append))
    form.save()
    assert form.rows["surname"].problem == "Type a surname or a forename."
    assert form.rows["place"].problem.startswith("Choose the organisation")

    type_into(form, "surname", "Wyn")
    choose(form, "place", "chase for", settled)
    choose(form, "represents", "tenants", settled)
    type_into(form, "post", "chairman")
    for box in ("main_contact", "kin", "iag"):
        form.rows[box].field.click()
    form.rows["from_day"].field.set_text("yesterday")
    form.rows["notes"].field.setPlainText("Rings back")
    form.save()
    settled()

    (held,) = person(roles[0]).posts
    assert (held.post, held.place.name) == ("Chair", "Chase Forum")
    assert (held.main_contact, held.kin, held.iag) == (True, True, True)
    assert (held.represents_id, held.from_day) == (tenants, date(2017, 5, 25))
    assert person(roles[0]).fields["notes"] == "Rings back"


def test_letters_of_which_no_organisation_was_chosen_are_not_saved(
    forms, active, settled, ann, kept
):
    form = active(forms.change_role(kept(), kept().posts[0]))
    type_into(form, "represents", "somebody unknown")
    settled()

    form.save()

    assert form.isVisible()
    assert "Choose one of the organisations" in form.rows["represents"].problem
    assert ann
    form.reject()


def test_esc_in_the_search_of_an_organisation_closes_the_matches_and_not_the_form(
    forms, active, settled, kept
):
    form = active(forms.new_role(kept()))
    line = type_into(form, "place", "holly")
    settled()
    field = form.rows["place"].field
    assert field.matches.isVisible()

    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Escape)

    assert (field.matches.isVisible(), form.isVisible(), line.text()) == (False, True, "holly")
    form.reject()


def test_what_is_known_of_a_person_is_edited_field_by_field(forms, active, kept, settled):
    form = active(forms.edit(kept()))
    type_into(form, "surname", "Wyn-Davies")
    type_into(form, "language", "")

    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()

    assert kept().shown == "Mrs Ann Wyn-Davies"
    assert kept().fields["salutation"] == "Annie"


def test_a_post_is_edited_with_its_marks_and_days(forms, active, kept, settled):
    form = active(forms.change_role(kept(), kept().posts[0]))
    form.rows["kin"].field.click()
    form.rows["iag"].field.click()
    type_into(form, "post", "headteacher")
    form.rows["to_day"].field.set_text("1/9/2018")

    form.save()
    settled()

    (post,) = kept().posts
    assert (post.post, post.kin, post.iag) == ("Head Teacher", False, True)
    assert (post.from_day, post.to_day) == (date(2016, 9, 1), date(2018, 9, 1))


def test_a_post_left_before_it_was_taken_up_is_refused_beside_the_day(forms, active, kept):
    form = active(forms.change_role(kept(), kept().posts[0]))
    form.rows["to_day"].field.set_text("31/8/2016")

    form.save()

    assert form.rows["to_day"].problem == "This lies before the day they took the post up."
    form.reject()


def test_a_known_person_takes_up_another_post(forms, active, kept, settled, place):
    place("Chase Forum", "network")
    form = active(forms.new_role(kept()))
    choose(form, "place", "chase", settled)
    type_into(form, "post", "Chair")

    form.save()
    settled()

    assert [one.post for one in kept().posts] == ["Head Teacher", "Chair"]


def test_a_contact_point_shows_as_typed_and_as_kept_and_says_who_verified_it(
    forms, active, kept, settled
):
    form = active(forms.edit_contact(kept(), kept().contacts[0]))
    assert form.values["typed"] == "07700 900123"
    assert form.rows["typed"]._below.text() == "Kept as 07700 900123, in full +447700900123"
    form.rows["typed"].field.setPlainText("+44 7700 900124")
    assert "+447700900124" in form.rows["typed"]._below.text()
    form.rows["standing"].field.setCurrentText("Verified")

    form.save()
    settled()

    own = kept().contacts[0]
    assert (own.typed, own.shown) == ("+44 7700 900124", "07700 900124")
    assert (own.standing, own.verified_on, own.verified_by) == (
        ContactStanding.VERIFIED,
        TODAY,
        "PC Sample",
    )


def test_a_number_that_is_no_number_yet_does_not_nag_while_it_is_typed(forms, active, kept):
    form = active(forms.add_contact(kept()))
    field = form.rows["typed"].field
    field.setFocus()
    QTest.keyClicks(field, "0770")
    assert (form.rows["typed"].problem, form.rows["typed"]._below.text()) == ("", "")

    form.rows["label"].field.setFocus()

    assert form.rows["typed"].problem
    form.reject()


def test_objections_and_warnings_are_put_right(forms, active, kept, settled):
    form = active(forms.edit_objection(kept(), kept().objections[0]))
    form.rows["channel"].field.setCurrentText("Any contact")
    type_into(form, "said_by", "herself")
    form.save()
    settled()
    form = active(forms.edit_warning(kept(), kept().warnings[0]))
    form.rows["review_on"].field.set_text("in 2 weeks")
    form.save()
    settled()

    assert (kept().objections[0].channel, kept().objections[0].said_by) == (
        ObjectionChannel.ALL,
        "herself",
    )
    assert kept().warnings[0].review_on == date(2017, 6, 9)


def test_objections_and_warnings_of_a_person_are_added(forms, active, kept, settled):
    form = active(forms.add_objection(kept()))
    form.rows["channel"].field.setCurrentText("Visits")
    form.save()
    settled()
    form = active(forms.add_warning(kept()))
    form.rows["notice"].field.setPlainText("Ask for the interpreter")
    form.save()
    settled()

    added = kept().objections[-1]
    assert (added.channel, added.person_id, added.since) == (
        ObjectionChannel.VISIT,
        kept().id,
        TODAY,
    )
    assert [one.notice for one in kept().warnings] == ["Bereaved", "Ask for the interpreter"]


def test_a_form_opened_from_the_panel_is_about_the_person_shown(opened):
    for action in opened.panel.add_menu.actions()[:4]:
        action.trigger()
    opened.panel.edit()

    shown = sorted(type(one).__name__ for one in opened.findChildren(FormDialog))
    assert shown == ["ContactForm", "ObjectionForm", "PersonEditForm", "RoleForm", "WarningForm"]


def test_a_new_person_is_opened_once_they_are_saved(opened, active, settled):
    opened.new()
    form = active(opened.findChild(FormDialog))
    type_into(form, "surname", "Brook")
    choose(form, "place", "masjid", settled)
    form.save()
    settled()

    assert opened.panel.known.shown == "Brook"
    assert opened.place == PeopleShown(person_id=opened.panel.known.id)
