"""Printed sheets are saved like every other file that leaves, rows and numbers alike."""

from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_team import save_team
from liaison_app.actions.make_export import ExportChosen, arranged, save_export
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.errors import Cancelled
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisation_entries import ContactEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import FORMATS, format_named
from liaison_app.files.formats.format import LetterText
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import DispatchRow, Organisation
from liaison_app.ui.paper.pdf_paper import PdfPaper

pytestmark = pytest.mark.usefixtures("qapp")

PRINTED = [kind for kind in FORMATS if kind.needs_paper]
STREETS = {"10 Oak Lane": 2, "9 Zoo Lane": 3, "2 Oak Lane": 1, "1 Ash Lane": 0}
"""Where each school comes on the way round; the names of the schools are in another order."""


@pytest.fixture
def schools(database):
    """Return the keys of four schools on the way round."""
    database.write("Team", partial(save_team, values={"name": "Chase Team"}, version=None))
    keys = {
        place: _add(database, f"School {name}", street)
        for name, (street, place) in zip("ABCD", STREETS.items(), strict=True)
    }
    return [keys[place] for place in sorted(keys)]


@pytest.fixture
def planned(database):
    """Return what plans a list of all schools for this kind of file."""

    def plan(kind):
        wanted = MailListWanted(kind=Kind.SCHOOL, by=kind.by)
        today = database.clock().date()
        return database.read(partial(plan_mail_list, wanted=wanted, today=today))

    return plan


@pytest.fixture
def save(database, tmp_path, planned):
    """Return what saves a list of all schools as this kind of file."""

    def saved(kind, *, progress=None):
        return save_export(
            database,
            plan=planned(kind),
            path=tmp_path / "printed.pdf",
            private=tmp_path / "private",
            chosen=ExportChosen(
                format=kind, letter=LetterText(body="«Salutation»,\n\nText."), paper=PdfPaper()
            ),
            progress=progress,
        ).value

    return saved


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.name)
def test_every_printed_kind_is_saved_and_proved(kind, schools, save, database):
    saved = save(kind)

    assert saved.check.passed
    assert saved.rows == len(schools)
    (entry,) = database.read(dispatches)
    assert (entry.file_name, entry.row_count) == ("printed.pdf", len(schools))


@pytest.mark.parametrize("name", ["call_sheet", "visit_sheet"])
def test_a_sheet_is_kept_with_its_numbers_in_the_order_of_the_way_round(
    name, schools, save, database
):
    assert format_named(name).by in {ObjectionChannel.PHONE, ObjectionChannel.VISIT}

    save(format_named(name))

    rows = select(DispatchRow.organisation_id).order_by(DispatchRow.place)
    assert database.read(lambda connection: connection.execute(rows).scalars().all()) == schools


def test_what_is_looked_at_stands_in_the_order_of_what_is_saved(schools, planned):
    def shown(name):
        kind = format_named(name)
        return [one.organisation_id for one in arranged(planned(kind), kind)]

    assert shown("visit_sheet") == schools
    assert shown("labels") == sorted(schools)  # as planned: by postcode and name


@pytest.mark.usefixtures("schools")
@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.name)
def test_what_is_cancelled_leaves_no_file_and_no_entry(kind, save, database, tmp_path):
    progress = Progress()
    progress.listen(lambda *_: progress.cancel())

    with pytest.raises(Cancelled):
        save(kind, progress=progress)

    assert not (tmp_path / "printed.pdf").exists()
    assert list((tmp_path / "private").iterdir()) == []
    assert database.read(dispatches) == ()


def _add(database, name, street):
    values = {
        "kind": Kind.SCHOOL,
        "name": name,
        "street": street,
        "town": "Enfield",
        "postcode": "EN1 4NP",
    }
    key = database.write("Add", partial(saving.insert, table=Organisation, values=values)).value
    entry = ContactEntry(organisation_id=key, kind=ContactKind.PHONE, typed="020 7946 0101")
    database.write("Add", partial(add_contact, entry=entry))
    return key
