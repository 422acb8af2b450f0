"""Files of postcodes and their wards, and the wards of the organisations that follow."""

from functools import partial

from liaison_app.actions.import_plan import plan_schools
from liaison_app.actions.import_postcodes import plan_postcodes, write_postcodes
from liaison_app.actions.import_settle import SettledRow
from liaison_app.actions.undo import undo_last
from liaison_app.domain.imports import RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.files.registers import PostcodeRow, SchoolRow
from liaison_app.store.tables import Organisation, Postcode


def verdicts(plan):
    return [row.verdict for row in plan.rows]


def wards(store):
    return {row.postcode: row.ward_code for row in store.rows(Postcode)}


def test_postcodes_are_new_then_unchanged_then_updated(bring_in, plan, postcodes_file, store):
    first = postcodes_file(EN1_4NP="E05000195", EN2_6AA="E05000200")
    assert verdicts(plan(first)) == [RowVerdict.NEW, RowVerdict.NEW]
    bring_in(first)
    assert verdicts(plan(first)) == [RowVerdict.NO_CHANGE, RowVerdict.NO_CHANGE]

    other = postcodes_file(EN1_4NP="E05013677", EN2_6AA="E05000200")
    assert verdicts(plan(other)) == [RowVerdict.UPDATE, RowVerdict.NO_CHANGE]
    (change,) = plan(other).rows[0].changes
    assert (change.label, change.ours, change.theirs) == ("Ward", "E05000195", "E05013677")
    bring_in(other)
    assert wards(store) == {"EN1 4NP": "E05013677", "EN2 6AA": "E05000200"}


def test_every_organisation_gets_its_ward_in_the_same_step(
    database, bring_in, schools_file, postcodes_file, store
):
    bring_in(schools_file({}))
    key = store.type_school(name="Typed School", postcode="EN2 6AA", ward_code="E05000001")
    store.type_school(name="Elsewhere", postcode="EN3 4AB", ward_code="E05000002")
    bring_in(postcodes_file(EN1_4NP="E05000195", EN2_6AA="E05000200"))
    assert [row.ward_code for row in store.rows(Organisation)] == [
        "E05000195",
        "E05000200",
        "E05000002",
    ]
    undo_last(database)
    (typed,) = store.rows(Organisation, id=key)
    assert (typed.ward_code, wards(store)) == ("E05000001", {})


def test_a_postcode_twice_in_a_file_is_taken_once(bring_in, plan, postcodes_file, store):
    file = postcodes_file(EN1_4NP="E05000195")
    file.write_text(file.read_text() * 2)
    assert verdicts(plan(file)) == [RowVerdict.NEW, RowVerdict.DUPLICATE]
    bring_in(file)
    assert len(wards(store)) == 1


def test_postcodes_without_a_ward_and_bad_ones_are_counted(plan, postcodes_file):
    planned = plan(postcodes_file(EN1_4NP="E05000195", EN2_6AA="", NOWHERE="E05000195"))
    assert planned.rows_read == 3
    assert (planned.counts[RowVerdict.LEFT_OUT], planned.counts[RowVerdict.PROBLEM]) == (1, 1)


def test_settled_postcodes_are_written_in_one_go(database, store):
    row = PostcodeRow(line=1, postcode="EN1 4NP", ward_code="E05000195")
    (planned,) = database.read(partial(plan_postcodes, rows=(row,), progress=Progress()))
    settled = SettledRow(row=planned, record=planned.record, verdict=planned.verdict)
    written = store.write(lambda c: list(write_postcodes(c, rows=[settled])))
    assert (sum(written), wards(store)) == (1, {"EN1 4NP": "E05000195"})


def test_schools_are_planned_without_a_file_too(database):
    rows = (
        SchoolRow(line=2, urn="100001", name="Example School", taken=True),
        SchoolRow(line=3, urn="100002", name="Far School", left_out="Outside the districts"),
    )
    today = database.clock().date()
    planning = partial(plan_schools, rows=rows, progress=Progress(), today=today)
    new, left_out = database.read(planning)
    assert (new.verdict, new.reference) == (RowVerdict.NEW, "100001")
    assert (left_out.verdict, left_out.problem, left_out.answers) == (
        RowVerdict.LEFT_OUT,
        "Outside the districts",
        (),
    )
