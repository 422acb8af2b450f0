from datetime import date
from functools import partial

import pytest

from liaison_app.domain.errors import Cancelled, LiaisonError
from liaison_app.domain.progress import Progress
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_handed_out import organisations_to_hand_out
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store.tables import Organisation

TODAY = date(2026, 3, 18)
USUAL = ("name", "ward", "main_contact", "phone", "last_contact", "objections")


@pytest.fixture
def keys(sample):
    return sample.read(partial(matching_ids, wanted=OrganisationsWanted(), today=TODAY))


@pytest.fixture
def handed(sample, keys):
    """Return what hands all of the sample's organisations out, in these columns."""

    def read(shown=USUAL, *, of=keys, most=100_000, progress=None):
        return sample.read(
            partial(
                organisations_to_hand_out,
                keys=of,
                shown=shown,
                most=most,
                today=TODAY,
                progress=progress,
            )
        )

    return read


def test_rows_leave_in_their_order_in_the_columns_shown(sample, keys, handed):
    backwards = keys[::-1]
    found = handed(("phone", "name", "objections"), of=backwards)

    assert found.headings == ("Phone", "Name", "Kind", "Town", "Objections")
    assert found.groups == (1, 3, 1)
    named = sample.read(
        lambda connection: dict(
            connection.execute(
                Organisation.__table__.select().with_only_columns(
                    Organisation.id, Organisation.name
                )
            ).all()
        )
    )
    assert [row[1] for row in found.rows] == [named[key] for key in backwards]


def test_what_people_believe_never_leaves(sample, handed):
    o = Organisation
    known = sample.read(
        lambda connection: {
            text
            for row in connection.execute(
                o.__table__.select().with_only_columns(
                    o.tradition, o.denomination, o.religious_character
                )
            )
            for text in row
            if text
        }
    )
    shown = (*USUAL, "postcode", "email", "tradition", "denomination", "religious_character")

    found = handed(shown)
    assert known
    assert not known & {text for row in found.rows for text in row}
    assert not {"Tradition", "Denomination", "Religious character"} & set(found.headings)


@pytest.mark.parametrize("column", ["phone", "email", "postcode", "ward", "main_contact"])
def test_objections_go_along_wherever_contact_data_does(handed, column):
    found = handed(("name", column))

    assert found.contact
    assert found.headings[-1] == "Objections"
    assert any(row[-1] for row in found.rows)


def test_a_list_of_names_alone_is_no_contact_data(handed):
    found = handed(("name", "last_contact"))

    assert not found.contact
    assert "Objections" not in found.headings


def test_a_postcode_that_is_shown_twice_leaves_once(handed):
    assert handed(("ward", "postcode")).headings == ("Ward", "Postcode", "Objections")


def test_too_many_rows_are_refused_before_any_is_read(handed, keys):
    with pytest.raises(LiaisonError, match="more than can be taken at once"):
        handed(most=len(keys) - 1)


def test_a_copy_that_is_cancelled_stops(handed):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        handed(progress=progress)
