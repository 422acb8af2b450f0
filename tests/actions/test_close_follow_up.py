from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.close_follow_up import close_follow_up
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.undo import undo_last
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.queries.follow_ups import open_follow_ups
from liaison_app.store import saving
from liaison_app.store.tables import FollowUp, Organisation, table_of

AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def promised(database):
    """Return a promise that stands open."""

    def write(connection):
        values = {"name": "Oak School", "kind": Kind.SCHOOL, "standing": Standing.ACTIVE}
        key = saving.insert(connection, Organisation, values)
        entry = OutreachEntry(
            organisation_ids=[key],
            channel=Channel.CALL,
            outcome=Outcome.SPOKE,
            happened_at=AT,
            follow_up="Send the poster",
            follow_up_due=AT + timedelta(days=1),
        )
        log_outreach(connection, entry=entry)

    database.write("Log", write)
    return database.read(lambda one: one.execute(select(table_of(FollowUp))).one())


def close(database, promised, *, version=1, **more):
    closing = partial(
        close_follow_up, follow_up_id=promised.id, version=version, at=AT + timedelta(hours=3)
    )
    return database.write("Close", partial(closing, **more))


def kept(database):
    return database.read(lambda one: one.execute(select(table_of(FollowUp))).one())


def test_a_promise_that_was_kept_is_no_longer_open(database, promised):
    close(database, promised)

    assert database.read(open_follow_ups) == ()
    assert (kept(database).closed_at, kept(database).closed_reason) == (
        AT + timedelta(hours=3),
        "Done",
    )


def test_the_reason_why_it_falls_away_is_kept(database, promised):
    close(database, promised, reason=" They found\tone ")

    assert kept(database).closed_reason == "They found one"


def test_closing_is_undone(database, promised):
    close(database, promised)

    undo_last(database)

    assert [one.id for one in database.read(open_follow_ups)] == [promised.id]


def test_a_promise_that_somebody_else_closed_is_not_closed_again(database, promised):
    close(database, promised, reason="By post")

    with pytest.raises(Stale):
        close(database, promised, reason="By hand")

    assert kept(database).closed_reason == "By post"


def test_closing_needs_a_reason(database, promised):
    with pytest.raises(LiaisonError, match="Say why"):
        close(database, promised, reason=" ")


def test_a_promise_that_is_gone_cannot_be_closed(database):
    closing = partial(close_follow_up, follow_up_id=9, version=None, at=AT)

    with pytest.raises(NotFound):
        database.write("Close", closing)
