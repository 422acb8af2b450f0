"""Organisations belong to networks: once each, and only to what is a network."""

from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.bin_records import bin_organisations
from liaison_app.actions.edit_memberships import join_network, leave_network, plan_join
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.undo import undo_last
from liaison_app.domain.errors import Cancelled, LiaisonError, NotFound
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.progress import Progress
from liaison_app.store.tables import Membership


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def add(write):
    """Return what writes an organisation of this kind, and returns its key."""

    def added(kind, name):
        entry = OrganisationEntry(values={"kind": kind, "name": name})
        return write(save_organisation, entry=entry)

    return added


@pytest.fixture
def members(database):
    """Return what reads which organisations belong to which networks."""
    m = Membership
    pairs = select(m.organisation_id, m.network_id).order_by(m.organisation_id)
    return lambda: [tuple(row) for row in database.read(lambda c: c.execute(pairs).all())]


def test_many_join_at_once_and_whoever_is_in_already_stays_as_it_was(add, write, members):
    school, mosque, forum = add("school", "Oak"), add("faith", "Noor"), add("network", "Forum")

    assert write(join_network, organisation_ids=[school], network_id=forum) == 1
    assert write(join_network, organisation_ids=[school, mosque, mosque], network_id=forum) == 1
    assert write(join_network, organisation_ids=[school, mosque], network_id=forum) == 0

    assert members() == [(school, forum), (mosque, forum)]


def test_a_network_may_belong_to_another_but_never_to_itself(add, write, members):
    forum, wider = add("network", "Forum"), add("network", "Wider forum")

    write(join_network, organisation_ids=[forum], network_id=wider)
    with pytest.raises(LiaisonError, match="itself"):
        write(join_network, organisation_ids=[wider], network_id=wider)

    assert members() == [(forum, wider)]


def test_only_a_network_can_have_members(add, write, members):
    school, mosque = add("school", "Oak"), add("faith", "Noor")

    with pytest.raises(LiaisonError, match="Only a network"):
        write(join_network, organisation_ids=[school], network_id=mosque)

    assert members() == []


def test_what_is_gone_or_in_the_bin_neither_joins_nor_is_joined(add, write, members):
    school, forum = add("school", "Oak"), add("network", "Forum")

    for keys, network in (([999], forum), ([school], 999)):
        with pytest.raises(NotFound, match="not there any more"):
            write(join_network, organisation_ids=keys, network_id=network)
    write(bin_organisations, organisation_ids=[school])
    with pytest.raises(NotFound, match="not there any more"):
        write(join_network, organisation_ids=[school], network_id=forum)

    assert members() == []


def test_whoever_leaves_is_back_by_undo_and_leaves_but_once(add, write, members, database):
    school, forum, other = add("school", "Oak"), add("network", "Forum"), add("network", "Other")
    for network in (forum, other):
        write(join_network, organisation_ids=[school], network_id=network)

    write(leave_network, organisation_id=school, network_id=forum)
    assert members() == [(school, other)]
    with pytest.raises(NotFound, match="not a member"):
        write(leave_network, organisation_id=school, network_id=forum)

    undo_last(database)
    assert sorted(members()) == [(school, forum), (school, other)]


def test_joining_is_planned_exactly_as_it_is_done(add, write, members, database):
    school, mosque, forum = add("school", "Oak"), add("faith", "Noor"), add("network", "Forum")
    write(join_network, organisation_ids=[school], network_id=forum)
    ids = [school, mosque, forum]

    plan = database.read(partial(plan_join, organisation_ids=ids, network_id=forum))
    assert (plan.joining, plan.already) == ((mosque,), 1)
    assert members() == [(school, forum)]
    assert write(join_network, organisation_ids=plan.joining, network_id=forum) == 1


def test_joining_that_is_cancelled_has_nobody_join(add, write, members):
    school, forum = add("school", "Oak"), add("network", "Forum")
    progress = Progress()
    progress.listen(lambda *_: progress.cancel())

    with pytest.raises(Cancelled):
        write(join_network, organisation_ids=[school], network_id=forum, progress=progress)
    assert members() == []
