"""Many organisations changed at once: planned truly, done as one step, taken back as one."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.bulk_edit import apply_bulk_edit, plan_bulk_edit
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_tags import add_tag
from liaison_app.actions.undo import redo_last, undo_last
from liaison_app.domain.bulk_edits import BULK_FIELDS, BulkEdit, BulkExample, TagsChange
from liaison_app.domain.errors import Cancelled, LiaisonError
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import OrganisationEntry, PersonEntry
from liaison_app.domain.progress import Progress
from liaison_app.store import saving
from liaison_app.store.tables import Officer, Organisation, OrganisationTag, Role, Tag, Ward

TODAY = date(2017, 5, 25)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def add(write):
    """Return what writes an organisation, and returns its key."""

    def added(kind, name, **values):
        entry = OrganisationEntry(values={"kind": kind, "name": name, **values})
        return write(save_organisation, entry=entry)

    return added


@pytest.fixture
def plan(database):
    """Return what plans an edit of these organisations."""

    def planned(keys, **edit):
        return database.read(
            partial(plan_bulk_edit, edit=BulkEdit(**edit), organisation_ids=keys, today=TODAY)
        )

    return planned


@pytest.fixture
def do(database):
    """Return what does an edit of these organisations as one step."""

    def done(keys, progress=None, **edit):
        work = partial(
            apply_bulk_edit,
            edit=BulkEdit(**edit),
            organisation_ids=keys,
            today=TODAY,
            progress=progress,
        )
        return database.write("Edit many", work)

    return done


def columns(database, *wanted):
    return database.read(lambda c: c.execute(select(*wanted).order_by(Organisation.id)).all())


def tags_of(database, key):
    b = OrganisationTag
    borne = select(Tag.name).join(b, b.tag_id == Tag.id).where(b.organisation_id == key)
    return sorted(database.read(lambda c: c.scalars(borne).all()))


def test_the_plan_counts_whom_it_changes_and_whom_it_cannot(add, plan):
    here = add("faith", "Al-Noor", tradition="Islam")
    right = add("faith", "Masjid", tradition="Muslim")
    school = add("school", "Hollybush")

    (change,) = plan([here, right, school], texts={"tradition": "Muslim"}).changes

    assert (change.label, change.count, change.not_for) == ("Tradition", 1, 1)
    assert change.examples == (BulkExample(name="Al-Noor", was="Islam", becomes="Muslim"),)


def test_only_those_that_differ_and_have_the_field_are_changed(database, add, do):
    keys = [
        add("faith", "A", tradition="Islam"),
        add("faith", "B", tradition="Muslim"),
        add("school", "C"),
    ]
    do(keys, texts={"tradition": "Muslim", "town": "Enfield"})
    o = Organisation

    assert columns(database, o.tradition, o.town) == [
        ("Muslim", "Enfield"),
        ("Muslim", "Enfield"),
        ("", "Enfield"),
    ]
    do(keys, texts={"tradition": "Muslim"})
    assert columns(database, o.version) == [(2,), (2,), (2,)]


def test_an_edit_is_one_step_and_one_undo(database, add, do):
    keys = [add("school", name, town="Old") for name in ("A", "B")]
    other = add("school", "Other", town="Old")
    do(keys, texts={"town": "New", "pupils": "250"})
    o = Organisation

    undo_last(database)
    assert columns(database, o.town, o.pupils) == [("Old", None)] * 3
    redo_last(database)
    assert columns(database, o.town, o.pupils) == [("New", 250), ("New", 250), ("Old", None)]
    assert other not in keys


def test_an_empty_text_clears_a_field_and_a_wrong_one_is_refused(database, add, do, plan):
    keys = [add("school", "A", pupils="250", town="Enfield")]

    do(keys, texts={"pupils": "", "town": ""})

    assert columns(database, Organisation.pupils, Organisation.town) == [(None, "")]
    for refuse in (plan, do):
        with pytest.raises(LiaisonError, match="Pupils: Type a whole number"):
            refuse(keys, texts={"pupils": "many"})


def test_ward_and_officer_are_moved_and_taken_away(database, add, do, plan):
    keys = [add("school", "A"), add("school", "B")]
    ward = {"code": "E1", "name": "Chase"}
    database.write("Ward", lambda c: saving.insert(c, Ward, ward))
    officer = database.write("Officer", lambda c: saving.insert(c, Officer, {"name": "PC Sample"}))
    o = Organisation

    shown = plan(keys, ward_code="E1", officer_id=officer.value)
    assert [(one.label, one.count, one.examples[0].becomes) for one in shown.changes] == [
        ("Ward", 2, "Chase"),
        ("Officer", 2, "PC Sample"),
    ]
    do(keys, ward_code="E1", officer_id=officer.value)
    assert columns(database, o.ward_code, o.officer_id) == [("E1", officer.value)] * 2
    do(keys[:1], ward_code="", officer_id=0)
    assert columns(database, o.ward_code, o.officer_id)[0] == ("", None)


def test_tags_are_added_removed_and_replaced(database, add, do, plan, write):
    one, other = add("school", "One"), add("school", "Other")
    red, blue = write(add_tag, name="Red"), write(add_tag, name="Blue")
    do([one], tags_change=TagsChange.ADD, tag_ids=[red])

    (change,) = plan([one, other], tags_change=TagsChange.ADD, tag_ids=[red]).changes
    assert (change.count, change.examples[0].name, change.examples[0].becomes) == (
        1,
        "Other",
        "Red",
    )
    do([one, other], tags_change=TagsChange.ADD, tag_ids=[red, blue])
    assert tags_of(database, one) == tags_of(database, other) == ["Blue", "Red"]
    do([one], tags_change=TagsChange.REMOVE, tag_ids=[red])
    assert tags_of(database, one) == ["Blue"]
    (change,) = plan([one, other], tags_change=TagsChange.REPLACE, tag_ids=[red]).changes
    assert [(one.was, one.becomes) for one in change.examples] == [
        ("Blue", "Red"),
        ("Blue, Red", "Red"),
    ]
    do([one, other], tags_change=TagsChange.REPLACE, tag_ids=[red])
    assert tags_of(database, one) == tags_of(database, other) == ["Red"]
    undo_last(database)
    assert (tags_of(database, one), tags_of(database, other)) == (["Blue"], ["Blue", "Red"])


def test_replacing_by_no_tag_takes_them_all_away(database, add, do, plan, write):
    one = add("school", "One")
    tag = write(add_tag, name="Red")
    do([one], tags_change=TagsChange.ADD, tag_ids=[tag])

    (change,) = plan([one], tags_change=TagsChange.REPLACE, tag_ids=[]).changes
    do([one], tags_change=TagsChange.REPLACE, tag_ids=[])

    assert (change.count, change.examples[0].becomes) == (1, "")
    assert tags_of(database, one) == []


def test_posts_are_ended_where_they_are_held(database, add, do, plan, write):
    one, other = add("school", "One"), add("school", "Other")
    for key, post in ((one, "Head Teacher"), (one, "Chair"), (other, "Head Teacher")):
        name = PersonName(surname="Sample")
        write(add_person, entry=PersonEntry(organisation_id=key, name=name, post=post))

    (change,) = plan([one], posts_ended=["Head Teacher"]).changes
    do([one], posts_ended=["Head Teacher"])

    assert (change.count, change.examples[0].was) == (1, "Head Teacher")
    ended = select(Role.post, Role.organisation_id).where(Role.to_day == TODAY)
    assert database.read(lambda c: c.execute(ended).all()) == [("Head Teacher", one)]


def test_a_cancelled_edit_changes_nothing(database, add, do):
    keys = [add("school", "A", town="Old")]
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        do(keys, progress=progress, texts={"town": "New"})

    assert columns(database, Organisation.town) == [("Old",)]


def test_more_are_edited_at_once_than_a_statement_takes_parameters(database, do, plan):
    many = 40_000
    rows = [
        {"name": f"School {n}", "kind": "school", "standing": "active", "uuid": f"{n:032x}"}
        for n in range(many)
    ]
    database.write(
        "Many",
        lambda c: (
            c.exec_driver_sql(
                "INSERT INTO organisation (name, kind, standing, uuid) VALUES (?, ?, ?, ?)",
                [tuple(row.values()) for row in rows],
            )
            and None
        ),
    )
    keys = database.read(lambda c: c.scalars(select(Organisation.id)).all())

    (change,) = plan(keys, texts={"town": "Enfield"}).changes
    do(keys, texts={"town": "Enfield"})

    assert change.count == many
    inside = select(Organisation.id).where(Organisation.town == "Enfield")
    assert len(database.read(lambda c: c.scalars(inside).all())) == many


SAID = {
    "standing": "Closed",
    "website": "www.school.example",
    "age_low": "5",
    "age_high": "11",
    "pupils": "250",
}
NUMBERS = {"members", "reach"}


@pytest.mark.parametrize("field", BULK_FIELDS, ids=lambda field: field.name)
def test_every_field_offered_is_set_for_many_by_one_step_and_taken_back(
    database, add, plan, do, field
):
    kind = field.only_for[0] if field.only_for else "school"
    keys = [add(kind, name) for name in ("A", "B")]
    column = getattr(Organisation, field.name)

    def kept():
        return database.read(lambda c: c.scalars(select(column).order_by(Organisation.id)).all())

    before = kept()
    typed = SAID.get(field.name, "250" if field.name in NUMBERS else "Said")
    assert plan(keys, texts={field.name: typed}).changed == len(keys)

    do(keys, texts={field.name: typed})

    assert kept() == [field.check(typed).value] * 2
    assert plan(keys, texts={field.name: typed}).changed == 0
    undo_last(database)
    assert kept() == before


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        ({"officer_id": 99}, "officer"),
        ({"ward_code": "E05000999"}, "ward"),
        ({"tags_change": TagsChange.ADD, "tag_ids": (99,)}, "tags"),
    ],
)
def test_what_somebody_took_away_since_it_was_offered_is_not_given(add, plan, do, edit, what):
    keys = [add("school", "A")]

    for way in (plan, do):
        with pytest.raises(LiaisonError, match=f"{what} is not there any more"):
            way(keys, **edit)
