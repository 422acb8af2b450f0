"""The look-over of a planned import: tabs that count, a row at the right, decisions that add up."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.imports import (
    Answer,
    Candidate,
    Decision,
    FieldChange,
    FileContact,
    FilePerson,
    FileRecord,
    ImportEvents,
    ImportPlan,
    PlannedRow,
    RowVerdict,
)
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind
from liaison_app.ui.jobs import Advance
from liaison_app.ui.pages.imports.columns import planned_columns
from liaison_app.ui.pages.imports.look_over import LookOver
from liaison_app.ui.pages.imports.outcomes import outcome
from liaison_app.ui.pages.imports.words import counted, done_words, file_values, wish_words
from liaison_app.ui.pages.imports.working import Working
from liaison_app.ui.plain import PlainLabel

HEAD = FieldChange(field="person", label="Head teacher", ours="Mr A Sample", theirs="Ms B Sample")
PHONE = FieldChange(
    field="phone", label="Phone", ours="020 7946 0101", theirs="020 7946 0102", conflict=True
)


def record(**values):
    """Return what a row of the school register says."""
    return FileRecord(kind=Kind.SCHOOL, reference="900001", values=values)


def row(line, verdict, **others):
    """Return a planned row."""
    return PlannedRow(line=line, verdict=verdict, name=f"School {line}", record=record(), **others)


def plan_of(*rows, unlisted=0, source="schools", sha256="a"):
    """Return the plan of these rows."""
    counts = {verdict: sum(one.verdict is verdict for one in rows) for verdict in RowVerdict}
    counts[RowVerdict.LEFT_OUT] += unlisted
    return ImportPlan(
        file_name="register.csv",
        sha256=sha256,
        register="School register",
        source=source,
        rows=rows,
        counts=counts,
        rows_read=len(rows) + unlisted,
        events=ImportEvents(new_heads=2, closed=1),
        left_out_because=(("The postcode is in no ward.", unlisted),) if unlisted else (),
    )


@pytest.fixture
def look_over(qtbot, theme):  # noqa: ARG001 - the look
    """Return a look-over, seen."""
    made = LookOver()
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    return made


def tabs_of(look_over):
    """Return what the tabs say."""
    (bar,) = look_over.findChildren(QTabBar)
    return [bar.tabText(place) for place in range(bar.count())]


def said(look_over):
    """Return all sentences in sight."""
    labels = look_over.findChildren(PlainLabel)
    return " ".join(label.text() for label in labels if label.isVisibleTo(look_over))


def test_the_tabs_count_every_row_and_show_the_rows_of_one_verdict(look_over):
    new = [row(line, RowVerdict.NEW) for line in (2, 3, 4)]
    look_over.show_plan(plan_of(*new, row(5, RowVerdict.NO_CHANGE), unlisted=7))
    assert tabs_of(look_over) == ["All  11", "New  3", "No change  1", "Left out  7"]
    look_over.show_rows(RowVerdict.NEW)
    assert list(look_over.table.records.keys) == [2, 3, 4]
    assert look_over.table.current_key == 2


def test_rows_that_reading_left_out_are_told_where_they_would_be_listed(look_over):
    look_over.show_plan(plan_of(row(2, RowVerdict.NEW), unlisted=67))
    assert "67 rows not listed: The postcode is in no ward." in said(look_over)
    look_over.show_rows(RowVerdict.NEW)
    assert "not listed" not in said(look_over)


def test_what_needs_the_officer_is_shown_first(look_over):
    chosen = []
    look_over.row_chosen.connect(chosen.append)
    rows = (row(2, RowVerdict.NEW), row(3, RowVerdict.NEEDS_YOU, changes=(PHONE,)))
    look_over.show_plan(plan_of(*rows))
    assert look_over.tabs.key == "needs_you"
    assert chosen[-1].line == 3


def test_the_button_says_what_it_will_do_as_it_is_decided(look_over):
    look_over.show_plan(plan_of(*(row(line, RowVerdict.NEW) for line in (2, 3))))
    assert look_over.apply.accessibleName() == "Bring in 2 schools"
    look_over.decide(2, Decision(answer=Answer.LEAVE_OUT))
    assert look_over.apply.accessibleName() == "Bring in 1 school"
    look_over.decide(2, None)
    assert look_over.apply.accessibleName() == "Bring in 2 schools"


def test_one_decision_can_be_made_for_all_rows_like_it(look_over):
    rows = [row(line, RowVerdict.NEEDS_YOU, changes=(PHONE,)) for line in (2, 3, 4)]
    look_over.show_plan(plan_of(*rows, row(5, RowVerdict.UPDATE, changes=(HEAD,))))
    look_over.decide(2, Decision(answer=Answer.TAKE_THEIRS))
    assert look_over.count_others(rows[0], Answer.TAKE_THEIRS) == 2
    look_over.decide_for_all(rows[0], Answer.TAKE_THEIRS)
    assert set(look_over.decisions) == {2, 3, 4}
    look_over.decide_for_all(rows[0], Answer.KEEP_OURS)
    assert not look_over.decisions, "keeping ours is what is proposed"


def test_decisions_stand_when_the_same_file_is_checked_again_and_not_for_another(look_over):
    rows = (row(2, RowVerdict.NEW), row(3, RowVerdict.NEW))
    look_over.show_plan(plan_of(*rows))
    look_over.decide(2, Decision(answer=Answer.LEAVE_OUT))
    look_over.show_plan(plan_of(row(2, RowVerdict.NEW), row(3, RowVerdict.NO_CHANGE)))
    assert set(look_over.decisions) == {2}
    look_over.show_plan(plan_of(row(2, RowVerdict.NO_CHANGE)))
    assert not look_over.decisions
    look_over.decide(2, Decision(answer=Answer.LEAVE_OUT))
    look_over.show_plan(plan_of(row(2, RowVerdict.NEW), sha256="b"))
    assert not look_over.decisions


def test_a_candidate_that_is_none_any_more_is_not_kept(look_over):
    ours = Candidate(organisation_id=7, name="Ours", postcode="EN1 4NP")
    other = Candidate(organisation_id=8, name="Other", postcode="EN1 4NP")
    look_over.show_plan(plan_of(row(2, RowVerdict.NEEDS_YOU, candidates=(ours, other))))
    look_over.decide(2, Decision(answer=Answer.MATCH, organisation_id=8))
    look_over.show_plan(plan_of(row(2, RowVerdict.NEEDS_YOU, candidates=(ours,))))
    assert not look_over.decisions


@pytest.mark.parametrize(
    ("answer", "becomes"),
    [
        (None, RowVerdict.NEEDS_YOU),
        (Answer.KEEP_OURS, RowVerdict.UPDATE),
        (Answer.TAKE_THEIRS, RowVerdict.UPDATE),
        (Answer.LEAVE_OUT, RowVerdict.LEFT_OUT),
        (Answer.CREATE, RowVerdict.NEW),
    ],
)
def test_a_row_becomes_what_is_decided_about_it(answer, becomes):
    both = row(2, RowVerdict.NEEDS_YOU, changes=(HEAD, PHONE))
    assert outcome(both, Decision(answer=answer) if answer else None) is becomes


def test_keeping_ours_in_all_that_differs_changes_nothing():
    keep = Decision(answer=Answer.KEEP_OURS)
    assert outcome(row(2, RowVerdict.NEEDS_YOU, changes=(PHONE,)), keep) is RowVerdict.NO_CHANGE
    assert outcome(row(2, RowVerdict.UPDATE, changes=(HEAD,)), keep) is RowVerdict.NO_CHANGE


def test_a_change_is_listed_as_old_and_new_and_a_decided_row_says_so():
    columns = {one.name: one for one in planned_columns({2: Decision(answer=Answer.LEAVE_OUT)}.get)}
    changed = row(2, RowVerdict.UPDATE, changes=(HEAD,))
    what = columns["what"].cell(changed)
    assert (what.text, what.second) == ("Head teacher", "Mr A Sample → Ms B Sample")
    assert columns["verdict"].cell(changed).text == "Left out, decided"
    assert columns["what"].cell(row(3, RowVerdict.NEEDS_YOU, changes=(PHONE,))).text == (
        "Both changed: Phone"
    )


def test_a_row_is_shown_by_officers_labels_and_forms():
    said_of = FileRecord(
        kind=Kind.SCHOOL,
        reference="900001",
        values={
            "standing": "active",
            "school_type": "Community school",
            "age_low": "3",
            "phone": "+442079460101",
            "person": "Ada Sample",
            "person_title": "Mrs",
            "person_post": "Head Teacher",
        },
        contacts=(
            FileContact(
                field="phone",
                kind=ContactKind.PHONE,
                typed="2079460101",
                value="+442079460101",
                shown="020 7946 0101",
            ),
        ),
        person=FilePerson(
            name=PersonName(title="Mrs", forenames="Ada", surname="Sample"), post="Head Teacher"
        ),
    )
    assert file_values(said_of) == [
        ("Status", "Active"),
        ("Type of school", "Community school"),
        ("Youngest pupils", "3"),
        ("Phone", "020 7946 0101"),
        ("Person", "Mrs Ada Sample"),
        ("Post", "Head Teacher"),
    ]


def test_what_is_brought_in_is_called_by_its_kind():
    assert counted("schools", 1_888) == "1,888 schools"
    assert counted("postcodes", 1) == "1 postcode"
    assert counted("own", 2) == "2 organisations"
    assert wish_words("schools", new=88, updated=1) == "Bring in 88 schools and changes to 1"
    assert wish_words("schools", new=0, updated=26) == "Bring in changes to 26 schools"
    assert done_words("own", new=1, updated=0) == "1 organisation is brought in."
    assert done_words("schools", new=88, updated=1) == "88 schools are brought in, and 1 updated."
    assert done_words("schools", new=0, updated=26) == "26 schools are updated."
    assert done_words("schools", new=0, updated=0) == "All of it was there already."


def test_what_the_file_tells_of_those_we_have_stands_above(look_over):
    look_over.show_plan(plan_of(row(2, RowVerdict.NEW)))
    assert "Of those you have: 1 closed, 2 with a new head." in said(look_over)


def test_ctrl_enter_brings_in(look_over, qtbot):
    look_over.show_plan(plan_of(row(2, RowVerdict.NEW)))
    look_over.activateWindow()
    look_over.table.setFocus()
    with qtbot.waitSignal(look_over.apply_wanted):
        qtbot.keyClick(look_over.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_hundred_thousand_rows_are_shown_and_decided_without_a_wait(look_over):
    rows = [row(line, RowVerdict.NEW) for line in range(2, 100_002)]
    plan = plan_of(*rows)
    began = time.process_time()
    look_over.show_plan(plan)
    look_over.show_rows(RowVerdict.NEW)
    look_over.decide(2, Decision(answer=Answer.LEAVE_OUT))
    look_over.count_others(rows[0], Answer.LEAVE_OUT)
    assert time.process_time() - began < 2


def test_work_under_way_tells_how_far_it_is_and_can_be_stopped_by_esc(theme, qtbot):  # noqa: ARG001
    working = Working()
    qtbot.addWidget(working)
    working.begin("Reading a & b.csv…", hint="Nothing is changed by reading it.")
    working.show_advance(Advance(label="", done=500, total=2_000, seconds=9))
    with qtbot.waitActive(working):
        working.show()
        working.activateWindow()
    words = [label.text() for label in working.findChildren(PlainLabel)]
    assert "500 of 2,000 · about 27 s left" in words
    working.cancel.setFocus()
    with qtbot.waitSignal(working.cancel_wanted):
        qtbot.keyClick(working.cancel, Qt.Key.Key_Escape)
    assert not working.cancel.isEnabled()
