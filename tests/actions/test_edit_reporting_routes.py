"""Reporting routes: a line of their own in every letter, in the order that the team gave them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from functools import partial

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from liaison_app.actions.edit_reporting_routes import (
    add_public_routes,
    add_route,
    change_route,
    move_route,
    note_checked,
    remove_route,
    use_route,
)
from liaison_app.actions.keep_word_template import add_word_template
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.actions.make_sample import make_sample
from liaison_app.actions.save_word_letter import our_letter, ready_letter_of
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.mail_lists import AlreadySent, MailListWanted
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS
from liaison_app.domain.odd_letters import printed_letter
from liaison_app.domain.reporting_routes import PUBLIC_ROUTES, RouteEntry
from liaison_app.files.formats import eml, letters_docx, mail_list
from liaison_app.files.formats.word_template import word_letter_text
from liaison_app.files.formats.word_xml import MAIN_PART, lines_of, parsed, parts_of
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.queries.plan_stands import newest_step, touched_since
from liaison_app.queries.recipient_details import letter_preview
from liaison_app.queries.reporting_routes import reporting_routes
from liaison_app.queries.step_content import content_of
from liaison_app.store.tables import Letter, Recipient, Step, table_of

NOW = datetime(2026, 5, 25, 9, 0, tzinfo=UTC)
TODAY = date(2026, 5, 25)
NIGHT_LINE = RouteEntry(name="Night line", wording="020 7946 0999")


@pytest.fixture(scope="module")
def _with_sample(filled_once):
    """Make the sample once, to be copied: the path of its database."""

    def fill(database):
        database.clock = lambda: NOW
        database.write("Write", partial(make_sample, today=TODAY))

    return filled_once(fill)[0]


@pytest.fixture
def beginning(request):
    """Have a test that asks for the sample begin with it."""
    asked = "sample" in request.fixturenames
    return request.getfixturevalue("_with_sample") if asked else None


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    database.clock = lambda: NOW
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def routes(database):
    """Return what reads the routes."""
    return lambda: database.read(reporting_routes)


@pytest.fixture
def names(routes):
    """Return what reads their names in order."""
    return lambda: [one.name for one in routes()]


def test_a_workspace_begins_with_the_public_routes_and_none_is_checked(write, routes):
    write(add_public_routes)

    assert [(one.name, one.wording) for one in routes()] == [
        (one.name, one.wording) for one in PUBLIC_ROUTES
    ]
    assert all(one.in_use and one.is_due(TODAY) for one in routes())
    assert {one.state_words(TODAY) for one in routes()} == {"Never checked here"}


def test_a_new_route_comes_last(write, names):
    write(add_public_routes)
    write(add_route, entry=NIGHT_LINE)

    assert names()[-1] == "Night line"
    assert len(names()) == len(PUBLIC_ROUTES) + 1


def test_checking_notes_the_day_and_the_officer_and_can_be_undone(write, routes, database):
    key = write(add_route, entry=NIGHT_LINE)

    write(note_checked, route_id=key, version=1, on=TODAY, officer="A Sample")
    (seen,) = routes()
    assert (seen.last_checked_on, seen.checked_by) == (TODAY, "A Sample")

    undo_last(database)
    assert routes()[0].last_checked_on is None


def test_the_history_says_what_was_checked_in_the_officers_words(write, database):
    key = write(add_route, entry=NIGHT_LINE)
    write(note_checked, route_id=key, version=1, on=TODAY, officer="A Sample")

    step = database.read(lambda c: c.scalars(select(Step.id).order_by(Step.id.desc())).first())
    told = database.read(partial(content_of, step=step))

    assert told.sentences == ("1 reporting route changed",)
    (record,) = told.records
    assert (record.kind, record.name) == ("Reporting route", "Night line")
    assert [(one.label, one.new) for one in record.fields] == [
        ("Last checked on", "25 May 2026"),
        ("Checked by", "A Sample"),
    ]


def test_a_route_that_is_reached_otherwise_now_is_not_checked_yet(write, routes):
    key = write(add_route, entry=NIGHT_LINE)
    write(note_checked, route_id=key, version=1, on=TODAY, officer="A Sample")

    renamed = RouteEntry(name="At night", wording=NIGHT_LINE.wording)
    write(change_route, route_id=key, version=2, entry=renamed)
    assert (routes()[0].name, routes()[0].last_checked_on) == ("At night", TODAY)

    moved = RouteEntry(name="At night", wording="020 7946 0998")
    write(change_route, route_id=key, version=3, entry=moved)
    assert (routes()[0].last_checked_on, routes()[0].checked_by) == (None, "")


def test_a_route_that_somebody_changed_meanwhile_is_not_overwritten(write):
    key = write(add_route, entry=NIGHT_LINE)
    write(use_route, route_id=key, version=1, in_use=False)

    with pytest.raises(Stale, match="reporting route"):
        write(change_route, route_id=key, version=1, entry=NIGHT_LINE)


@pytest.mark.parametrize(
    "entry",
    [
        RouteEntry(name="  ", wording="101"),
        RouteEntry(name="x" * 61, wording="101"),
        RouteEntry(name="Police", wording="1" * 201),
        RouteEntry(name="Police", wording="«Officer_phone»"),
    ],
)
def test_a_route_that_no_letter_could_print_is_refused(write, routes, entry):
    with pytest.raises(LiaisonError) as problem:
        write(add_route, entry=entry)

    assert problem.value.hint
    assert routes() == ()


def test_what_was_typed_on_several_lines_is_one_line(write, routes):
    write(add_route, entry=RouteEntry(name=" Night\nline ", wording="020 7946\n0999 "))

    assert routes()[0].line == "Night line: 020 7946 0999"


def test_routes_are_moved_one_place_and_never_over_the_ends(write, names, database):
    keys = [write(add_route, entry=RouteEntry(name=name, wording="")) for name in "ABC"]

    write(move_route, route_id=keys[2], by=-1)
    assert names() == ["A", "C", "B"]
    write(move_route, route_id=keys[0], by=-1)
    assert names() == ["A", "C", "B"]
    write(move_route, route_id=keys[0], by=1)
    assert names() == ["C", "A", "B"]

    undo_last(database)
    assert names() == ["A", "C", "B"]


def test_a_removed_route_is_gone_until_that_is_undone(write, names, database):
    key = write(add_route, entry=NIGHT_LINE)

    write(remove_route, route_id=key, version=1)
    assert names() == []
    with pytest.raises(NotFound):
        write(move_route, route_id=key, by=1)

    undo_last(database)
    assert names() == ["Night line"]


@pytest.fixture
def sample(database):
    """Return a letter of the sample: its campaign, itself and one of its recipients."""
    r = Recipient
    asked = select(r.campaign_id, r.letter_id, r.organisation_id).order_by(r.id)
    return database.read(lambda c: c.execute(asked).first())._asdict()


@pytest.fixture
def plan(database, sample):
    """Return what plans the list of that letter."""
    wanted = MailListWanted(
        campaign_id=sample["campaign_id"],
        letter_id=sample["letter_id"],
        already_sent=AlreadySent.WRITE_AGAIN,
    )
    return lambda **other: database.read(
        partial(plan_mail_list, wanted=replace(wanted, **other), today=TODAY)
    )


def test_a_letter_prints_the_routes_in_use_in_their_order(plan, write, routes, database, sample):
    first, second, *_ = routes()
    write(move_route, route_id=second.id, by=-1)
    crimestoppers = next(one for one in routes() if one.name.startswith("Crimestoppers"))
    write(use_route, route_id=crimestoppers.id, version=crimestoppers.version, in_use=False)

    made = plan()
    block = "\n".join(one.line for one in routes() if one.in_use)

    assert block.startswith(f"{second.line}\n{first.line}\n")
    assert "Crimestoppers" not in block
    assert block in printed_letter(made.body, made.included[0].row)
    preview = database.read(partial(letter_preview, **sample, today=TODAY))
    assert block in preview.text


def test_a_plan_knows_which_of_the_routes_it_prints_are_to_be_checked(plan, write, routes):
    due = [one for one in routes() if one.is_due(TODAY)]
    assert {one.checked_by for one in due} == {"", "Priya Raghunathan"}
    assert list(plan().routes.due(TODAY)) == due
    assert plan().routes_notice == "2 of 8 routes in the letter: not checked for 12 months."

    write(use_route, route_id=due[0].id, version=due[0].version, in_use=False)
    write(note_checked, route_id=due[1].id, version=due[1].version, on=TODAY, officer="A Sample")
    assert plan().routes_notice == ""


def test_a_letter_that_asks_for_no_routes_prints_none(plan, database, sample):
    t = table_of(Letter)
    own = update(t).where(t.c.id == sample["letter_id"]).values(body="«Salutation»,\nCome.")
    database.write("Own text", lambda c: c.execute(own))

    made = plan()

    assert made.body == "«Salutation»,\nCome."
    assert not made.routes.asked
    assert made.routes_notice == ""


def test_with_every_route_switched_off_the_letter_still_goes_out_without_them(plan, write, routes):
    for one in routes():
        write(use_route, route_id=one.id, version=one.version, in_use=False)

    made = plan()

    assert "Reporting_routes" not in made.body
    assert "others who can help" not in printed_letter(made.body, made.included[0].row)
    assert made.routes_notice == "The letter asks for reporting routes, and none is in use."


def test_a_list_that_was_looked_over_is_another_once_a_route_changed(plan, write, database, routes):
    before = plan()
    step = database.read(newest_step)
    one = routes()[0]

    write(
        change_route,
        route_id=one.id,
        version=one.version,
        entry=RouteEntry(name=one.name, wording="999 alone"),
    )

    assert database.read(partial(touched_since, step=step))
    assert plan().body != before.body


@pytest.fixture
def block(sample, routes):  # noqa: ARG001 - the routes are the sample's
    """Return the routes as a letter prints them."""
    return "\n".join(one.line for one in routes())


@pytest.fixture
def save(database, tmp_path):
    """Return what saves a list, and returns its path."""

    def saved(plan, kind, name):
        return save_export(
            database,
            plan=plan,
            path=tmp_path / name,
            private=tmp_path / "private",
            chosen=ExportChosen(format=kind),
        ).value.path

    return saved


def test_every_draft_of_an_e_mail_says_the_routes(plan, block, save):
    folder = save(plan(by=ObjectionChannel.EMAIL), eml.FORMAT, "drafts")

    drafts = [message_from_bytes(one.read_bytes(), policy=default) for one in folder.iterdir()]
    assert drafts
    texts = [one.get_content().replace("\r\n", "\n") for one in drafts]
    assert all(block in one for one in texts)


def test_letters_for_word_say_the_routes(plan, block, save):
    saved = save(plan(), letters_docx.FORMAT, "letters.docx")

    said = lines_of(parsed(parts_of(saved.read_bytes())[MAIN_PART]))
    assert said.count(block.split("\n")[0]) == len(plan().included)


def test_the_workbook_keeps_its_headings_and_the_letter_beside_it_says_the_routes(
    plan, block, save
):
    book = load_workbook(save(plan(), mail_list.FORMAT, "list.xlsx"))

    headings = [cell.value for cell in book.worksheets[0][1]]
    assert headings == list(MAIL_LIST_FIELDS)
    ready = word_letter_text(ready_letter_of(plan()))
    assert block in ready
    assert "Reporting_routes" not in ready


def test_a_word_letter_of_the_teams_says_the_routes_however_it_is_merged(
    plan, block, save, write, database, sample
):
    own = write(
        add_word_template, name="Own", file_name="own.docx", content=our_letter("dear_friends")
    )
    t = table_of(Letter)
    made_of = update(t).where(t.c.id == sample["letter_id"]).values(template_id=own)
    database.write("Use it", lambda connection: connection.execute(made_of))

    made = plan()

    assert block in made.body
    assert made.routes_notice
    assert block in word_letter_text(ready_letter_of(made))
    saved = save(made, letters_docx.FORMAT, "letters.docx")
    said = lines_of(parsed(parts_of(saved.read_bytes())[MAIN_PART]))
    assert said.count(block.split("\n")[0]) == len(made.included)
