from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_tags import add_tag
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.tags import TagColour
from liaison_app.queries.organisation_details import details
from liaison_app.ui.forms.organisation_forms import Forms

TODAY = date(2017, 5, 26)


@pytest.fixture
def forms(theme, real_tasks, database, qtbot):  # noqa: ARG001 - looks are the theme's
    """Return what opens the forms, above an empty window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Forms(window, tasks=real_tasks, today=lambda: TODAY, officer=lambda: database.officer)


@pytest.fixture
def kept(database, school):
    """Return what reads the school as it is kept."""
    return lambda: database.read(partial(details, key=school, today=TODAY))


@pytest.fixture
def active(qtbot):
    """Return what waits until a form has the keyboard, and returns it."""

    def form_in_front(form):
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return form_in_front


def type_into(form, name, text):
    field = form.rows[name].field
    field.setFocus()
    select = field.lineEdit() if isinstance(field, QComboBox) else field
    select.selectAll()
    QTest.keyClicks(field, text)


def ctrl_enter(form):
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def shown(form):
    return [name for name, row in form.rows.items() if row.isVisible()]


def test_a_new_organisation_is_saved_by_ctrl_enter(forms, active, settled, qtbot, database):
    form = active(forms.new())
    type_into(form, "name", "Oak Lane Primary")

    with qtbot.waitSignal(forms.saved) as saved:
        ctrl_enter(form)
    settled()

    reading = partial(details, key=saved.args[0], today=TODAY)
    assert database.read(reading).name == "Oak Lane Primary"


def test_a_form_shows_the_fields_of_the_kind_chosen(forms, active, kept):
    form = active(forms.edit(kept()))
    assert "phase" in shown(form)
    assert "tradition" not in shown(form)

    form.rows["kind"].field.setCurrentText("Faith group")

    assert "phase" not in shown(form)
    assert {"tradition", "denomination"} <= set(shown(form))
    form.reject()


def test_only_what_was_changed_is_saved(forms, active, kept, settled, real_tasks):
    labels = []
    real_tasks.written.connect(lambda label, _: labels.append(label))
    form = active(forms.edit(kept()))
    type_into(form, "pupils", "1,250")

    assert form.entry.values == {"pupils": "1,250"}
    ctrl_enter(form)
    settled()

    assert kept().fields["pupils"] == 1250
    assert labels == ["Edit Hollybush Primary School"]


def test_a_problem_is_said_when_the_field_is_left_and_gone_with_the_key_that_mends_it(
    forms, active, kept
):
    form = active(forms.edit(kept()))

    type_into(form, "postcode", "EN2 6A")
    assert form.rows["postcode"].problem == ""
    form.rows["town"].field.setFocus()
    assert "no postcode" in form.rows["postcode"].problem
    form.rows["postcode"].field.setFocus()
    form.rows["postcode"].field.setCursorPosition(len("EN2 6A"))
    QTest.keyClicks(form.rows["postcode"].field, "A")

    assert form.rows["postcode"].problem == ""
    form.reject()


def test_nothing_is_saved_while_a_field_has_a_problem(forms, active, kept):
    form = active(forms.edit(kept()))
    type_into(form, "name", " ")

    ctrl_enter(form)

    assert form.rows["name"].problem == "This cannot be empty."
    assert form.focusWidget() is form.rows["name"].field
    assert kept().name == "Hollybush Primary School"
    form.reject()


def test_esc_loses_nothing_that_was_typed(forms, active, kept, settled):
    form = active(forms.edit(kept()))
    type_into(form, "town", "Enfield")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    settled()

    again = forms.edit(kept())
    settled()
    assert again.values["town"] == "Enfield"
    assert again.message.isVisible()
    again.message.pressed.emit()

    assert again.values["town"] == ""
    assert again.changed == {}
    again.reject()
    settled()
    third = forms.edit(kept())
    settled()
    assert not third.message.isVisible()
    third.reject()


def test_a_save_that_comes_too_late_is_said_and_keeps_both_changes(
    forms, active, kept, settled, database
):
    form = active(forms.edit(kept()))
    type_into(form, "town", "Enfield")
    theirs = OrganisationEntry(values={"phase": "Nursery"}, organisation_id=kept().id)
    database.write("Theirs", partial(save_organisation, entry=theirs))

    ctrl_enter(form)
    settled()
    assert "Somebody changed" in form.message.accessibleName()
    assert (form.values["phase"], form.values["town"]) == ("Nursery", "Enfield")
    ctrl_enter(form)
    settled()

    assert (kept().fields["phase"], kept().fields["town"]) == ("Nursery", "Enfield")


def test_a_contact_point_is_read_by_its_kind(forms, active, kept, settled):
    form = active(forms.add_contact(kept()))
    type_into(form, "typed", "12")
    form.save()
    assert form.rows["typed"].problem

    form.rows["kind"].field.setCurrentText("E-mail")
    type_into(form, "typed", "Office@Hollybush.example")
    type_into(form, "label", "Office")
    ctrl_enter(form)
    settled()

    added = kept().contacts[-1]
    assert (added.kind, added.shown, added.label) == (
        ContactKind.EMAIL,
        "office@hollybush.example",
        "Office",
    )


def test_a_contact_point_may_be_a_person_s_own(forms, active, kept, settled):
    form = active(forms.add_contact(kept()))
    type_into(form, "typed", "07700 900123")
    form.rows["whom"].field.setCurrentText("Mrs Ann Sample")

    form.save()
    settled()

    assert kept().contacts[-1].role_id == kept().holders[0].role_id


def test_a_person_takes_up_a_post(forms, active, kept, settled):
    form = active(forms.add_person(kept()))
    type_into(form, "post", "chair of the governors")
    form.save()
    assert form.rows["surname"].problem == "Type a surname or a forename."

    type_into(form, "surname", "Wyn-Davies")
    form.save()
    settled()

    assert [(one.shown, one.post) for one in kept().holders] == [
        ("Mrs Ann Sample", "Head Teacher"),
        ("Wyn-Davies", "Chair of Governors"),
    ]


def test_an_objection_of_one_person_is_theirs(forms, active, kept, settled):
    form = active(forms.add_objection(kept()))
    form.rows["channel"].field.setCurrentText("Phone")
    form.rows["whom"].field.setCurrentText("Mrs Ann Sample")
    type_into(form, "said_by", "herself")

    form.save()
    settled()

    added = kept().objections[-1]
    assert (added.channel, added.person_id) == (
        ObjectionChannel.PHONE,
        kept().holders[0].person_id,
    )
    assert added.since == TODAY


def test_a_date_that_is_not_understood_is_not_saved(forms, active, kept):
    form = active(forms.add_warning(kept()))
    type_into(form, "notice", "Bereaved")
    form.rows["review_on"].field.set_text("one fine day")

    form.save()

    assert form.isVisible()
    assert len(kept().warnings) == 1
    form.reject()


def test_a_tag_is_put_on_a_new_one_or_one_of_the_teams(forms, active, kept, settled, database):
    database.write("Tag", partial(add_tag, name="Governors", colour=TagColour.GREEN))
    form = active(forms.add_tag(kept()))
    settled()
    type_into(form, "name", "governors")
    assert (form.values["colour"], form.rows["colour"].field.isEnabled()) == ("Green", False)
    form.save()
    settled()

    form = active(forms.add_tag(kept()))
    settled()
    type_into(form, "name", "!!!")
    form.save()
    assert "needs a name" in form.rows["name"].problem
    type_into(form, "name", "Ramadan visit")
    assert form.rows["colour"].field.isEnabled()
    form.save()
    settled()

    tags = [(one.name, one.colour) for one in kept().tags]
    assert tags == [("Governors", TagColour.GREEN), ("Ramadan visit", TagColour.GREY)]


def test_the_post_wanted_is_offered_until_somebody_holds_it(forms, active, kept, settled):
    form = active(forms.add_person(kept()))
    assert form.values["post"] != kept().holders[0].post
    form.reject()
    settled()


def test_a_form_grows_by_what_it_says_beside_its_fields(forms, active, kept, settled, qtbot):
    form = active(forms.add_contact(kept()))
    settled()
    before = form.height()
    type_into(form, "typed", "020 7946 0951")

    qtbot.waitUntil(lambda: form.height() > before)
    qtbot.waitUntil(lambda: form._area.verticalScrollBar().maximum() == 0)
    form.reject()
    settled()


def test_a_warning_is_added(forms, active, kept, settled):
    form = active(forms.add_warning(kept()))
    type_into(form, "notice", "Bereaved")
    form.rows["review_on"].field.set_text("in 2 weeks")

    form.save()
    settled()

    assert [one.notice for one in kept().warnings] == ["Ask for Mrs Sample", "Bereaved"]


def test_a_website_is_tidied_as_it_is_saved_and_what_is_none_refused(forms, active, kept, settled):
    form = active(forms.edit(kept()))
    type_into(form, "website", "ask the office")
    form.save()
    assert form.rows["website"].problem.startswith("This is not the address of a website")
    type_into(form, "website", "WWW.Hollybush.Example/")
    form.save()
    settled()

    assert kept().fields["website"] == "www.hollybush.example"


def test_what_was_kept_before_keeps_nobody_from_saving_what_they_typed(
    forms, active, kept, settled, database
):
    database.write(
        "Bring in", lambda c: c.exec_driver_sql("UPDATE organisation SET website = 'no'")
    )
    form = active(forms.edit(kept()))
    type_into(form, "town", "Edmonton")
    form.save()
    settled()

    assert (kept().fields["town"], kept().fields["website"]) == ("Edmonton", "no")
