"""The history of a record says what each step did to it, field by field."""

from sqlalchemy import delete, insert, update

from liaison_app.domain.organisations import Kind
from liaison_app.domain.steps import StepKind
from liaison_app.store.record_history import (
    Happened,
    PastRecords,
    history,
    steps,
    values_of,
)
from liaison_app.store.tables import Organisation, Team


def test_a_record_s_history_is_told_newest_first(bench):
    made = bench.write(
        lambda c: c.execute(insert(Organisation).values(kind=Kind.SCHOOL, name="Oak")), label="Add"
    )
    values = {"name": "Łódź [School]", "pupils": 2**62}
    edited = bench.write(lambda c: c.execute(update(Organisation).values(values)), label="Edit")
    removed = bench.write(lambda c: c.execute(delete(Organisation)), label="Remove")

    told = bench.read(lambda c: history(c, table="organisation", key=1))

    assert [(each.step, each.happened, each.column, each.old, each.new) for each in told] == [
        (removed, Happened.REMOVED, "", None, None),
        (edited, Happened.CHANGED, "name", "Oak", "Łódź [School]"),
        (edited, Happened.CHANGED, "pupils", None, 2**62),
        (made, Happened.ADDED, "", None, None),
    ]
    assert [each.label for each in told] == ["Remove", "Edit", "Edit", "Add"]
    assert {each.officer for each in told} == {"PC Sample"}
    assert told[0].at == bench.now


def test_the_history_of_another_record_is_not_told(bench):
    bench.write(lambda c: c.execute(insert(Organisation).values(kind=Kind.SCHOOL, name="Oak")))
    assert bench.read(lambda c: history(c, table="organisation", key=2)) == ()


def test_steps_are_shown_in_screenfuls_newest_first(bench):
    add = insert(Team)
    made = [bench.write(lambda c: c.execute(add.values(name="Chase"))) for _ in range(3)]
    undone = bench.undo(made[2])

    first = bench.read(lambda c: steps(c, limit=2))
    second = bench.read(lambda c: steps(c, before=first[-1].id))

    assert [each.id for each in first] == [undone, made[2]]
    assert [each.id for each in second] == [made[1], made[0]]
    assert [(each.kind, each.live, each.changes) for each in first] == [
        (StepKind.UNDO, True, 1),
        (StepKind.CHANGE, False, 1),
    ]


def test_a_field_is_told_with_all_its_values_the_one_it_has_now_first(bench):
    add = insert(Organisation).values(kind=Kind.SCHOOL, name="Oak")
    made = bench.write(lambda c: c.execute(add), label="Add")
    edits = [
        bench.write(lambda c, name=name: c.execute(update(Organisation).values(name=name)))
        for name in ("Ash", "Elm")
    ]
    bench.write(lambda c: c.execute(update(Organisation).values(town="Enfield")))

    told = bench.read(lambda c: values_of(c, table="organisation", key=1, column="name"))

    assert [(one.value, one.step) for one in told] == [
        ("Elm", edits[1]),
        ("Ash", edits[0]),
        ("Oak", made),
    ]
    assert (told[-1].label, told[-1].officer) == ("Add", "PC Sample")


def test_a_record_that_was_removed_and_came_back_keeps_the_values_it_had(bench):
    add = insert(Organisation).values(kind=Kind.SCHOOL, name="Oak")
    made = bench.write(lambda c: c.execute(add))
    edited = bench.write(lambda c: c.execute(update(Organisation).values(name="Ash")))
    removed = bench.write(lambda c: c.execute(delete(Organisation)))
    assert bench.read(lambda c: values_of(c, table="organisation", key=1, column="name")) == ()
    bench.undo(removed)

    told = bench.read(lambda c: values_of(c, table="organisation", key=1, column="name"))

    assert [(one.value, one.step) for one in told] == [("Ash", edited), ("Oak", made)]


def test_a_record_is_known_as_each_step_left_it(bench):
    add = insert(Organisation).values(kind=Kind.SCHOOL, name="Oak")
    made = bench.write(lambda c: c.execute(add))
    edited = bench.write(lambda c: c.execute(update(Organisation).values(name="Ash", town="A")))
    again = bench.write(lambda c: c.execute(update(Organisation).values(name="Elm")))
    removed = bench.write(lambda c: c.execute(delete(Organisation)))

    past = bench.read(
        lambda c: [
            PastRecords(c).after(step, table="organisation", key=1)
            for step in (made, edited, again, removed)
        ]
    )

    assert [(one["name"], one["town"]) for one in past] == [
        ("Oak", ""),
        ("Ash", "A"),
        ("Elm", "A"),
        ("Elm", "A"),
    ]
