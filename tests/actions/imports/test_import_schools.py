"""The school register, brought in again and again, beside what the team types."""

from datetime import date

import pytest

from liaison_app.domain.imports import Answer, Decision, ImportEvents, RowVerdict
from liaison_app.domain.organisations import Standing
from liaison_app.store.tables import Organisation, RegisterRow, Ward

THEIRS = Decision(answer=Answer.TAKE_THEIRS)
OURS = Decision(answer=Answer.KEEP_OURS)
TODAY = date(2017, 5, 25)


def only(plan):
    (row,) = plan.rows
    return row


def changes_of(plan):
    return {change.field: (change.ours, change.theirs) for change in only(plan).changes}


def verdict_of(plan):
    return only(plan).verdict


def test_a_new_school_is_taken_with_its_phone_and_head(bring_in, schools_file, store):
    bring_in(schools_file({}))

    school = store.one()
    assert (school.name, school.postcode, school.pupils) == (
        "Example Primary School",
        "EN1 4NP",
        210,
    )
    assert (school.source, school.standing) == ("schools", Standing.ACTIVE)
    assert (school.name_key, school.sort_key) == (
        "example primary school",
        "example primary school",
    )
    assert store.phones() == ["020 7946 0123"]
    assert store.heads() == [("Mrs Ann Example", "Head Teacher", None, None)]


def test_what_stands_for_empty_is_kept_as_empty(bring_in, schools_file, store):
    bring_in(schools_file({"StatutoryLowAge": ""}))
    assert (store.one().religious_character, store.one().age_low) == ("", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_same_file_again_plans_nothing_in_whatever_encoding(
    bring_in, plan, schools_file, encoding
):
    school = {"EstablishmentName": "Ysgol Siân", "Street": "1 Rhodfa\u2019r Bryn"}
    bring_in(schools_file(school, name="first.csv"))
    again = plan(schools_file(school, name="again.csv", encoding=encoding))
    assert (verdict_of(again), again.events) == (RowVerdict.NO_CHANGE, ImportEvents())


def test_a_blank_cell_never_erases(bring_in, plan, schools_file):
    bring_in(schools_file({}))
    blank = {"Street": "", "TelephoneNum": "", "NumberOfPupils": "", "SchoolWebsite": ""}
    assert verdict_of(plan(schools_file(blank))) is RowVerdict.NO_CHANGE


def test_a_field_that_we_left_blank_is_filled(bring_in, plan, schools_file, store):
    bring_in(schools_file({"Locality": ""}))
    assert changes_of(plan(schools_file({"Locality": "Chase Side"}))) == {
        "locality": ("", "Chase Side")
    }
    bring_in(schools_file({"Locality": "Chase Side"}))
    assert store.one().locality == "Chase Side"


def test_a_field_that_the_team_did_not_touch_follows_the_register(
    bring_in, plan, schools_file, store
):
    bring_in(schools_file({}))
    changed = schools_file({"NumberOfPupils": "250"})
    assert changes_of(plan(changed)) == {"pupils": ("210", "250")}
    bring_in(changed)
    assert store.one().pupils == 250
    assert verdict_of(plan(changed)) is RowVerdict.NO_CHANGE


@pytest.mark.parametrize("typed", ["9 Typed Road", ""])
def test_what_the_team_typed_stands_while_the_register_says_the_same(
    bring_in, plan, schools_file, store, typed
):
    bring_in(schools_file({}))
    store.type(Organisation, store.one().id, street=typed)
    assert verdict_of(plan(schools_file({}))) is RowVerdict.NO_CHANGE


def test_a_field_that_the_team_emptied_is_filled_once_the_register_says_something_new(
    bring_in, plan, schools_file, store
):
    bring_in(schools_file({}))
    store.type(Organisation, store.one().id, street="")
    assert verdict_of(plan(schools_file({"Street": "5 New Street"}))) is RowVerdict.UPDATE


def test_what_both_changed_needs_you_and_ours_is_kept(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    store.type(Organisation, store.one().id, street="9 Typed Road")
    moved = schools_file({"Street": "5 New Street", "NumberOfPupils": "250"})

    planned = only(plan(moved))
    assert planned.verdict is RowVerdict.NEEDS_YOU
    (conflict,) = planned.conflicts
    assert (conflict.ours, conflict.theirs, conflict.last_said) == (
        "9 Typed Road",
        "5 New Street",
        "1 High Street",
    )
    bring_in(moved)
    assert (store.one().street, store.one().pupils) == ("9 Typed Road", 250)
    assert verdict_of(plan(moved)) is RowVerdict.NO_CHANGE


def test_in_a_conflict_the_files_value_can_be_taken(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    store.type(Organisation, store.one().id, street="9 Typed Road")
    moved = schools_file({"Street": "5 New Street"})
    done = bring_in(moved, line2=THEIRS)
    assert (store.one().street, done.counts[RowVerdict.UPDATE]) == ("5 New Street", 1)
    assert verdict_of(plan(moved)) is RowVerdict.NO_CHANGE


def test_an_update_can_be_declined_once_and_for_all(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    changed = schools_file({"NumberOfPupils": "250"})
    done = bring_in(changed, line2=OURS)
    assert (store.one().pupils, done.counts[RowVerdict.NO_CHANGE]) == (210, 1)
    assert verdict_of(plan(changed)) is RowVerdict.NO_CHANGE


def test_an_update_left_out_is_planned_again_next_time(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    changed = schools_file({"NumberOfPupils": "250"})
    done = bring_in(changed, line2=Decision(answer=Answer.LEAVE_OUT))
    assert (store.one().pupils, done.counts[RowVerdict.LEFT_OUT]) == (210, 1)
    assert verdict_of(plan(changed)) is RowVerdict.UPDATE


def test_a_renamed_school_is_found_under_its_new_name(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    renamed = schools_file({"EstablishmentName": "Saint Example Academy"})
    assert plan(renamed).events == ImportEvents(renamed=1)
    bring_in(renamed)
    assert (store.one().name_key, store.one().sort_key) == (
        "academy example saint",
        "saint example academy",
    )


def test_a_school_that_moved_is_told_and_its_ward_follows(
    bring_in, plan, schools_file, postcodes_file, store
):
    bring_in(postcodes_file(EN1_4NP="E05000195", EN2_6AA="E05000200"))
    bring_in(schools_file({}))
    assert store.one().ward_code == "E05000195"
    moved = schools_file({"Street": "5 New Street", "Postcode": "EN2 6AA"})
    assert plan(moved).events == ImportEvents(moved=1)
    assert changes_of(plan(moved))["ward_code"] == ("E05000195", "E05000200")
    bring_in(moved)
    assert (store.one().postcode, store.one().ward_code) == ("EN2 6AA", "E05000200")


def test_the_ward_follows_a_postcode_taken_in_a_conflict(
    bring_in, schools_file, postcodes_file, store
):
    bring_in(postcodes_file(EN1_4NP="E05000195", EN2_6AA="E05000200"))
    bring_in(schools_file({}))
    store.type(Organisation, store.one().id, postcode="EN3 4AB", ward_code="")
    bring_in(schools_file({"Postcode": "EN2 6AA"}), line2=THEIRS)
    assert (store.one().postcode, store.one().ward_code) == ("EN2 6AA", "E05000200")


def test_a_school_we_hold_that_closed_is_marked_closed(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    closed = schools_file({"EstablishmentStatus (name)": "Closed"})
    assert plan(closed).events == ImportEvents(closed=1)
    assert changes_of(plan(closed)) == {"standing": ("Active", "Closed")}
    bring_in(closed)
    assert store.one().standing is Standing.CLOSED


def test_a_school_about_to_close_is_taken_and_a_closed_one_is_offered(
    bring_in, plan, schools_file, store
):
    file = schools_file(
        {"EstablishmentStatus (name)": "Open, but proposed to close"},
        {"URN": "100002", "EstablishmentStatus (name)": "Closed"},
    )
    assert [row.verdict for row in plan(file).rows] == [RowVerdict.NEW, RowVerdict.LEFT_OUT]
    assert plan(file).rows[1].problem == "Its status is Closed."
    bring_in(file, line3=Decision(answer=Answer.CREATE))
    assert store.one("100002").standing is Standing.CLOSED


def test_a_school_without_a_status_is_left_out_until_asked_for(plan, schools_file):
    planned = only(plan(schools_file({"EstablishmentStatus (name)": ""})))
    assert (planned.verdict, planned.problem) == (
        RowVerdict.LEFT_OUT,
        "Its status is not given.",
    )


def test_a_predecessor_of_the_same_name_is_another_school(bring_in, plan, schools_file):
    bring_in(schools_file({}))
    academy = schools_file({"EstablishmentStatus (name)": "Closed"}, {"URN": "145985"})
    assert [row.verdict for row in plan(academy).rows] == [RowVerdict.UPDATE, RowVerdict.NEW]


def test_a_closed_school_is_never_taken_for_one_that_was_typed(plan, schools_file, store):
    key = store.type_school()
    file = schools_file(
        {"EstablishmentStatus (name)": "Closed"}, {"URN": "145985", "SchoolWebsite": ""}
    )
    closed, opened = plan(file).rows
    assert (closed.verdict, opened.organisation_id) == (RowVerdict.LEFT_OUT, key)


def test_a_typed_school_is_known_by_name_and_postcode_and_gets_its_urn(
    bring_in, plan, schools_file, store
):
    store.type_school(name="EXAMPLE  Prim. School")
    assert "source_ref" in changes_of(plan(schools_file({})))
    bring_in(schools_file({}), line2=THEIRS)
    assert len(store.rows(Organisation)) == 1
    assert (store.one().name, len(store.rows(RegisterRow))) == ("Example Primary School", 1)
    assert verdict_of(plan(schools_file({}))) is RowVerdict.NO_CHANGE


def test_two_schools_that_fit_are_never_guessed_between(bring_in, plan, schools_file, store):
    first, second = store.type_school(), store.type_school()
    planned = only(plan(schools_file({})))
    assert planned.verdict is RowVerdict.NEEDS_YOU
    assert [one.organisation_id for one in planned.candidates] == [first, second]
    done = bring_in(schools_file({}))
    assert (done.counts[RowVerdict.NEEDS_YOU], len(store.rows(Organisation))) == (1, 2)
    bring_in(schools_file({}), line2=Decision(answer=Answer.MATCH, organisation_id=second))
    assert store.one().id == second
    assert verdict_of(plan(schools_file({}))) is RowVerdict.NO_CHANGE


def test_a_school_of_nearly_the_same_name_nearby_is_asked_about(plan, schools_file, store):
    key = store.type_school(name="Exampel Primary School", postcode="EN1 1AA")
    assert [one.organisation_id for one in only(plan(schools_file({}))).candidates] == [key]


def test_the_registers_own_ward_counts_only_if_it_is_one_of_the_teams(
    bring_in, plan, schools_file, store
):
    bring_in(schools_file({}))
    assert store.one().ward_code == ""
    store.add(Ward, code="E05000195", name="Chase")
    assert changes_of(plan(schools_file({}))) == {"ward_code": ("", "E05000195")}
    bring_in(schools_file({}))
    assert store.one().ward_code == "E05000195"


def test_the_postcodes_file_is_preferred_to_the_registers_ward(
    bring_in, schools_file, postcodes_file, store
):
    store.add(Ward, code="E05000195", name="Chase")
    bring_in(postcodes_file(EN1_4NP="E05013677"))
    bring_in(schools_file({}))
    assert store.one().ward_code == "E05013677"
