from functools import partial

import pytest

from liaison_app.actions.make_workspace import make_sample_in, make_team_workspace
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.reporting_routes import PUBLIC_ROUTES, printed_line
from liaison_app.queries.reporting_routes import reporting_routes
from liaison_app.queries.team import officer_of_account, officers
from liaison_app.store.keys import ThisAccount


def test_whoever_makes_the_sample_is_one_of_its_officers(tmp_path):
    made = make_sample_in(tmp_path / "sample", account=ThisAccount(), login="pc.sample")
    find = partial(officer_of_account, account="pc.sample")
    officer = made.workspace.database.read(find)
    made.workspace.close()
    assert officer is not None


def test_an_account_that_an_invented_officer_has_is_given_to_no_other(tmp_path):
    made = make_sample_in(tmp_path / "sample", account=ThisAccount(), login="tadeyemi")
    everybody = made.workspace.database.read(officers)
    made.workspace.close()
    assert [one.account for one in everybody].count("tadeyemi") == 1


def test_a_team_begins_with_the_public_reporting_routes_and_none_is_checked(tmp_path):
    made = make_team_workspace(
        tmp_path / "chase", team="Chase", wards=[("E05000195", "Chase")], account=ThisAccount()
    )
    routes = made.workspace.database.read(reporting_routes)
    made.workspace.close()
    assert [one.line for one in routes] == [
        printed_line(one.name, one.wording) for one in PUBLIC_ROUTES
    ]
    assert {one.last_checked_on for one in routes} == {None}


@pytest.mark.parametrize("was_there", [True, False])
def test_a_workspace_whose_content_is_refused_leaves_the_folder_as_it_was(tmp_path, was_there):
    folder = tmp_path / "chase"
    if was_there:
        folder.mkdir()
    twice = [("E05000195", "Chase"), ("E05000195", "Chase again")]
    with pytest.raises(LiaisonError, match="is there already"):
        make_team_workspace(folder, team="Chase", wards=twice, account=ThisAccount())
    assert folder.exists() == was_there
    assert [entry.name for entry in tmp_path.iterdir()] == (["chase"] if was_there else [])
