"""What was typed and not saved is kept for the one who typed it."""

from datetime import UTC, datetime
from functools import partial

import pytest

from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.keep_draft import drop_draft, keep_draft, save_and_drop
from liaison_app.domain.drafts import DraftPlace
from liaison_app.domain.errors import LiaisonError
from liaison_app.queries.drafts import draft_of

AT = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)
HERE = DraftPlace(account="ps", form="PersonForm", record=7)


@pytest.fixture
def keep(database):
    """Return what keeps texts as a draft, and returns what came of the write."""

    def kept(texts, place=HERE):
        return database.write("", partial(keep_draft, place=place, texts=texts, at=AT))

    return kept


@pytest.fixture
def offered(database):
    """Return what reads a draft."""
    return lambda place=HERE: database.read(partial(draft_of, place=place))


def test_the_newest_texts_take_the_place_of_those_before(keep, offered):
    keep({"surname": "Sam", "title": "Dr"})
    keep({"surname": "Sample", "notes": "“Rings” back\nlater"})

    assert offered() == {"surname": "Sample", "notes": "“Rings” back\nlater"}


def test_an_emptied_field_is_kept_as_well(keep, offered):
    keep({"title": ""})

    assert offered() == {"title": ""}


def test_a_draft_is_no_step_to_undo(keep):
    assert (keep({"surname": "Sam"}).step, keep({}).changed) == (None, frozenset())


def test_a_form_put_back_as_it_was_leaves_no_draft(keep, offered):
    keep({"surname": "Sam"})
    keep({})

    assert offered() == {}


@pytest.mark.parametrize(
    "other",
    [
        DraftPlace(account="another", form="PersonForm", record=7),
        DraftPlace(account="ps", form="RoleForm", record=7),
        DraftPlace(account="ps", form="PersonForm", record=8),
    ],
)
def test_a_draft_belongs_to_its_account_form_and_record(keep, offered, database, other):
    keep({"surname": "Sam"})
    assert offered(other) == {}

    database.write("", partial(drop_draft, place=other))

    assert offered() == {"surname": "Sam"}


def test_a_dropped_draft_is_gone(keep, offered, database):
    keep({"surname": "Sam"})

    database.write("", partial(drop_draft, place=HERE))

    assert offered() == {}


def test_saving_forgets_the_draft_in_the_same_step(keep, offered, database):
    keep({"name": "Chase"})
    saving = partial(add_ward, code="E05000195", name="Chase")

    done = database.write("Add ward", partial(save_and_drop, writing=saving, place=HERE))

    assert done.changed == {"ward"}
    assert offered() == {}


def test_a_save_that_fails_keeps_the_draft(keep, offered, database):
    keep({"name": "Chase"})
    saving = partial(add_ward, code="", name="Chase")

    with pytest.raises(LiaisonError):
        database.write("Add ward", partial(save_and_drop, writing=saving, place=HERE))

    assert offered() == {"name": "Chase"}
