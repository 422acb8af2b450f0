from functools import partial

import pytest

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.whom import first_matches, names_of


@pytest.fixture
def schools(database):
    """Write three schools, and return their keys."""

    def add(name):
        entry = OrganisationEntry(values={"kind": "school", "name": name})
        return database.write("Given", partial(save_organisation, entry=entry)).value

    return [add(name) for name in ("Oak School", "Ash School", "Elm Hall")]


def test_no_more_matches_are_read_than_asked_for(database, schools):
    wanted = OrganisationsWanted(criteria=Criteria(words="school"))

    one = database.read(partial(first_matches, wanted=wanted, most=1))
    more = database.read(partial(first_matches, wanted=wanted, most=6))

    assert [row.name for row in one] == ["Ash School"]
    assert [row.id for row in more] == [schools[1], schools[0]]


def test_names_come_in_the_order_asked_for_without_those_that_are_gone(database, schools):
    oak, ash, elm = schools

    names = database.read(partial(names_of, organisation_ids=(elm, 999, oak, ash)))

    assert list(names.items()) == [(elm, "Elm Hall"), (oak, "Oak School"), (ash, "Ash School")]
