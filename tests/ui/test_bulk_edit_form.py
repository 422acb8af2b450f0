"""Many organisations are changed by what is ticked, after it was said what that would do."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from sqlalchemy import select

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_tags import add_tag
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Standing
from liaison_app.domain.tags import TagColour
from liaison_app.queries.tags import tags
from liaison_app.store.tables import Organisation
from liaison_app.ui.pages.organisations.many import Many
from liaison_app.ui.tasks import Tasks

TODAY = date(2017, 5, 25)


@pytest.fixture
def keys(database):
    """Write two schools and a mosque, and return their keys."""

    def add(kind, name):
        entry = OrganisationEntry(values={"kind": kind, "name": name, "town": "Old"})
        return database.write("Add", partial(save_organisation, entry=entry)).value

    return [add("school", "Hollybush"), add("school", "Ashgrove"), add("faith", "Al-Noor")]


@pytest.fixture
def many(qtbot, database):
    """Return what can be done with many, on a page of its own."""
    page, tasks = QWidget(), Tasks(database)
    qtbot.addWidget(page)
    page.show()
    made = Many(page, tasks=tasks, today=lambda: TODAY)
    qtbot.waitUntil(lambda: not tasks.busy)
    yield made
    tasks.close()


@pytest.fixture
def form(many, keys, qtbot):
    opened = many.edit(keys)
    qtbot.waitUntil(lambda: not many._tasks.busy)
    return opened


def settled(qtbot, many, form):
    qtbot.waitUntil(lambda: not form._soon.isActive() and not many._tasks.busy)


def column(database, wanted):
    return database.read(lambda c: c.scalars(select(wanted).order_by(Organisation.id)).all())


def test_nothing_is_changed_until_something_is_ticked(form):
    assert not form.save_button.isEnabled()
    assert form.edit.empty
    assert "Tick what is to be changed" in form.preview.text()


def test_typing_ticks_the_field_and_says_what_it_would_do(form, many, qtbot):
    form.editors["town"].setText("Enfield")
    settled(qtbot, many, form)

    assert form.ticks["town"].isChecked()
    assert form.preview.text().startswith("Town: 3 changed. For instance Al-Noor (Old → Enfield)")
    assert form.save_button.text() == "Change 3 organisations"


def test_what_would_change_nothing_cannot_be_saved(form, many, qtbot):
    form.editors["town"].setText("Old")
    settled(qtbot, many, form)

    assert "Nothing would be changed" in form.preview.text()
    assert not form.save_button.isEnabled()


def test_a_text_that_cannot_be_kept_is_said_and_not_saved(form, many, qtbot):
    form.editors["pupils"].setText("many")
    settled(qtbot, many, form)

    assert "Type a whole number" in form.problems["pupils"].text()
    assert not form.save_button.isEnabled()


def test_saving_does_exactly_what_was_ticked(form, many, qtbot, database):
    form.editors["town"].setText("Enfield")
    form.ticks["county"].setChecked(True)
    form.ticks["county"].setChecked(False)
    settled(qtbot, many, form)

    with qtbot.waitSignal(form.accepted):
        form.save()
    qtbot.waitUntil(lambda: not many._tasks.busy)

    assert column(database, Organisation.town) == ["Enfield"] * 3


def test_the_menu_tags_and_bins_what_is_chosen(many, keys, qtbot, database):
    written = database.write("Tag", partial(add_tag, name="Governors & friends"))
    many._tasks.changed.emit(written.changed)  # made elsewhere, it is offered all the same
    qtbot.waitUntil(lambda: not many._tasks.busy)
    menu = QMenu()
    many.fill(menu, keys[:2], binned=False)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Edit 2 at once…",
        "Add a tag",
        "Remove a tag",
        "Add to a network…",
        "Put into the bin",
    ]

    tag = menu.actions()[1].menu().actions()[0]
    assert tag.text() == "Governors && friends"
    tag.trigger()
    qtbot.waitUntil(lambda: not many._tasks.busy)
    assert [one.organisations for one in database.read(tags)] == [2]

    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: not many._tasks.busy)
    assert column(database, Organisation.standing) == [
        Standing.BINNED,
        Standing.BINNED,
        Standing.ACTIVE,
    ]


def test_a_new_tag_is_made_and_given_in_one_step(many, keys, qtbot, database):
    many._tag_anew(keys, "Governors", TagColour.RED)
    qtbot.waitUntil(lambda: not many._tasks.busy)

    (seen,) = database.read(tags)
    assert (seen.name, seen.colour, seen.organisations) == ("Governors", TagColour.RED, 3)


def test_what_cannot_be_is_said_beside_its_field_until_it_can(form, many, qtbot):
    form.editors["reach"].setText("many")
    settled(qtbot, many, form)
    assert form.problems["reach"].text() == "Type a whole number, such as 250."
    assert not form.save_button.isEnabled()

    form.editors["reach"].setText("1,250")
    settled(qtbot, many, form)
    assert form.problems["reach"].text() == ""
    assert form.save_button.isEnabled()


def test_what_was_typed_is_kept_on_esc_offered_again_and_dropped_once_done(
    form, many, keys, qtbot, database
):
    form.editors["town"].setText("Enfield")
    form.reject()
    qtbot.waitUntil(lambda: not many._tasks.busy)

    again = many.edit(keys)
    qtbot.waitUntil(lambda: again.editors["town"].text() == "Enfield")
    settled(qtbot, many, again)
    assert again.save_button.isEnabled()
    again.save()
    qtbot.waitUntil(lambda: not many._tasks.busy)
    assert column(database, Organisation.town) == ["Enfield"] * 3

    last = many.edit(keys)
    qtbot.waitUntil(lambda: not many._tasks.busy)
    settled(qtbot, many, last)
    assert last.editors["town"].text() == ""
    last.reject()
