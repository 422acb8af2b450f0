from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from liaison_app.actions.bin_records import bin_organisations
from liaison_app.actions.close_follow_up import close_follow_up
from liaison_app.actions.edit_objections import add_warning, keep_warning
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.follow_ups import open_follow_ups
from liaison_app.queries.home import home
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, Organisation, Person

NOW = datetime(2017, 5, 25, 11, 0, tzinfo=UTC)


@pytest.fixture
def write(database):
    """Return what does one writing and returns its value."""
    return lambda writing, **given: database.write("Test", partial(writing, **given)).value


@pytest.fixture
def schools(write):
    """Return the keys of two schools."""
    values = {"kind": Kind.SCHOOL}
    return [
        write(saving.insert, table=Organisation, values={**values, "name": name})
        for name in ("Alder School", "Birch School")
    ]


def _contact(keys, days, promise="", due=0):
    return OutreachEntry(
        organisation_ids=keys,
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=NOW + timedelta(days=days),
        follow_up=promise,
        follow_up_due=NOW + timedelta(days=due) if promise else None,
    )


def _dispatch(stage, campaign_id=None):
    return {
        "campaign_id": campaign_id,
        "format": "Mail list",
        "file_name": f"{stage.value}.xlsx",
        "sha256": "0" * 64,
        "row_count": 2,
        "made_at": NOW,
        "marking": Marking.OFFICIAL,
        "stage": stage,
    }


def test_an_empty_workspace_asks_nothing(database):
    seen = database.read(partial(home, today=NOW.date()))
    assert not sum(seen.counts.values())
    assert (seen.follow_ups, seen.campaigns, seen.unsent, seen.lately) == ((), (), (), ())


def test_promises_come_the_soonest_first_until_they_are_closed(database, write, schools):
    write(log_outreach, entry=_contact(schools[:1], -2, "Later", due=9))
    write(log_outreach, entry=_contact(schools, -1, "Sooner", due=1))

    seen = database.read(partial(home, today=NOW.date()))
    assert [one.promise for one in seen.follow_ups] == ["Sooner", "Sooner", "Later"]
    first = seen.follow_ups[0]
    assert (first.organisation, first.owner, first.asked_at) == ("Alder School", "", None)

    write(close_follow_up, follow_up_id=first.id, version=first.version, at=NOW)
    assert len(database.read(partial(home, today=NOW.date())).follow_ups) == 2
    of_one = database.read(partial(open_follow_ups, organisation_id=schools[1]))
    assert [one.promise for one in of_one] == ["Sooner"]


def test_warnings_come_up_for_review_the_longest_due_first(database, write, schools):
    person = write(saving.insert, table=Person, values={"title": "Mrs", "surname": "Sample"})
    for about, days, notice in (
        ({"organisation_id": schools[0]}, 0, "Ring first"),
        ({"person_id": person}, -9, "Bereaved"),
        ({"organisation_id": schools[1]}, 1, "Not yet due"),
        ({"organisation_id": schools[1]}, None, "Always"),
    ):
        review = None if days is None else NOW.date() + timedelta(days=days)
        write(add_warning, notice=notice, review_on=review, **about)

    seen = database.read(partial(home, today=NOW.date())).warnings
    assert [(one.notice, one.about) for one in seen] == [
        ("Bereaved", "Mrs Sample"),
        ("Ring first", "Alder School"),
    ]

    keep = {"warning_id": seen[0].id, "version": seen[0].version}
    write(keep_warning, **keep, review_on=NOW.date() + timedelta(days=30))
    with pytest.raises(LiaisonError):
        write(keep_warning, **keep, review_on=NOW.date())
    write(bin_organisations, organisation_ids=schools)
    assert database.read(partial(home, today=NOW.date())).warnings == ()


def test_only_lists_that_wait_to_be_sent_are_asked_for(database, write):
    for stage in DispatchStage:
        write(saving.insert, table=Dispatch, values=_dispatch(stage))
    assert [one.stage for one in database.read(partial(home, today=NOW.date())).unsent] == [
        DispatchStage.SAVED
    ]


def test_the_register_shows_every_file_the_newest_first(database, write):
    for stage in (DispatchStage.SENT, DispatchStage.FAILED):
        write(saving.insert, table=Dispatch, values=_dispatch(stage))
    names = [one.file_name for one in database.read(dispatches)]
    assert names == ["failed.xlsx", "sent.xlsx"]


def test_the_last_contacts_come_the_newest_first_and_only_a_few(database, write, schools):
    for days in range(10):
        write(log_outreach, entry=_contact(schools, days))
    lately = database.read(partial(home, today=NOW.date())).lately
    assert [one.happened_at for one in lately] == [NOW + timedelta(days=d) for d in range(9, 1, -1)]
    assert (lately[0].organisation, lately[0].others) == ("Alder School", 1)
