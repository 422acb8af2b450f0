"""A whole import: planned without a trace, applied at once or not at all, and taken back."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from uuid import RFC_4122

import pytest

from liaison_app.actions.import_file import apply_import, plan_import
from liaison_app.actions.undo import redo_last, undo_last
from liaison_app.domain.errors import Cancelled, FileProblem, LiaisonError, NotFound, Stale
from liaison_app.domain.imports import Answer, Decision, RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.store import saving
from liaison_app.store.tables import ContactPoint, Import, Organisation, RegisterRow, Step

MANY = [{"URN": str(100001 + number)} for number in range(40)]


def counted(plan):
    return {verdict: number for verdict, number in plan.counts.items() if number}


def test_a_file_is_read_in_a_child_planned_and_applied(database, schools_file, store):
    file = schools_file({}, {"URN": "100002", "Postcode": "EN2 6AA"})
    plan = plan_import(database, path=file)
    assert (plan.register, plan.file_name, counted(plan)) == (
        "School register",
        "gias.csv",
        {RowVerdict.NEW: 2},
    )
    assert store.rows(Organisation) == []

    written = apply_import(database, plan=plan)
    assert written.value.counts == plan.counts
    assert {row.id for row in store.rows(Organisation)} == set(written.value.organisation_ids)
    (step,) = store.rows(Step)
    assert (step.id, step.label) == (written.step, "Import school register: gias.csv")


def test_every_record_gets_a_random_uuid_of_its_own(bring_in, schools_file, store):
    bring_in(schools_file(*MANY))
    uuids = {row.uuid for row in store.rows(Organisation)}
    assert (len(uuids), {uuid.version for uuid in uuids}) == (40, {4})
    assert {uuid.variant for uuid in uuids} == {RFC_4122}


def test_rows_of_other_districts_are_left_out(database, schools_file):
    file = schools_file({}, {"URN": "100002", "DistrictAdministrative (code)": "E09000033"})
    plan = plan_import(database, path=file, districts=["E09000010"])
    assert counted(plan) == {RowVerdict.NEW: 1, RowVerdict.LEFT_OUT: 1}
    assert plan.left_out_because == (("Outside the team's districts", 1),)


def test_a_file_that_is_not_there_is_said_so(database, tmp_path):
    with pytest.raises(FileProblem, match="not there"):
        plan_import(database, path=tmp_path / "gone.csv")


def test_planning_can_be_cancelled(database, schools_file):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        plan_import(database, path=schools_file({}), progress=progress)


def test_a_run_is_noted_with_counts_that_add_up_and_told_when_it_comes_again(
    bring_in, plan, schools_file, store
):
    file = schools_file({}, {"URN": "100002", "EstablishmentStatus (name)": "Closed"}, {"URN": ""})
    assert plan(file).imported_before is None
    done = bring_in(file)
    (noted,) = store.rows(Import)
    assert (noted.id, noted.officer, noted.register) == (
        done.import_id,
        "PC Sample",
        "School register",
    )
    assert (noted.rows_read, noted.rows_new, noted.rows_left_out, noted.rows_problem) == (
        3,
        1,
        1,
        1,
    )
    before = plan(file).imported_before
    assert (before.officer, before.at) == ("PC Sample", datetime(2017, 5, 25, 12, tzinfo=UTC))


def test_the_backup_is_made_before_anything_is_written(database, plan, schools_file, store):
    seen = []
    planned = plan(schools_file({}))
    apply_import(database, plan=planned, backup=lambda: seen.append(store.rows(Organisation)))
    assert seen == [[]]


def test_where_the_backup_fails_nothing_is_written(database, plan, schools_file, store):
    def fail():
        raise FileProblem("The disk is full.")

    planned = plan(schools_file({}))
    with pytest.raises(FileProblem):
        apply_import(database, plan=planned, backup=fail)
    assert store.rows(Organisation) == []


@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
def test_cancel_half_way_leaves_nothing(database, plan, schools_file, store, after):
    planned, progress = plan(schools_file(*MANY)), Progress()

    def hear(done, _total):
        heard.append(done)
        if len(heard) > after:
            progress.cancel()

    heard = []
    progress.listen(hear)
    with pytest.raises(Cancelled):
        apply_import(database, plan=planned, progress=progress)
    assert [store.rows(table) for table in (Organisation, RegisterRow, Import, Step)] == [[]] * 4
    assert len(heard) == after + 1


def test_an_import_taken_back_is_planned_just_the_same_again(
    database, bring_in, plan, schools_file, store
):
    bring_in(schools_file({}, name="first.csv"))
    stood = store.contents()
    changed = schools_file(
        {"EstablishmentName": "New Name", "HeadFirstName": "Ben", "TelephoneNum": "02079460999"},
        {"URN": "100002", "Postcode": "EN2 6AA"},
    )
    planned = plan(changed)
    bring_in(changed)
    came = store.contents()

    undo_last(database)
    assert store.contents() == stood
    again = plan(changed)
    assert (again.rows, again.counts, again.imported_before) == (
        planned.rows,
        planned.counts,
        None,
    )
    redo_last(database)
    assert store.contents() == came


def test_a_record_changed_since_the_check_is_not_written_over(
    database, bring_in, plan, schools_file, store
):
    bring_in(schools_file({}))
    planned = plan(schools_file({"NumberOfPupils": "250"}))
    store.type(Organisation, store.one().id, pupils=199)
    with pytest.raises(Stale, match=r"1 record changed since gias\.csv was checked"):
        apply_import(database, plan=planned)
    assert store.one().pupils == 199


@pytest.mark.parametrize("touch", ["head", "phone", "school"])
def test_whatever_bears_on_the_plan_makes_it_stale(
    database, bring_in, plan, schools_file, store, touch
):
    bring_in(schools_file({}))
    planned = plan(schools_file({"NumberOfPupils": "250"}))
    if touch == "head":
        store.type_head(store.one().id, "Typed")
    elif touch == "phone":
        store.write(saving.delete, ContactPoint, key=1, version=None)
    else:
        store.type_school(name="Another School")
    with pytest.raises(Stale):
        apply_import(database, plan=planned)


def test_a_record_that_the_file_does_not_speak_of_may_change(
    database, bring_in, plan, schools_file, store
):
    key = store.type_school(name="Another School", postcode="EN3 4AB")
    bring_in(schools_file({}))
    planned = plan(schools_file({"NumberOfPupils": "250"}))
    store.type(Organisation, key, pupils=199)
    apply_import(database, plan=planned)
    assert store.one().pupils == 250


def test_the_same_school_twice_in_a_file_is_taken_once(bring_in, plan, schools_file, store):
    file = schools_file({}, {"EstablishmentName": "Twice"})
    second = plan(file).rows[1]
    assert (second.verdict, second.line, second.problem) == (
        RowVerdict.DUPLICATE,
        3,
        "Line 2 is the same one.",
    )
    bring_in(file)
    assert store.one().name == "Example Primary School"


def test_ragged_rows_are_set_aside_by_their_lines_and_hold_up_no_others(
    bring_in, plan, schools_file, store
):
    file = schools_file({}, {"URN": "100002", "Postcode": "", "Address3": "EN1 4UF"})
    with file.open("a", newline="") as more:
        csv.writer(more).writerow(["100003", "Long School", *["x"] * 30])
    problems = [row for row in plan(file).rows if row.verdict is RowVerdict.PROBLEM]
    assert [row.line for row in problems] == [3, 4]
    assert problems[0].problem == "The postcode stands under Address3."
    assert all(row.hint for row in problems)
    bring_in(file)
    assert [row.source_ref for row in store.rows(Organisation)] == ["100001"]


def test_a_plan_that_does_not_add_up_is_a_bug(plan, schools_file):
    with pytest.raises(AssertionError, match="not accounted for"):
        replace(plan(schools_file({})), rows_read=2)


def test_a_row_offers_only_what_can_be_done_with_it(plan, schools_file):
    file = schools_file(
        {}, {}, {"URN": ""}, {"URN": "100007", "EstablishmentStatus (name)": "Closed"}
    )
    assert [row.answers for row in plan(file).rows] == [
        (Answer.CREATE, Answer.LEAVE_OUT),
        (),
        (),
        (Answer.LEAVE_OUT, Answer.CREATE),
    ]


def test_a_new_school_can_be_left_out(bring_in, schools_file, store):
    done = bring_in(schools_file({}), line2=Decision(answer=Answer.LEAVE_OUT))
    assert (done.counts[RowVerdict.LEFT_OUT], done.counts[RowVerdict.NEW]) == (1, 0)
    assert store.rows(Organisation) == []


def test_a_decision_that_does_not_fit_the_row_is_refused(bring_in, schools_file):
    with pytest.raises(LiaisonError, match="does not go with line 2"):
        bring_in(schools_file({}), line2=Decision(answer=Answer.MATCH, organisation_id=1))


def test_a_match_chosen_by_hand_must_be_free_and_there(bring_in, schools_file, store):
    first, _second = store.type_school(), store.type_school()
    other = store.type_school(
        name="Other", postcode="EN9 9ZZ", source="schools", source_ref="90009"
    )
    match = partial(Decision, answer=Answer.MATCH)
    for chosen, error, sentence in (
        (None, LiaisonError, "no record chosen"),
        (99, NotFound, "not there"),
        (other, LiaisonError, "another URN"),
    ):
        with pytest.raises(error, match=sentence):
            bring_in(schools_file({}), line2=match(organisation_id=chosen))
    held = schools_file({"URN": "90009", "EstablishmentName": "Other", "Postcode": "EN9 9AB"}, {})
    with pytest.raises(LiaisonError, match="Another line of the file already means"):
        bring_in(held, line3=match(organisation_id=other))
    both = schools_file({}, {"URN": "100002"})
    with pytest.raises(LiaisonError, match="chosen for lines 2 and 3"):
        bring_in(both, line2=match(organisation_id=first), line3=match(organisation_id=first))


def test_a_row_to_ask_about_can_be_brought_in_as_new(bring_in, schools_file, store):
    store.type_school()
    store.type_school()
    done = bring_in(schools_file({}), line2=Decision(answer=Answer.CREATE))
    assert (done.counts[RowVerdict.NEW], len(store.rows(Organisation))) == (1, 3)
