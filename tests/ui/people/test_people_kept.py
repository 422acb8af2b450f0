"""Nothing typed into a form is lost: beside somebody else, through a crash, when a post is left."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from liaison_app.actions.edit_people import save_person
from liaison_app.actions.undo import undo_last
from liaison_app.domain.organisation_entries import PersonChange
from liaison_app.queries.organisation_details import details
from liaison_app.ui.pages.people.cards import RoleRow
from liaison_app.ui.tasks import Tasks
from tests.ui.people.typed import choose, type_into

TODAY = date(2017, 5, 26)


def theirs(database, kept, **values):
    entry = PersonChange(values=values, person_id=kept().id)
    database.write("Theirs", partial(save_person, entry=entry))


def test_what_both_changed_is_shown_as_it_was_theirs_and_yours(
    forms, active, kept, settled, database
):
    form = active(forms.edit(kept()))
    type_into(form, "surname", "Mine")
    theirs(database, kept, surname="Theirs", language="French")

    form.save()
    settled()
    words = [label.text() for label in form.stale.findChildren(QWidget) if hasattr(label, "text")]
    assert {"Sample", "Theirs", "Mine", "Welsh", "French", "Not changed"} <= set(words)
    assert list(form.stale.choices) == ["surname"]
    assert (form.values["surname"], form.values["language"]) == ("Mine", "French")
    form.save()
    settled()

    assert (kept().shown, kept().fields["language"]) == ("Mrs Ann Mine", "French")


def test_theirs_may_be_taken_instead(forms, active, kept, settled, database):
    form = active(forms.edit(kept()))
    type_into(form, "surname", "Mine")
    theirs(database, kept, surname="Theirs")
    form.save()
    settled()

    form.stale.chosen.emit("surname", True)  # noqa: FBT003 - a signal takes no names

    assert form.values["surname"] == "Theirs"
    form.stale.chosen.emit("surname", False)  # noqa: FBT003 - likewise
    assert form.values["surname"] == "Mine"
    form.reject()


@pytest.mark.parametrize(
    ("table", "opened_by", "field", "theirs", "told"),
    [
        ("role", "change_role", "iag", "iag = 1", {"Yes", "No"}),
        ("role", "change_role", "represents", "represents_id = 2", {"Nothing", "Chase Forum"}),
        ("contact_point", "edit_contact", "label", "label = 'Home'", {"Nothing", "Home"}),
        ("objection", "edit_objection", "channel", "channel = 'visit'", {"E-mail", "Visits"}),
        ("warning", "edit_warning", "notice", "notice = 'Away'", {"Bereaved", "Away"}),
    ],
)
def test_every_form_shows_what_somebody_else_changed_meanwhile(
    forms, active, kept, settled, database, place, table, opened_by, field, theirs, told
):
    place("Chase Forum", "network")
    seen = {
        "role": kept().posts,
        "contact_point": kept().contacts,
        "objection": kept().objections,
        "warning": kept().warnings,
    }[table][0]
    form = active(getattr(forms, opened_by)(kept(), seen))
    database.write(
        "Theirs",
        lambda c: c.exec_driver_sql(f"UPDATE {table} SET {theirs}, version = 9 WHERE id = 1"),  # noqa: S608 - our own words
    )

    form.save()
    settled()

    words = {label.text() for label in form.stale.findChildren(QWidget) if hasattr(label, "text")}
    assert told <= words
    assert field in form.rows
    form.save()
    settled()
    assert form not in forms.window.children()


def test_a_draft_is_kept_a_second_after_the_last_key_and_outlives_a_crash(
    new_forms, active, kept, settled, database, real_tasks, qtbot
):
    form = active(new_forms().edit(kept()))
    settled()
    type_into(form, "surname", "Wyn")
    with qtbot.waitSignal(form.typed, timeout=3000):
        type_into(form, "language", "French")
    settled()
    # The program dies here: nothing is closed, and another one opens the same workspace.
    after = Tasks(database)
    try:
        again = new_forms(after).edit(kept())
        qtbot.waitUntil(again.message.isVisible)

        assert (again.values["surname"], again.values["language"]) == ("Wyn", "French")
        assert kept().shown == "Mrs Ann Sample"
        assert not real_tasks.busy
    finally:
        after.close()


def test_what_was_saved_is_not_offered_again(forms, active, kept, settled, qtbot):
    form = active(forms.edit(kept()))
    with qtbot.waitSignal(form.typed, timeout=3000):
        type_into(form, "surname", "Wyn")
    form.save()
    settled()

    again = forms.edit(kept())
    settled()

    assert (again.changed, again.message.isVisible()) == ({}, False)
    again.reject()


def test_keeping_a_draft_is_no_step_and_is_not_told(forms, active, kept, settled, real_tasks):
    told = []
    real_tasks.written.connect(lambda label, step: told.append((label, step)))
    form = active(forms.edit(kept()))
    type_into(form, "surname", "Wyn")
    form.reject()
    settled()

    assert told == [("", 0)]


def test_a_draft_with_an_organisation_in_it_comes_back(forms, active, kept, settled, place):
    key = place("Chase Forum", "network")
    form = active(forms.new_role(kept()))
    choose(form, "place", "chase", settled)
    form.reject()
    settled()

    again = forms.new_role(kept())
    settled()

    assert (again.rows["place"].field.key, again.place_name) == (key, "Chase Forum")
    again.reject()


@pytest.fixture
def asked(opened):
    """Return the line that asks who follows the head teacher, and the page it is asked on."""
    row = next(one for one in opened.panel.findChildren(RoleRow) if one.isVisible())
    opened.asked = opened.opened.forms.leave(
        opened.panel.known,
        row._role,
        where=row.mapToGlobal(row.rect().center()),
        refused=opened.message.problem,
    )
    return opened


def heads(database, kept):
    place = (*kept().posts, *kept().former)[0].place.id
    known = database.read(partial(details, key=place, today=TODAY))
    return [one.shown for one in known.holders]


def test_whoever_follows_is_named_in_one_line_and_one_step(asked, kept, settled, database):
    QTest.keyClicks(asked.asked.successor, "Mr Tom Sample")
    QTest.keyClick(asked.asked, Qt.Key.Key_Return)
    settled()
    assert heads(database, kept) == ["Mr Tom Sample"]
    assert kept().former[0].to_day == TODAY

    undo_last(database)

    assert heads(database, kept) == ["Mrs Ann Sample"]


def test_a_click_elsewhere_leaves_the_successor_open_but_the_post_is_left(
    asked, kept, settled, database
):
    asked.asked.close()
    settled()

    assert heads(database, kept) == []


def test_not_known_yet_is_an_answer(asked, kept, settled, database):
    QTest.keyClicks(asked.asked.successor, "Mr")
    QTest.mouseClick(asked.asked.unknown, Qt.MouseButton.LeftButton)
    settled()

    assert heads(database, kept) == []


def test_esc_says_that_they_have_not_left(asked, kept, settled, database):
    QTest.keyClick(asked.asked, Qt.Key.Key_Escape)
    settled()

    assert heads(database, kept) == ["Mrs Ann Sample"]


def test_a_title_alone_is_no_successor(asked, kept, settled, database):
    QTest.keyClicks(asked.asked.successor, "The Head Teacher")
    asked.asked.answer()

    assert "surname" in asked.asked._row.problem
    assert heads(database, kept) == ["Mrs Ann Sample"]
    QTest.keyClick(asked.asked, Qt.Key.Key_Escape)
    settled()
