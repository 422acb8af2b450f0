"""The real registers, where they are at hand."""

from liaison_app.domain.imports import RowVerdict
from liaison_app.store.tables import ContactPoint, Organisation, RegisterRow


def counted(counts):
    return {verdict: number for verdict, number in counts.items() if number}


def test_1_924_real_schools_come_in_once_and_twice_plans_nothing(bring_in, plan, registers, store):
    path = registers / "gias_1924.csv"
    done = bring_in(path)
    assert done.rows_read == sum(done.counts.values()) == 1924
    assert counted(done.counts) == {RowVerdict.NEW: 1888, RowVerdict.LEFT_OUT: 36}
    assert len(store.rows(Organisation)) == len(store.rows(RegisterRow)) == 1888

    again = plan(path)
    assert counted(again.counts) == {RowVerdict.NO_CHANGE: 1888, RowVerdict.LEFT_OUT: 36}
    assert not again.changes_anything


def test_exactly_two_schools_of_enfield_lie_in_chase_ward(bring_in, registers, store):
    bring_in(registers / "codepoint_open_2014" / "en.csv")
    bring_in(registers / "gias_enfield_27.csv")
    in_chase = store.rows(Organisation, ward_code="E05000195")
    assert sorted(school.postcode for school in in_chase) == ["EN1 4NP", "EN1 4UF"]


def test_the_order_in_which_schools_and_postcodes_come_does_not_matter(bring_in, registers, store):
    bring_in(registers / "gias_enfield_27.csv")
    bring_in(registers / "codepoint_open_2014" / "en.csv")
    in_chase = store.rows(Organisation, ward_code="E05000195")
    assert sorted(school.postcode for school in in_chase) == ["EN1 4NP", "EN1 4UF"]


def test_lost_zeros_of_the_real_sample_are_put_back_with_notices(bring_in, plan, registers, store):
    path = registers / "gias_npq_gias_sample.csv"
    notices = [notice for row in plan(path).rows for notice in row.notices]
    put_back = sum(notice == "Phone: The leading zero was put back." for notice in notices)
    assert put_back > 40
    bring_in(path)
    assert all(row.shown.startswith("0") for row in store.rows(ContactPoint))
    assert not plan(path).changes_anything


def test_a_school_of_the_real_sample_is_found_renamed_by_the_update(bring_in, plan, registers):
    bring_in(registers / "gias_npq_gias_sample.csv")
    update = plan(registers / "gias_npq_gias_update.csv")
    assert (update.events.renamed, counted(update.counts)) == (1, {RowVerdict.UPDATE: 1})
