from functools import partial

from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.queries.list_title import list_title
from liaison_app.queries.organisations_wanted import OrganisationsWanted


def titled(database, **wanted):
    return database.read(partial(list_title, wanted=OrganisationsWanted(**wanted)))


def test_a_list_is_titled_with_what_it_shows(database):
    assert titled(database) == "Organisations"
    assert titled(database, criteria=Criteria(kinds=(Kind.SCHOOL,))) == "Schools"


def test_a_title_does_not_say_what_people_believe(database):
    belief = Criteria(
        kinds=(Kind.FAITH,),
        traditions=("Muslim",),
        denominations=("Sunni",),
        religious_characters=("Muslim",),
    )
    said = titled(database, criteria=belief)
    assert said == Kind.FAITH.plural
    assert "Muslim" not in said


def test_a_saved_list_is_titled_with_its_name_and_what_narrows_it(database):
    entry = SavedListEntry(name="Summer fair", definition=ListDefinition())
    key = database.write("Save", partial(save_list, entry=entry)).value

    any_status = Criteria(standings=())
    assert titled(database, saved_list_id=key, criteria=any_status) == "Summer fair"
    only = Criteria(kinds=(Kind.SCHOOL,), standings=())
    assert titled(database, saved_list_id=key, criteria=only) == "Summer fair: schools"
