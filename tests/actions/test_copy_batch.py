"""Bcc batches of a saved list, copied one by one and remembered."""

from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.copy_batch import copy_batch
from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_team import save_team
from liaison_app.actions.make_again import save_again
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisation_entries import ContactEntry, ObjectionEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.steps import StepKind
from liaison_app.files.formats import format_named
from liaison_app.queries.bcc_batches import bcc_batches
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, DispatchBatch, Organisation, Step

SHARED = "office@shared.example"


@pytest.fixture
def schools(database):
    """Return the keys of five schools with e-mail; two of them share one address."""
    database.write("Team", partial(save_team, values={"name": "Chase Team"}, version=None))
    addresses = (SHARED, "b@b.example", "c@c.example", "d@d.example", SHARED.upper())
    return [_add(database, f"School {number}", one) for number, one in enumerate(addresses)]


@pytest.fixture
def save(database, tmp_path):
    """Return what saves all schools as a kind of file, in batches of two, and gives its key."""

    def saved(name="bcc", *, settings=None):
        kind = format_named(name)
        wanted = MailListWanted(kind=Kind.SCHOOL, by=kind.by)
        today = database.clock().date()
        plan = database.read(partial(plan_mail_list, wanted=wanted, today=today))
        chosen = ExportChosen(
            format=kind, settings=settings or ExportSettings(batch=2, subject="Dear friends")
        )
        path, private = tmp_path / f"list.{kind.ending}", tmp_path / "private"
        written = save_export(database, plan=plan, path=path, private=private, chosen=chosen)
        return written.value.dispatch_id

    return saved


def test_a_saved_list_has_a_batch_for_every_so_many_addresses_each_of_them_once(
    database, schools, save
):
    key = save()

    seen = database.read(partial(bcc_batches, dispatch_id=key))
    assert [(one.place, one.of, one.addresses, one.copied_at) for one in seen] == [
        (1, 2, 2, None),
        (2, 2, 2, None),
    ]
    assert schools


def test_copying_gives_what_is_pasted_into_bcc_and_remembers_it(database, schools, save, tmp_path):
    key = save()

    copied = [copy_batch(database, dispatch_id=key, place=place).value for place in (1, 2)]

    assert [one.text for one in copied] == [f"{SHARED}; b@b.example", "c@c.example; d@d.example"]
    assert copied[0].sentence == "Batch 1 of 2 copied: 2 addresses. Paste into Bcc, never into To."
    assert copied[1].mailto == "mailto:?bcc=c@c.example;d@d.example&subject=Dear%20friends"
    lines = (tmp_path / "list.txt").read_text("utf-8-sig").split("\n")
    assert all(one.text in lines for one in copied)
    seen = database.read(partial(bcc_batches, dispatch_id=key))
    assert all(one.copied_at is not None for one in seen)
    assert schools


def test_a_copied_batch_is_an_event_that_offers_no_undo(database, schools, save):
    key = save()
    written = copy_batch(database, dispatch_id=key, place=1)

    newest = select(Step.label, Step.kind).order_by(Step.id.desc()).limit(1)
    step = database.read(lambda connection: connection.execute(newest).one())
    assert (step.label, step.kind) == ("Copied Bcc batch 1", StepKind.EVENT)
    assert written.step is None
    assert "dispatch_batch" in written.changed
    undo_last(database)
    seen = database.read(partial(bcc_batches, dispatch_id=key))
    assert seen[0].copied_at is not None
    assert schools


def test_a_batch_with_somebody_who_objected_since_is_not_copied_and_the_others_are(
    database, schools, save
):
    key = save()
    entry = ObjectionEntry(channel=ObjectionChannel.EMAIL, organisation_id=schools[4])
    database.write("Object", partial(add_objection, entry=entry))

    with pytest.raises(Stale, match="1 of the 2 addresses must not be written to") as refused:
        copy_batch(database, dispatch_id=key, place=1)

    assert SHARED not in str(refused.value)
    seen = database.read(partial(bcc_batches, dispatch_id=key))
    assert seen[0].copied_at is None
    assert copy_batch(database, dispatch_id=key, place=2).value.addresses == 2


def test_a_list_made_again_has_batches_of_its_own(database, schools, save, tmp_path):
    key = save()
    copy_batch(database, dispatch_id=key, place=1)

    again = save_again(
        database, dispatch_id=key, path=tmp_path / "again.txt", private=tmp_path / "private"
    )

    seen = database.read(partial(bcc_batches, dispatch_id=again.value.dispatch_id))
    assert [one.copied_at for one in seen] == [None, None]
    assert schools


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_batch_that_is_not_there_is_said_so(database, schools, save, place):
    key = save()

    with pytest.raises(NotFound, match="no Bcc batch"):
        copy_batch(database, dispatch_id=key, place=place)
    assert schools


def test_other_kinds_of_file_have_no_batches(database, schools, save):
    key = save("vcard")

    assert database.read(partial(bcc_batches, dispatch_id=key)) == ()
    with pytest.raises(NotFound):
        copy_batch(database, dispatch_id=key, place=1)
    assert schools


@pytest.mark.parametrize("size", [0, 501])
def test_a_batch_of_more_than_exchange_takes_is_refused_and_nothing_is_left(
    database, schools, save, tmp_path, size
):
    with pytest.raises(LiaisonError, match="A Bcc batch cannot have") as refused:
        save(settings=ExportSettings(batch=size))

    assert "from 1 to 500" in refused.value.hint
    assert not (tmp_path / "list.txt").exists()
    assert list((tmp_path / "private").iterdir()) == []
    for table in (Dispatch, DispatchBatch):
        assert database.read(lambda c, t=table: c.execute(select(t.id)).all()) == []
    assert schools


def _add(database, name, address):
    values = {"kind": Kind.SCHOOL, "name": name, "postcode": "EN1 4NP"}
    key = database.write("Add", partial(saving.insert, table=Organisation, values=values)).value
    entry = ContactEntry(organisation_id=key, kind=ContactKind.EMAIL, typed=address)
    database.write("Add", partial(add_contact, entry=entry))
    return key
